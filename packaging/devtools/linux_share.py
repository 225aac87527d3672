"""What a desktop wants to know of a program: menu entry, kinds of files, icons, its page for software
centres.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from devtools.environment import Environment
from devtools.frozen import release_time_s
from devtools.steps import StepFailed, run_quietly, telling_line

SOURCES = Path("packaging", "linux")
ICON = Path("resources", "icons", "app.svg")
LEVEL = 6
"""How hard xz tries, from 0 to 9."""
THREADS = 2
"""Of xz: not as many as there are, so that the blocks and with them the bytes are the same everywhere."""
ICON_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)
DRAW_ICON = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

source, size, target = sys.argv[1:]
picture = QImage(int(size), int(size), QImage.Format.Format_ARGB32)
picture.fill(Qt.GlobalColor.transparent)
painter = QPainter(picture)
QSvgRenderer(source).render(painter)
painter.end()
sys.exit(not picture.save(target))
"""


def fill_share(environment: Environment, share: Path, version: str) -> None:
    """Fill a `share` folder, as /usr/share is one."""
    sources = environment.root / SOURCES
    applications, metainfo = share / "applications", share / "metainfo"
    applications.mkdir(parents=True)
    metainfo.mkdir()
    shutil.copy(sources / "vbee-desktop.desktop", applications)
    date = time.strftime("%Y-%m-%d", time.gmtime(release_time_s(environment.root)))
    page = (sources / "vbee-desktop.metainfo.xml").read_text(encoding="utf-8")
    page = page.replace("@VERSION@", version).replace("@DATE@", date)
    (metainfo / "vbee-desktop.metainfo.xml").write_text(page, encoding="utf-8")
    draw_icons(environment, share / "icons" / "hicolor")


def draw_icons(environment: Environment, theme: Path) -> None:
    """The icon as it is, and drawn in the sizes that older desktops ask for."""
    source = environment.root / ICON
    scalable = theme / "scalable" / "apps" / "vbee-desktop.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copy(source, scalable)
    for size in ICON_SIZES_PX:
        picture = theme / f"{size}x{size}" / "apps" / "vbee-desktop.png"
        picture.parent.mkdir(parents=True)
        exit_code, output = run_quietly(environment.python, "-c", DRAW_ICON, source, str(size), picture)
        if exit_code != 0:
            raise StepFailed(f"the icon could not be drawn: {telling_line(output)}")

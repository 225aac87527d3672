"""What a desktop wants to know of a program: menu entry, kinds of files, icons, its page for software
centres, and its manual.
"""

from __future__ import annotations

import gzip
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from devtools.environment import Environment
from devtools.frozen import has_demo, release_time_s
from devtools.publisher import read_publisher
from devtools.steps import StepFailed, run_quietly, telling_line

SOURCES = Path("packaging", "linux")
ICON = Path("resources", "icons", "app.svg")
LEVEL = 6
"""How hard xz tries, from 0 to 9."""
THREADS = 2
"""Of xz: not as many as there are, so that the blocks and with them the bytes are the same everywhere."""
MANUALS = {"vbee-desktop.1": Path("man", "man1"), "vbee-desktop.vi.1": Path("man", "vi", "man1")}
OF_THE_DEMO = "<!-- demo -->"
"""Behind lines of the page for software centres."""
ICON_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)
DRAW_ICONS = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

source, theme, *sizes = sys.argv[1:]
for size in map(int, sizes):
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(source).render(painter)
    painter.end()
    target = Path(theme, f"{size}x{size}", "apps", "vbee-desktop.png")
    target.parent.mkdir(parents=True)
    if not picture.save(str(target)):
        sys.exit(f"{target} could not be written")
"""


def fill_share(environment: Environment, program: Path, share: Path, version: str) -> None:
    """Fill a `share` folder, as /usr/share is one, for the frozen `program`."""
    sources = environment.root / SOURCES
    applications, metainfo = share / "applications", share / "metainfo"
    applications.mkdir(parents=True)
    metainfo.mkdir()
    shutil.copy(sources / "vbee-desktop.desktop", applications)
    page = told(environment.root, "vbee-desktop.metainfo.xml", version)
    lines = page.splitlines(keepends=True)
    kept = (line.replace(OF_THE_DEMO, "") for line in lines if has_demo(program) or OF_THE_DEMO not in line)
    (metainfo / "vbee-desktop.metainfo.xml").write_text("".join(kept), encoding="utf-8")
    for name, place in MANUALS.items():
        (share / place).mkdir(parents=True)
        manual = told(environment.root, name, version).encode()
        (share / place / "vbee-desktop.1.gz").write_bytes(gzip.compress(manual, mtime=0))
    draw_icons(environment, share / "icons" / "hicolor")


def told(root: Path, name: str, version: str) -> str:
    """Text of one of the sources, with what this build fills in."""
    date = time.strftime("%Y-%m-%d", time.gmtime(release_time_s(root)))
    text = (root / SOURCES / name).read_text(encoding="utf-8")
    text = text.replace("@ID@", read_publisher(root).id)
    return text.replace("@VERSION@", version).replace("@DATE@", date)


def draw_icons(environment: Environment, theme: Path, sizes_px: Iterable[int] = ICON_SIZES_PX) -> None:
    """The icon as it is, and drawn in the sizes that older desktops ask for."""
    source = environment.root / ICON
    scalable = theme / "scalable" / "apps" / "vbee-desktop.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copy(source, scalable)
    sizes = map(str, sizes_px)
    exit_code, output = run_quietly(environment.python, "-c", DRAW_ICONS, source, theme, *sizes)
    if exit_code != 0:
        raise StepFailed(f"the icons could not be drawn: {telling_line(output)}")

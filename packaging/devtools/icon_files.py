"""The icon in the containers that Windows (.ico) and macOS (.icns) want, which hold PNG pictures, and on the
side picture of the installer.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from devtools.environment import Environment
from devtools.linux_share import ICON, draw_icons
from devtools.steps import StepFailed, run_quietly, telling_line

ICO_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)
ICNS_KINDS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}
"""Apple's codes for pictures of PNG, each with its size in pixels."""
DRAW_SIDE = """
import sys
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

source, target = sys.argv[1:]
picture = QImage(328, 628, QImage.Format.Format_RGB888)
picture.fill(QColor("#FFF3D6"))
painter = QPainter(picture)
QSvgRenderer(source).render(painter, QRectF(64, 120, 200, 200))
painter.end()
sys.exit(not picture.save(target))
"""


def write_ico(environment: Environment, file: Path) -> None:
    """Draw the icon for Windows."""
    file.write_bytes(ico(drawn(environment, ICO_SIZES_PX)))


def write_side(environment: Environment, file: Path) -> None:
    """Draw the picture beside the first and the last page of the installer, as a .bmp of twice its size."""
    source = environment.root / ICON
    exit_code, output = run_quietly(environment.python, "-c", DRAW_SIDE, source, file)
    if exit_code != 0:
        raise StepFailed(f"the picture of the installer could not be drawn: {telling_line(output)}")


def write_icns(environment: Environment, file: Path) -> None:
    """Draw the icon for macOS."""
    pictures = drawn(environment, ICNS_KINDS.values())
    file.write_bytes(icns({code: pictures[size_px] for code, size_px in ICNS_KINDS.items()}))


def drawn(environment: Environment, sizes_px: Iterable[int]) -> dict[int, bytes]:
    """The icon as square PNGs of these sizes."""
    with tempfile.TemporaryDirectory() as folder:
        draw_icons(environment, Path(folder), sizes_px)
        return {size: picture_in(Path(folder), size).read_bytes() for size in sizes_px}


def picture_in(theme: Path, size_px: int) -> Path:
    """Where `draw_icons` puts a picture."""
    (picture,) = (theme / f"{size_px}x{size_px}").rglob("*.png")
    return picture


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """An .ico of PNGs by their size in pixels: a head, one entry of 16 bytes each, the pictures."""
    place = 6 + 16 * len(pictures)
    entries = b""
    for size_px, png in pictures.items():
        side = size_px % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), place)
        place += len(png)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures.values())


def icns(pictures: Mapping[bytes, bytes]) -> bytes:
    """An .icns of PNGs by Apple's codes: blocks of code, length with this head, picture."""
    blocks = b"".join(code + struct.pack(">I", 8 + len(png)) + png for code, png in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(blocks)) + blocks

"""The distance of lines that follow one another: Vietnamese stacks marks over letters."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontInfo, QFontMetricsF

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QTextLayout

LINE_HEIGHT = 1.35
"""Times the size of the font."""


def pitch_of(font: QFont, line_height: float = LINE_HEIGHT) -> float:
    """From one line to the next, in whole pixels; never less than the font itself asks for."""
    return float(math.ceil(max(QFontMetricsF(font).height(), line_height * QFontInfo(font).pixelSize())))


def lead_of(font: QFont, pitch: float) -> int:
    """What is left above a line that stands in the middle of its pitch, in pixels."""
    return math.floor((pitch - QFontMetricsF(font).height()) / 2)


def stack_lines(layout: QTextLayout, width: float, pitch: float, top: float = 0.0) -> float:
    """Break the text into lines of this width, ``pitch`` apart, the first one at ``top``; the lower edge of
    the last one.
    """
    layout.beginLayout()
    bottom = top
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        bottom = top + line.height()
        top += pitch
    layout.endLayout()
    return bottom

"""The words of one row as they are painted: wrapped, with what was found in them and the sign of an edit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from vbee_desktop.core.shown_text import shown
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import SPACE, SPACE_TIGHT
from vbee_desktop.ui.widgets.line_pitch import lead_of, pitch_of, stack_lines
from vbee_desktop.ui.widgets.paint import ICON_INLINE, draw_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from vbee_desktop.ui.look import Look

_COLOUR = "accent_text"


class RowWords:
    """``sign`` is the word that tells of an edit, empty where there is none: behind the last line, or below
    it where there is no room. A word that is longer than ``width`` is broken.
    """

    def __init__(self, look: Look, text: str, width: int, sign: str = "") -> None:
        self._look = look
        self._sign = sign
        self._layout = QTextLayout(shown(text).replace("\n", "\u2028"), look.font())
        self._lay_out(max(width, 1))
        self._metrics = QFontMetrics(look.font(CAPTION, demibold=True))
        self._sign_corner = self._place_of_sign(width)

    @property
    def height(self) -> int:
        """Of all lines, in pixels."""
        words = self._layout.lineCount() * self._pitch
        return math.ceil(max(words, self._sign_corner.y() + self._metrics.height()) if self._sign else words)

    def draw(self, painter: QPainter, corner: QPointF, found: tuple[int, int] | None = None) -> None:
        """Paint with the pen that is set; the sign has its own colour, and so has what was ``found``: its
        first character and its length, in Qt's units.
        """
        self._layout.draw(painter, corner, [self._mark(*found)] if found is not None else [])
        if not self._sign:
            return
        at, height, look = corner + self._sign_corner, self._metrics.height(), self._look
        draw_icon(painter, look, "pencil", _COLOUR, at + QPointF(0, (height - ICON_INLINE) / 2), ICON_INLINE)
        painter.setFont(look.font(CAPTION, demibold=True))
        painter.setPen(look.color(_COLOUR))
        width = self._metrics.horizontalAdvance(self._sign) + 1
        where = QRectF(at.x() + ICON_INLINE + SPACE_TIGHT, at.y(), width, height)
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._sign)

    def _mark(self, start: int, length: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start, found.length = start, length
        found.format = QTextCharFormat()
        found.format.setBackground(self._look.color("accent"))
        found.format.setForeground(self._look.color("on_accent"))
        return found

    def _lay_out(self, width: int) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        font = self._layout.font()
        self._pitch = pitch_of(font)
        stack_lines(self._layout, width, self._pitch, lead_of(font, self._pitch))

    def _place_of_sign(self, width: int) -> QPointF:
        count = self._layout.lineCount()
        if not self._sign or not count:
            return QPointF()
        last = self._layout.lineAt(count - 1)
        left = last.naturalTextWidth() + (SPACE if last.textLength() else 0)
        sign_width = ICON_INLINE + SPACE_TIGHT + self._metrics.horizontalAdvance(self._sign)
        if left + sign_width > width:
            return QPointF(0, last.y() + last.height())
        return QPointF(left, last.y() + (last.height() - self._metrics.height()) / 2)

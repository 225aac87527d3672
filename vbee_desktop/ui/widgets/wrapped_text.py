"""Words on several lines, which stand as far apart as Vietnamese needs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextLayout, QTextOption

from vbee_desktop.ui.widgets.line_pitch import pitch_of, stack_lines

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QLabel

_SHARE_LEFT = {Qt.AlignmentFlag.AlignHCenter: 0.5, Qt.AlignmentFlag.AlignRight: 1.0}
"""Of the room beside the words, so much is left of them."""


class WrappedText:
    """Words laid out ``width`` wide; ``height`` is that of all lines. Balanced, no line is much shorter than
    the others: no word stands alone.
    """

    def __init__(
        self, text: str, font: QFont, width: int, alignment: Qt.AlignmentFlag, *, is_balanced: bool = False
    ) -> None:
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption(alignment)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._pitch = pitch_of(font)
        self.height = self._lay_out(max(width, 1))
        self._left = 0.0
        if is_balanced and self._layout.lineCount() > 1:
            narrow = self._least_width(max(width, 1))
            self.height = self._lay_out(narrow)
            self._left = (width - narrow) * _SHARE_LEFT.get(alignment, 0.0)

    def draw(self, painter: QPainter, corner: QPointF) -> None:
        """Paint with the pen that is set."""
        self._layout.draw(painter, corner + QPointF(self._left, 0))

    def _lay_out(self, width: int) -> int:
        return math.ceil(stack_lines(self._layout, width, self._pitch))

    def _least_width(self, width: int) -> int:
        """The narrowest that needs no more lines."""
        count = self._layout.lineCount()
        low, high = width // 2, width
        while high - low > 1:
            middle = (low + high) // 2
            self._lay_out(middle)
            low, high = (low, middle) if self._layout.lineCount() <= count else (middle, high)
        return high


def space_lines(label: QLabel, pitch: float) -> None:
    """The same distance for a label whose words can be selected: Qt keeps a document for those."""
    label.sizeHint()  # it fills the document only when it must
    document = label.findChild(QTextDocument)
    if document is None:
        return
    cursor, spaced = QTextCursor(document), QTextBlockFormat()
    spaced.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(spaced)
    label.updateGeometry()

"""Room between the lines of a plain-text editor, which ignores line heights and margins of its own accord."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QPlainTextDocumentLayout

from vbee_desktop.ui.widgets.line_pitch import lead_of, pitch_of

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextLayout

_LINE_HEIGHT = 1.5
"""Times the size of the font, where much is read."""


class ParagraphLayout(QPlainTextDocumentLayout):
    """Sets lines ``line_height`` font sizes apart and puts ``gap`` pixels below each paragraph.

    Moving each line of a block and answering the greater height is all it takes: painting, the cursor, clicks
    and scrolling follow from it. Qt asks some forty times for each key, so the answer to a block that stands
    as it should is short.
    """

    def __init__(self, document: QTextDocument, *, gap: int = 12, line_height: float = _LINE_HEIGHT) -> None:
        super().__init__(document)
        self._gap = gap
        self._line_height = line_height
        self._margin = document.documentMargin()
        self._pitch = 0.0
        self._lead = 0
        self._rects: dict[int, QRectF] = {}

    def set_font(self, font: QFont) -> None:
        """Measure for the font that the document is set in."""
        self._margin = self.document().documentMargin()
        self._pitch = pitch_of(font, self._line_height)
        self._lead = lead_of(font, self._pitch)
        self._rects.clear()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not block.isValid():
            return QRectF()
        layout = block.layout()
        count = layout.lineCount()  # none after a change of the width, and then all blocks are placed anew
        known = self._rects.get(count)
        if known is not None and layout.lineAt(count - 1).y() == self._lead + (count - 1) * self._pitch:
            return known
        return self._placed(block, layout)

    def _placed(self, block: QTextBlock, layout: QTextLayout) -> QRectF:
        """Lay a block out and move its lines; each block with so many lines takes the same room."""
        width = super().blockBoundingRect(block).width()
        count = layout.lineCount()
        for index in range(count):
            layout.lineAt(index).setPosition(QPointF(self._margin, self._lead + index * self._pitch))
        self._rects[count] = QRectF(0.0, 0.0, width, count * self._pitch + self._gap)
        return self._rects[count]

"""Room between the lines of a plain-text editor, which ignores line heights and margins of its own accord."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QPlainTextDocumentLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QTextBlock, QTextDocument

_LINE_HEIGHT = 1.5
"""Times the size of the font: Vietnamese stacks marks over letters."""


class ParagraphLayout(QPlainTextDocumentLayout):
    """Sets lines 1.5 font sizes apart and puts ``gap`` pixels below each paragraph.

    Moving each line of a block and answering the greater height is all it takes: painting, the cursor, clicks
    and scrolling follow from it. Qt asks some thirty times for each key, so this stays short.
    """

    def __init__(self, document: QTextDocument, *, gap: int = 12) -> None:
        super().__init__(document)
        self._gap = gap
        self._margin = document.documentMargin()
        self._pitch = 0.0
        self._lead = 0.0

    def set_font(self, font: QFont) -> None:
        """Measure for the font that the document is set in."""
        self._margin = self.document().documentMargin()
        natural = QFontMetricsF(font).height()
        self._pitch = float(math.ceil(max(natural, _LINE_HEIGHT * QFontInfo(font).pixelSize())))
        self._lead = math.floor((self._pitch - natural) / 2)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not block.isValid():
            return QRectF()
        width = super().blockBoundingRect(block).width()
        layout = block.layout()
        count = layout.lineCount()
        if layout.lineAt(count - 1).y() != self._lead + (count - 1) * self._pitch:
            for index in range(count):
                layout.lineAt(index).setPosition(QPointF(self._margin, self._lead + index * self._pitch))
        return QRectF(0.0, 0.0, width, count * self._pitch + self._gap)

"""The field in which the words of a row are edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from vbee_desktop.ui.theme import SPACE_GROUP
from vbee_desktop.ui.widgets.line_pitch import LINE_HEIGHT
from vbee_desktop.ui.widgets.paint import focus_inside
from vbee_desktop.ui.widgets.paragraph_layout import ParagraphLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

_FRAME = 2


class RowEditor(QPlainTextEdit):
    """As wide as the words that it stands on; the row grows with what is written."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.is_filled = False
        self.setAccessibleName(self.tr("Text of the row"))
        self.setFont(look.font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._lines = ParagraphLayout(self.document(), gap=0, line_height=LINE_HEIGHT)
        self._lines.set_font(self.font())
        self.document().setDocumentLayout(self._lines)

    @property
    def words_before_cursor(self) -> str:
        """What stands left of the cursor."""
        before = QTextCursor(self.document())
        before.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        return before.selectedText()

    def show_words(self, text: str) -> None:
        """Edit these, with the cursor behind them."""
        self.is_filled = True
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def centre_words(self, words_height: int) -> None:
        """Let the words stand where the row paints them."""
        above = max((self.height() - words_height) // 2, _FRAME)
        self.setViewportMargins(SPACE_GROUP, above, SPACE_GROUP, _FRAME)

    def event(self, event: QEvent) -> bool:
        """The frame and the margins around the words."""
        if event.type() != QEvent.Type.Paint:
            return super().event(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("surface"))
        focus_inside(painter, self._look, QRectF(self.rect()))
        return True

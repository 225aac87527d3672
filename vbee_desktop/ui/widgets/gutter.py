"""The gutter of the script editor: a number and a mark for each paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtWidgets import QWidget

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QMouseEvent, QPainter, QPaintEvent

    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.script_editor import BlockPlace, ScriptEditor

MARK_SIZE = 18
_LEFT = 8
_RIGHT = 10
_BETWEEN = 6
_BAR = 3
_TRIANGLE = 12


class Gutter(QWidget):
    """A child of the editor left of its viewport; a click on a paragraph's row sends its index."""

    clicked = Signal(object)
    """Index of the paragraph, an int."""
    menu_wanted = Signal(object, object)
    """Index of the paragraph, and the place of its menu on the screen (QPoint)."""

    def __init__(self, look: Look, editor: ScriptEditor) -> None:
        super().__init__(editor)
        self._look = look
        self._editor = editor
        self._marks: tuple[str, ...] = ()
        self._notes: dict[int, str] = {}
        self._playing: int | None = None

    def set_marks(self, marks: Sequence[str]) -> None:
        """The mark of each paragraph, in order."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.update()

    def set_notes(self, notes: Mapping[int, str]) -> None:
        """What else there is to tell about paragraphs, besides their marks."""
        self._notes = dict(notes)

    def set_playing(self, paragraph: int | None) -> None:
        """The paragraph that is heard: a triangle stands in the place of its number."""
        if paragraph != self._playing:
            self._playing = paragraph
            self.update()

    @property
    def playing(self) -> int | None:
        """The paragraph that is heard."""
        return self._playing

    def words_of(self, paragraph: int) -> str:
        """What is told about a paragraph."""
        told = (self._words(self.mark_of(paragraph)), self._notes.get(paragraph, ""))
        return "\n".join(words for words in told if words)

    def mark_of(self, paragraph: int) -> str:
        """The mark shown at a paragraph."""
        return self._marks[paragraph] if paragraph < len(self._marks) else "never"

    def width_for(self, paragraphs: int) -> int:
        """Width in pixels for that many paragraphs."""
        figures = "0" * max(2, len(str(paragraphs)))
        font = self._look.font(CAPTION, tabular=True)
        self.setFont(font)
        return _LEFT + self.fontMetrics().horizontalAdvance(figures) + _BETWEEN + MARK_SIZE + _RIGHT

    def sizeHint(self) -> QSize:
        return QSize(self.width_for(1), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._look.is_whole:  # PySide would load 20 ms of types for `fillRect`
            return
        from PySide6.QtGui import QPainter

        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.color("alt"))
        for place in self._editor.visible_blocks():
            if place.top > event.rect().bottom():
                break
            if place.bottom >= event.rect().top():
                self._paint_block(painter, place)
        painter.fillRect(
            self.width() - 1, event.rect().top(), 1, event.rect().height(), self._look.color("line")
        )

    def enterEvent(self, event: QEnterEvent) -> None:
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        from PySide6.QtCore import Qt

        paragraph = self._paragraph_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and paragraph is not None:
            self.clicked.emit(paragraph)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        paragraph = self._paragraph_at(event.pos().y())
        if paragraph is not None:
            self.menu_wanted.emit(paragraph, event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        self._tell(event)
        return True

    def _tell(self, event: QEvent) -> None:
        from PySide6.QtGui import QHelpEvent
        from PySide6.QtWidgets import QToolTip

        if isinstance(event, QHelpEvent):
            paragraph = self._paragraph_at(event.pos().y())
            words = "" if paragraph is None else self.words_of(paragraph)
            QToolTip.showText(event.globalPos(), plain_tip(words), self)

    def _paint_block(self, painter: QPainter, place: BlockPlace) -> None:
        look = self._look
        if place.current:
            painter.fillRect(QRectF(0, place.top, self.width(), place.bottom - place.top), look.color("cur"))
            painter.fillRect(QRectF(0, place.top, _BAR, place.bottom - place.top), look.color("accent_text"))
        if place.paragraph is None:
            return
        from PySide6.QtCore import Qt

        from vbee_desktop.ui.widgets.marks import draw_mark
        from vbee_desktop.ui.widgets.paint import draw_icon

        middle = place.top + place.line_height / 2
        centre = QPointF(self.width() - _RIGHT - MARK_SIZE / 2, middle)
        draw_mark(painter, look, self.mark_of(place.paragraph), centre)
        if place.paragraph == self._playing:
            left = self.width() - _RIGHT - MARK_SIZE - _BETWEEN - _TRIANGLE
            corner = QPointF(left, middle - _TRIANGLE / 2)
            draw_icon(painter, look, "play", "accent_text", corner, _TRIANGLE)
            return
        painter.setFont(self.font())
        painter.setPen(look.color("text3"))
        number = QRectF(0, place.top, self.width() - _RIGHT - MARK_SIZE - _BETWEEN, place.line_height)
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(number, right, str(place.paragraph + 1))

    def _paragraph_at(self, y: float) -> int | None:
        for place in self._editor.visible_blocks():
            if place.top <= y < place.bottom:
                return place.paragraph
        return None

    def _words(self, mark: str) -> str:
        words = {
            "never": self.tr("Never made"),
            "made": self.tr("Up to date"),
            "stale": self.tr("Text or settings changed since it was made"),
            "queued": self.tr("Waiting its turn"),
            "working": self.tr("Being made"),
            "failed": self.tr("Failed"),
            "locked": self.tr("Locked"),
        }
        return words.get(mark, "")

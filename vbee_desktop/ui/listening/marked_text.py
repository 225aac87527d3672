"""A text in which differences are marked: each kind by the line below it and by its ground."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QToolTip

from vbee_desktop.core.listen_back import Difference
from vbee_desktop.core.text import utf16_units
from vbee_desktop.ui.listening.listen_words import difference_words
from vbee_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.listen_back import Word
    from vbee_desktop.ui.look import Look

MOST_MARKED = 2000
"""More places are not marked: each is drawn anew with every scroll."""
LEAST_LINES = 3
_Line = QTextCharFormat.UnderlineStyle
_LINES = {
    Difference.MARKS: _Line.DotLine,
    Difference.NUMBER: _Line.DashUnderline,
    Difference.NAME: _Line.WaveUnderline,
    Difference.WORD: _Line.WaveUnderline,
    Difference.MISSING: _Line.NoUnderline,  # struck out
    Difference.ADDED: _Line.SingleUnderline,
}
_TOKENS = {
    Difference.MARKS: "info",
    Difference.NUMBER: "info",
    Difference.NAME: "warn",
    Difference.WORD: "warn",
    Difference.MISSING: "err",
    Difference.ADDED: "err",
}


class MarkedText(QPlainTextEdit):
    """Read only; a click on a marked place tells its number."""

    place_clicked = Signal(object)
    """Of the place, counted from 0 (int)."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ranges: list[tuple[int, int, int]] = []
        self._kinds: list[Difference] = []
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(SPACE)
        self.viewport().setMouseTracking(True)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str, places: Sequence[tuple[Difference, Sequence[Word]]]) -> None:
        """Show a text; of each difference its kind and the words of this side, in order."""
        self.setPlainText(text)
        self._kinds = [kind for kind, _ in places]
        self._ranges = [
            (*_in_units(text, words), number) for number, (_, words) in enumerate(places) if words
        ][:MOST_MARKED]
        self._mark()

    def show_current(self, number: int) -> None:
        """Let one place stand out and bring it into sight."""
        self._current = number
        self._mark()
        for start, end, place in self._ranges:
            if place == number:
                self.setTextCursor(self._cursor(start, start))
                self.ensureCursorVisible()
                self.setTextCursor(self._cursor(end, end))
                self.ensureCursorVisible()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what differs where the pointer rests on a mark."""
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            QToolTip.showText(
                event.globalPos(), difference_words(self._kinds[place]) if place >= 0 else "", self
            )
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self._place_at(event.position().toPoint())
        if (
            event.button() == Qt.MouseButton.LeftButton
            and not self.textCursor().hasSelection()
            and place >= 0
        ):
            self.place_clicked.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        shape = (
            Qt.CursorShape.PointingHandCursor
            if self._place_at(event.position().toPoint()) >= 0
            else Qt.CursorShape.IBeamCursor
        )
        self.viewport().setCursor(shape)

    def _place_at(self, point: QPoint) -> int:
        """The number of the place at a point of the viewport, or -1."""
        cursor = self.cursorForPosition(point)
        at, nearest = cursor.position(), self.cursorRect(cursor)
        reach = self.fontMetrics().averageCharWidth()
        before = bisect_right(self._ranges, at, key=lambda each: each[0]) - 1
        if before < 0 or not nearest.adjusted(-reach, 0, reach, 0).contains(point):
            return -1
        start, end, place = self._ranges[before]
        return place if start <= at <= end else -1

    def _mark(self) -> None:
        marks = []
        for start, end, place in self._ranges:
            mark = QTextEdit.ExtraSelection()
            mark.format = self._format(self._kinds[place], is_current=place == self._current)
            mark.cursor = self._cursor(start, end)
            marks.append(mark)
        self.setExtraSelections(marks)

    def _format(self, kind: Difference, *, is_current: bool) -> QTextCharFormat:
        look, token = self._look, _TOKENS[kind]
        form = QTextCharFormat()
        form.setBackground(look.color("accent_soft" if is_current else f"{token}_soft"))
        form.setForeground(look.color("text" if is_current else token))
        form.setUnderlineColor(look.color(token))
        form.setUnderlineStyle(_LINES[kind])
        form.setFontStrikeOut(kind is Difference.MISSING)
        return form

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _restyle(self) -> None:
        self.setFont(self._look.font())
        self.setMinimumHeight(LEAST_LINES * self.fontMetrics().lineSpacing() + 2 * SPACE)
        self._mark()


def _in_units(text: str, words: Sequence[Word]) -> tuple[int, int]:
    """From the first to the last of the words, as Qt counts."""
    start = utf16_units(text[: words[0].start])
    return start, start + utf16_units(text[words[0].start : words[-1].end])

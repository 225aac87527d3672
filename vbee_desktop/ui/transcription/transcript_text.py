"""The words of a transcript, to be read and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from vbee_desktop.ui.transcription.transcript_result import joined
from vbee_desktop.ui.widgets.paragraph_layout import ParagraphLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.models import Utterance
    from vbee_desktop.core.utterance_rows import Patch, Step

MOST_RUNNING = 200
"""Up to so many rows are one running text; more are a line each, so that one row is one block of Qt's."""
ROWS_A_TURN = 250


class TranscriptText(QPlainTextEdit):
    """A long transcript is filled in turns of the event loop, so that the window answers meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self._lines = ParagraphLayout(self.document(), gap=0)
        self._lines.set_font(self.font())
        self.document().setDocumentLayout(self._lines)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Transcript"))
        self._rows: Sequence[Utterance] = ()
        self._filled = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._fill)

    def show_rows(self, rows: Sequence[Utterance], text: str = "") -> None:
        """Show these; ``text`` is how the service has put them together."""
        self._rows = rows
        self._timer.stop()
        self._filled = 0
        if len(rows) <= MOST_RUNNING:
            self.setPlainText(text or joined(rows))
        else:
            self.clear()
            self._fill()
            self._timer.start(0)

    def follow(self, step: Step, rows: Sequence[Utterance]) -> None:
        """The rows have changed in this way; they are as many as lines, where there are lines."""
        first = step.patches[0]
        is_small = len(step.patches) == 1 and len(first.before) + len(first.after) <= MOST_RUNNING
        if len(rows) <= MOST_RUNNING or not is_small or not self._patch(first, len(rows)):
            self.show_rows(rows)
        self._rows = rows

    def _patch(self, patch: Patch, count: int) -> bool:
        """Change some lines among those that are filled, but the last; False when that is not possible."""
        was_lines = count - len(patch.after) + len(patch.before) > MOST_RUNNING
        end = patch.at + len(patch.before)
        if not was_lines or end >= self._filled:
            return False
        cursor = QTextCursor(self.document().findBlockByNumber(patch.at))
        cursor.setPosition(self.document().findBlockByNumber(end).position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("".join(f"{row.utterance.text}\n" for row in patch.after))
        self._filled += len(patch.after) - len(patch.before)
        return True

    def _fill(self) -> None:
        rows = self._rows[self._filled : self._filled + ROWS_A_TURN]
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(("\n" if self._filled and rows else "") + "\n".join(each.text for each in rows))
        self._filled += len(rows)
        if self._filled >= len(self._rows):
            self._timer.stop()

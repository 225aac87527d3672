"""The right side: what was recognised, ready to hear, copy and export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from vbee_desktop.ui.look import HEADING
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.transcription.time_words import length_text, whole_text
from vbee_desktop.ui.transcription.transcript_export import TranscriptExport
from vbee_desktop.ui.transcription.transcript_view import TranscriptView
from vbee_desktop.ui.transcription.utterance_table import UtteranceTable
from vbee_desktop.ui.widgets.buttons import ToolButton
from vbee_desktop.ui.widgets.card import Card
from vbee_desktop.ui.widgets.empty_state import EmptyState
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.line import Line

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.core.models import Utterance
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Desk, Playback, Settings
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult


class ResultPanel(QWidget):
    """Empty, no speech found, or rows with their transcript. A click on a row plays exactly that stretch."""

    announcement = Signal(object)

    def __init__(
        self, look: Look, desk: Desk, playback: Playback, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._playback = playback
        self._result: TranscriptResult | None = None
        self._is_previous = False
        self.export = TranscriptExport(look, desk, settings, self.edited_utterances, self)
        self._title = Label(look, self, scale=HEADING, demibold=True)
        self._summary = Label(look, self, role="text2", wrap=True, tabular=True)
        self._play = ToolButton(look, self, text=self.tr("Play row"), icon="play")
        self._play.setToolTip(self.tr("Play row (F5)"))
        self._message = InlineMessage(look, self)
        self._empty = EmptyState(look, self, icon="text-speech")
        self.table = UtteranceTable(look, self)
        self._transcript = TranscriptView(look, self.export, self)
        self._rows = QWidget(self)
        self._lay_out()
        self._connect()
        self._show()

    @property
    def result(self) -> TranscriptResult | None:
        """What is shown."""
        return self._result

    def show_result(self, result: TranscriptResult) -> None:
        """Show a new result in the place of the last one."""
        self._result = result
        self._is_previous = False
        self._message.dismiss()
        self.export.set_result(result)
        self.table.set_utterances(result.utterances)
        self._transcript.set_text(result.text)
        self._show()

    def edited_utterances(self) -> tuple[Utterance, ...]:
        """The rows as they are now."""
        return self.table.rows.utterances

    def set_previous(self, previous: bool) -> None:
        """Say that the result belongs to an earlier sound than the one at work on the left."""
        self._is_previous = previous
        self._show_head()

    def play_row(self, row: object = None) -> None:
        """Play one row, by default the one under the cursor."""
        chosen = row if isinstance(row, int) and not isinstance(row, bool) else self.table.current_row()
        if self._result is None or chosen is None or chosen >= len(self._result.utterances):
            return
        utterance = self._result.utterances[chosen]
        self._playback.play(self._result.playable, utterance.start_s, utterance.end_s)

    def _connect(self) -> None:
        self._playback.on_position(self._follow_position)
        self.table.play_requested.connect(self.play_row)
        self._play.clicked.connect(self.play_row)
        self.export.copied.connect(self.announcement)
        self.export.exported.connect(self._tell_exported)

    def _follow_position(self, path: object, position_s: float) -> None:
        is_ours = self._result is not None and path == self._result.playable.path and position_s >= 0
        self.table.rows.set_playing_row(self.table.rows.row_at(position_s) if is_ours else None)

    def _tell_exported(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        actions = [(self.tr("Show folder"), lambda: QDesktopServices.openUrl(folder))]
        self._message.show_message("done", self.tr("Transcript saved."), str(path), actions)

    def _show(self) -> None:
        has_rows = self._result is not None and bool(self._result.utterances)
        self._pages.setCurrentWidget(self._rows if has_rows else self._frame)
        self._empty.set_words(*self._empty_words())
        self._show_head()

    def _show_head(self) -> None:
        has_result = self._result is not None
        is_previous = self._is_previous and has_result
        self._title.setText(self.tr("Previous result") if is_previous else self.tr("Utterances"))
        self._summary.setText(self._summary_text())
        self._play.setVisible(has_result and bool(self._result and self._result.utterances))

    def _empty_words(self) -> tuple[str, str]:
        if self._result is None:
            return self.tr("No transcript yet"), self.tr(
                "Record a few seconds or choose a WAV file. Each sentence appears here with its times."
            )
        return self.tr("No speech found"), self.tr(
            "There may be only noise, or the voice is too quiet. Come closer to the microphone, "
            "aim for the bracket of the meter, and try again."
        )

    def _summary_text(self) -> str:
        result = self._result
        if result is None:
            return ""
        rows = len(result.utterances)
        text = {0: "%1 s", 1: self.tr("1 row from %1 s")}.get(rows, self.tr("%2 rows from %1 s"))
        text = text.replace("%1", length_text(result.duration_s)).replace("%2", whole_text(rows))
        if not result.is_new:
            text += " · " + self.tr("billed before, nothing was sent")
        elif result.billed_s:
            text += " · " + self.tr("%1 s billed").replace("%1", whole_text(result.billed_s))
        return text

    def _lay_out(self) -> None:
        self._frame = Card(self._look, self, dashed=True)
        framed = QVBoxLayout(self._frame)
        framed.setContentsMargins(0, 0, 0, 0)
        framed.addWidget(self._empty)
        table = FieldFrame(self._look, self.table, self)
        table.setMinimumHeight(self._look.height(32) + 2 * self._look.height(35) + SPACE)
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        rows.addWidget(table, 1)
        rows.addWidget(Line(self._look, self))
        rows.addWidget(self._transcript)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._frame)
        self._pages.addWidget(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(self._head())
        column.addWidget(self._message)
        column.addLayout(self._pages, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SPACE_GROUP)
        self._title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._title.setMinimumHeight(self._look.height(32))
        head.addWidget(self._title)
        head.addWidget(self._summary, 1)
        head.addWidget(self._play)
        return head

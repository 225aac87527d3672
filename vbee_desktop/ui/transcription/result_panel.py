"""The right side: what was recognised, ready to hear, copy and export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from vbee_desktop.ui.look import HEADING
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.transcription.time_words import length_text, whole_text
from vbee_desktop.ui.transcription.transcript_export import TranscriptExport
from vbee_desktop.ui.transcription.transcript_view import TranscriptView
from vbee_desktop.ui.transcription.utterance_editor import UtteranceEditor
from vbee_desktop.ui.transcription.utterance_places import UtterancePlaces
from vbee_desktop.ui.transcription.utterance_table import UtteranceTable
from vbee_desktop.ui.transcription.utterance_tools import UtteranceTools
from vbee_desktop.ui.widgets.card import Card
from vbee_desktop.ui.widgets.empty_state import EmptyState
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.find_bar import FindBar
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.line import Line

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Utterance
    from vbee_desktop.core.utterance_rows import Step
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Desk, Playback, Settings
    from vbee_desktop.ui.transcription.transcript_result import TranscriptResult

FOLLOW_SETTING = "transcription.follow"


class ResultPanel(QWidget):
    """Empty, no speech found, or rows with their transcript. A click on a row plays exactly that stretch;
    `editor` does everything else with them.
    """

    announcement = Signal(object)

    def __init__(
        self, look: Look, desk: Desk, playback: Playback, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._settings = settings
        self._result: TranscriptResult | None = None
        self._is_previous = False
        self.export = TranscriptExport(look, desk, settings, self.edited_utterances, self)
        self._title = Label(look, self, scale=HEADING, demibold=True)
        self._summary = Label(look, self, role="text2", wrap=True, tabular=True)
        self._message = InlineMessage(look, self)
        self._empty = EmptyState(look, self, icon="text-speech")
        self.table = UtteranceTable(look, self)
        self.editor = UtteranceEditor(self.table, desk, playback, self)
        self._transcript = TranscriptView(look, self.export, self)
        self._rows = QWidget(self)
        self._tools = UtteranceTools(look, self.editor.acts, self._rows)
        self.find_bar = FindBar(look, UtterancePlaces(self.table), self._rows)
        self._lay_out()
        self._connect()
        self._tools.follow.setChecked(settings.get(FOLLOW_SETTING) is not False)
        self._show()

    def offer_speech(self, *, is_offered: bool) -> None:
        """Whether words can be handed over to be spoken."""
        self._transcript.speak_button.setVisible(is_offered)

    @property
    def result(self) -> TranscriptResult | None:
        """What is shown."""
        return self._result

    @property
    def is_previous(self) -> bool:
        """Whether the result belongs to an earlier sound than the one at work on the left."""
        return self._is_previous

    def show_result(self, result: TranscriptResult) -> None:
        """Show a new result in the place of the last one."""
        self._result = result
        self._is_previous = False
        self._message.dismiss()
        self.export.set_result(result)
        self._transcript.words.show_rows(result.utterances, result.text)
        self.editor.show_result(result)
        self._show()

    def edited_utterances(self) -> tuple[Utterance, ...]:
        """The rows as they are now, with what is being written."""
        self.table.finish_editing()
        return self.table.rows.utterances

    def set_previous(self, previous: bool) -> None:
        """Say that the result belongs to an earlier sound than the one at work on the left."""
        self._is_previous = previous
        self._show_head()
        self.editor.mark_soon()

    def _connect(self) -> None:
        self.editor.changed.connect(self._take_change)
        self.editor.announcement.connect(self.announcement)
        self.editor.find_wanted.connect(self.open_find)
        self.editor.keeper.cannot_open.connect(self._tell_cannot_open)
        self.editor.keeper.cannot_keep.connect(self._tell_cannot_keep)
        self._tools.follow.toggled.connect(self._set_follow)
        for keys, act in (
            ("Ctrl+F", self.open_find),
            ("F3", self.find_bar.find_next),
            ("Shift+F3", self.find_bar.find_previous),
        ):
            QShortcut(QKeySequence(keys), self._rows).activated.connect(act)
        for keys, act in (
            ("Ctrl+Z", self.editor.undo),
            ("Ctrl+Shift+Z", self.editor.redo),
            ("Ctrl+Y", self.editor.redo),
        ):  # what is written with its own keys keeps them
            shortcut = QShortcut(QKeySequence(keys), self._rows)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.export.copied.connect(self.announcement)
        self.export.exported.connect(self._tell_exported)

    def _take_change(self, step: Step | None) -> None:
        """The rows have changed, or can be edited from now on."""
        edits = self.table.rows.edits
        if step is not None and edits is not None:
            self._transcript.words.follow(step, edits.utterances)
        elif edits is not None and edits.is_changed:
            self._transcript.words.show_rows(edits.utterances)
        self._show()

    def open_find(self) -> None:
        """Find and replace in the rows, if there are any."""
        if self.editor.can_find:
            self.find_bar.open()

    def _tell_cannot_open(self, error: VbeeError) -> None:
        said = message_for(error)
        title = self.tr("What was corrected earlier cannot be read.")
        again = [(self.tr("Try again"), self._show_again)]
        self._message.show_message("error", title, f"{said.title} {said.text}", again, said.details)

    def _tell_cannot_keep(self, error: VbeeError) -> None:
        said = message_for(error)
        title = self.tr("Your corrections cannot be kept just now. It is tried again.")
        self._message.show_message("warning", title, f"{said.title} {said.text}", details=said.details)

    def _show_again(self) -> None:
        if self._result is not None:
            self.show_result(self._result)

    def _tell_exported(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        actions = [(self.tr("Show folder"), lambda: QDesktopServices.openUrl(folder))]
        self._message.show_message("done", self.tr("Transcript saved."), str(path), actions)

    @property
    def news(self) -> QWidget:
        """What a person looks at first: the rows under their head, or why there are none."""
        return self if self._pages.currentWidget() is self._rows else self._empty.title

    def _show(self) -> None:
        has_rows = self._result is not None and bool(self._result.utterances or self.table.rows.rowCount())
        self._pages.setCurrentWidget(self._rows if has_rows else self._frame)
        self._empty.set_words(*self._empty_words())
        self._show_head()

    def _show_head(self) -> None:
        has_result = self._result is not None
        is_previous = self._is_previous and has_result
        self._title.setText(self.tr("Previous result") if is_previous else self.tr("Utterances"))
        self._summary.setText(self._summary_text())

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
        rows = self.table.rows.rowCount()
        text = {0: "%1 s", 1: self.tr("1 row from %1 s")}.get(rows, self.tr("%2 rows from %1 s"))
        text = text.replace("%1", length_text(result.duration_s)).replace("%2", whole_text(rows))
        if not result.is_new:
            text += " · " + self.tr("billed before, nothing was sent")
        elif result.billed_s:
            text += " · " + self.tr("%1 s billed").replace("%1", whole_text(result.billed_s))
        return text + self._edited_text()

    def _edited_text(self) -> str:
        edits = self.table.rows.edits
        if edits is None or not edits.is_changed:
            return ""
        if not edits.edited_count:
            return " · " + self.tr("edited, exports use your edits")
        words = self.tr("%1 edited, exports use your edits")
        return " · " + words.replace("%1", whole_text(edits.edited_count))

    def _set_follow(self, follows: bool) -> None:
        self.editor.follows = follows
        self._settings.set(FOLLOW_SETTING, follows)

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
        rows.addWidget(self._tools)
        rows.addWidget(self.find_bar)
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
        return head

"""Between the history and the rest of the window: what is asked for there happens in the tabs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.history import StateGroup
from vbee_desktop.ui.history.history_words import SPEECH as KIND_OF_SPEECH

if TYPE_CHECKING:
    from vbee_desktop.core.history import PastJob
    from vbee_desktop.ui.history.history_panel import HistoryPanel
    from vbee_desktop.ui.history.ports import HistoryDesk
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Desk, Settings
    from vbee_desktop.ui.shell.workbench import Workbench

SPEECH, TRANSCRIPTION = 0, 1


class HistoryLink(QObject):
    """Makes the panel when the history is first shown."""

    running_changed = Signal(object)
    """How many jobs are gone on with from the history (int)."""
    announcement = Signal(object)
    """Words for the screen reader."""

    def __init__(
        self, look: Look, desk: HistoryDesk, files: Desk, settings: Settings, workbench: Workbench
    ) -> None:
        super().__init__(workbench)
        self._look = look
        self._desk = desk
        self._files = files
        self._settings = settings
        self._workbench = workbench

    def make_panel(self) -> HistoryPanel:
        """The panel, with all that it asks for connected."""
        from vbee_desktop.ui.history.history_panel import HistoryPanel
        from vbee_desktop.ui.saving.speech_saver import SpeechSaver

        voices = self._workbench.speech.voices.model
        panel = HistoryPanel(self._look, self._desk, voices.name_of)
        voices.modelReset.connect(panel.voices_changed)
        panel.announcement.connect(self.announcement)
        panel.acts.open_wanted.connect(self._show_past)
        panel.acts.settings_wanted.connect(self._use_settings)
        panel.acts.play_wanted.connect(self._workbench.playback.play)
        saver = SpeechSaver(self._look, self._files, self._settings, panel, voices)
        panel.acts.save_wanted.connect(saver.ask)
        saver.saved.connect(panel.acts.show_saved)
        panel.acts.export_wanted.connect(partial(self._export, panel))
        panel.acts.running_changed.connect(self.running_changed)
        return panel

    def show_unknown(self) -> None:
        """Open the history with the jobs of unknown outcome."""
        shelf = self._workbench.history
        shelf.set_shown(True)
        if shelf.panel is not None:
            shelf.panel.show_state(StateGroup.UNKNOWN)

    def _export(self, panel: HistoryPanel, past: PastJob) -> None:
        from vbee_desktop.ui.transcription.past_result import past_result
        from vbee_desktop.ui.transcription.transcript_export import TranscriptExport

        result = past_result(past, is_demo=self._desk.is_demo)
        if result is None:
            return
        export = TranscriptExport(self._look, self._files, self._settings, lambda: result.utterances, panel)
        export.set_result(result)
        export.exported.connect(panel.acts.show_saved)
        export.export()

    def _show_past(self, past: PastJob) -> None:
        workbench = self._workbench
        workbench.history.make_way()
        if past.request is not None:
            workbench.show_tab(SPEECH)
            workbench.speech.show_past(past.request, past.take, past.api)
        elif past.summary.kind != KIND_OF_SPEECH and workbench.transcription is not None:
            workbench.show_tab(TRANSCRIPTION)
            workbench.transcription.show_past(past)

    def _use_settings(self, past: PastJob) -> None:
        self._workbench.history.make_way()
        self._workbench.show_tab(SPEECH)
        if past.request is not None:
            self._workbench.speech.use_settings(past.request, past.api)

"""Between what an earlier session left and the tabs: what comes back goes where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vbee_desktop.core.models import Take

if TYPE_CHECKING:
    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.core.models import Transcript
    from vbee_desktop.ui.shell.workbench import Workbench

SPEECH, TRANSCRIPTION = 0, 1


class EarlierLink(QObject):
    """Follows `EarlierJobs` for as long as there is the workbench."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._workbench = workbench
        earlier, speech = workbench.earlier, workbench.speech
        earlier.take_arrived.connect(speech.add_earlier)
        earlier.play_wanted.connect(speech.play_take)
        earlier.words_arrived.connect(self._take_words)
        earlier.show_wanted.connect(self._show)
        earlier.history_wanted.connect(workbench.history_wanted)
        earlier.credentials_wanted.connect(workbench.ask_for_account)
        earlier.broken.connect(workbench.show_error)

    def _take_words(self, transcript: Transcript, job: JobSummary) -> None:
        """Words from before are shown where nothing else stands; else they are only told."""
        tab = self._workbench.transcription
        if tab is not None and tab.is_free:
            tab.show_earlier(transcript, job.title, job.duration_s)

    def _show(self, result: Take | Transcript, job: JobSummary) -> None:
        workbench = self._workbench
        if isinstance(result, Take):
            workbench.show_tab(SPEECH)
            workbench.speech.show_take(result)
        elif workbench.transcription is not None:
            workbench.show_tab(TRANSCRIPTION)
            workbench.transcription.show_earlier(result, job.title, job.duration_s)

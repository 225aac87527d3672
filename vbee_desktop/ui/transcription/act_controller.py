"""Decides what the act under the sources offers, and what happens after it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.errors import Code
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.transcription.time_words import whole_text
from vbee_desktop.ui.transcription.transcript_result import result_of

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Transcript
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.transcription.act_panel import ActPanel
    from vbee_desktop.ui.transcription.audio_source import AudioSource
    from vbee_desktop.ui.transcription.transcription_controller import TranscriptionController
    from vbee_desktop.ui.widgets.inline_message import MessageAction

_ACCOUNT_CODES = frozenset({Code.NO_CREDENTIALS, Code.UNAUTHORIZED})
_HOPELESS_CODES = frozenset(
    {
        Code.AUDIO_TOO_LONG,
        Code.AUDIO_TOO_LARGE,
        Code.BAD_RATE,
        Code.BAD_FORMAT,
        Code.BAD_FILE,
        Code.SILENT_INPUT,
    }
)
"""Sending the same audio again would end the same way."""


class ActController(QObject):
    """Offers the source that is shown; a failed one is kept and can be sent again from the message."""

    recognised = Signal(object)
    """A `TranscriptResult`."""
    credentials_wanted = Signal()

    def __init__(
        self, panel: ActPanel, jobs: TranscriptionController, desk: Desk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._jobs = jobs
        self._desk = desk
        self._source: AudioSource | None = None
        self._refusal = ""
        self._done: AudioSource | None = None
        panel.transcribe_clicked.connect(self.transcribe)
        panel.cancel_clicked.connect(jobs.cancel)
        panel.credentials_wanted.connect(self.credentials_wanted)
        jobs.started.connect(panel.show_busy)
        jobs.progressed.connect(panel.show_progress)
        jobs.succeeded.connect(self._take_transcript)
        jobs.failed.connect(self._take_failure)
        jobs.cancelled.connect(self._take_cancelled)

    def offer(self, source: AudioSource | None, refusal: str = "") -> None:
        """What can be sent now; or nothing, with the reason if there is something that cannot be sent."""
        if source != self._source and not self._jobs.is_busy:
            self._panel.message.dismiss()
        self._source = source
        self._refusal = refusal
        self.refresh()

    def refresh(self) -> None:
        """The account may have changed, or a job has ended."""
        if self._jobs.is_busy:
            return
        if self._source is None and not self._refusal:
            self._panel.show_nothing()
        elif self._source is None:
            self._panel.show_refused(self._refusal)
        elif not self._desk.has_credentials:
            self._panel.show_credentials_missing()
        else:
            is_again = self._source == self._done
            self._panel.show_ready(self._source, is_again=is_again, is_demo=self._desk.is_demo)

    def transcribe(self) -> None:
        """Send what is offered: anew when its words are on the screen already."""
        if self._source is not None and self._desk.has_credentials:
            self._jobs.transcribe(self._source, again=self._source == self._done)

    def _retry(self, source: AudioSource) -> None:
        """What was billed meanwhile is not sent once more."""
        self._jobs.transcribe(source)

    def _take_transcript(self, transcript: Transcript, source: AudioSource) -> None:
        self._done = source
        self.refresh()
        self.recognised.emit(result_of(transcript, source, is_demo=self._desk.is_demo))

    def _take_failure(self, error: VbeeError, source: AudioSource) -> None:
        self.refresh()
        said = message_for(error)
        actions = self._actions_for(error, source)
        self._panel.message.show_message(said.kind, said.title, said.text, actions, said.details)  # type: ignore[arg-type]

    def _take_cancelled(self, was_sent: object) -> None:
        self.refresh()
        if was_sent:
            text = self.tr("The audio was on its way, so it may be billed. It is kept here.")
        else:
            text = self.tr("Nothing was sent. The audio is kept.")
        self._panel.message.show_message("info", self.tr("Cancelled."), text)

    def _actions_for(self, error: VbeeError, source: AudioSource) -> list[MessageAction]:
        code = error.code
        if code in _HOPELESS_CODES:
            return []
        if error.facts.get("accepted") and code is not Code.SERVICE_FAILED:
            fetch = partial(self._jobs.fetch, str(error.facts["job_id"]), source)
            return [(self.tr("Fetch again (free)"), fetch)]
        if code is Code.OUTCOME_UNKNOWN and "job_id" in error.facts:
            return self._choices(str(error.facts["job_id"]), source)
        actions: list[MessageAction] = [(self.tr("Retry"), partial(self._retry, source))]
        if code in _ACCOUNT_CODES:
            actions.insert(0, (self.tr("Enter App ID and token"), self.credentials_wanted.emit))
        return actions

    def _choices(self, job_id: str, source: AudioSource) -> list[MessageAction]:
        """What a person can do about an unknown outcome; to wait no longer is offered in the history."""
        words = self.tr("Send again") if self._desk.is_demo else self.tr("Send again (%1 s billed)")
        send = partial(self._jobs.send_again, job_id, source)
        return [
            (words.replace("%1", whole_text(source.billed_s)), send),
            (self.tr("Keep waiting"), self._panel.message.dismiss),
        ]

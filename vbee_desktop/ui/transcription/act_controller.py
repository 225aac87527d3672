"""Decides what the act under the sources offers, and what happens after it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from vbee_desktop.core.errors import FOR_SUPPORT, Code, StorageError, can_be_fetched
from vbee_desktop.core.models import IN_A_BATCH, NOT_KEPT, RecognitionWay
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.part_counts import counts_of
from vbee_desktop.ui.transcription.long_offer import kept_words, long_offer, retry_words
from vbee_desktop.ui.transcription.long_sound import LongSound
from vbee_desktop.ui.transcription.time_words import whole_text
from vbee_desktop.ui.transcription.transcript_result import result_of
from vbee_desktop.ui.widgets.next_turn import in_next_turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import PartState, Progress, Transcript
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
_PRICED_CODES = frozenset({Code.SERVICE_FAILED, Code.AUDIO_GONE})
"""The service has had the audio: sending it again is a decision about money."""


class ActController(QObject):
    """Offers the source that is shown; a failed one is kept and can be sent again from the message."""

    recognised = Signal(object)
    """A `TranscriptResult`."""
    credentials_wanted = Signal()
    connection_check_wanted = Signal()
    diagnostics_wanted = Signal()

    def __init__(
        self,
        panel: ActPanel,
        jobs: TranscriptionController,
        desk: Desk,
        parent: QObject | None = None,
        *,
        choose: Callable[[], object] | None = None,
    ) -> None:
        """``choose`` lets the person choose another file, where that is theirs to choose."""
        super().__init__(parent)
        self._panel = panel
        self._choose = choose
        self._jobs = jobs
        self._desk = desk
        self._source: AudioSource | None = None
        self._refusal = ""
        self._done: AudioSource | None = None
        self._way = RecognitionWay.SPLIT
        self._price_s: int | None = None
        self._parts: tuple[PartState, ...] = ()
        self._long = LongSound(desk, self)
        self._long.changed.connect(self.refresh)
        panel.one_job_clicked.connect(self._transcribe_as_one_job)
        panel.transcribe_clicked.connect(self.transcribe)
        panel.cancel_clicked.connect(jobs.cancel)
        panel.credentials_wanted.connect(self.credentials_wanted)
        jobs.started.connect(panel.show_busy)
        jobs.progressed.connect(self._take_progress)
        jobs.succeeded.connect(self._take_transcript)
        jobs.failed.connect(self._take_failure)
        jobs.cancelled.connect(self._take_cancelled)

    def offer(self, source: AudioSource | None, refusal: str = "") -> None:
        """What can be sent now; or nothing, with the reason if there is something that cannot be sent."""
        if source != self._source and not self._jobs.is_busy:
            self._panel.message.dismiss()
        if source is None:
            self._long.forget()  # the same file may be another one when it is chosen again
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
            self._long.look_at(self._source)
            if self._source.is_long:
                self._offer_long(self._source, is_again=is_again)
            else:
                self._panel.show_ready(self._source, is_again=is_again, is_demo=self._desk.is_demo)

    def transcribe(self) -> None:
        """Send what is offered: anew when its words are on the screen already."""
        self._send(RecognitionWay.SPLIT)

    def _transcribe_as_one_job(self) -> None:
        self._send(RecognitionWay.ASYNC)

    def _send(self, way: RecognitionWay) -> None:
        if self._source is not None and self._panel.can_transcribe:
            self._way, self._price_s = way, self._price_of(self._source, way)
            self._begin(self._source, again=self._source == self._done)

    def _retry(self, source: AudioSource) -> None:
        """What was billed meanwhile is not sent once more."""
        self._begin(source)

    def _begin(self, source: AudioSource, *, again: bool = False) -> None:
        self._parts = ()
        self._jobs.transcribe(source, again=again, way=self._way, price_s=self._price_s)

    def _price_of(self, source: AudioSource, way: RecognitionWay) -> int | None:
        """What the person was told that all of it costs, in seconds."""
        plan = self._long.plan
        if not source.is_long or plan is None:
            return None if source.is_long else source.billed_s
        return plan.split_billed_s if way is RecognitionWay.SPLIT else plan.async_billed_s

    def _offer_long(self, source: AudioSource, *, is_again: bool) -> None:
        plan, refusal, is_demo = self._long.plan, self._long.refusal, self._desk.is_demo
        if refusal is not None:
            said = message_for(refusal)
            self._panel.show_refused(f"{said.title} {said.text}")
        elif plan is None:
            self._panel.show_planning()
        else:
            offer = long_offer(plan, is_again=is_again, is_demo=is_demo)
            note = offer.note or self._panel.note_text(source, is_demo=is_demo)
            self._panel.show_long(offer, note, is_again=is_again)

    def _take_progress(self, progress: Progress) -> None:
        self._parts = progress.parts or self._parts
        self._panel.show_progress(progress)

    def _take_transcript(self, transcript: Transcript, source: AudioSource) -> None:
        self._done = source
        self._plan_anew()
        if NOT_KEPT in transcript.notes:
            said = message_for(StorageError(Code.DISK))
            self._panel.message.show_message("warning", said.title, said.text, details=said.details)
        elif IN_A_BATCH in transcript.notes and transcript.is_new:
            self._panel.message.show_message(
                "info", self.tr("Sent as a job that is answered later."), _no_sync()
            )
        result = result_of(transcript, source, is_demo=self._desk.is_demo)
        in_next_turn(self, partial(self.recognised.emit, result))  # a table full of rows

    def _take_failure(self, error: VbeeError, source: AudioSource) -> None:
        self._plan_anew()
        said = message_for(error)
        actions = self._actions_for(error, source)
        text = said.text
        if done := _number(error, "parts_done"):
            text = f"{kept_words(done, _number(error, 'parts'))} {text}"
            handle = self._desk.heard_so_far(str(error.facts["job_id"]))
            handle.succeeded.connect(partial(self._show_partly, source))
        self._panel.message.show_message(said.kind, said.title, text, actions, said.details)  # type: ignore[arg-type]

    def _show_partly(self, source: AudioSource, transcript: Transcript | None) -> None:
        """What is done can be read, whatever else failed."""
        if transcript is not None and source == self._source and not self._jobs.is_busy:
            just_billed = replace(transcript, is_new=True)
            self.recognised.emit(result_of(just_billed, source, is_demo=self._desk.is_demo))

    def _plan_anew(self) -> None:
        """Some of a long sound may be paid now."""
        self._long.forget()
        self.refresh()

    def _take_cancelled(self, was_sent: object) -> None:
        self._plan_anew()
        counts = counts_of(self._parts)
        if counts.total > 1:
            text = self.tr("Nothing more is sent.") + " " + kept_words(counts.done, counts.total)
        elif was_sent:
            text = self.tr("The audio was on its way, so it may be billed. It is kept here.")
        else:
            text = self.tr("Nothing was sent. The audio is kept.")
        self._panel.message.show_message("info", self.tr("Cancelled."), text)

    def _actions_for(self, error: VbeeError, source: AudioSource) -> list[MessageAction]:
        code = error.code
        if code in _HOPELESS_CODES:
            return self._choice_of_another(source)
        if can_be_fetched(error):
            fetch = partial(self._jobs.fetch, str(error.facts["job_id"]), source)
            return [(self.tr("Fetch again (free)"), fetch), *self._support_action(error)]
        if code is Code.OUTCOME_UNKNOWN and "job_id" in error.facts:
            seconds = _number(error, "unpaid_s") or source.billed_s
            return self._choices(str(error.facts["job_id"]), source, seconds)
        actions: list[MessageAction] = [(self._retry_words(error, source), partial(self._retry, source))]
        if code in _ACCOUNT_CODES:
            actions.insert(0, (self.tr("Enter App ID and token"), self.credentials_wanted.emit))
        return actions + self._support_action(error)

    def _choice_of_another(self, source: AudioSource) -> list[MessageAction]:
        if self._choose is None or source.is_recording:
            return []
        return [(QCoreApplication.translate("FilePanel", "Choose another"), self._choose)]

    def _support_action(self, error: VbeeError) -> list[MessageAction]:
        """What stands in the way is shown step by step; what nobody here can mend is for support."""
        if error.code is Code.NO_CONNECTION:
            return [(self.tr("Check connection"), self.connection_check_wanted.emit)]
        if error.code in FOR_SUPPORT:
            return [(self.tr("Copy diagnostics"), self.diagnostics_wanted.emit)]
        return []

    def _retry_words(self, error: VbeeError, source: AudioSource) -> str:
        """What sending the rest of a long sound costs is said with it, and what may be paid twice."""
        left = _number(error, "parts") - _number(error, "parts_done")
        if left > 0:
            return retry_words(left, _number(error, "unpaid_s"), is_demo=self._desk.is_demo)
        return self._again_words(source.billed_s) if error.code in _PRICED_CODES else self.tr("Retry")

    def _again_words(self, seconds: int) -> str:
        words = self.tr("Send again") if self._desk.is_demo else self.tr("Send again (%1 s billed)")
        return words.replace("%1", whole_text(seconds))

    def _choices(self, job_id: str, source: AudioSource, seconds: int) -> list[MessageAction]:
        """What a person can do about an unknown outcome; to wait no longer is offered in the history."""
        return [
            (self._again_words(seconds), partial(self._jobs.send_again, job_id, source)),
            (self.tr("Keep waiting"), self._panel.message.dismiss),
        ]


def _no_sync() -> str:
    return QCoreApplication.translate(
        "ActController", "This account has no immediate recognition. The words and the price are the same."
    )


def _number(error: VbeeError, name: str) -> int:
    value = error.facts.get(name)
    return value if isinstance(value, int) else 0

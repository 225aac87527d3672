"""One voice's sample of the sentence: what it would cost, whether it is paid, and the work to get it."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vbee_desktop.core.errors import Code, can_be_fetched
from vbee_desktop.core.job_state import FETCHABLE, JobState
from vbee_desktop.core.models import JobStage

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.core.models import Progress, SpeechRequest, Take
    from vbee_desktop.ui.compare.ports import CompareDesk
    from vbee_desktop.worker.job_handle import JobHandle

_ASK_AFTER_MS = 150
_AFTER_SENDING = frozenset({JobStage.SENDING, JobStage.RUNNING, JobStage.DOWNLOADING})


class Need(StrEnum):
    """What a press of its button would do."""

    NOTHING = "nothing"
    BUY = "buy"
    WAIT = "wait"
    """It is being made already: to wait for it costs nothing."""
    FETCH = "fetch"
    SEND_AGAIN = "send_again"


class VoiceSample(QObject):
    """Whatever is paid already is fetched without being asked for: it costs nothing."""

    changed = Signal()
    bought = Signal(object)
    """`core.models.Take` that was paid for here."""
    take_changed = Signal()
    """Something else, or nothing, can be heard of it."""
    ready = Signal()
    refused = Signal()
    """The voice is not open to the account."""

    def __init__(self, desk: CompareDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._request: SpeechRequest | None = None
        self._question = 0
        self._handle: JobHandle | None = None
        self._began_here = self._was_sent = self._is_over = False
        self.standing: JobSummary | None = None
        self.take: Take | None = None
        self.was_bought_here = False
        self.error: VbeeError | None = None
        self.progress: Progress | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_AFTER_MS)
        self._timer.timeout.connect(self._ask)

    @property
    def request(self) -> SpeechRequest | None:
        """What is to be spoken; None while it cannot be sent."""
        return self._request

    @property
    def is_busy(self) -> bool:
        """Whether it is being made or fetched."""
        return self._handle is not None

    @property
    def need(self) -> Need:
        """What is missing to hear it."""
        if self._request is None or self.take is not None or self.is_busy:
            return Need.NOTHING
        if self.error is not None:
            return _need_after(self.error)
        if self.standing is None:
            return Need.BUY
        if self.standing.state is JobState.UNKNOWN:
            return Need.SEND_AGAIN
        if self.standing.is_worked_on:
            return Need.WAIT
        return Need.FETCH if self.standing.state in FETCHABLE else Need.BUY

    def ask_for(self, request: SpeechRequest | None) -> None:
        """Something else is to be spoken. What is under way for the old ends unless it was sent: then it is
        filed all the same.
        """
        if request == self._request:
            return
        self._let_go()
        self._request = request
        had_take = self.take is not None
        self.standing = self.take = self.error = self.progress = None
        self.was_bought_here = self._began_here = self._was_sent = False
        if request is not None:
            self._timer.start()
        self.changed.emit()
        if had_take:
            self.take_changed.emit()

    def get(self) -> None:
        """Do what `need` says."""
        job_id = self._job_id()
        match self.need:
            case Need.BUY | Need.WAIT if self._request is not None:
                self._began_here = self._began_here or self.need is Need.BUY
                self._follow(self._desk.create_speech(self._request))
            case Need.SEND_AGAIN:
                self._began_here = True
                self._follow(self._desk.send_again(job_id))
            case Need.FETCH:
                self._follow(self._desk.resume(job_id))

    def cancel(self) -> None:
        """Wait no longer. What was sent may be charged, and is filed."""
        if self._handle is not None:
            self._handle.cancel()

    def stop(self) -> None:
        """Ask and wait for nothing more: the dialog closes."""
        self._is_over = True
        self._question += 1
        self._timer.stop()
        self.cancel()
        self._handle = None

    def _let_go(self) -> None:
        self._question += 1
        self._timer.stop()
        if not self._was_sent:
            self.cancel()
        self._handle = None

    def _job_id(self) -> str:
        if self.error is not None:
            return str(self.error.facts.get("job_id", ""))
        return self.standing.job_id if self.standing is not None else ""

    def _ask(self) -> None:
        if self._request is not None and not self.is_busy:
            self._question += 1
            asking = self._desk.find_paid(self._request)
            asking.succeeded.connect(partial(self._take_standing, self._question))
            asking.failed.connect(partial(self._take_standing, self._question, None))

    def _take_standing(self, question: int, standing: JobSummary | None, _error: object = None) -> None:
        if question != self._question or self.is_busy or self.take is not None:
            return
        self.standing = standing
        if self.need is Need.FETCH:
            self.get()
        else:
            self.changed.emit()

    def _follow(self, handle: JobHandle) -> None:
        self._timer.stop()
        self._question += 1
        self._handle = handle
        self.error = self.progress = None
        question = self._question
        handle.progress.connect(partial(self._take_progress, question))
        handle.succeeded.connect(partial(self._take_take, question))
        handle.failed.connect(partial(self._take_failure, question))
        handle.cancelled.connect(partial(self._take_end, question))
        self.changed.emit()

    def _take_progress(self, question: int, progress: Progress) -> None:
        if question == self._question:
            self.progress = progress
            self._was_sent |= progress.is_accepted or progress.stage in _AFTER_SENDING
            self.changed.emit()

    def _take_take(self, question: int, take: Take) -> None:
        if question != self._question:
            if take.is_new and not self._is_over:  # let go, and charged all the same
                self.bought.emit(take)
            return
        self._handle = None
        self.take = take
        self.was_bought_here = self._began_here and (take.is_new or self._was_sent)
        if self.was_bought_here:
            self.bought.emit(take)
        self.changed.emit()
        self.take_changed.emit()
        self.ready.emit()

    def _take_failure(self, question: int, error: VbeeError) -> None:
        if question != self._question:
            return
        self._handle = None
        self.error = error
        if error.code is Code.NOT_IN_PLAN and not error.facts.get("accepted"):
            self.refused.emit()
        self.changed.emit()

    def _take_end(self, question: int) -> None:
        if question == self._question:
            self._handle = None
            self._timer.start()
            self.changed.emit()


def _need_after(error: VbeeError) -> Need:
    if can_be_fetched(error):
        return Need.FETCH
    if error.code is Code.OUTCOME_UNKNOWN:
        return Need.SEND_AGAIN
    return Need.NOTHING if error.code in {Code.NOT_IN_PLAN, Code.BAD_TEXT, Code.BAD_VOICE} else Need.BUY

"""What an earlier session left: goes on by itself where that costs nothing more, else is asked about."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.errors import Code
from vbee_desktop.core.job_state import JobState

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.worker.job_handle import JobHandle


class Resumption(QObject):
    """Follows one handle for each job from before, and knows which of them a person must decide about."""

    running_changed = Signal(object)
    """How many jobs from before go on now (int)."""
    went_on = Signal(object)
    """How many have just been gone on with (int)."""
    arrived = Signal(object, object, object)
    """A `core.models.Take` or `core.models.Transcript`, the `JobSummary` that it came of, and whether it was
    sent anew for it (bool).
    """
    failed = Signal(object, object, object)
    """A `VbeeError`, the `JobSummary`, and whether it was sent anew (bool)."""
    questions_changed = Signal()
    broken = Signal(object)
    """A `VbeeError`: what is left cannot be looked up."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._round = 0
        self._running: set[str] = set()
        self._questions: dict[str, JobSummary] = {}
        self._is_looking = False
        self._is_stopped = False

    @property
    def questions(self) -> tuple[JobSummary, ...]:
        """The jobs of unknown outcome, oldest first."""
        return tuple(self._questions.values())

    def begin(self) -> None:
        """The account is known, or another one: go on with what it has left."""
        self._round += 1
        self._questions.clear()
        self.questions_changed.emit()
        if self._desk.has_credentials:
            handle = self._desk.unfinished()
            handle.succeeded.connect(partial(self._take_unfinished, self._round))
            handle.failed.connect(self.broken)

    def look_again(self) -> None:
        """The journal has changed: a question may have been answered elsewhere, by a callback say."""
        if self._questions and not self._is_looking:
            self._is_looking = True
            handle = self._desk.unfinished()
            handle.succeeded.connect(partial(self._compare, self._round))
            handle.failed.connect(self._end_look)
            handle.cancelled.connect(self._end_look)

    def fetch(self, job: JobSummary) -> None:
        """Go on with a job that was paid, for nothing."""
        self._follow(self._desk.resume(job.job_id), job)

    def send_again(self, job: JobSummary) -> None:
        """Buy once more what has an unknown outcome: the person wants it."""
        self._answer(job)
        self._follow(self._desk.send_again(job.job_id), job, is_again=True)

    def drop(self, job: JobSummary) -> None:
        """Wait for it no longer: the person wants it."""
        self._answer(job)
        self._desk.drop(job.job_id).failed.connect(lambda _error: self._settle(job))

    def keep_waiting(self) -> None:
        """Ask no more in this session."""
        self._questions.clear()
        self.questions_changed.emit()

    def stop(self) -> None:
        """The window closes: what runs is the journal's, and nobody is told any more."""
        self._is_stopped = True
        self._round += 1

    def _take_unfinished(self, round_: int, jobs: tuple[JobSummary, ...]) -> None:
        if round_ != self._round:
            return
        left = [job for job in jobs if job.job_id not in self._running and not job.is_worked_on]
        self._questions = {job.job_id: job for job in left if job.state is JobState.UNKNOWN}
        resumed = [job for job in left if job.state is not JobState.UNKNOWN]
        for job in resumed:
            self.fetch(job)
        if resumed:
            self.went_on.emit(len(resumed))
        self.questions_changed.emit()

    def _compare(self, round_: int, jobs: tuple[JobSummary, ...]) -> None:
        self._end_look()
        if round_ != self._round:
            return
        unknown = {job.job_id for job in jobs if job.state is JobState.UNKNOWN}
        for job in self.questions:
            if job.job_id not in unknown:
                self._answer(job)
                self._settle(job)

    def _end_look(self, *_: object) -> None:
        self._is_looking = False

    def _answer(self, job: JobSummary) -> None:
        self._questions.pop(job.job_id, None)
        self.questions_changed.emit()

    def _settle(self, job: JobSummary) -> None:
        """Show what has become of a job elsewhere; of one without a result there is nothing to tell."""
        handle = self._desk.resume(job.job_id)
        handle.succeeded.connect(lambda result: self.arrived.emit(result, job, False))
        handle.failed.connect(partial(self._ask_after_all, self._round, job))

    def _ask_after_all(self, round_: int, job: JobSummary, error: VbeeError) -> None:
        """Somebody has only looked at it, or could not drop it: nobody knows more than before."""
        if round_ == self._round and error.code is Code.OUTCOME_UNKNOWN:
            self._questions[job.job_id] = job
            self.questions_changed.emit()

    def _follow(self, handle: JobHandle, job: JobSummary, *, is_again: bool = False) -> None:
        self._count(job, is_running=True)
        handle.succeeded.connect(partial(self._take_result, job, is_again))
        handle.failed.connect(partial(self._take_failure, job, is_again))
        handle.cancelled.connect(partial(self._count, job, is_running=False))

    def _take_result(self, job: JobSummary, is_again: bool, result: object) -> None:
        self._count(job, is_running=False)
        self.arrived.emit(result, job, is_again)

    def _take_failure(self, job: JobSummary, is_again: bool, error: VbeeError) -> None:
        self._count(job, is_running=False)
        if error.code is Code.OUTCOME_UNKNOWN and "job_id" in error.facts:
            now = replace(job, job_id=str(error.facts["job_id"]), state=JobState.UNKNOWN)
            self._questions[now.job_id] = now
            self.questions_changed.emit()
        else:
            self.failed.emit(error, job, is_again)

    def _count(self, job: JobSummary, *, is_running: bool) -> None:
        if is_running:
            self._running.add(job.job_id)
        else:
            self._running.discard(job.job_id)
        if not self._is_stopped:
            self.running_changed.emit(len(self._running))

"""Asks, a moment after the script or a setting changed, which paragraphs are paid already."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vbee_desktop.core.job_state import UNSENT, JobState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vbee_desktop.core.history import JobSummary, Spoken
    from vbee_desktop.core.models import SpeechRequest
    from vbee_desktop.ui.ports import Desk

_ASK_AFTER_MS = 150
_KEPT_ANSWERS = 5000


class SpokenWatch(QObject):
    """All paragraphs are asked about in one call, and each only until its answer is there."""

    changed = Signal()
    found = Signal(object)
    """Tuple of `core.models.Take` that were not known."""

    def __init__(
        self, desk: Desk, requests: Callable[[], Sequence[SpeechRequest]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._requests = requests
        self._answers: dict[SpeechRequest, JobSummary | None] = {}
        self._known: set[str] = set()
        self._question = 0
        self._is_stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_AFTER_MS)
        self._timer.timeout.connect(self._ask)

    def leave(self, job_id: str) -> None:
        """The take of this job is there already, or is not to come back."""
        self._known.add(job_id)

    def is_paid(self, request: SpeechRequest) -> bool:
        """Whether making this costs nothing any more."""
        job = self._answers.get(request)
        return job is not None and (job.state not in UNSENT or job.is_worked_on)

    def ask(self) -> None:
        """Something may be written or chosen anew."""
        if not self._is_stopped:
            self._timer.start()

    def ask_again(self) -> None:
        """A job has moved: only what is filed stays as it is."""
        self._answers = {
            request: job
            for request, job in self._answers.items()
            if job is not None and job.state is JobState.FILED
        }
        self.ask()

    def forget(self) -> None:
        """Somebody else asks, or asks another service."""
        self._question += 1
        self._answers = {}
        self.ask()

    def stop(self) -> None:
        """Ask nothing more: the window closes."""
        self._is_stopped = True
        self._question += 1
        self._timer.stop()

    def _ask(self) -> None:
        if len(self._answers) > _KEPT_ANSWERS:
            self._answers = {}
        wanted = tuple(request for request in self._requests() if request not in self._answers)
        if wanted:
            self._question += 1
            handle = self._desk.find_spoken(wanted, frozenset(self._known))
            handle.succeeded.connect(partial(self._take, self._question, wanted))

    def _take(
        self, question: int, requests: Sequence[SpeechRequest], answers: Sequence[Spoken | None]
    ) -> None:
        if question != self._question:
            return
        self._answers.update(
            (request, spoken.summary if spoken is not None else None)
            for request, spoken in zip(requests, answers, strict=True)
        )
        takes = {
            each.take.job_id: each.take for each in answers if each is not None and each.take is not None
        }
        new = tuple(take for job_id, take in takes.items() if job_id not in self._known)
        self._known.update(takes)
        if new:
            self.found.emit(new)
        self.changed.emit()

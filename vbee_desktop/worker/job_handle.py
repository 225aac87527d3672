"""The main thread's side of one job."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.worker.news import ENDINGS, News, NewsKind

if TYPE_CHECKING:
    from collections.abc import Callable


class JobState(StrEnum):
    """Where a job stands, as the main thread knows it; the last three are ends."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


STATE_AFTER = {
    NewsKind.STARTED: JobState.RUNNING,
    NewsKind.PROGRESS: JobState.RUNNING,
    NewsKind.SUCCEEDED: JobState.SUCCEEDED,
    NewsKind.FAILED: JobState.FAILED,
    NewsKind.CANCELLED: JobState.CANCELLED,
}
ENDS = frozenset(STATE_AFTER[kind] for kind in ENDINGS)


class JobHandle(QObject):
    """What `ApiWorker.submit` gives back. It lives in the main thread, and so all its signals arrive there.

    ``progress`` carries what the job reports: the newest value, at most about every 16 ms, and always the
    last one before the end. Then comes exactly one of ``succeeded`` with the job's result, ``failed`` with a
    `VbeeError`, and ``cancelled``. No signal is emitted before control returns to the event loop, except by
    `ApiWorker.shutdown`, which ends what is left.

    Connect right after `submit`: soon after its end the handle has no signals any more, only its `state`.
    """

    progress = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, job_id: int, request_cancel: Callable[[int], None]) -> None:
        super().__init__()
        self._job_id = job_id
        self._state = JobState.QUEUED
        self._request_cancel: Callable[[int], None] | None = request_cancel

    @property
    def job_id(self) -> int:
        return self._job_id

    @property
    def state(self) -> JobState:
        return self._state

    @property
    def is_over(self) -> bool:
        return self._state in ENDS

    def cancel(self) -> None:
        """Ask the job to stop. From now on only ``cancelled`` comes, even if a result is already on its way.

        It tells nothing about what a server has done meanwhile. Again, or after the end, it does nothing.
        """
        request, self._request_cancel = self._request_cancel, None
        if request is not None:
            request(self._job_id)

    def take(self, news: News) -> None:
        """Emit what the worker tells of this job; for the worker's use."""
        if self._request_cancel is None:  # cancelled: whatever end comes first stands for that
            if news.kind not in ENDINGS:
                return
            news = News(self._job_id, NewsKind.CANCELLED)
        self._state = STATE_AFTER[news.kind]
        if self.is_over:
            self._request_cancel = None
            self.deleteLater()  # lets go of its slots; one that refers to the handle would keep it for ever
        self._emit(news)

    def _emit(self, news: News) -> None:
        match news.kind:
            case NewsKind.PROGRESS:
                self.progress.emit(news.value)
            case NewsKind.SUCCEEDED:
                self.succeeded.emit(news.value)
            case NewsKind.FAILED:
                self.failed.emit(news.value)
            case NewsKind.CANCELLED:
                self.cancelled.emit()

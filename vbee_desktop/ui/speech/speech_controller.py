"""One create at a time: hands the request to the desk and tells what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Progress, SpeechRequest, Take
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.worker.job_handle import JobHandle

_AFTER_SENDING = frozenset({"sending", "running", "downloading"})


class SpeechController(QObject):
    """After ``started`` come ``progressed`` any number of times, then ``made``, ``failed`` or ``stopped``."""

    started = Signal()
    progressed = Signal(object)
    """`core.models.Progress`"""
    made = Signal(object)
    """`core.models.Take`"""
    failed = Signal(object, object)
    """`VbeeError` and the `core.models.SpeechRequest` that failed."""
    stopped = Signal(object)
    """Whether the request may have been sent (bool): then it may be charged, and its audio is still filed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._handle: JobHandle | None = None
        self._request: SpeechRequest | None = None
        self._was_sent = False

    @property
    def busy(self) -> bool:
        """Whether a create is under way."""
        return self._handle is not None

    @property
    def working_on(self) -> SpeechRequest | None:
        """What is under way."""
        return self._request if self.busy else None

    def create(self, request: SpeechRequest, *, again: bool = False) -> None:
        """One take: handed over when it is paid already, unless ``again``, else bought. Nothing happens while
        another one is under way.
        """
        if not self.busy:
            self._follow(self._desk.create_speech(request, again=again), request)

    def send_again(self, job_id: str, request: SpeechRequest) -> None:
        """Buy once more what has an unknown outcome."""
        if not self.busy:
            self._follow(self._desk.send_again(job_id), request)

    def fetch(self, job_id: str, request: SpeechRequest) -> None:
        """Fetch the audio of a job that the service took, for nothing."""
        if not self.busy:
            self._follow(self._desk.resume(job_id), request)

    def cancel(self) -> bool:
        """Stop waiting; False when there is nothing to stop."""
        if self._handle is None:
            return False
        self._handle.cancel()
        return True

    def _follow(self, handle: JobHandle, request: SpeechRequest) -> None:
        self._request = request
        self._was_sent = False
        self._handle = handle
        handle.progress.connect(self._take_progress)
        handle.succeeded.connect(self._take_take)
        handle.failed.connect(self._take_failure)
        handle.cancelled.connect(self._take_end)
        self.started.emit()

    def _take_progress(self, progress: Progress) -> None:
        self._was_sent = progress.is_accepted or progress.stage in _AFTER_SENDING
        self.progressed.emit(progress)

    def _take_take(self, take: Take) -> None:
        self._handle = None
        self.made.emit(take)

    def _take_failure(self, error: VbeeError) -> None:
        self._handle = None
        self.failed.emit(error, self._request)

    def _take_end(self) -> None:
        self._handle = None
        self.stopped.emit(self._was_sent)

"""One recognition at a time: asks the desk for it and tells how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.models import JobStage, Progress, RecognitionWay

if TYPE_CHECKING:
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.transcription.audio_source import AudioSource
    from vbee_desktop.worker.job_handle import JobHandle

_SENT_STAGES = frozenset({JobStage.SENDING, JobStage.RUNNING, JobStage.DOWNLOADING})


class TranscriptionController(QObject):
    """``started``, then ``progressed`` any number of times, then exactly one of the other three."""

    started = Signal()
    progressed = Signal(object)
    """A `core.models.Progress`."""
    succeeded = Signal(object, object)
    """A `core.models.Transcript` and the `AudioSource` it was made from."""
    failed = Signal(object, object)
    """A `VbeeError` and the `AudioSource`, which is as it was."""
    cancelled = Signal(object)
    """Whether the audio may have been sent, and so billed, before."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._handle: JobHandle | None = None
        self._source: AudioSource | None = None
        self._was_sent = False

    @property
    def is_busy(self) -> bool:
        """Whether a recognition runs."""
        return self._handle is not None

    def transcribe(
        self,
        source: AudioSource,
        *,
        again: bool = False,
        way: RecognitionWay = RecognitionWay.SPLIT,
        price_s: int | None = None,
    ) -> None:
        """The words of ``source``: handed over when they are billed already, unless ``again``. ``way`` is for
        what is over the limit; ``price_s`` is what the person was told that it costs.

        While one recognition runs, another is not begun.
        """
        if self._handle is None:
            self._follow(self._desk.transcribe(source.path, again=again, way=way, price_s=price_s), source)

    def send_again(self, job_id: str, source: AudioSource) -> None:
        """Send once more what has an unknown outcome."""
        if self._handle is None:
            self._follow(self._desk.send_again(job_id), source)

    def fetch(self, job_id: str, source: AudioSource) -> None:
        """Fetch the words of ``source`` that the service has already made, for nothing."""
        if self._handle is None:
            self._follow(self._desk.resume(job_id), source)

    def cancel(self) -> bool:
        """Stop waiting for the recognition; False when none runs."""
        if self._handle is None:
            return False
        self._handle.cancel()
        return True

    def _follow(self, handle: JobHandle, source: AudioSource) -> None:
        self._handle = handle
        self._source = source
        self._was_sent = False
        handle.progress.connect(self._take_progress)
        handle.succeeded.connect(self._take_transcript)
        handle.failed.connect(self._take_failure)
        handle.cancelled.connect(self._take_cancelled)
        self.started.emit()

    def _take_progress(self, progress: object) -> None:
        if isinstance(progress, Progress):
            self._was_sent = progress.is_accepted or progress.stage in _SENT_STAGES
            self.progressed.emit(progress)

    def _take_transcript(self, transcript: object) -> None:
        self._handle = None
        self.succeeded.emit(transcript, self._source)

    def _take_failure(self, error: object) -> None:
        self._handle = None
        self.failed.emit(error, self._source)

    def _take_cancelled(self) -> None:
        self._handle = None
        self.cancelled.emit(self._was_sent)

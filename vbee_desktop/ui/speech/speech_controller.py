"""One create at a time: hands the request to the desk and tells what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.models import PartState, Take

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Progress, SpeechRequest
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.speech.part_rounds import PartRounds
    from vbee_desktop.worker.job_handle import JobHandle

_AFTER_SENDING = frozenset({"sending", "running", "downloading"})


class SpeechController(QObject):
    """After ``started`` come ``progressed`` any number of times, then ``made``, ``failed`` or ``stopped``, of
    several paragraphs ``parts_ended`` or ``stopped``.
    """

    started = Signal()
    progressed = Signal(object)
    """`core.models.Progress`"""
    made = Signal(object)
    """`core.models.Take`"""
    parts_ended = Signal(object, object)
    """The requests, and of each the `core.models.Take` or the `VbeeError` that it ended with (tuples)."""
    failed = Signal(object, object)
    """`VbeeError` and the `core.models.SpeechRequest` that failed."""
    stopped = Signal(object)
    """Whether the request may have been sent (bool): then it may be charged, and its audio is still filed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._handle: JobHandle | None = None
        self._request: SpeechRequest | None = None
        self._rounds: PartRounds | None = None
        self._states: dict[str, PartState] = {}
        self._was_sent = False
        self._script: Callable[[], Sequence[SpeechRequest]] = tuple

    @property
    def busy(self) -> bool:
        """Whether a create is under way."""
        return self._handle is not None or self._rounds is not None

    @property
    def states(self) -> Mapping[str, PartState]:
        """Where each paragraph is that is under way, and which of those made last have failed."""
        return self._states

    @property
    def failures(self) -> tuple[tuple[SpeechRequest, VbeeError], ...]:
        """Paragraphs that have failed while others are under way, and why."""
        return self._rounds.failures if self._rounds is not None else ()

    def make_parts_of(self, script: Callable[[], Sequence[SpeechRequest]]) -> None:
        """To what the parts belong that are made."""
        self._script = script

    def create(self, request: SpeechRequest, *, again: bool = False) -> None:
        """One take: handed over when it is paid already, unless ``again``, else bought. Nothing happens while
        another one is under way.
        """
        if not self.busy:
            self._follow(self._desk.create_speech(request, again=again), request)

    def create_parts(self, requests: Sequence[SpeechRequest], *, again: bool = False) -> None:
        """A take of each request, as `create` does of one. Those that have failed while others are under way
        are tried once more beside them.
        """
        if self._may_begin(requests):
            script = self._script()
            handle = self._desk.create_parts(tuple(requests), again=again, script=script)
            self._follow_parts(handle, requests)

    def send_parts_again(self, job_ids: Sequence[str], requests: Sequence[SpeechRequest]) -> None:
        """Buy once more the requests whose jobs have an unknown outcome; beside others as `create_parts`."""
        if self._may_begin(requests):
            self._follow_parts(self._desk.send_parts_again(tuple(job_ids)), requests)

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
        if self._rounds is not None:
            self._rounds.cancel()
        elif self._handle is not None:
            self._handle.cancel()
        else:
            return False
        return True

    def _may_begin(self, requests: Sequence[SpeechRequest]) -> bool:
        return self._rounds.may_try_again(requests) if self._rounds is not None else not self.busy

    def _follow(self, handle: JobHandle, request: SpeechRequest) -> None:
        from vbee_desktop.core.text import paragraphs

        self._states = dict.fromkeys(paragraphs(request.text), PartState.RUNNING)
        self._request = request
        self._was_sent = False
        self._handle = handle
        handle.progress.connect(self._take_progress)
        handle.succeeded.connect(self._take_take)
        handle.failed.connect(self._take_failure)
        handle.cancelled.connect(self._take_end)
        self.started.emit()

    def _follow_parts(self, handle: JobHandle, requests: Sequence[SpeechRequest]) -> None:
        if self._rounds is not None:
            self._rounds.begin(handle, requests)
            self._take_progress(self._rounds.progress())
            return
        from vbee_desktop.ui.speech.part_rounds import PartRounds

        rounds = self._rounds = PartRounds(requests, self)
        rounds.progressed.connect(self._take_progress)
        rounds.ended.connect(self._take_parts)
        rounds.stopped.connect(self._take_end)
        rounds.begin(handle, requests)
        self._states = rounds.states
        self._was_sent = False
        self.started.emit()

    def _take_progress(self, progress: Progress) -> None:
        self._was_sent = progress.is_accepted or progress.stage in _AFTER_SENDING
        if self._rounds is not None:
            self._states = self._rounds.states
        self.progressed.emit(progress)

    def _take_take(self, take: Take) -> None:
        self._end()
        self.made.emit(take)

    def _take_parts(
        self, requests: tuple[SpeechRequest, ...], outcomes: tuple[Take | VbeeError, ...]
    ) -> None:
        self._end()
        pairs = zip(requests, outcomes, strict=True)
        failed = (request.text for request, outcome in pairs if not isinstance(outcome, Take))
        self._states = dict.fromkeys(failed, PartState.FAILED)
        self.parts_ended.emit(requests, outcomes)

    def _take_failure(self, error: VbeeError) -> None:
        self._end()
        self.failed.emit(error, self._request)

    def _take_end(self) -> None:
        self._end()
        self.stopped.emit(self._was_sent)

    def _end(self) -> None:
        self._handle = None
        if self._rounds is not None:
            self._rounds.deleteLater()
        self._rounds = None
        self._states = {}

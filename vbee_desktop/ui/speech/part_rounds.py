"""The paragraphs of one create, those among them too that are tried once more while others are still made."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.core.models import JobStage, PartState, Progress, Take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import SpeechRequest
    from vbee_desktop.worker.job_handle import JobHandle


class PartRounds(QObject):
    """A round is one job of the desk: the first is of all requests, each further one of some that failed."""

    progressed = Signal(object)
    """`core.models.Progress` of all requests."""
    ended = Signal(object, object)
    """The requests, and of each the `core.models.Take` or the `VbeeError` of its last round (tuples)."""
    stopped = Signal()
    """A person cancelled it."""

    def __init__(self, requests: Sequence[SpeechRequest], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requests = tuple(requests)
        self._states = [PartState.WAITING] * len(self._requests)
        self._outcomes: list[Take | VbeeError | None] = [None] * len(self._requests)
        self._makers: dict[int, JobHandle] = {}
        self._handles: list[JobHandle] = []
        self._is_cancelled = False

    @property
    def states(self) -> dict[str, PartState]:
        """Where each text is."""
        return {request.text: state for request, state in zip(self._requests, self._states, strict=True)}

    @property
    def failures(self) -> tuple[tuple[SpeechRequest, VbeeError], ...]:
        """The requests that have failed and are not tried again now, and why."""
        pairs = zip(self._requests, self._outcomes, strict=True)
        return tuple((each, why) for each, why in pairs if why is not None and not isinstance(why, Take))

    def may_try_again(self, requests: Sequence[SpeechRequest]) -> bool:
        """Whether all of these have failed."""
        failed = {request for request, _ in self.failures}
        return bool(requests) and not self._is_cancelled and failed.issuperset(requests)

    def begin(self, handle: JobHandle, requests: Sequence[SpeechRequest]) -> None:
        """A job makes these requests."""
        places = [self._requests.index(request) for request in requests]
        for place in places:
            self._states[place], self._outcomes[place], self._makers[place] = PartState.WAITING, None, handle
        self._handles.append(handle)
        handle.progress.connect(partial(self._take_progress, handle, places))
        handle.succeeded.connect(partial(self._take_outcomes, handle, places))
        handle.failed.connect(partial(self._take_failure, handle, places))
        handle.cancelled.connect(partial(self._take_cancel, handle))

    def cancel(self) -> None:
        """Stop waiting for all of them."""
        for handle in list(self._handles):
            handle.cancel()

    def progress(self) -> Progress:
        """How far all of them are."""
        return self._told(Progress(JobStage.RUNNING))

    def _told(self, progress: Progress) -> Progress:
        errors = tuple(None if isinstance(outcome, Take) else outcome for outcome in self._outcomes)
        arriving = progress.arriving if len(self._requests) == 1 else None
        return replace(progress, parts=tuple(self._states), part_errors=errors, arriving=arriving)

    def _take_progress(self, handle: JobHandle, places: Sequence[int], progress: Progress) -> None:
        for place, state in zip(places, progress.parts, strict=False):
            if self._makers[place] is handle:
                self._states[place] = state
        for place, error in zip(places, progress.part_errors, strict=False):
            if self._makers[place] is handle:
                self._outcomes[place] = error
        self.progressed.emit(self._told(progress))

    def _take_outcomes(
        self, handle: JobHandle, places: Sequence[int], outcomes: Sequence[Take | VbeeError]
    ) -> None:
        for place, outcome in zip(places, outcomes, strict=True):
            if self._makers[place] is handle:  # else it is tried once more already
                self._states[place] = PartState.DONE if isinstance(outcome, Take) else PartState.FAILED
                self._outcomes[place] = outcome
        self._end(handle)

    def _take_failure(self, handle: JobHandle, places: Sequence[int], error: VbeeError) -> None:
        """The whole job failed, so each of its requests did."""
        self._take_outcomes(handle, places, [error] * len(places))

    def _take_cancel(self, handle: JobHandle) -> None:
        self._is_cancelled = True
        self._end(handle)

    def _end(self, handle: JobHandle) -> None:
        self._handles.remove(handle)
        if self._handles:
            self.progressed.emit(self.progress())
        elif self._is_cancelled:
            self.stopped.emit()
        else:
            self.ended.emit(self._requests, tuple(self._outcomes))

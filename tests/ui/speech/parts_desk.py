"""What the desk of a test does with paragraphs: makes a sound of each, or fails as the test says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.history import Spoken
from vbee_desktop.core.models import JobStage, JoinedTakes, PartState, Progress, SpeechRequest, Take
from vbee_desktop.worker.api_worker import ApiWorker
from vbee_desktop.worker.job_handle import JobHandle

TAKE_S = 2.0


class PartsDesk:
    """Paragraphs in ``part_failures`` fail; with ``hold`` the first stays under way, a ``held_part`` until it
    is let go by `release`.
    """

    folder: Path
    worker: ApiWorker[None]
    hold: bool

    def __init__(self) -> None:
        self.held_part = ""
        self._released = asyncio.Event()
        self.made_parts: list[SpeechRequest] = []
        self.parts_again: list[bool] = []
        self.part_failures: dict[str, VbeeError] = {}
        self.spoken: dict[SpeechRequest, Spoken] = {}
        self.asked_parts: list[SpeechRequest] = []
        self.parts_sent_again: list[str] = []
        self.joined: list[tuple[Take, ...]] = []
        self.replaced: list[Path | None] = []

    def create_parts(
        self, requests: Sequence[SpeechRequest], *, again: bool = False, script: Sequence[SpeechRequest] = ()
    ) -> JobHandle:
        assert set(requests) <= set(script)
        self.made_parts += requests
        self.parts_again.append(again)
        return self.worker.submit(self._make_parts, tuple(requests))

    def send_parts_again(self, job_ids: Sequence[str]) -> JobHandle:
        self.parts_sent_again += job_ids
        lost = {error.facts.get("job_id"): text for text, error in self.part_failures.items()}
        texts = {lost[job_id] for job_id in job_ids}
        requests = dict.fromkeys(request for request in self.made_parts if request.text in texts)
        self.part_failures = {text: why for text, why in self.part_failures.items() if text not in texts}
        return self.worker.submit(self._make_parts, tuple(requests))

    def release(self) -> JobHandle:
        """The ``held_part`` goes on."""
        return self.worker.submit(self._release)

    async def _release(self, _resources: None, _report: object) -> None:
        self._released.set()

    def find_spoken(self, requests: Sequence[SpeechRequest], known: Collection[str] = ()) -> JobHandle:
        self.asked_parts += requests
        return self.worker.submit(self._answer, tuple(self.spoken.get(each) for each in requests))

    def filed_takes(self, job_ids: Sequence[str]) -> JobHandle:
        takes = (spoken.take for spoken in self.spoken.values())
        found = tuple(take for take in takes if take is not None and take.job_id in job_ids)
        return self.worker.submit(self._answer, found)

    def join_takes(self, takes: Sequence[Take], instead_of: Path | None = None) -> JobHandle:
        self.replaced.append(instead_of)
        self.joined.append(tuple(takes))
        name = f"joined{len(self.joined)}"
        path = self.folder / f"{name}.wav"
        path.write_bytes(b"RIFF")
        ends_s = tuple(TAKE_S * number for number in range(1, len(takes) + 1))
        return self.worker.submit(self._answer, JoinedTakes(name, path, 48000, ends_s))

    async def _answer(self, _resources: None, _report: object, answer: object) -> object:
        return answer

    async def _make_parts(
        self, _resources: None, report: Callable[[object], None], requests: tuple[SpeechRequest, ...]
    ) -> tuple[Take | VbeeError, ...]:
        states = [PartState.WAITING] * len(requests)
        outcomes: list[Take | VbeeError] = []
        for index, request in enumerate(requests):
            states[index] = PartState.RUNNING
            report(_progress(states, outcomes))
            if self.hold:
                await asyncio.Event().wait()
            if request.text == self.held_part:
                await self._released.wait()
            outcome = self.part_failures.get(request.text) or self.part_take(request)
            outcomes.append(outcome)
            states[index] = PartState.DONE if isinstance(outcome, Take) else PartState.FAILED
        report(_progress(states, outcomes))
        return tuple(outcomes)

    def part_take(self, request: SpeechRequest, name: str = "") -> Take:
        """A take whose file is there."""
        job_id = name or f"part{len(self.made_parts)}-{request.text[:20]}"
        path = self.folder / f"{abs(hash(job_id))}.wav"
        path.write_bytes(b"RIFF")
        count = len(request.text)
        return Take(job_id, path, request, TAKE_S, 48000, count, count)


def _progress(states: Sequence[PartState], outcomes: Sequence[Take | VbeeError]) -> Progress:
    errors = [outcome if isinstance(outcome, VbeeError) else None for outcome in outcomes]
    rest = [None] * (len(states) - len(errors))
    return Progress(JobStage.RUNNING, parts=tuple(states), part_errors=(*errors, *rest))

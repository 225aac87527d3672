"""A script of any length: bought in parts of whole sentences, joined in PCM, encoded once."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from vbee_desktop.core import limits
from vbee_desktop.core.errors import Code, VbeeError
from vbee_desktop.core.models import AudioFormat, JobStage, Progress, SpeechApi, SpeechRequest, Take
from vbee_desktop.core.sentences import script_parts
from vbee_desktop.core.speech_rules import checked_request
from vbee_desktop.jobs.resume import find_paid
from vbee_desktop.jobs.speech_order import price_ceiling
from vbee_desktop.jobs.synthesize import synthesize

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.audio.join import Joined
    from vbee_desktop.jobs.services import Report, Services

_HOPELESS = frozenset(
    {Code.OUT_OF_POINTS, Code.UNAUTHORIZED, Code.NO_CREDENTIALS, Code.NOT_IN_PLAN, Code.BAD_VOICE, Code.DISK}
)
"""What happened to one part so will happen to the next: no further one is begun."""


async def speak(services: Services, report: Report, request: SpeechRequest, *, again: bool = False) -> Take:
    """One take of a text of any length, bought in parts when one request cannot carry it.

    A part that was paid before is not paid again, so that doing it once more buys only what failed. Raises as
    `synthesize`; of parts the first error, with the facts ``parts`` and ``parts_done``.
    """
    checked = checked_request(request, services.api)
    requests = requests_of(checked, services.api)
    if len(requests) == 1:
        return await synthesize(services, report, checked, again=again)
    takes = await _Parts(services, report, requests, again=again).made()
    report(Progress(JobStage.DOWNLOADING, parts=len(takes), parts_done=len(takes)))
    return await asyncio.to_thread(_joined, services, checked, takes)


async def price_ceiling_of_script(services: Services, request: SpeechRequest, *, again: bool = False) -> int:
    """Points that `speak` can cost at most: what is paid already costs nothing. Raises `VbeeError`."""
    requests = requests_of(checked_request(request, services.api), services.api)
    unpaid = [each for each in requests if again or await find_paid(services, _nobody, each) is None]
    return sum([await price_ceiling(services, each) for each in unpaid])


def requests_of(request: SpeechRequest, api: SpeechApi) -> list[SpeechRequest]:
    """What is sent for a checked request: itself, or its parts as WAV, which are joined and encoded once."""
    texts = script_parts(request.text, part_limit(api))
    if len(texts) == 1:
        return [request]
    return [replace(request, text=text, audio_format=AudioFormat.WAV) for text in texts]


def part_limit(api: SpeechApi) -> int:
    """Most characters of one request: the legacy service publishes no limit, so clients keep far below it."""
    return limits.LEGACY_PART_CHARACTERS if api is SpeechApi.LEGACY else limits.MAX_TEXT_CHARACTERS


def _nobody(_progress: object) -> None:
    """The report of what is done in passing."""


class _Parts:
    """The parts of one script while they are made, as many at once as the account's pace allows."""

    def __init__(
        self, services: Services, report: Report, requests: Sequence[SpeechRequest], *, again: bool
    ) -> None:
        self._services = services
        self._report = report
        self._requests = requests
        self._again = again
        self._places = asyncio.Semaphore(services.pace.creates_at_once)
        self._percents = [0.0] * len(requests)
        self._done = 0
        self._failures: list[VbeeError] = []

    async def made(self) -> list[Take]:
        """All parts, in order. Raises the first error when all others have ended too."""
        self._tell()
        outcomes = await asyncio.gather(*(self._make(index) for index in range(len(self._requests))))
        takes = [take for take in outcomes if take is not None]
        if self._failures:
            error = self._failures[0]
            error.facts.update(parts=len(self._requests), parts_done=len(takes))
            raise error
        return takes

    async def _make(self, index: int) -> Take | None:
        async with self._places:
            if any(failure.code in _HOPELESS for failure in self._failures):
                return None
            try:
                take = await synthesize(
                    self._services, partial(self._note, index), self._requests[index], again=self._again
                )
            except VbeeError as error:
                self._failures.append(error)
                self._tell()
                return None
        self._done += 1
        self._percents[index] = 100.0
        self._tell()
        return take

    def _note(self, index: int, progress: object) -> None:
        if not isinstance(progress, Progress):
            return
        if progress.stage == JobStage.WAITING:
            self._report(self._counted(progress))
        elif progress.percent is not None:
            self._percents[index] = progress.percent
            self._tell()

    def _tell(self) -> None:
        percent = sum(self._percents) / len(self._percents)
        self._report(self._counted(Progress(JobStage.RUNNING, percent)))

    def _counted(self, progress: Progress) -> Progress:
        failed = len(self._failures)
        return replace(progress, parts=len(self._requests), parts_done=self._done, parts_failed=failed)


def _joined(services: Services, request: SpeechRequest, takes: Sequence[Take]) -> Take:
    paths = [take.path for take in takes]
    described = "\n".join([*(take.job_id for take in takes), request.audio_format, str(request.bitrate_kbps)])
    name = hashlib.sha256(described.encode()).hexdigest()[:32]
    path = services.audio_files.path_of(name, request.audio_format)
    joined = _join(paths, path, request)
    return Take(
        job_id=name,
        path=path,
        request=request,
        duration_s=joined.duration_s,
        sample_rate_hz=joined.sample_rate_hz,
        characters=sum(take.characters for take in takes),
        points=sum(take.points for take in takes),
        is_new=any(take.is_new for take in takes),
    )


def _join(paths: Sequence[Path], destination: Path, request: SpeechRequest) -> Joined:
    from vbee_desktop.audio.join import join_mp3, join_wav

    if request.audio_format is AudioFormat.WAV:
        return join_wav(paths, destination)
    return join_mp3(paths, destination, request.bitrate_kbps)

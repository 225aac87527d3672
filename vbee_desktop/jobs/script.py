"""A script of any length: bought in parts of whole sentences, joined in PCM, encoded once."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from vbee_desktop.core import limits
from vbee_desktop.core.errors import BadInput, VbeeError
from vbee_desktop.core.job_state import UNSENT, JobState
from vbee_desktop.core.models import (
    AudioFormat,
    JobStage,
    JoinedTakes,
    PartState,
    Progress,
    SpeechApi,
    SpeechRequest,
    Take,
)
from vbee_desktop.core.sentences import script_parts
from vbee_desktop.core.speech_rules import checked_request
from vbee_desktop.jobs.parts import Parts
from vbee_desktop.jobs.resume import find_paid
from vbee_desktop.jobs.services import tell_nobody
from vbee_desktop.jobs.speech_order import content_hash, price_ceiling
from vbee_desktop.jobs.synthesize import synthesize

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.audio.join import Joined
    from vbee_desktop.jobs.services import Report, Services

_SCRIPT = "script"
"""There is one script in paragraphs, that of the window."""


async def speak(
    services: Services,
    report: Report,
    request: SpeechRequest,
    *,
    again: bool = False,
    since_s: float | None = None,
) -> Take:
    """One take of a text of any length, bought in parts when one request cannot carry it.

    A part that was paid before is not paid again, so that doing it once more buys only what failed; ``again``
    and ``since_s`` as in `synthesize`. Raises as that; of parts the first error, with the facts ``parts`` and
    ``parts_done``.
    """
    checked = checked_request(request, services.api)
    requests = requests_of(checked, services.api)
    if len(requests) == 1:
        return await synthesize(services, report, checked, again=again, since_s=since_s)
    hashes = [content_hash(each, services.api) for each in requests]
    note = partial(services.audio_files.unfinished.note, until_ended=True)
    await asyncio.to_thread(note, content_hash(checked, services.api), hashes)
    outcomes = await speak_parts(services, report, requests, again=again, since_s=since_s)
    takes = [outcome for outcome in outcomes if isinstance(outcome, Take)]
    if failures := [outcome for outcome in outcomes if isinstance(outcome, VbeeError)]:
        failures[0].facts.update(parts=len(requests), parts_done=len(takes))
        raise failures[0]
    return await joined_take(services, report, checked, takes)


async def speak_script(
    services: Services,
    report: Report,
    requests: Sequence[SpeechRequest],
    *,
    again: bool = False,
    script: Sequence[SpeechRequest] = (),
) -> tuple[Take | VbeeError, ...]:
    """Paragraphs of a ``script`` as `speak_parts` does. Until all of that is here, what is paid of it stays
    even where no history is kept.
    """
    hashes = [each for request in script for each in hashes_of(services, request)]
    unfinished = services.audio_files.unfinished
    await asyncio.to_thread(unfinished.note, _SCRIPT, hashes)
    return await speak_parts(services, report, requests, again=again)


async def speak_parts(
    services: Services,
    report: Report,
    requests: Sequence[SpeechRequest],
    *,
    again: bool = False,
    since_s: float | None = None,
) -> tuple[Take | VbeeError, ...]:
    """A take of each request, or the error that it ended with; as many at once as the account's pace allows.

    ``report`` gets `Progress` of the whole, with a `PartState` for each. After an error that all others would
    share (no points, no token) no further one is begun: these end with the same error.
    """
    makers = [partial(_speak_part, services, each, again=again, since_s=since_s) for each in requests]
    return await Parts(services, report, makers).made()


async def _speak_part(
    services: Services, request: SpeechRequest, report: Report, *, again: bool, since_s: float | None
) -> Take:
    return await speak(services, report, request, again=again, since_s=since_s)


async def joined_take(
    services: Services, report: Report, request: SpeechRequest, takes: Sequence[Take]
) -> Take:
    """The take of a request whose parts are all here. Raises as `join_takes`."""
    joined = await join_takes(services, report, takes, request.audio_format, request.bitrate_kbps)
    name = content_hash(checked_request(request, services.api), services.api)
    await asyncio.to_thread(services.audio_files.unfinished.end, name)
    return _take_of(joined, request, takes)


async def join_takes(
    services: Services, report: Report, takes: Sequence[Take], audio_format: AudioFormat, bitrate_kbps: int
) -> JoinedTakes:
    """Takes in this order as one file of ours, encoded once. Raises `BadInput` and `StorageError`."""
    count = len(takes)
    report(Progress(JobStage.DOWNLOADING, parts=(PartState.DONE,) * count))
    described = "\n".join([*(take.job_id for take in takes), audio_format, str(bitrate_kbps)])
    name = hashlib.sha256(described.encode()).hexdigest()[:32]
    path = services.audio_files.path_of(name, audio_format)
    await asyncio.to_thread(services.audio_files.joined.note, name, [take.job_id for take in takes])
    joined = await asyncio.to_thread(_join, [take.path for take in takes], path, bitrate_kbps)
    ends_s = tuple(end / joined.sample_rate_hz for end in joined.ends)
    return JoinedTakes(name, path, joined.sample_rate_hz, ends_s)


async def price_ceiling_of_script(
    services: Services, request: SpeechRequest, *, again: bool = False, since_s: float | None = None
) -> int:
    """Points that `speak` can cost at most: what is paid already costs nothing. Raises `VbeeError`."""
    requests = requests_of(checked_request(request, services.api), services.api)
    is_all_anew = again and since_s is None
    unpaid = [each for each in requests if is_all_anew or await _is_unpaid(services, each, since_s)]
    return sum([await price_ceiling(services, each) for each in unpaid])


def requests_of(request: SpeechRequest, api: SpeechApi) -> list[SpeechRequest]:
    """What is sent for a checked request: itself, or its parts as WAV, which are joined and encoded once."""
    texts = script_parts(request.text, part_limit(api))
    if len(texts) == 1:
        return [request]
    return [replace(request, text=text, audio_format=AudioFormat.WAV) for text in texts]


def hashes_of(services: Services, request: SpeechRequest) -> list[str]:
    """The content hashes of what is sent for a request; none for one that cannot be sent."""
    try:
        parts = requests_of(checked_request(request, services.api), services.api)
    except BadInput:
        return []
    return [content_hash(part, services.api) for part in parts]


def part_limit(api: SpeechApi) -> int:
    """Most characters of one request: the legacy service publishes no limit, so clients keep far below it."""
    return limits.LEGACY_PART_CHARACTERS if api is SpeechApi.LEGACY else limits.MAX_TEXT_CHARACTERS


async def _is_unpaid(services: Services, request: SpeechRequest, since_s: float | None) -> bool:
    """What was only written down is yet to be paid; while somebody works on it, by them."""
    job = await find_paid(services, tell_nobody, request, since_s or 0.0)
    if job is None or (since_s is not None and job.state is JobState.UNKNOWN):
        return True
    return job.state in UNSENT and not job.is_worked_on


def _take_of(joined: JoinedTakes, request: SpeechRequest, takes: Sequence[Take]) -> Take:
    return Take(
        job_id=joined.name,
        path=joined.path,
        request=request,
        duration_s=joined.ends_s[-1],
        sample_rate_hz=joined.sample_rate_hz,
        characters=sum(take.characters for take in takes),
        points=sum(take.points for take in takes),
        is_new=any(take.is_new for take in takes),
    )


def _join(paths: Sequence[Path], destination: Path, bitrate_kbps: int) -> Joined:
    from vbee_desktop.audio.join import join_mp3, join_wav

    if destination.suffix == ".wav":
        return join_wav(paths, destination)
    return join_mp3(paths, destination, bitrate_kbps)

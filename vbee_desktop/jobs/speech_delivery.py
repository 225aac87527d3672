"""From a job that the service has taken to a filed take. Nothing here costs anything, so all of it is tried
again.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.core.errors import BadInput, Code, JobFailed, UnreadableAnswer, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import JobStage, Progress, RemoteState, SpeechJob, SpeechRequest, Take
from vbee_desktop.core.retry import is_outage
from vbee_desktop.jobs.arrival import Arrival
from vbee_desktop.jobs.free_calls import SLOW_AFTER_S, call_patiently, giving_way, read_known, until_ended
from vbee_desktop.jobs.speech_order import points_charged, told_characters

if TYPE_CHECKING:
    from vbee_desktop.audio.decode import AudioFacts
    from vbee_desktop.jobs.pace import Turn
    from vbee_desktop.jobs.paid_job import PaidJob
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.underway import Abandonment

MAX_AUDIO_BYTES = 1_000_000_000
AUDIO_KEPT_S = 3 * 86_400.0
"""How long the service keeps what it made (vbee-api section 2). The current service does not say that it is
gone: it only tells no link any more.
"""
LINKS_TRIED = 3
"""How often a dead link or damaged audio is asked for again before it is left to the person."""


class Sound(NamedTuple):
    """Audio that decodes, and what it is."""

    data: bytes
    facts: AudioFacts


async def followed(
    services: Services,
    report: Report,
    paid: PaidJob,
    job: SpeechJob,
    turn: Turn,
    abandonment: Abandonment,
) -> SpeechJob:
    """Poll until the service has ended the job. A slow or abandoned one no longer holds others up."""

    def tell(news: SpeechJob, waited_s: float) -> None:
        report(Progress(JobStage.RUNNING, news.progress))
        if abandonment.is_set or waited_s > SLOW_AFTER_S:
            turn.release()

    taken_at = services.clock()
    await paid.note(JobState.RUNNING)
    report(Progress(JobStage.RUNNING, job.progress))
    read = partial(services.speech.read, job.request_id)
    with services.hints.listening(paid.job_id, services.sleep) as sleep:
        passing = giving_way(report, turn, abandonment)
        return await until_ended(services, read, tell, passing, sleep=sleep, since=taken_at)


async def delivered(
    services: Services, report: Report, paid: PaidJob, request: SpeechRequest, job: SpeechJob
) -> Take:
    """Fetch, prove and file the audio of a job that has ended. Raises `VbeeError`.

    Sound that was the answer itself has no id to ask for it again: until it is on the disk the job stays
    ``sending``, so that whoever finds it after a crash does not take it for one that can be fetched.
    """
    await _check_end(services, paid, job)
    report(Progress(JobStage.DOWNLOADING))
    if job.request_id:
        await paid.note(JobState.READY)
        await paid.note(JobState.DOWNLOADING)
    try:
        arrival = Arrival(services, report, paid.job_id, request.voice_code)
        sound = await _sound_of(services, report, paid, job, arrival)
        path = await asyncio.to_thread(services.audio_files.keep, paid.job_id, sound.facts.format, sound.data)
    except VbeeError as error:
        if not job.request_id:
            await paid.note(JobState.UNKNOWN, error=Code.OUTCOME_UNKNOWN)
        elif error.code is not Code.AUDIO_GONE:
            await paid.note(JobState.READY)
        raise
    told = told_characters(services, paid.row, job.characters)
    await paid.note(JobState.FILED, audio=path.name, duration_s=sound.facts.duration_s, **told)
    characters = paid.row.characters if job.characters is None else job.characters
    return Take(
        job_id=paid.job_id,
        path=path,
        request=request,
        duration_s=sound.facts.duration_s,
        sample_rate_hz=sound.facts.sample_rate_hz,
        characters=characters,
        points=points_charged(services, characters, paid.row.factor),
        request_id=job.request_id,
    )


async def _check_end(services: Services, paid: PaidJob, job: SpeechJob) -> None:
    """Raises `JobFailed` when there is no audio to fetch."""
    if job.state is RemoteState.FAILED:
        await paid.note(JobState.FAILED, error=Code.SERVICE_FAILED)
        raise JobFailed(Code.SERVICE_FAILED, error_code=job.error_code, text=job.error_text)
    is_old = services.wall_clock() - paid.row.created_at > AUDIO_KEPT_S
    if (job.audio_expired or is_old) and not (job.audio_link or job.audio):
        await paid.note(JobState.EXPIRED, error=Code.AUDIO_GONE)
        raise JobFailed(Code.AUDIO_GONE)


async def _sound_of(
    services: Services, report: Report, paid: PaidJob, job: SpeechJob, arrival: Arrival
) -> Sound:
    """The audio of a job, through up to three links: one lives three minutes, and asking again gives a
    fresh one.
    """
    if job.audio:
        return await asyncio.to_thread(_proven, job.audio)
    for tried in range(1, LINKS_TRIED + 1):
        is_last = tried == LINKS_TRIED or not job.request_id
        try:
            sound = await _fetched(services, report, arrival, job.audio_link)
            if sound.facts.is_whole or is_last:  # the service's own file may well be so
                return sound
        except VbeeError as error:
            if is_last or is_outage(error) or error.code not in {Code.LINK_EXPIRED, Code.BAD_ANSWER}:
                raise
        job = await read_known(services, partial(services.speech.read, job.request_id), report)
        await _check_end(services, paid, job)
    raise JobFailed(Code.LINK_EXPIRED)


async def _fetched(services: Services, report: Report, arrival: Arrival, link: str) -> Sound:
    fetch = partial(arrival.fetch, link, MAX_AUDIO_BYTES)
    download = await call_patiently(services, fetch, report, is_outage)
    return await asyncio.to_thread(_proven, download.body)


def _proven(data: bytes) -> Sound:
    from vbee_desktop.audio.decode import prove_audio

    try:
        return Sound(data, prove_audio(data))
    except BadInput as error:
        raise UnreadableAnswer(detail=f"audio: {error.detail}") from error

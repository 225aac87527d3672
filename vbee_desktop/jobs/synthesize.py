"""Text to speech: one text becomes one filed take."""

from __future__ import annotations

import asyncio
import hashlib
import json
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import Code, JobFailed, VbeeError
from vbee_desktop.core.estimates import points
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import (
    JobStage,
    Progress,
    RemoteState,
    SpeechApi,
    SpeechJob,
    SpeechRequest,
    Take,
)
from vbee_desktop.core.speech_rules import checked_request
from vbee_desktop.core.text import escape_markup
from vbee_desktop.jobs.free_calls import call_freely, until_ended
from vbee_desktop.jobs.paid_create import move, paid_turn, send_paid
from vbee_desktop.store.journal import Intent

if TYPE_CHECKING:
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.underway import Abandonment

KIND = "speech"
MAX_AUDIO_BYTES = 1_000_000_000
FRESH_LINKS = 3
"""How often a dead link is asked for again before the download is left to the user."""


async def synthesize(services: Services, report: Report, request: SpeechRequest) -> Take:
    """Buy speech and file it.

    Cancelling before the request is sent ends the job; after that it only ends the waiting, and the audio is
    filed all the same. Raises `VbeeError`: `BadInput` before anything is sent.
    """
    checked = checked_request(request, services.api)
    report(Progress(JobStage.PREPARING))
    job_id = await asyncio.to_thread(services.journal.record, _intent(services, checked))

    async def buy(abandonment: Abandonment) -> Take:
        return await _buy(services, report, job_id, checked, abandonment)

    return await services.underway.see_through(buy)


def content_hash(request: SpeechRequest, api: SpeechApi) -> str:
    """Name of all that decides how a take sounds: two requests with the same one would give the same take."""
    described = json.dumps({"api": api, **asdict(request)}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(described.encode()).hexdigest()


def _intent(services: Services, request: SpeechRequest) -> Intent:
    characters = len(_wire_request(services.api, request).text)
    return Intent(
        kind=KIND,
        api=services.api,
        content_hash=content_hash(request, services.api),
        request=asdict(request),
        characters=characters,
        points=points(characters, services.voice_book.credit_factor(request.voice_code)),
    )


def _wire_request(api: SpeechApi, request: SpeechRequest) -> SpeechRequest:
    """The request as it is sent: the legacy service reads markup, so the writer's own brackets are
    escaped.
    """
    return replace(request, text=escape_markup(request.text)) if api is SpeechApi.LEGACY else request


async def _buy(
    services: Services, report: Report, job_id: str, request: SpeechRequest, abandonment: Abandonment
) -> Take:
    wire_request = _wire_request(services.api, request)
    async with paid_turn(services, job_id, abandonment):
        send = partial(services.speech.create, wire_request)
        job = await send_paid(services, report, job_id, send, abandonment)
        await _note_accepted(services, job_id, job)
        if job.state is RemoteState.RUNNING:
            job = await _follow(services, report, job_id, job)
    ready = await _ready_or_end(services, job_id, job)
    return await _file(services, report, job_id, request, ready)


async def _note_accepted(services: Services, job_id: str, job: SpeechJob) -> None:
    known = {"characters": job.characters} if job.characters is not None else {}
    if job.request_id:
        await move(services, job_id, JobState.ACCEPTED, remote_id=job.request_id, **known)


async def _follow(services: Services, report: Report, job_id: str, job: SpeechJob) -> SpeechJob:
    await move(services, job_id, JobState.RUNNING)
    report(Progress(JobStage.RUNNING, job.progress))
    return await until_ended(
        services,
        lambda: services.speech.read(job.request_id),
        lambda news: report(Progress(JobStage.RUNNING, news.progress)),
    )


async def _ready_or_end(services: Services, job_id: str, job: SpeechJob) -> SpeechJob:
    """The job with its audio at hand; raises `JobFailed` when the service ended it otherwise."""
    if job.state is RemoteState.FAILED:
        await move(services, job_id, JobState.FAILED, error=Code.SERVICE_FAILED)
        raise JobFailed(Code.SERVICE_FAILED, error_code=job.error_code, text=job.error_text)
    if job.audio_expired and not job.audio_link:
        await move(services, job_id, JobState.EXPIRED, error=Code.AUDIO_GONE)
        raise JobFailed(Code.AUDIO_GONE)
    await move(services, job_id, JobState.READY)
    return job


async def _file(
    services: Services, report: Report, job_id: str, request: SpeechRequest, job: SpeechJob
) -> Take:
    from vbee_desktop.audio.decode import probe_audio

    report(Progress(JobStage.DOWNLOADING))
    data = job.audio or await _download(services, job_id, job)
    path = await asyncio.to_thread(services.audio_files.keep, job_id, request.audio_format, data)
    duration_s, sample_rate_hz, _form = await asyncio.to_thread(probe_audio, path)
    await move(services, job_id, JobState.FILED, audio=path.name)
    row = await asyncio.to_thread(services.journal.find, job_id)
    return Take(
        job_id=job_id,
        path=Path(path),
        request=request,
        duration_s=duration_s,
        sample_rate_hz=sample_rate_hz,
        characters=row.characters,
        points=points(row.characters, services.voice_book.credit_factor(request.voice_code)),
        request_id=job.request_id,
    )


async def _download(services: Services, job_id: str, job: SpeechJob) -> bytes:
    """The audio. A link lives three minutes, so a dead one is asked for again; the job stays ``ready`` if
    all fails.
    """
    await move(services, job_id, JobState.DOWNLOADING)
    try:
        return await _through_fresh_links(services, job)
    except VbeeError:
        await move(services, job_id, JobState.READY)
        raise


async def _through_fresh_links(services: Services, job: SpeechJob) -> bytes:
    for _ in range(FRESH_LINKS):
        fetch = partial(services.downloads.fetch, job.audio_link, max_bytes=MAX_AUDIO_BYTES)
        try:
            return (await call_freely(services, fetch)).body
        except VbeeError as error:
            if error.code is not Code.LINK_EXPIRED:
                raise
        job = await call_freely(services, partial(services.speech.read, job.request_id))
    raise JobFailed(Code.LINK_EXPIRED)

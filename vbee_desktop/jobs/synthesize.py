"""Text to speech: one text becomes one filed take."""

from __future__ import annotations

import asyncio
import hashlib
import json
import math
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, VbeeError
from vbee_desktop.core.estimates import points
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import (
    AudioFormat,
    JobStage,
    Ownership,
    Pauses,
    Progress,
    RemoteState,
    SpeechApi,
    SpeechRequest,
    Take,
)
from vbee_desktop.core.speech_rules import checked_request
from vbee_desktop.core.text import escape_markup
from vbee_desktop.jobs.free_calls import call_freely, read_known
from vbee_desktop.jobs.paid_create import send_paid, take_turn
from vbee_desktop.jobs.paid_job import PaidJob, accepted
from vbee_desktop.jobs.speech_delivery import delivered, followed
from vbee_desktop.jobs.underway import Abandonment
from vbee_desktop.store.journal import Intent, JobRow

if TYPE_CHECKING:
    from vbee_desktop.core.models import SpeechJob
    from vbee_desktop.jobs.services import Report, Services

KIND = "speech"
HIGHEST_CREDIT_FACTOR = 4.0
"""Points per character of the dearest voices: what is assumed of a voice that nobody knows."""


async def synthesize(services: Services, report: Report, request: SpeechRequest) -> Take:
    """Buy speech and file it.

    Cancelling before the request is sent ends the job; after that it only ends the waiting, and the audio is
    filed all the same. Raises `VbeeError`: `BadInput` before anything is sent; with the fact ``accepted``
    when
    the service has taken (and charged) the job, which `fetch_take` then finishes for nothing.
    """
    checked = checked_request(request, services.api)
    report(Progress(JobStage.PREPARING))
    return await services.underway.see_through(partial(_buy, services, report, checked))


async def find_paid_take(services: Services, report: Report, request: SpeechRequest) -> Take | None:
    """The take of a request that was paid before: from this disk, else fetched for nothing; else None.

    Raises `VbeeError`: `BadInput`, or what stands in the way of fetching a job that the service took.
    """
    checked = checked_request(request, services.api)
    hash_ = content_hash(checked, services.api)
    row = await asyncio.to_thread(services.journal.find_paid, hash_, services.api)
    if row is None:
        return None
    if row.state is not JobState.FILED:
        return await fetch_take(services, report, row.id)
    return await asyncio.to_thread(take_on_disk, services, row)


async def fetch_take(services: Services, report: Report, job_id: str) -> Take:
    """Finish a job that the service took, without buying anything. Raises `VbeeError`."""
    row = await asyncio.to_thread(services.journal.find, job_id)
    paid = PaidJob(services.journal, job_id, row.state)

    async def fetch(abandonment: Abandonment) -> Take:
        with accepted(paid):
            return await _fetch(services, report, paid, row, abandonment)

    return await services.underway.see_through(fetch)


def price_of(services: Services, request: SpeechRequest) -> int:
    """Points that a request will cost, as far as the voice is known: of the text as it is sent."""
    wire_text = _wire_request(services.api, request).text
    return points(len(wire_text), services.voice_book.credit_factor(request.voice_code))


async def price_ceiling(services: Services, request: SpeechRequest) -> int:
    """Points that a request can cost at most: an unknown voice is looked up, else taken for one of the
    dearest.
    """
    if not services.voice_book.knows(request.voice_code):
        await _look_up(services, request.voice_code)
    if services.voice_book.knows(request.voice_code):
        return price_of(services, request)
    return math.ceil(len(_wire_request(services.api, request).text) * HIGHEST_CREDIT_FACTOR)


def content_hash(request: SpeechRequest, api: SpeechApi) -> str:
    """Name of all that decides how a take sounds: two requests with the same one would give the same take."""
    described = json.dumps({"api": api, **asdict(request)}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(described.encode()).hexdigest()


def take_on_disk(services: Services, row: JobRow) -> Take | None:
    """The filed take of a job; None when its file is gone or damaged."""
    from vbee_desktop.audio.decode import prove_audio

    path = services.audio_files.named(row.audio)
    try:
        facts = prove_audio(path.read_bytes())
    except (OSError, BadInput):
        return None
    request = _request_of(row)
    return Take(
        job_id=row.id,
        path=path,
        request=request,
        duration_s=facts.duration_s,
        sample_rate_hz=facts.sample_rate_hz,
        characters=row.characters,
        points=row.points,
        request_id=row.remote_id,
    )


async def _buy(services: Services, report: Report, request: SpeechRequest, abandonment: Abandonment) -> Take:
    wire_request = _wire_request(services.api, request)
    job_id = await asyncio.to_thread(services.journal.record, _intent(services, request))
    paid = PaidJob(services.journal, job_id)
    turn = await take_turn(services, paid, abandonment)
    try:
        send = partial(services.speech.create, wire_request)
        job = await send_paid(services, report, paid, send, abandonment)
        with accepted(paid):
            await _note_accepted(paid, job)
            if job.state is RemoteState.RUNNING:
                job = await followed(services, report, paid, job, turn, abandonment)
            turn.release()
            return await delivered(services, report, paid, request, job)
    finally:
        turn.release()


async def _fetch(
    services: Services, report: Report, paid: PaidJob, row: JobRow, abandonment: Abandonment
) -> Take:
    report(Progress(JobStage.RUNNING))
    job = await read_known(services, partial(services.speech.read, row.remote_id))
    if job.state is RemoteState.RUNNING:
        turn = await take_turn(services, paid, abandonment)
        turn.release()
        job = await followed(services, report, paid, job, turn, abandonment)
    return await delivered(services, report, paid, _request_of(row), job)


async def _note_accepted(paid: PaidJob, job: SpeechJob) -> None:
    if job.request_id:
        known = {"characters": job.characters} if job.characters is not None else {}
        await paid.note(JobState.ACCEPTED, remote_id=job.request_id, **known)


async def _look_up(services: Services, code: str) -> None:
    for owner in Ownership:
        page = partial(services.voices.page, owner, code=code)
        try:
            services.voice_book.remember((await call_freely(services, page)).voices)
        except VbeeError:
            return  # the list may be refused to a token that may speak


def _intent(services: Services, request: SpeechRequest) -> Intent:
    return Intent(
        kind=KIND,
        api=services.api,
        content_hash=content_hash(request, services.api),
        request=asdict(request),
        characters=len(_wire_request(services.api, request).text),
        points=price_of(services, request),
    )


def _wire_request(api: SpeechApi, request: SpeechRequest) -> SpeechRequest:
    """The request as it is sent: the legacy service reads markup, so the writer's own brackets are
    escaped.
    """
    return replace(request, text=escape_markup(request.text)) if api is SpeechApi.LEGACY else request


def _request_of(row: JobRow) -> SpeechRequest:
    """The request that a journal row was made from."""
    fields = dict(row.request)
    pauses = fields.pop("pauses", None)
    audio_format = AudioFormat(str(fields.pop("audio_format")))
    return SpeechRequest(
        audio_format=audio_format,
        pauses=Pauses(**pauses) if isinstance(pauses, dict) else None,
        **fields,  # type: ignore[arg-type]  # written by `_intent` from the same record
    )

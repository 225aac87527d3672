"""Text to speech: one text becomes one filed take, and is paid once."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code, JobFailed, VbeeError
from vbee_desktop.core.job_state import FETCHABLE, UNSENT, JobState
from vbee_desktop.core.models import JobStage, Progress, RemoteState, SpeechRequest, Take
from vbee_desktop.core.speech_rules import checked_request
from vbee_desktop.jobs.free_calls import read_known
from vbee_desktop.jobs.paid_create import send_paid, take_turn, until_due
from vbee_desktop.jobs.paid_job import PaidJob, accepted, at_work, taken_over, until_let_go, written_down
from vbee_desktop.jobs.speech_delivery import AUDIO_KEPT_S, delivered, followed
from vbee_desktop.jobs.speech_order import (
    content_hash,
    intent_of,
    request_of,
    told_characters,
    wire_request,
)
from vbee_desktop.jobs.standing import refuse_to_go_on
from vbee_desktop.jobs.voice_refusals import note_open, note_refusal

if TYPE_CHECKING:
    from vbee_desktop.core.models import SpeechJob
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.underway import Abandonment
    from vbee_desktop.store.job_row import JobRow


async def synthesize(
    services: Services,
    report: Report,
    request: SpeechRequest,
    *,
    again: bool = False,
    since_s: float | None = None,
    instead_of: str = "",
) -> Take:
    """Buy speech and file it; what was paid before is handed over or finished instead, unless ``again``: then
    only what was begun since ``since_s`` (seconds since 1970), if that is given, and has a known outcome.
    ``instead_of`` is a job of unknown outcome that a person gives up for this one: paid once more, unless its
    outcome is known by now or somebody else has replaced it.

    Cancelling before the request is sent ends the job; after that it only ends the waiting, and the audio is
    filed all the same. Raises `VbeeError`: `BadInput` before anything is sent; ``OUTCOME_UNKNOWN`` too when
    an earlier request with the same content may have been charged; with the fact ``accepted`` when the
    service has taken (and charged) the job, which `resume_take` then finishes for nothing.
    """
    checked = checked_request(request, services.api)
    report(Progress(JobStage.PREPARING))
    while True:
        is_bought_anyway = bool(instead_of) or (again and since_s is None)
        take = None if is_bought_anyway else await _paid_before(services, report, checked, since_s)
        if take is None:
            buy = partial(_buy, services, report, checked, again=again, instead_of=instead_of)
            take = await services.underway.see_through(buy)
        if take is not None:
            return take
        instead_of = ""


async def resume_take(services: Services, report: Report, job_id: str) -> Take:
    """Go on with a job wherever it stands; one that was sent is finished without buying anything.

    Raises `VbeeError`; of a job that has ended without audio, the error that it ended with.
    """

    async def work(abandonment: Abandonment) -> Take:
        async with at_work(services, await taken_over(services, job_id)) as paid:
            return await _go_on(services, report, paid, abandonment)

    return await services.underway.see_through(work)


def take_on_disk(services: Services, row: JobRow) -> Take | None:
    """The filed take of a job; None when its file is gone or damaged."""
    from vbee_desktop.audio.decode import prove_audio

    path = services.audio_files.named(row.audio)
    try:
        facts = prove_audio(path.read_bytes())
    except (OSError, BadInput):
        return None
    return Take(
        job_id=row.id,
        path=path,
        request=request_of(row),
        duration_s=facts.duration_s,
        sample_rate_hz=facts.sample_rate_hz,
        characters=row.characters,
        points=row.points,
        request_id=row.remote_id,
        is_new=False,
    )


def is_still_paid(services: Services, row: JobRow) -> bool:
    """Whether a filed take is to be had for nothing: it is here, or the service keeps it yet."""
    is_kept = bool(row.remote_id) and services.wall_clock() - row.created_at < AUDIO_KEPT_S
    return is_kept or services.audio_files.named(row.audio).is_file()


async def _paid_before(
    services: Services, report: Report, request: SpeechRequest, since_s: float | None
) -> Take | None:
    hash_ = content_hash(request, services.api)
    while True:
        row = await asyncio.to_thread(services.journal.find_same, hash_, services.server, since_s or 0.0)
        if row is None or (since_s is not None and row.state is JobState.UNKNOWN):
            return None
        if not row.owner:
            return await _finished(services, report, row)
        await until_let_go(services, row.id)


async def _finished(services: Services, report: Report, row: JobRow) -> Take | None:
    """The take of a job that nobody works on; None when nothing is left of it and it must be paid again.

    Of one that was told to be paid, that it is gone is told too, and nothing is bought: then it has a price.
    """
    if row.state is JobState.FILED:
        take = await asyncio.to_thread(take_on_disk, services, row)
        if take is not None or not await asyncio.to_thread(is_still_paid, services, row):
            return take
    return await resume_take(services, report, row.id)


async def _buy(
    services: Services,
    report: Report,
    request: SpeechRequest,
    abandonment: Abandonment,
    *,
    again: bool,
    instead_of: str,
) -> Take | None:
    """None when somebody has begun the same meanwhile."""
    row = await written_down(services, intent_of(services, request), again=again, instead_of=instead_of)
    if row is None:
        return None
    async with at_work(services, row) as paid:
        return await _send(services, report, paid, request, abandonment)


async def _go_on(services: Services, report: Report, paid: PaidJob, abandonment: Abandonment) -> Take:
    row = paid.row
    if row.state in UNSENT:
        await until_due(services, report, paid, abandonment)
        return await _send(services, report, paid, request_of(row), abandonment)
    if row.state not in FETCHABLE:
        refuse_to_go_on(row)
    on_disk = await asyncio.to_thread(take_on_disk, services, row) if row.audio else None
    if on_disk is not None:
        return on_disk
    with accepted(paid):
        if not row.remote_id:
            await paid.note(JobState.EXPIRED, error=Code.AUDIO_GONE)
            raise JobFailed(Code.AUDIO_GONE)
        return await _fetch(services, report, paid, abandonment)


async def _send(
    services: Services, report: Report, paid: PaidJob, request: SpeechRequest, abandonment: Abandonment
) -> Take:
    turn = await take_turn(services, paid, abandonment)
    try:
        send = partial(services.speech.create, wire_request(services.api, request))
        keep = partial(_note_accepted, services, paid)
        try:
            job = await send_paid(services, report, paid, send, keep, abandonment, turn)
        except VbeeError as error:
            await note_refusal(services, request.voice_code, error)
            raise
        with accepted(paid):
            if job.state is RemoteState.RUNNING:
                job = await followed(services, report, paid, job, turn, abandonment)
            turn.release()
            take = await delivered(services, report, paid, request, job)
        await note_open(services, request.voice_code)
        return take
    finally:
        turn.release()


async def _fetch(services: Services, report: Report, paid: PaidJob, abandonment: Abandonment) -> Take:
    report(Progress(JobStage.RUNNING))
    job = await read_known(services, partial(services.speech.read, paid.row.remote_id), report)
    if job.state is RemoteState.RUNNING:
        turn = await take_turn(services, paid, abandonment)
        turn.release()
        job = await followed(services, report, paid, job, turn, abandonment)
    return await delivered(services, report, paid, request_of(paid.row), job)


async def _note_accepted(services: Services, paid: PaidJob, job: SpeechJob) -> None:
    if job.request_id:
        known = told_characters(services, paid.row, job.characters)
        await paid.note(JobState.ACCEPTED, remote_id=job.request_id, **known)

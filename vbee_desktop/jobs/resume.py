"""Going on with jobs that nobody works on: after a kill, a crash, a quit or a new token."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import Code
from vbee_desktop.core.history import JobSummary
from vbee_desktop.core.job_state import UNSENT, WHOLE_API, JobState
from vbee_desktop.core.models import SpeechApi
from vbee_desktop.core.retry import UNSENT_GOES_ON_FOR_S
from vbee_desktop.core.speech_rules import checked_request
from vbee_desktop.jobs.paid_job import at_work, taken_over
from vbee_desktop.jobs.recognise import drop_whole, resume_whole
from vbee_desktop.jobs.services import DEMO_SERVER
from vbee_desktop.jobs.speech_order import SPEECH, content_hash, request_of
from vbee_desktop.jobs.standing import refuse_to_go_on
from vbee_desktop.jobs.synthesize import is_still_paid, resume_take, synthesize
from vbee_desktop.jobs.transcribe import resume_transcript, transcribe

if TYPE_CHECKING:
    from vbee_desktop.core.models import SpeechRequest, Take, Transcript
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.underway import Abandonment
    from vbee_desktop.store.job_row import JobRow


async def unfinished(services: Services, _report: Report) -> tuple[JobSummary, ...]:
    """The jobs that nobody works on and that have not ended, oldest first: to go on with, or, in
    ``unknown``, to be decided about. Raises `StorageError`.

    What cannot go on is brought to its end first: jobs of an earlier demo, whose sandbox is gone, and old
    requests that were never sent.
    """
    await asyncio.to_thread(services.journal.release_dead)
    rows = await asyncio.to_thread(services.journal.unfinished, services.server)
    return tuple([summary_of(row) for row in rows if not await _is_over(services, row)])


async def resume(services: Services, report: Report, job_id: str) -> Take | Transcript:
    """Go on with a job wherever it stands, without paying again. Raises `VbeeError`."""
    row = await asyncio.to_thread(services.journal.find, job_id)
    if row.api == WHOLE_API:
        return await resume_whole(services, report, job_id, is_late=_is_stale(services, row))
    if row.kind != SPEECH:
        return await resume_transcript(services, report, job_id)
    return await resume_take(services.speaking_by(SpeechApi(row.api)), report, job_id)


async def send_again(services: Services, report: Report, job_id: str) -> Take | Transcript:
    """Buy once more what has an unknown outcome, on a person's word: it may be charged twice.

    When the outcome has become known meanwhile, or somebody else has sent it again, that is gone on with, and
    nothing is bought. Raises `VbeeError`.
    """
    row = await asyncio.to_thread(services.journal.find, job_id)
    if row.kind == SPEECH:
        its_service = services.speaking_by(SpeechApi(row.api))
        return await synthesize(its_service, report, request_of(row), instead_of=job_id)
    if row.api == WHOLE_API:
        return await resume_whole(services, report, job_id, send_again=True)
    return await transcribe(services, report, Path(row.audio), instead_of=job_id)


async def drop(services: Services, _report: Report, job_id: str) -> None:
    """Wait no longer for a job of unknown outcome. Raises `VbeeError` when it has gone on meanwhile."""
    if (await asyncio.to_thread(services.journal.find, job_id)).api == WHOLE_API:
        await drop_whole(services, job_id)
        return
    row = await _waited_for_no_longer(services, job_id)
    if row.state is not JobState.UNKNOWN:
        refuse_to_go_on(row)


async def find_paid(
    services: Services, _report: Report, request: SpeechRequest, since_s: float = 0.0
) -> JobSummary | None:
    """The job that speaks for a request, since ``since_s``: finished, on its way, or of unknown outcome; None
    when it is yet to be paid. Raises `StorageError`, and `BadInput` of a request that cannot be sent.
    """
    return await asyncio.to_thread(_find_paid, services, request, since_s)


def summary_of(row: JobRow) -> JobSummary:
    """What the window tells of a job."""
    return JobSummary(
        job_id=row.id,
        number=row.number,
        kind=row.kind,
        state=row.state,
        title=row.title,
        voice_code=row.voice_code,
        created_at=row.created_at,
        duration_s=row.duration_s,
        characters=row.characters,
        points=row.points,
        seconds=row.seconds,
        error=row.error,
        is_worked_on=bool(row.owner),
        has_remote_id=bool(row.remote_id),
    )


def _find_paid(services: Services, request: SpeechRequest, since_s: float) -> JobSummary | None:
    checked = checked_request(request, services.api)
    row = services.journal.find_same(content_hash(checked, services.api), services.server, since_s)
    if row is None:
        return None
    is_gone = row.state is JobState.FILED and not is_still_paid(services, row)
    return None if is_gone else summary_of(row)


async def _waited_for_no_longer(services: Services, job_id: str) -> JobRow:
    """The job as it was; one of unknown outcome has ended now."""

    async def work(_abandonment: Abandonment) -> JobRow:
        async with at_work(services, await taken_over(services, job_id)) as job:
            if job.row.state is JobState.UNKNOWN:
                await job.move(JobState.CANCELLED, error=Code.OUTCOME_UNKNOWN)
            return job.row

    return await services.underway.see_through(work)


async def _is_over(services: Services, row: JobRow) -> bool:
    """Whether the job cannot go on; it is at its end then."""
    if _end_of(services, row) is None:
        return False
    if (ours := await asyncio.to_thread(services.journal.claim, row.id)) is None:
        return True  # somebody works on it
    async with at_work(services, ours) as job:
        end = _end_of(services, ours) if ours.state is row.state else None  # it may have gone on meanwhile
        if end is not None:
            await job.move(end, error=ours.error or _why(end))
    return end is not None


def _end_of(services: Services, row: JobRow) -> JobState | None:
    is_demo = services.server == DEMO_SERVER
    if row.state in UNSENT:
        is_stale = _is_stale(services, row) and row.api != WHOLE_API  # of a whole, parts may be paid
        return JobState.NOT_SENT if is_stale or is_demo else None
    if not is_demo:
        return None
    return JobState.CANCELLED if row.state is JobState.UNKNOWN else JobState.EXPIRED


def _is_stale(services: Services, row: JobRow) -> bool:
    wanted_at = max(row.created_at, row.not_before)  # a parked job is late because the service said so
    return services.wall_clock() - wanted_at > UNSENT_GOES_ON_FOR_S


def _why(end: JobState) -> str:
    return Code.AUDIO_GONE if end is JobState.EXPIRED else Code.NOT_SENT

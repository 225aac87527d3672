"""Sending a paid request under the law: written down first, sent again only when it surely was not
charged.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from vbee_desktop.core.errors import Code, NoAnswer, NotSent, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import JobStage, Progress
from vbee_desktop.core.retry import Act, after_paid_failure

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from vbee_desktop.jobs.pace import Turn
    from vbee_desktop.jobs.paid_job import PaidJob
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.underway import Abandonment

T = TypeVar("T")


async def take_turn(services: Services, job: PaidJob, abandonment: Abandonment) -> Turn:
    """Wait for the account's turn. Raises `asyncio.CancelledError` when the waiting is given up."""
    try:
        return await abandonment.cuts_short(services.pace.create_turn(services.sleep))
    except asyncio.CancelledError:
        await _cancel_if_abandoned(job, abandonment)
        raise


async def send_paid(
    services: Services,
    report: Report,
    job: PaidJob,
    send: Callable[[], Awaitable[T]],
    abandonment: Abandonment,
) -> T:
    """The answer to a create that is already recorded; the job is then ``sending``, for the caller to note
    on.

    Raises `VbeeError` with the job in its end state, or in ``unknown`` (code ``OUTCOME_UNKNOWN``);
    `asyncio.CancelledError` when the waiting was given up before anything was sent.
    """
    attempts = 0
    while True:
        report(Progress(JobStage.SENDING))
        await _step_to_sending(job, abandonment)
        try:
            return await send()
        except VbeeError as error:
            attempts += 1
            delay_s = await _delay_or_end(services, job, error, attempts)
        except Exception as error:
            raise await _unknown(job, type(error).__name__) from error
        report(Progress(JobStage.WAITING, retry_after_s=delay_s, attempt=attempts))
        await _wait(services, job, delay_s, abandonment)


async def _step_to_sending(job: PaidJob, abandonment: Abandonment) -> None:
    """Write down that it is being sent, unless nobody waits for it: that is asked last of all."""
    await _stop_if_abandoned(job, abandonment)
    await job.move(JobState.SENDING)
    await _stop_if_abandoned(job, abandonment)


async def _delay_or_end(services: Services, job: PaidJob, error: VbeeError, attempts: int) -> float:
    """Seconds until the next try, with the job ``waiting``; or the end of it, raised."""
    verdict = after_paid_failure(error, attempts, services.jitter())
    if verdict.act is Act.RETRY:
        await job.move(JobState.WAITING, error=error.code)
        return verdict.delay_s
    if verdict.act is Act.UNKNOWN:
        raise await _unknown(job, error.detail) from error
    await job.note(JobState.NOT_SENT if isinstance(error, NotSent) else JobState.REFUSED, error=error.code)
    raise error


async def _unknown(job: PaidJob, detail: str) -> NoAnswer:
    await job.note(JobState.UNKNOWN, error=Code.OUTCOME_UNKNOWN)
    return NoAnswer(Code.OUTCOME_UNKNOWN, detail, job_id=job.job_id)


async def _wait(services: Services, job: PaidJob, delay_s: float, abandonment: Abandonment) -> None:
    try:
        await abandonment.cuts_short(services.sleep(delay_s))
    except asyncio.CancelledError:
        await _cancel_if_abandoned(job, abandonment)
        raise


async def _stop_if_abandoned(job: PaidJob, abandonment: Abandonment) -> None:
    if abandonment.is_set:
        await _cancel_if_abandoned(job, abandonment)
        raise asyncio.CancelledError


async def _cancel_if_abandoned(job: PaidJob, abandonment: Abandonment) -> None:
    """End a job that nobody waits for; one that is stopped because the program quits stays as it is."""
    if abandonment.is_set:
        await job.note(JobState.CANCELLED)

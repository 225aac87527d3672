"""Sending a paid request under the law: written down first, sent again only when it surely was not
charged.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

from vbee_desktop.core.errors import Code, NoAnswer, NotSent, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import JobStage, Progress
from vbee_desktop.core.retry import Act, after_paid_failure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.underway import Abandonment

T = TypeVar("T")


@asynccontextmanager
async def paid_turn(services: Services, job_id: str, abandonment: Abandonment) -> AsyncIterator[None]:
    """The account's turn for one recorded job, from before it is sent until it has ended at the service."""
    async with AsyncExitStack() as held:
        try:
            await abandonment.cuts_short(held.enter_async_context(services.pace.create_turn(services.sleep)))
        except asyncio.CancelledError:
            await _cancel_if_abandoned(services, job_id, abandonment)
            raise
        yield


async def send_paid(
    services: Services,
    report: Report,
    job_id: str,
    send: Callable[[], Awaitable[T]],
    abandonment: Abandonment,
) -> T:
    """The answer to a create that is already recorded; the job is then ``sending``, for the caller to move
    on.

    Raises `VbeeError` with the job in its end state, or in ``unknown`` (code ``OUTCOME_UNKNOWN``);
    `asyncio.CancelledError` when the waiting was given up before anything was sent.
    """
    attempts = 0
    while True:
        if abandonment.is_set:
            await move(services, job_id, JobState.CANCELLED)
            raise asyncio.CancelledError
        await move(services, job_id, JobState.SENDING)
        report(Progress(JobStage.SENDING))
        try:
            return await send()
        except VbeeError as error:
            attempts += 1
            delay_s = await _delay_or_end(services, job_id, error, attempts)
            report(Progress(JobStage.WAITING, retry_after_s=delay_s, attempt=attempts))
        await _wait(services, job_id, delay_s, abandonment)


async def move(services: Services, job_id: str, state: JobState, **changes: object) -> None:
    """One committed step of a job, off the loop (a commit waits for the disk)."""
    await asyncio.to_thread(services.journal.move, job_id, state, **changes)


async def _delay_or_end(services: Services, job_id: str, error: VbeeError, attempts: int) -> float:
    """Seconds until the next try, with the job ``waiting``; or the end of it, raised."""
    verdict = after_paid_failure(error, attempts, services.jitter())
    if verdict.act is Act.RETRY:
        await move(services, job_id, JobState.WAITING, error=error.code)
        return verdict.delay_s
    if verdict.act is Act.UNKNOWN:
        await move(services, job_id, JobState.UNKNOWN, error=Code.OUTCOME_UNKNOWN)
        raise NoAnswer(Code.OUTCOME_UNKNOWN, error.detail, job_id=job_id) from error
    end = JobState.NOT_SENT if isinstance(error, NotSent) else JobState.REFUSED
    await move(services, job_id, end, error=error.code)
    raise error


async def _wait(services: Services, job_id: str, delay_s: float, abandonment: Abandonment) -> None:
    try:
        await abandonment.cuts_short(services.sleep(delay_s))
    except asyncio.CancelledError:
        await _cancel_if_abandoned(services, job_id, abandonment)
        raise


async def _cancel_if_abandoned(services: Services, job_id: str, abandonment: Abandonment) -> None:
    """End a job that nobody waits for; one that is stopped because the program quits stays as it is."""
    if abandonment.is_set:
        await move(services, job_id, JobState.CANCELLED)

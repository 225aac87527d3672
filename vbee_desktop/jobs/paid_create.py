"""Sending a paid request under the law: written down first, sent again only when it surely was not
charged.
"""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from vbee_desktop.core.callback_address import digest_of, new_token
from vbee_desktop.core.errors import Code, NoAnswer, NotSent, Throttled, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import JobStage, Progress
from vbee_desktop.core.network import is_off_the_network
from vbee_desktop.core.retry import (
    LONGEST_PARKING_S,
    UNSENT_GOES_ON_FOR_S,
    Act,
    Cause,
    Verdict,
    after_paid_failure,
    outage_delay_s,
    told_wait_s,
)
from vbee_desktop.jobs.paid_job import told_parked
from vbee_desktop.jobs.services import DEMO_SERVER

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from vbee_desktop.jobs.pace import Turn
    from vbee_desktop.jobs.paid_job import PaidJob
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.underway import Abandonment

T = TypeVar("T")

NAP_S = 30.0
"""A parked job looks at the clock on the wall so often: a machine that slept has let time pass."""


@dataclass(slots=True)
class _Tries:
    """How often a create has failed: ``offline`` for want of a network, which counts for nothing else."""

    attempts: int = 0
    offline: int = 0

    @property
    def told(self) -> int:
        """What a person is told."""
        return self.attempts + self.offline


async def take_turn(services: Services, job: PaidJob, abandonment: Abandonment) -> Turn:
    """Wait for the account's turn. Raises `asyncio.CancelledError` when the waiting is given up."""
    return await _unless_given_up(services.pace.create_turn(services.sleep), job, abandonment)


async def until_due(services: Services, report: Report, job: PaidJob, abandonment: Abandonment) -> None:
    """Wait until a parked job may be sent.

    Raises `Throttled` with the fact ``parked_until`` when there is not so much patience,
    `asyncio.CancelledError` when the waiting is given up.
    """
    wait_s = min(job.row.not_before - services.wall_clock(), LONGEST_PARKING_S)
    if wait_s <= 0:
        return
    if wait_s > services.patience_s:
        raise told_parked(Throttled("parked", retry_after_s=wait_s), job.job_id, job.row.not_before)
    await _stay_parked(services, report, job, wait_s, abandonment)


async def send_paid(
    services: Services,
    report: Report,
    job: PaidJob,
    send: Callable[[str | None], Awaitable[T]],
    keep: Callable[[T], Awaitable[None]],
    abandonment: Abandonment,
    turn: Turn,
) -> T:
    """The answer to a create that is already recorded, after ``keep`` has written it down. While it is
    parked, its ``turn`` is given to others. ``send`` gets the address for the callback, or None.

    Raises `VbeeError` with the job in its end state, in ``unknown`` (code ``OUTCOME_UNKNOWN``), or in
    ``waiting``: until the moment in the fact ``parked_until`` (seconds since 1970), or for another token
    (``UNAUTHORIZED``). Raises `asyncio.CancelledError` when the waiting was given up before anything was
    sent.
    """
    tries = _Tries()
    while True:
        await _need_access(services, job)
        report(Progress(JobStage.SENDING))
        await services.underway.before_sending()
        with services.underway.sending():
            callback_url = await _step_to_sending(services, job, abandonment)
            outcome = await _attempt(send, callback_url, keep)
        if not isinstance(outcome, Exception):
            services.retry_budget.succeeded()
            return outcome
        if not isinstance(outcome, VbeeError):
            raise await _unknown(job, type(outcome).__name__) from outcome
        error = outcome
        verdict = await _verdict_or_end(services, job, error, tries)
        if verdict.act is Act.PARK:
            await _park(services, report, job, verdict.delay_s, abandonment, turn)
        else:
            told = Progress(
                JobStage.WAITING, retry_after_s=verdict.delay_s, attempt=tries.told, cause=error.code
            )
            report(told)
            pause = services.network.pause(error, verdict.delay_s, services.sleep)
            await _unless_given_up(pause, job, abandonment)


async def _attempt(
    send: Callable[[str | None], Awaitable[T]],
    callback_url: str | None,
    keep: Callable[[T], Awaitable[None]],
) -> T | Exception:
    """The answer, written down; or what went wrong."""
    try:
        answer = await send(callback_url)
        await keep(answer)
    except Exception as error:  # noqa: BLE001 - whatever it is, the request may have been charged
        return error
    return answer


async def _need_access(services: Services, job: PaidJob) -> None:
    """Park a job whose token has been refused already. Raises that refusal."""
    try:
        services.access.check()
    except VbeeError as error:
        await job.note(JobState.WAITING, error=error.code)
        error.facts["job_id"] = job.job_id
        raise


async def _step_to_sending(services: Services, job: PaidJob, abandonment: Abandonment) -> str | None:
    """Write down that it is being sent, and with which callback token; the address for the callback.

    Unless nobody waits for it: that is asked last of all.
    """
    await _stop_if_abandoned(job, abandonment)
    address, token = services.callback_address, new_token()
    await job.move(JobState.SENDING, callback_digest="" if address is None else digest_of(token))
    await _stop_if_abandoned(job, abandonment)
    return None if address is None else address.url(token)


async def _verdict_or_end(services: Services, job: PaidJob, error: VbeeError, tries: _Tries) -> Verdict:
    """What is done next, with the job ``waiting``; or the end of it, raised."""
    services.access.note(error)
    tries.attempts += 1
    verdict = after_paid_failure(error, tries.attempts, services.jitter())
    if verdict.act is Act.PARK:
        await _note_parked(services, job, error, verdict)
        return verdict
    services.pace.rest_creates(told_wait_s(error))  # whoever is next in line would be told the same
    if verdict.act is Act.RETRY and services.retry_budget.take():
        await job.move(JobState.WAITING, error=error.code)
        return verdict
    if verdict.act is Act.UNKNOWN:
        raise await _unknown(job, error.detail) from error
    if _waits_for_network(services, job, error):
        await job.move(JobState.WAITING, error=error.code)
        tries.attempts -= 1
        tries.offline += 1
        return Verdict(Act.RETRY, outage_delay_s(error, tries.offline, services.jitter()))
    await job.note(JobState.NOT_SENT if isinstance(error, NotSent) else JobState.REFUSED, error=error.code)
    raise error


def _waits_for_network(services: Services, job: PaidJob, error: VbeeError) -> bool:
    """Whether a request that never left goes out by itself once the network is back: in the window, which has
    patience without end, and soon enough that the person still wants it. The demo's server never comes back.
    """
    asked_s = services.wall_clock() - job.row.created_at
    return (
        math.isinf(services.patience_s)
        and services.server != DEMO_SERVER
        and asked_s < UNSENT_GOES_ON_FOR_S
        and is_off_the_network(error)
    )


async def _note_parked(services: Services, job: PaidJob, error: VbeeError, verdict: Verdict) -> None:
    """Raises the error when nobody here will wait for so long, or no waiting helps."""
    if verdict.cause is Cause.TOKEN:
        await job.note(JobState.WAITING, error=error.code)
        error.facts["job_id"] = job.job_id
        raise error
    until = services.wall_clock() + verdict.delay_s
    await job.move(JobState.WAITING, error=error.code, not_before=until)
    if verdict.delay_s > services.patience_s:
        raise told_parked(error, job.job_id, until)


async def _park(
    services: Services,
    report: Report,
    job: PaidJob,
    wait_s: float,
    abandonment: Abandonment,
    turn: Turn,
) -> None:
    """Wait beside the road, and then for a turn again."""
    turn.release()
    await _stay_parked(services, report, job, wait_s, abandonment)
    await _unless_given_up(turn.take(services.sleep), job, abandonment)


async def _stay_parked(
    services: Services, report: Report, job: PaidJob, wait_s: float, abandonment: Abandonment
) -> None:
    report(Progress(JobStage.WAITING, retry_after_s=wait_s, cause=Code.BUSY, is_parked=True))
    await _unless_given_up(_passing(services, wait_s), job, abandonment)


async def _passing(services: Services, wait_s: float) -> None:
    """Over when so much time has passed on the wall, or was slept: a clock that is set back holds nobody."""
    until, slept_s = services.wall_clock() + wait_s, 0.0
    while (left_s := min(until - services.wall_clock(), wait_s - slept_s)) > 0:
        nap_s = min(left_s, NAP_S)
        await services.sleep(nap_s)
        slept_s += nap_s


async def _unknown(job: PaidJob, detail: str) -> NoAnswer:
    await job.note(JobState.UNKNOWN, error=Code.OUTCOME_UNKNOWN)
    return NoAnswer(Code.OUTCOME_UNKNOWN, detail, job_id=job.job_id)


async def _unless_given_up(waiting: Awaitable[T], job: PaidJob, abandonment: Abandonment) -> T:
    try:
        return await abandonment.cuts_short(waiting)
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

"""Calls that cost nothing: tried again after a bad moment, gone on with through an outage, and the polling of
a job until it has ended.
"""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from vbee_desktop.core.errors import Code, Refused, Throttled, UnreadableAnswer, VbeeError
from vbee_desktop.core.models import JobStage, Progress, RecognitionJob, RemoteState, SpeechJob
from vbee_desktop.core.retry import (
    LONGEST_WAIT_S,
    Act,
    after_safe_failure,
    may_pass,
    outage_delay_s,
    told_wait_s,
)
from vbee_desktop.jobs.pace import HTML_PAUSE_S

if TYPE_CHECKING:
    from vbee_desktop.jobs.pace import Turn
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.underway import Abandonment

T = TypeVar("T")
AnyJob = TypeVar("AnyJob", SpeechJob, RecognitionJob)

FIRST_POLL_S = 0.3
POLL_GROWTH = 1.15
LONGEST_POLL_S = 2.0
SLOW_AFTER_S = 120.0
SLOW_POLL_S = 5.0
NOT_FOUND_TRIES = 3
NOT_FOUND_WAIT_S = 15.0
"""A known id answers 404 while the service has not caught up: three times over 30 s before it is believed."""

FORBIDDEN = 403
GIVE_WAY_AFTER_WAITS = 7
"""After about a minute of waits."""
_NO_WAY_THERE = frozenset({Code.NO_CONNECTION, Code.NOT_SENT})


async def call_freely(services: Services, call: Callable[[], Awaitable[T]]) -> T:
    """The answer of a safe call, tried up to five times as far as the program's retries reach. Raises the
    last `VbeeError`.
    """
    try:
        return await _quickly(services, call)
    except Throttled as error:
        raise _as_it_stays(error) from error


async def _quickly(services: Services, call: Callable[[], Awaitable[T]]) -> T:
    attempts = 0
    while True:
        try:
            return await _counted(services, call)
        except VbeeError as error:
            attempts += 1
            verdict = after_safe_failure(error, attempts, services.jitter())
            if verdict.act is not Act.RETRY or not services.retry_budget.take():
                raise
            await services.sleep(verdict.delay_s)


async def call_patiently(
    services: Services,
    call: Callable[[], Awaitable[T]],
    report: Report | None = None,
    passes: Callable[[VbeeError], bool] = may_pass,
) -> T:
    """The answer of a safe call about a job that the service took, gone on with through an outage.

    After the quick tries it is tried once more every half minute, for as long as the services have patience;
    each wait is told, with its cause. Raises the last `VbeeError`: at once one that does not pass.
    """
    try:
        return await _patiently(services, call, report, _Patience(services, passes))
    except Throttled as error:
        raise _as_it_stays(error) from error


async def _patiently(
    services: Services, call: Callable[[], Awaitable[T]], report: Report | None, patience: _Patience
) -> T:
    try:
        return await _quickly(services, call)
    except VbeeError as error:
        await patience.wait(error, report)
    while True:
        try:
            return await _counted(services, call)
        except VbeeError as error:
            await patience.wait(error, report)


async def until_ended(
    services: Services,
    read: Callable[[], Awaitable[AnyJob]],
    on_news: Callable[[AnyJob, float], None],
    report: Report | None = None,
    *,
    sleep: Callable[[float], Awaitable[None]] | None = None,
    since: float | None = None,
) -> AnyJob:
    """Poll a job until it is done or failed: soon at first, then every 2 s, slower after two minutes.

    Counted is from the beginning of a poll to that of the next, so that slow answers do not put it off; half
    of that at least is rest. The first follows ``since``, on the services' clock, or now.

    ``on_news`` gets each answer on the way and the seconds waited so far, ``report`` what is waited for when
    no answer comes; ``sleep`` between two polls may end early, on a hint. Raises the last `VbeeError` when
    the services' patience ends.
    """
    begun = asked_at = services.clock() if since is None else since
    slept_s, delay_s = 0.0, FIRST_POLL_S
    while True:
        await (sleep or services.sleep)(max(asked_at + delay_s - services.clock(), delay_s / 2))
        slept_s += delay_s
        asked_at = services.clock()
        job = await read_known(services, read, report)
        if job.state is not RemoteState.RUNNING:
            return job
        waited_s = max(slept_s, services.clock() - begun)
        on_news(job, waited_s)
        delay_s = next_poll_s(delay_s, waited_s)


def next_poll_s(delay_s: float, waited_s: float) -> float:
    """Seconds until the next poll, after one that came ``delay_s`` after the last and ``waited_s`` after the
    first.
    """
    return SLOW_POLL_S if waited_s > SLOW_AFTER_S else min(LONGEST_POLL_S, delay_s * POLL_GROWTH)


async def read_known(
    services: Services, read: Callable[[], Awaitable[AnyJob]], report: Report | None = None
) -> AnyJob:
    """One read of a job that exists, in its turn.

    Raises the last `VbeeError`; one with the fact ``not_found`` only after half a minute of asking.
    """
    for _ in range(NOT_FOUND_TRIES - 1):
        try:
            return await read_patiently(services, read, report)
        except VbeeError as error:
            if not error.facts.get("not_found"):
                raise
        await services.sleep(NOT_FOUND_WAIT_S)
    return await read_patiently(services, read, report)


async def read_patiently(
    services: Services, read: Callable[[], Awaitable[AnyJob]], report: Report | None = None
) -> AnyJob:
    """One read of a job that may not exist, in its turn. Raises the last `VbeeError`; ``not_found`` at
    once.
    """

    async def known_in_turn() -> AnyJob:
        services.access.check()
        try:
            return await in_turn(services, read)
        except Throttled:
            raise
        except VbeeError as error:
            if not _is_forbidden(error):
                services.access.note(error)
            raise

    return await call_patiently(services, known_in_turn, report)


def _is_forbidden(error: VbeeError) -> bool:
    """Under 403 it may be this job that is forbidden, since another App ID has paid it, and not the token."""
    return isinstance(error, Refused) and error.http_status == FORBIDDEN


async def in_turn(services: Services, read: Callable[[], Awaitable[T]]) -> T:
    """The answer of one read in its turn; when the gateway throttles it, all reads rest. Raises
    `VbeeError`.
    """
    await services.pace.read_turn(services.sleep)
    try:
        return await read()
    except Throttled as error:
        is_told = error.retry_after_s is not None
        services.pace.rest_reads(min(told_wait_s(error), LONGEST_WAIT_S) if is_told else HTML_PAUSE_S)
        raise


def giving_way(report: Report, turn: Turn, abandonment: Abandonment) -> Report:
    """A report that gives the turn up as well when the reads of one job alone fail for long.

    Without any connection the turn is kept: what stands in line could not be sent either, and is better off
    waiting than refused.
    """

    def tell(progress: object) -> None:
        report(progress)
        if not isinstance(progress, Progress) or progress.stage != JobStage.WAITING:
            return
        is_long = abandonment.is_set or progress.attempt >= GIVE_WAY_AFTER_WAITS
        if is_long and progress.cause not in _NO_WAY_THERE:
            turn.release()

    return tell


class _Patience:
    """How long one call is gone on with. What was slept is believed, and so is the clock."""

    def __init__(self, services: Services, passes: Callable[[VbeeError], bool]) -> None:
        self._services = services
        self._passes = passes
        self._waits = 0
        self._slept_s = 0.0
        self._begun: float | None = None

    async def wait(self, error: VbeeError, report: Report | None) -> None:
        """Wait until the next try is due. Raises the error when no patience is left, or when it does not
        pass.
        """
        self._waits += 1
        left_s = self._left_s()
        if not self._passes(error) or left_s <= told_wait_s(error):
            raise error
        delay_s = min(left_s, outage_delay_s(error, self._waits, self._services.jitter()))
        if report is not None:
            report(self._told(error, delay_s))
        await self._services.network.pause(error, delay_s, self._services.sleep)
        self._slept_s += delay_s

    def _told(self, error: VbeeError, delay_s: float) -> Progress:
        return Progress(
            JobStage.WAITING,
            retry_after_s=delay_s,
            attempt=self._waits,
            cause=error.code,
            is_accepted=True,
        )

    def _left_s(self) -> float:
        now = self._services.clock()
        if self._begun is None:
            self._begun = now
        patience_s = self._services.patience_s
        return patience_s if math.isinf(patience_s) else patience_s - max(self._slept_s, now - self._begun)


def _as_it_stays(error: Throttled) -> VbeeError:
    """A page that goes on for so long is no throttle, but something that nobody expected."""
    if not error.is_page:
        return error
    return UnreadableAnswer(detail=f"page, {error.detail}", http_status=error.http_status)


async def _counted(services: Services, call: Callable[[], Awaitable[T]]) -> T:
    answer = await call()
    services.retry_budget.succeeded()
    return answer

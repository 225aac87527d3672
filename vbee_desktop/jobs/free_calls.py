"""Calls that cost nothing: tried again after a bad moment, and the polling of a job until it has ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from vbee_desktop.core.errors import Throttled, VbeeError
from vbee_desktop.core.models import RecognitionJob, RemoteState, SpeechJob
from vbee_desktop.core.retry import Act, after_safe_failure

if TYPE_CHECKING:
    from vbee_desktop.jobs.services import Services

T = TypeVar("T")
AnyJob = TypeVar("AnyJob", SpeechJob, RecognitionJob)

FIRST_POLL_S = 0.3
POLL_GROWTH = 1.15
LONGEST_POLL_S = 2.0
SLOW_AFTER_S = 120.0
SLOW_POLL_S = 5.0
NOT_FOUND_TRIES = 3
NOT_FOUND_WAIT_S = 10.0
"""A known id answers 404 while the service has not caught up: three times over 30 s before it is believed."""


async def call_freely(services: Services, call: Callable[[], Awaitable[T]]) -> T:
    """The answer of a safe call, tried up to five times. Raises the last `VbeeError`."""
    attempts = 0
    while True:
        try:
            return await call()
        except VbeeError as error:
            attempts += 1
            verdict = after_safe_failure(error, attempts, services.jitter())
            if verdict.act is not Act.RETRY:
                raise
            await services.sleep(verdict.delay_s)


async def until_ended(
    services: Services,
    read: Callable[[], Awaitable[AnyJob]],
    on_news: Callable[[AnyJob, float], None],
) -> AnyJob:
    """Poll a job until it is done or failed: soon at first, then every 2 s, slower after two minutes.

    It is never given up. ``on_news`` gets each answer on the way and the seconds waited so far.
    """
    delay_s, waited_s = FIRST_POLL_S, 0.0
    while True:
        await services.sleep(delay_s)
        waited_s += delay_s
        job = await read_known(services, read)
        if job.state is not RemoteState.RUNNING:
            return job
        on_news(job, waited_s)
        delay_s = SLOW_POLL_S if waited_s > SLOW_AFTER_S else min(LONGEST_POLL_S, delay_s * POLL_GROWTH)


async def read_known(services: Services, read: Callable[[], Awaitable[AnyJob]]) -> AnyJob:
    """One read of a job that exists, in its turn. Raises the last `VbeeError`."""

    async def in_turn() -> AnyJob:
        await services.pace.read_turn(services.sleep)
        try:
            return await read()
        except Throttled as error:
            if error.retry_after_s is None:
                services.pace.rest_reads()
            raise

    for _ in range(NOT_FOUND_TRIES):
        try:
            return await call_freely(services, in_turn)
        except VbeeError as error:
            if not error.facts.get("not_found"):
                raise
            await services.sleep(NOT_FOUND_WAIT_S)
    return await call_freely(services, in_turn)

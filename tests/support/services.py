"""Real services against the real sandbox, for the tests of jobs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from vbee_desktop.app.open_services import open_services
from vbee_desktop.app.setup import Setup
from vbee_desktop.core.models import SpeechApi
from vbee_desktop.core.server import server_at
from vbee_desktop.jobs.services import Services
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.core.callback_address import CallbackAddress
    from vbee_desktop.core.job_state import JobState

T = TypeVar("T")
Job = Callable[[Services], Awaitable[T]]
CREDENTIALS = {"VBEE_APP_ID": "app-1", "VBEE_TOKEN": "token-1"}
HURRY_S = 0.005
"""Waits between tries and polls are cut to this: the law decides on their number, not on the clock."""


def run(
    url: str,
    home: Path,
    job: Job[T],
    *,
    api: SpeechApi = SpeechApi.LEGACY,
    callbacks: CallbackAddress | None = None,
    **environment: str,
) -> T:
    """Open services for ``url``, run one job on a loop of its own, close everything."""
    setup = Setup(
        home=Home(home),
        secrets=Secrets({**CREDENTIALS, **environment}),
        server=server_at(url),
        api=api,
        callbacks=callbacks,
    )

    async def all_of_it() -> T:
        async with asyncio.timeout(60), open_services(setup) as services:
            return await job(replace(services, sleep=hurried, jitter=lambda: 0.5))

    return asyncio.run(all_of_it())


async def hurried(delay_s: float) -> None:
    """A sleep that keeps its order and not its length."""
    await asyncio.sleep(min(delay_s, HURRY_S))


async def reached(services: Services, state: JobState, count: int = 1) -> None:
    """Wait until so many jobs are in a state; the journal has no signal, so it is looked at again and
    again.
    """
    while len(services.journal.in_state(state)) < count:  # noqa: ASYNC110
        await asyncio.sleep(HURRY_S)


def ignore(_progress: object) -> None:
    """A report that nobody reads."""

"""Hints that a job may have ended: whoever polls it then reads once early. Nothing else is made of them."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    Sleep = Callable[[float], Awaitable[None]]


class Hints:
    """The jobs that are polled at this moment, by their id in the journal."""

    def __init__(self) -> None:
        self._polled: dict[str, asyncio.Event] = {}

    def give(self, job_id: str) -> None:
        """End the present sleep of a job's poller, or its next one; nothing happens when none polls it."""
        if hint := self._polled.get(job_id):
            hint.set()

    @contextmanager
    def listening(self, job_id: str, sleep: Sleep) -> Iterator[Sleep]:
        """For the poller of a job: its ``sleep``, which a hint cuts short."""
        hint = self._polled[job_id] = asyncio.Event()

        async def light_sleep(delay_s: float) -> None:
            await _first_of(sleep(delay_s), hint.wait())
            hint.clear()

        try:
            yield light_sleep
        finally:
            del self._polled[job_id]


async def _first_of(*waits: Awaitable[object]) -> None:
    tasks = [asyncio.ensure_future(each) for each in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

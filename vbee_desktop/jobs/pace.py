"""How fast and how many at once, for one account."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

CREATES_AT_ONCE = 2
SECONDS_BETWEEN_CREATES = 1.0
SECONDS_BETWEEN_READS = 1.0
"""The public gateway was seen to throttle quick calls, so all reads together keep to about one a second."""

HTML_PAUSE_S = 30.0
"""A page of HTML to a read is the gateway's throttle: all reads rest this long."""

Sleep = Callable[[float], Awaitable[None]]


class Turn:
    """A place among the creates that run at once. Give it back with `release`, as often as you like."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places = places
        self._is_held = True

    def release(self) -> None:
        """Let the next one go."""
        if self._is_held:
            self._is_held = False
            self._places.release()


class Pace:
    """Turns for paid creates and for reads. On loopback nothing is spaced out, only the number at once
    holds.
    """

    def __init__(self, *, unhurried: bool, creates_at_once: int = CREATES_AT_ONCE) -> None:
        self._creates = asyncio.Semaphore(creates_at_once)
        self._create_spacing = _Spacing(SECONDS_BETWEEN_CREATES if unhurried else 0.0)
        self._read_spacing = _Spacing(SECONDS_BETWEEN_READS if unhurried else 0.0)

    async def create_turn(self, sleep: Sleep) -> Turn:
        """Waits for a turn: held from before a create is sent until its job has ended at the service."""
        await self._creates.acquire()
        turn = Turn(self._creates)
        try:
            await self._create_spacing.wait(sleep)
        except BaseException:
            turn.release()
            raise
        return turn

    async def read_turn(self, sleep: Sleep) -> None:
        """Awaited before each read of a job."""
        await self._read_spacing.wait(sleep)

    def rest_reads(self) -> None:
        """The gateway answered a read with a page of HTML."""
        self._read_spacing.rest(HTML_PAUSE_S)


class _Spacing:
    """At least so many seconds between two passages, in the order of asking."""

    def __init__(self, interval_s: float) -> None:
        self._interval_s = interval_s
        self._free_at = 0.0

    async def wait(self, sleep: Sleep) -> None:
        now = time.monotonic()
        start = max(now, self._free_at)
        self._free_at = start + self._interval_s
        if start > now:
            await sleep(start - now)

    def rest(self, seconds: float) -> None:
        self._free_at = max(self._free_at, time.monotonic() + seconds)

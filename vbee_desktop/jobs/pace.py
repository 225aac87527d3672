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
Clock = Callable[[], float]


class Turn:
    """A place among the creates that run at once. Give it back with `release`, as often as you like."""

    def __init__(self, places: asyncio.Semaphore, spacing: _Spacing) -> None:
        self._places = places
        self._spacing = spacing
        self._is_held = False

    async def take(self, sleep: Sleep) -> None:
        """Wait for a place; nothing to wait for when it is held already."""
        if self._is_held:
            return
        await self._places.acquire()
        self._is_held = True
        try:
            await self._spacing.wait(sleep)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Let the next one go."""
        if self._is_held:
            self._is_held = False
            self._places.release()


class Pace:
    """Turns for paid creates and for reads. On loopback nothing is spaced out, only the number at once
    holds. ``clock`` is monotonic, in seconds.
    """

    def __init__(
        self, *, unhurried: bool, creates_at_once: int = CREATES_AT_ONCE, clock: Clock = time.monotonic
    ) -> None:
        self.creates_at_once = creates_at_once
        self._creates = asyncio.Semaphore(creates_at_once)
        self._create_spacing = _Spacing(SECONDS_BETWEEN_CREATES if unhurried else 0.0, clock)
        self._read_spacing = _Spacing(SECONDS_BETWEEN_READS if unhurried else 0.0, clock)

    async def create_turn(self, sleep: Sleep) -> Turn:
        """Waits for a turn: held from before a create is sent until its job has ended at the service."""
        turn = Turn(self._creates, self._create_spacing)
        await turn.take(sleep)
        return turn

    async def read_turn(self, sleep: Sleep) -> None:
        """Awaited before each read of a job; whoever asked first is let through first."""
        await self._read_spacing.wait(sleep)

    def rest_creates(self, seconds: float) -> None:
        """The service throttles creates: no further one begins for so long."""
        self._create_spacing.rest(seconds)

    def rest_reads(self, seconds: float = HTML_PAUSE_S) -> None:
        """The gateway throttles reads: none passes for so long, those that wait already included."""
        self._read_spacing.rest(seconds)


class _Spacing:
    """At least so many seconds between two passages, in the order of asking."""

    def __init__(self, interval_s: float, clock: Clock) -> None:
        self._interval_s = interval_s
        self._clock = clock
        self._free_at = 0.0
        self._first_in_line = asyncio.Lock()

    async def wait(self, sleep: Sleep) -> None:
        """Only who passes takes the passage: one who gives up waiting leaves no gap."""
        async with self._first_in_line:
            now = self._clock()
            while now < self._free_at:
                due = self._free_at
                await sleep(due - now)
                now = due  # what was slept is believed; it may have been put off meanwhile
            self._free_at = max(now, self._clock()) + self._interval_s

    def rest(self, seconds: float) -> None:
        self._free_at = max(self._free_at, self._clock() + seconds)

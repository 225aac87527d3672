"""A loop whose clock a test can set forward, so that real deadlines pass without being waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from vbee_desktop.core.network_loop import NetworkLoop

T = TypeVar("T")


class LeapingLoop(NetworkLoop):
    """Time passes as it does, and besides whenever somebody lets it leap."""

    def __init__(self) -> None:
        self._leapt_s = 0.0
        super().__init__()

    def time(self) -> float:
        return super().time() + self._leapt_s

    def leap(self, seconds: float) -> None:
        """Let so much time pass at once."""
        self._leapt_s += seconds


def run_with_leaps(work: Coroutine[Any, Any, T]) -> T:
    """The result of ``work`` on a loop of its own."""
    with asyncio.Runner(loop_factory=LeapingLoop) as runner:
        return runner.run(work)


def leap(seconds: float) -> None:
    """Let time pass on the running loop."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, LeapingLoop)
    loop.leap(seconds)


async def leaping_sleep(seconds: float) -> None:
    """A sleep that keeps its length on the loop's clock, and takes none."""
    leap(seconds)
    await asyncio.sleep(0)

"""A loop whose clock leaps to the next thing that is due: hours pass in a moment, in the right order."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

T = TypeVar("T")


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """Time passes only when nothing is left to do now. Work for helper threads is done in place."""

    def __init__(self) -> None:
        self._now = 0.0
        super().__init__(_LeapingSelector(self))

    def time(self) -> float:
        return self._now

    def leap(self, seconds: float) -> None:
        """Let so much time pass."""
        self._now += seconds

    def run_in_executor(  # type: ignore[override]  # mypy knows two declarations of it that differ
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:  # noqa: BLE001 - it belongs to whoever awaits it
            future.set_exception(error)
        return future


class _LeapingSelector(selectors.SelectSelector):
    def __init__(self, loop: VirtualTimeLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout:
            self._loop.leap(timeout)
        return ready


def run_in_virtual_time(work: Callable[[VirtualTimeLoop], Awaitable[T]]) -> T:
    """The result of ``work`` on a loop of its own, begun at time 0."""
    loop = VirtualTimeLoop()

    async def all_of_it() -> T:
        return await work(loop)

    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(all_of_it())

"""Opens what the jobs share, and closes it in the same task."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Generic, TypeVar

from vbee_desktop.worker.failures import as_failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from vbee_desktop.core.errors import VbeeError

R = TypeVar("R")

LAST_CHANCE_S = 0.05  # for a closing that took too long, once it is cancelled


class ResourceHolder(Generic[R]):
    """Holds the resources open in one task: a context manager may have to be left where it was entered."""

    def __init__(self, open_resources: Callable[[], AbstractAsyncContextManager[R]]) -> None:
        self._settled = asyncio.Event()
        self._leave = asyncio.Event()
        self._held: list[R] = []
        self._error: VbeeError | None = None
        self.task = asyncio.create_task(self._hold(open_resources), name="resources")

    @property
    def is_open(self) -> bool:
        """Whether the resources are there."""
        return bool(self._held)

    async def get(self) -> R:
        """The resources, as soon as they are open; raises the `VbeeError` of an opening that failed."""
        await self._settled.wait()
        if self._error is not None:
            raise self._error
        return self._held[0]

    async def close(self, until_s: float) -> bool:
        """Leave the context by `until_s` (monotonic), or stop opening it; whether that went well, in time."""
        if self._held:
            self._leave.set()
        else:
            self.task.cancel()
        await asyncio.wait({self.task}, timeout=max(0.0, until_s - time.monotonic()))
        if not self.task.done():
            self.task.cancel()
            await asyncio.wait({self.task}, timeout=LAST_CHANCE_S)
            return False
        return self.task.cancelled() or self.task.result()

    async def _hold(self, open_resources: Callable[[], AbstractAsyncContextManager[R]]) -> bool:
        try:
            async with open_resources() as resources:
                self._held.append(resources)
                self._settled.set()
                await self._leave.wait()
        except (Exception, KeyboardInterrupt, SystemExit) as error:  # noqa: BLE001  # told by every job, or logged
            self._error = as_failure(error, "opening or closing the resources")
            self._settled.set()
            return not self._leave.is_set()
        return True

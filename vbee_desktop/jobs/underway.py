"""Work that goes on when nobody waits for it any more: what was paid is still filed."""

from __future__ import annotations

import asyncio
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterator

from vbee_desktop.core.job_state import QUITTING

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Abandonment:
    """Tells work in progress that nobody waits for it: it may stop wherever nothing was paid."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    @property
    def is_set(self) -> bool:
        """Whether the waiting was given up."""
        return self._event.is_set()

    def set(self) -> None:
        """Give the waiting up."""
        self._event.set()

    async def cuts_short(self, waiting: Awaitable[T]) -> T:
        """The result of ``waiting``, which must be free to stop at any point; cancelled when the waiting is
        given up.
        """
        task = asyncio.ensure_future(waiting)
        gone = asyncio.ensure_future(self._event.wait())
        try:
            await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return task.result()
            raise asyncio.CancelledError
        finally:
            for each in (task, gone):
                each.cancel()
            await asyncio.gather(task, gone, return_exceptions=True)


class Underway:
    """The tasks that outlive their waiters, until `close`."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object]] = set()
        self._sends = 0
        self._no_send = asyncio.Event()
        self._no_send.set()
        self._is_settling = False

    async def see_through(self, work: Callable[[Abandonment], Coroutine[object, object, T]]) -> T:
        """Run ``work`` and return its result. When the caller is cancelled, the work is told and goes on
        alone.
        """
        abandonment = Abandonment()
        task = self._begin(work(abandonment))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError as error:
            if error.args != (QUITTING,):
                abandonment.set()
            raise

    def keep(self, work: Coroutine[object, object, object]) -> None:
        """Run ``work`` although nobody waits for it."""
        _task = self._begin(work)

    @contextmanager
    def sending(self) -> Iterator[None]:
        """Around a paid request and the note of its answer: torn apart, nobody could know what it cost."""
        self._sends += 1
        self._no_send.clear()
        try:
            yield
        finally:
            self._sends -= 1
            if not self._sends:
                self._no_send.set()

    async def before_sending(self) -> None:
        """Nothing more is sent once the program ends: whoever comes here then waits to be cancelled."""
        if self._is_settling:
            await asyncio.Event().wait()

    async def settle(self) -> None:
        """Begin no further paid request, and wait for the answers to those that are out."""
        self._is_settling = True
        await self._no_send.wait()

    async def rest(self) -> None:
        """Until all of them have ended, and what they began."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """Stop everything still running, and what that begins; the journal knows where each job was."""
        while self._tasks:
            tasks = list(self._tasks)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, work: Coroutine[object, object, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    def _forget(self, task: asyncio.Task[T]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.info("a job ended: %s", type(error).__name__)

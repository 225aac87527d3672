"""The worker thread's side: one asyncio loop that runs the jobs it is ordered to run."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from vbee_desktop.core.job_state import QUITTING
from vbee_desktop.core.network_loop import NetworkLoop
from vbee_desktop.worker.failures import as_failure, describe
from vbee_desktop.worker.news import News, NewsKind
from vbee_desktop.worker.orders import (
    CancelOrder,
    Order,
    OrderQueue,
    RetireOrder,
    StartOrder,
    StopOrder,
)
from vbee_desktop.worker.resource_holder import ResourceHolder

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractAsyncContextManager

    from vbee_desktop.worker.mailbox import Mailbox

R = TypeVar("R")

logger = logging.getLogger(__name__)

# How much of the deadline has passed when each stage of stopping must be over.
SETTLE_SHARE, CANCEL_SHARE, CLOSE_SHARE, THREADS_SHARE = 0.4, 0.65, 0.8, 0.9


class JobLoop(Generic[R]):
    """Runs until it is ordered to stop. Orders come in by the queue, news goes out by the mailbox."""

    def __init__(
        self,
        open_resources: Callable[[], AbstractAsyncContextManager[R]],
        orders: OrderQueue,
        mailbox: Mailbox,
        settle: Callable[[R], Awaitable[None]] | None = None,
        rest: Callable[[R], Awaitable[None]] | None = None,
    ) -> None:
        self._settle = settle
        self._rest = rest
        self._open_resources = open_resources
        self._orders = orders
        self._mailbox = mailbox
        self._tasks: dict[int, asyncio.Task[News]] = {}
        self._stopping = False

    def run(self) -> bool:
        """Block until stopped. Whether every job ended and every resource was closed within the deadline."""
        loop = NetworkLoop()
        executor = ThreadPoolExecutor(thread_name_prefix="worker")
        loop.set_default_executor(executor)
        loop.set_exception_handler(self._log_stray_error)
        try:
            clean, until_s = loop.run_until_complete(self._run_until_stopped(loop))
            return end_threads(executor, until_s) and clean
        finally:
            self._stopping = True
            self._orders.detach()
            loop.close()

    async def _run_until_stopped(self, loop: asyncio.AbstractEventLoop) -> tuple[bool, float]:
        self._stop: asyncio.Future[StopOrder] = loop.create_future()
        self._holder = ResourceHolder(self._open_resources)
        self._orders.attach(partial(loop.call_soon_threadsafe, self._take_orders))
        stop = await self._stop
        self._stopping = True
        return await self._stop_in_stages(stop.deadline_s)

    def _take_orders(self) -> None:
        for order in self._orders.take_all():
            self._obey(order)

    def _obey(self, order: Order) -> None:
        match order:
            case StartOrder():
                self._start(order)
            case CancelOrder(job_id):
                if job_id in self._tasks:
                    self._tasks[job_id].cancel()
            case StopOrder():
                self._end(order)
            case RetireOrder(deadline_s):
                self._retiring = asyncio.create_task(self._retire(deadline_s), name="retiring")

    def _end(self, order: StopOrder) -> None:
        if not self._stop.done():
            self._stop.set_result(order)

    async def _retire(self, deadline_s: float) -> None:
        """Stop as soon as no job runs, and nothing that jobs have left running."""
        while self._tasks:
            await asyncio.wait(self._tasks.values())
        if self._rest is not None and self._holder.is_open:
            await self._rest(await self._holder.get())
        self._end(StopOrder(deadline_s))

    def _start(self, order: StartOrder) -> None:
        task = asyncio.get_running_loop().create_task(self._perform(order), name=order.name)
        self._tasks[order.job_id] = task
        task.add_done_callback(partial(self._tell_end, order.job_id))

    async def _perform(self, order: StartOrder) -> News:
        """Run the job, whatever it raises, and say how it ended."""
        report = partial(self._report, order.job_id)
        try:
            resources = await self._holder.get()
            self._mailbox.post(News(order.job_id, NewsKind.STARTED))
            result = await order.job(resources, report, *order.args, **order.kwargs)
        except asyncio.CancelledError as error:
            if was_cancelled():
                return News(order.job_id, NewsKind.CANCELLED)
            return News(order.job_id, NewsKind.FAILED, as_failure(error, order.name))
        except (Exception, KeyboardInterrupt, SystemExit) as error:  # noqa: BLE001  # this is where all of them end
            return News(order.job_id, NewsKind.FAILED, as_failure(error, order.name))
        return News(order.job_id, NewsKind.SUCCEEDED, result)

    def _report(self, job_id: int, value: object) -> None:
        self._mailbox.post(News(job_id, NewsKind.PROGRESS, value))

    def _tell_end(self, job_id: int, task: asyncio.Task[News]) -> None:
        del self._tasks[job_id]
        self._mailbox.post(News(job_id, NewsKind.CANCELLED) if task.cancelled() else task.result())

    async def _stop_in_stages(self, deadline_s: float) -> tuple[bool, float]:
        """Let what must not be torn apart end, cancel the tasks, close the resources.

        Whether all went well, and until when threads may run.
        """
        began_s = time.monotonic()
        await self._settle_until(began_s + SETTLE_SHARE * deadline_s)
        stubborn = await self._cancel_all(began_s + CANCEL_SHARE * deadline_s)
        closed = await self._holder.close(began_s + CLOSE_SHARE * deadline_s)
        for name in stubborn:
            logger.error("%s ignored its cancellation and was abandoned", name)
        if not closed:
            logger.error("the resources could not be closed properly")
        generators = asyncio.create_task(asyncio.get_running_loop().shutdown_asyncgens())
        await asyncio.wait({generators}, timeout=remaining_s(began_s + THREADS_SHARE * deadline_s))
        return closed and not stubborn, began_s + THREADS_SHARE * deadline_s

    async def _settle_until(self, until_s: float) -> None:
        if self._settle is not None and self._holder.is_open:
            settling = asyncio.ensure_future(self._settle(await self._holder.get()))
            await asyncio.wait({settling}, timeout=remaining_s(until_s))

    async def _cancel_all(self, until_s: float) -> list[str]:
        """Cancel every task, those too that tasks start while they end; the names of those that will not."""
        kept = {asyncio.current_task(), self._holder.task}
        while others := asyncio.all_tasks() - kept:
            for task in others:
                task.cancel(QUITTING)
            _, stubborn = await asyncio.wait(others, timeout=remaining_s(until_s))
            if stubborn:
                return sorted(task.get_name() for task in stubborn)
        return []

    def _log_stray_error(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """An error of no job, such as one in a callback. Abandoned tasks were reported when it happened."""
        if not self._stopping:
            error = context.get("exception")
            logger.error("in the event loop: %s %s", context["message"], describe(error) if error else "")


def was_cancelled() -> bool:
    """Whether somebody cancelled the running task, rather than something that it waited for."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def remaining_s(until_s: float) -> float:
    """Seconds from now until `until_s` on the monotonic clock, none when that has passed."""
    return max(0.0, until_s - time.monotonic())


def end_threads(executor: ThreadPoolExecutor, until_s: float) -> bool:
    """Wait for the loop's helper threads until `until_s` (monotonic); whether all have ended."""
    ending = threading.Thread(target=executor.shutdown, kwargs={"cancel_futures": True}, daemon=True)
    ending.start()
    ending.join(remaining_s(until_s))
    if ending.is_alive():
        logger.error("a helper thread is still busy and was abandoned")
    return not ending.is_alive()

"""The thread in which all network work of the application happens."""

from __future__ import annotations

import itertools
import sys
import threading
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

from PySide6.QtCore import QDeadlineTimer, QObject, QThread

from vbee_desktop.core.errors import Code, NotSent, VbeeError
from vbee_desktop.worker.job_handle import JobHandle
from vbee_desktop.worker.mailbox import Mailbox
from vbee_desktop.worker.news import ENDINGS, News, NewsKind
from vbee_desktop.worker.orders import CancelOrder, OrderQueue, RetireOrder, StartOrder, StopOrder

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from vbee_desktop.worker.job_loop import JobLoop

R = TypeVar("R")
P = ParamSpec("P")

Report = Callable[[object], None]


class ApiWorker(QThread, Generic[R]):
    """Runs coroutines on one asyncio loop in its own thread; what comes of them arrives in the main thread.

    `open_resources` gives an asynchronous context manager; it is entered in the loop when the thread starts,
    and what it yields is the first argument of every job. Jobs submitted earlier wait for it; when it fails,
    every job fails with its error. ``settle`` is awaited, for a part of the deadline, before the jobs are
    cancelled at the end: for what must not be torn apart. ``rest`` is awaited before a worker that retires
    ends: for what goes on when its job is over. Jobs, their arguments and results must hold no
    QObject: the last reference to them may be dropped in the worker thread.

    Make it, use it and shut it down in the main thread. Give it a parent only if the parent cannot be
    destroyed before `shutdown` has returned.
    """

    def __init__(
        self,
        open_resources: Callable[[], AbstractAsyncContextManager[R]],
        parent: QObject | None = None,
        *,
        settle: Callable[[R], Awaitable[None]] | None = None,
        rest: Callable[[R], Awaitable[None]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._settle = settle
        self._rest = rest
        self._open_resources = open_resources
        self._orders = OrderQueue()
        self._mailbox = Mailbox(self)
        self._mailbox.arrived.connect(self._take_news)
        self._handles: dict[int, JobHandle] = {}
        self._job_ids = itertools.count(1)
        self._home_thread = threading.get_ident()
        self._accepting = True
        self._is_stopping = False
        self._ended_clean = True
        self.finished.connect(self._end_left_handles)

    def submit(
        self,
        job: Callable[Concatenate[R, Report, P], Awaitable[object]],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> JobHandle:
        """Have ``job(resources, report, *args, **kwargs)`` run. Any thread may call `report(value)`.

        After `shutdown` the handle fails with `NotSent`.
        """
        self._require_home_thread()
        handle = JobHandle(next(self._job_ids), self._cancel)
        self._handles[handle.job_id] = handle  # keeps it alive, even if nobody else does, until its end
        if self._accepting:
            self._orders.put(StartOrder(handle.job_id, job, args, kwargs))
        else:
            closed = NotSent(Code.NOT_SENT, "the worker has been shut down")
            self._mailbox.post(News(handle.job_id, NewsKind.FAILED, closed))
        return handle

    @property
    def waiting(self) -> frozenset[JobHandle]:
        """The handles whose end has not been told."""
        return frozenset(self._handles.values())

    def retire(self, deadline_s: float = 2.0) -> None:
        """Accept nothing more, and end the thread once all jobs have ended by themselves; does not block.

        ``finished`` tells its end. It may be shut down before.
        """
        self._require_home_thread()
        if self._accepting:
            self._accepting = False
            self._orders.put(RetireOrder(deadline_s))

    def shutdown(self, deadline_s: float = 2.0) -> bool:
        """End the thread in stages: accept nothing more, cancel the jobs, close the resources, stop the loop.

        Blocks for at most about `deadline_s`; when it returns every handle has had its end. True when all
        ended in time. Otherwise the log names what was abandoned; and if this thread or a helper thread of
        the loop still runs, the program cannot end in the usual way: flush what matters, then ``os._exit``.
        """
        self._require_home_thread()
        self._accepting = False
        if not self._is_stopping:
            self._is_stopping = True
            self._orders.put(StopOrder(deadline_s))
        ended = self.isFinished() or not self.isRunning() or self.wait(QDeadlineTimer(int(deadline_s * 1000)))
        self._end_left_handles()
        return ended and self._ended_clean

    def run(self) -> None:
        """The thread's body; Qt calls it."""
        follow_tracer()
        # asyncio is imported here, not before the first paint
        from vbee_desktop.worker.failures import as_failure

        self._ended_clean = False
        try:
            self._ended_clean = self._new_loop().run()
        except BaseException as error:  # noqa: BLE001  # out of here, a SystemExit would end the program at once
            as_failure(error, "the worker thread")

    def _new_loop(self) -> JobLoop[R]:
        from vbee_desktop.worker.job_loop import JobLoop

        return JobLoop(self._open_resources, self._orders, self._mailbox, self._settle, self._rest)

    def _cancel(self, job_id: int) -> None:
        self._require_home_thread()
        self._orders.put(CancelOrder(job_id))
        self._mailbox.post(News(job_id, NewsKind.CANCELLED))

    def _take_news(self, news: News) -> None:
        """Hand the news to its handle; what comes after the end of a job finds none and is dropped."""
        handle = self._handles.get(news.job_id)
        if handle is None:
            return
        if news.kind in ENDINGS:
            del self._handles[news.job_id]
        handle.take(news)

    def _end_left_handles(self) -> None:
        """The loop has ended: what it told is delivered, and a job that it did not finish is over too."""
        asked = not self._accepting
        self._accepting = False
        self._mailbox.deliver()
        self._mailbox.drop_progress()
        for job_id in list(self._handles):
            if asked:
                self._take_news(News(job_id, NewsKind.CANCELLED))
            else:
                broken = VbeeError(Code.INTERNAL, "the worker thread ended unexpectedly")
                self._take_news(News(job_id, NewsKind.FAILED, broken))

    def _require_home_thread(self) -> None:
        if threading.get_ident() != self._home_thread:
            raise RuntimeError("the worker is used from the thread that made it only")


def follow_tracer() -> None:
    """Let a debugger or a coverage tool that follows Python's threads follow this one too: Qt started it."""
    if threading.gettrace() is not None:
        sys.settrace(threading.gettrace())
    if threading.getprofile() is not None:
        sys.setprofile(threading.getprofile())

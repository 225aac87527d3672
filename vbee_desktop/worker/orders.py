"""What the main thread asks of the worker thread, and the queue that carries it."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping


class StartOrder(NamedTuple):
    """Run ``job(resources, report, *args, **kwargs)``."""

    job_id: int
    job: Callable[..., Awaitable[object]]
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]

    @property
    def name(self) -> str:
        """For the log: the job's function and number, never its arguments."""
        function = getattr(self.job, "func", self.job)  # the function inside a partial
        return f"{getattr(function, '__qualname__', type(function).__name__)} (job {self.job_id})"


class CancelOrder(NamedTuple):
    """Cancel this job, whether it waits or runs; an unknown one has ended already."""

    job_id: int


class StopOrder(NamedTuple):
    """End everything within ``deadline_s`` seconds."""

    deadline_s: float


class RetireOrder(NamedTuple):
    """End by itself once nothing runs, as by a `StopOrder` of ``deadline_s`` seconds."""

    deadline_s: float


Order = StartOrder | CancelOrder | StopOrder | RetireOrder


class OrderQueue:
    """First in, first out, from any thread. Orders wait here until the loop attaches its alarm."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._orders: deque[Order] = deque()
        self._ring: Callable[[], object] | None = None

    def put(self, order: Order) -> None:
        with self._lock:
            self._orders.append(order)
            if self._ring is not None:
                self._ring()

    def attach(self, ring: Callable[[], object]) -> None:
        """Have `ring` called, in the ordering thread, for each order from now on and for those that wait."""
        with self._lock:
            self._ring = ring
            if self._orders:
                ring()

    def detach(self) -> None:
        """Call the alarm no more: its loop is about to close."""
        with self._lock:
            self._ring = None

    def take_all(self) -> list[Order]:
        with self._lock:
            orders = list(self._orders)
            self._orders.clear()
        return orders

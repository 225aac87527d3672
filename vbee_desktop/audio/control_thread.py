"""A thread that owns a device, so that nobody else ever waits for it."""

from __future__ import annotations

import logging
import queue
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)


class ControlThread:
    """Runs acts one after the other, and ``tick`` after each and in between.

    ``tick`` tells in how many seconds it wants to run again, or None for not before the next act.
    It is a daemon, since a broken driver may hold it for ever and must not hold the program.
    """

    def __init__(self, name: str, tick: Callable[[], float | None]) -> None:
        self._tick = tick
        self._acts: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, act: Callable[[], None]) -> None:
        """Have ``act`` run soon; after `close` nothing happens. Returns at once."""
        if not self._is_closed:
            self._acts.put(act)

    def close(self, last_act: Callable[[], None], deadline_s: float) -> bool:
        """Run what is waiting, then ``last_act``, and end. False when the thread did not end in time."""
        if not self._is_closed:
            self._is_closed = True
            self._acts.put(last_act)
            self._acts.put(None)
        self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        wait_s: float | None = None
        while True:
            try:
                act = self._acts.get(timeout=wait_s)
            except queue.Empty:
                act = _nothing
            if act is None:
                return
            wait_s = self._run_guarded(act)

    def _run_guarded(self, act: Callable[[], None]) -> float | None:
        try:
            act()
            return self._tick()
        except Exception:  # a thread that died would leave dead controls in the window
            logger.exception("sound control")
            return 1.0


def _nothing() -> None:
    return None

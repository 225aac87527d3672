"""The gaps between the ticks of a 1 ms timer in the GUI thread: what a person feels when a window stalls."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

TICK_MS = 1
LOOK_MS = 10
LIMIT_S = 60.0


class Ticks(QObject):
    """Collects the gaps, in milliseconds, from `start` to `stop`."""

    def __init__(self) -> None:
        super().__init__()
        self._gaps_ms: list[float] = []
        self._last_s = self._worked_s = 0.0
        self.longest_work_ms = 0.0
        """What the thread itself worked in its longest turn, however busy the machine was."""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._gaps_ms.clear()
        self.longest_work_ms = 0.0
        self._last_s, self._worked_s = time.perf_counter(), time.thread_time()
        self._timer.start(TICK_MS)

    def stop(self) -> list[float]:
        """All gaps, longest first."""
        self._tick()
        self._timer.stop()
        return sorted(self._gaps_ms, reverse=True)

    def _tick(self) -> None:
        now_s, worked_s = time.perf_counter(), time.thread_time()
        self._gaps_ms.append((now_s - self._last_s) * 1000)
        self.longest_work_ms = max(self.longest_work_ms, (worked_s - self._worked_s) * 1000)
        self._last_s, self._worked_s = now_s, worked_s


def until(condition: Callable[[], object], what: str) -> None:
    """Run the event loop until `condition` holds; TimeoutError when it does not within `LIMIT_S`."""
    loop, watch = QEventLoop(), QTimer()
    end_s = time.monotonic() + LIMIT_S
    is_so = False

    def look() -> None:
        nonlocal is_so
        is_so = bool(condition())
        if is_so or time.monotonic() > end_s:
            loop.quit()

    watch.timeout.connect(look)
    watch.start(LOOK_MS)
    loop.exec()
    watch.stop()
    if not is_so:
        raise TimeoutError(what)


def rest(duration_ms: int) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(duration_ms, loop.quit)
    loop.exec()


def repeat(act: Callable[[int], object], times: int, every_ms: int) -> None:
    """Call `act` with 0, 1, … at an even pace."""
    loop, timer = QEventLoop(), QTimer()
    done = 0

    def next_act() -> None:
        nonlocal done
        act(done)
        done += 1
        if done == times:
            loop.quit()

    timer.timeout.connect(next_act)
    timer.start(every_ms)
    loop.exec()
    timer.stop()

"""Many signals, many orders: the GUI thread stays free, and no reference goes missing."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from tests.support.signals import Outcome
from tests.worker.conftest import Bench
from vbee_desktop.worker.api_worker import ApiWorker, Report


class GapMeter(QObject):
    """The times between the ticks of a 1 ms timer: how long the event loop was away."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps_ms: list[float] = []
        self._last_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @contextmanager
    def running(self) -> Iterator[None]:
        self._last_s = time.perf_counter()
        self._timer.start(1)
        yield
        self._timer.stop()

    def high_ms(self) -> float:
        """The 95th percentile."""
        return sorted(self.gaps_ms)[int(len(self.gaps_ms) * 0.95)]

    def _tick(self) -> None:
        now_s = time.perf_counter()
        self.gaps_ms.append((now_s - self._last_s) * 1000)
        self._last_s = now_s


async def flood(bench: Bench, report: Report) -> int:
    for number in range(10_000):
        report(number)
        if number % 50 == 0:
            await asyncio.sleep(0.001)
    return number


def test_a_flood_of_progress_leaves_the_main_thread_free(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    floor, meter = GapMeter(), GapMeter()
    with floor.running():
        qtbot.wait(200)
    with meter.running():
        began_s = time.perf_counter()
        outcome = Outcome(worker.submit(flood), qtbot)
        outcome.wait()
        took_s = time.perf_counter() - began_s
    values = outcome.events[1:-2:2]
    assert outcome.events[-2:] == ["succeeded", 9999]
    assert values[-1] == 9999
    assert values == sorted(values)
    assert len(values) <= took_s / 0.015 + 3
    assert len(meter.gaps_ms) > 50
    assert meter.high_ms() < max(16.7, 2 * floor.high_ms())  # the machine itself may be busy


def test_twenty_flooding_jobs_share_the_same_wakings(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    outcomes = [Outcome(worker.submit(flood), qtbot) for _ in range(20)]
    for outcome in outcomes:
        assert outcome.wait()[-2:] == ["succeeded", 9999]
        assert outcome.events[-4:-2] == ["progress", 9999]


def test_no_reference_to_none_or_true_is_lost(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 lost one per signal and aborted after about 15,000."""

    async def nothing(bench: Bench, report: Report) -> None:
        report(True)

    for _ in range(100):
        Outcome(worker.submit(nothing), qtbot).wait()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(20):
        outcomes = [Outcome(worker.submit(nothing), qtbot) for _ in range(100)]
        assert [outcome.wait() for outcome in outcomes] == [["progress", True, "succeeded", None]] * 100
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert after[0] > before[0] - 500
    assert after[1] > before[1] - 500

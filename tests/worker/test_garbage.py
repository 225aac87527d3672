"""Cyclic garbage is collected in the main thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.support.signals import Outcome
from tests.worker.conftest import Bench
from vbee_desktop.worker.api_worker import ApiWorker, Report
from vbee_desktop.worker.garbage import MainThreadCollector


class Knot(QObject):
    """A QObject in a reference cycle; notes the thread that takes it apart."""

    def __init__(self, taken_apart_in: list[int]) -> None:
        super().__init__()
        self._itself = self
        self._taken_apart_in = taken_apart_in

    def __del__(self) -> None:
        self._taken_apart_in.append(threading.get_ident())


@pytest.fixture
def automatic() -> Iterator[None]:
    """Automatic collection, as Python starts with; the tests otherwise run without it."""
    gc.enable()
    yield
    gc.unfreeze()
    gc.disable()


async def make_garbage(bench: Bench, report: Report, done: threading.Event) -> int:
    """Enough for several automatic collections of every generation."""
    for _ in range(200_000):
        cycle: list[object] = []
        cycle.append(cycle)
    done.set()
    return threading.get_ident()


def have_garbage_made(worker: ApiWorker[Bench], qtbot: QtBot) -> Outcome:
    """While the worker does it, the main thread allocates nothing and so collects nothing."""
    done = threading.Event()
    outcome = Outcome(worker.submit(make_garbage, done), qtbot)
    assert done.wait(20)
    return outcome


def test_automatic_collection_would_run_in_the_worker(
    worker: ApiWorker[Bench], qtbot: QtBot, automatic: None
) -> None:
    """The danger itself: without the collector, a QObject of the main thread dies in the worker thread."""
    threads: list[int] = []
    for _ in range(50):
        Knot(threads)
    worker_thread = have_garbage_made(worker, qtbot).wait()[-1]
    assert set(threads) == {worker_thread}


def test_the_collector_keeps_it_in_the_main_thread(
    worker: ApiWorker[Bench], qtbot: QtBot, automatic: None
) -> None:
    threads: list[int] = []
    collector = MainThreadCollector()
    collector.start()
    try:
        for _ in range(50):
            Knot(threads)
        have_garbage_made(worker, qtbot)
        assert not threads
        qtbot.waitUntil(lambda: len(threads) == 50, timeout=5000)
    finally:
        collector.stop()
    assert set(threads) == {threading.get_ident()}
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0

"""A worker of which nothing more is asked ends by itself, and tears nothing apart."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from tests.support.signals import Outcome
from tests.worker.test_lifetime import wait_for_ever
from vbee_desktop.core.errors import Code
from vbee_desktop.worker.api_worker import ApiWorker, Report

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.worker.conftest import Bench

LIMIT_MS = 5000


def test_an_idle_one_closes_its_resources_and_ends(
    worker: ApiWorker[Bench], bench: Bench, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bench.events == ["opened"], timeout=LIMIT_MS)
    with qtbot.waitSignal(worker.finished, timeout=LIMIT_MS):
        worker.retire()
    assert bench.events == ["opened", "closed"]


def test_its_jobs_end_first_and_no_other_begins(worker: ApiWorker[Bench], bench: Bench, qtbot: QtBot) -> None:
    told = threading.Event()

    async def until_told(_bench: Bench, report: Report) -> str:
        report("waiting")
        await asyncio.to_thread(told.wait)
        return "done"

    outcome = Outcome(worker.submit(until_told), qtbot)
    qtbot.waitUntil(lambda: outcome.events == ["progress", "waiting"], timeout=LIMIT_MS)
    worker.retire()
    refused = Outcome(worker.submit(until_told), qtbot).wait()
    assert refused[0] == "failed"
    assert refused[1].code is Code.NOT_SENT
    assert bench.events == ["opened"]
    with qtbot.waitSignal(worker.finished, timeout=LIMIT_MS):
        told.set()
    assert outcome.events[-2:] == ["succeeded", "done"]
    assert bench.events == ["opened", "closed"]


def test_what_its_jobs_left_running_ends_too(bench: Bench, qtbot: QtBot) -> None:
    async def rest(bench: Bench) -> None:
        bench.events.append("rested")

    worker = ApiWorker(bench.open, rest=rest)
    worker.start()
    qtbot.waitUntil(lambda: bench.events == ["opened"], timeout=LIMIT_MS)
    with qtbot.waitSignal(worker.finished, timeout=LIMIT_MS):
        worker.retire()
    assert bench.events == ["opened", "rested", "closed"]


def test_it_can_be_shut_down_before_its_jobs_have_ended(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    outcome = Outcome(worker.submit(wait_for_ever), qtbot)
    qtbot.waitUntil(lambda: outcome.events == ["progress", "waiting"], timeout=LIMIT_MS)
    worker.retire()
    assert worker.shutdown()
    assert outcome.events[-1] == "cancelled"

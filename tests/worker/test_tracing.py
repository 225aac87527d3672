"""A debugger or coverage tool sees the code that runs in the worker thread."""

from __future__ import annotations

import threading
from types import FrameType

from pytestqt.qtbot import QtBot

from tests.support.signals import Outcome
from tests.worker.conftest import Bench
from vbee_desktop.worker.api_worker import ApiWorker, Report


async def traced_job(bench: Bench, report: Report) -> None:
    report(None)


def test_a_tracer_for_threads_sees_the_jobs(qtbot: QtBot, bench: Bench) -> None:
    seen: list[str] = []
    outer = threading.gettrace()

    def trace(frame: FrameType, event: str, value: object) -> None:
        seen.append(frame.f_code.co_name)

    threading.settrace(trace)
    try:
        worker = ApiWorker(bench.open)
        worker.start()
        Outcome(worker.submit(traced_job), qtbot).wait()
        worker.shutdown()
    finally:
        threading.settrace(outer)  # None takes the tracer off
    assert "traced_job" in seen

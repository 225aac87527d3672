"""One job from submit to its end: results, errors, progress, cancellation."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from tests.support.signals import Outcome
from tests.worker.conftest import Bench
from vbee_desktop.core.errors import BadInput, Code, NotSent, VbeeError
from vbee_desktop.worker.api_worker import ApiWorker, Report
from vbee_desktop.worker.job_handle import JobState


async def double(bench: Bench, report: Report, number: int, *, plus: int = 0) -> int:
    await asyncio.sleep(0)
    return number * 2 + plus


def load_certificates() -> None:
    raise VbeeError(Code.NO_CONNECTION, "no certificates")


async def wait_for_ever(bench: Bench, report: Report) -> None:
    report("waiting")
    await asyncio.Event().wait()


def test_a_result_arrives_with_its_arguments_applied(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    handle = worker.submit(double, 20, plus=2)
    assert str(handle.state) == JobState.QUEUED
    outcome = Outcome(handle, qtbot)
    assert outcome.wait() == ["succeeded", 42]
    assert str(handle.state) == JobState.SUCCEEDED


def test_jobs_get_what_was_opened_in_the_worker_thread(
    worker: ApiWorker[Bench], bench: Bench, qtbot: QtBot
) -> None:
    async def which(resources: Bench, report: Report) -> tuple[Bench, int]:
        return resources, threading.get_ident()

    resources, thread = Outcome(worker.submit(which), qtbot).wait()[1]
    assert resources is bench
    assert thread == bench.opened_in != threading.get_ident()


def test_a_typed_error_arrives_as_it_is_and_without_frames(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    async def refuse(resources: Bench, report: Report) -> None:
        try:
            raise OSError("a local value: secret-token")
        except OSError as error:
            raise BadInput(Code.BAD_TEXT, "empty", limit=3) from error

    kind, error = Outcome(worker.submit(refuse), qtbot).wait()
    assert kind == "failed"
    assert isinstance(error, BadInput)
    assert (error.code, error.facts) == (Code.BAD_TEXT, {"limit": 3})
    assert (error.__traceback__, error.__cause__, error.__context__) == (None, None, None)


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, SystemExit, asyncio.CancelledError])
def test_an_unexpected_exception_is_wrapped_and_logged_without_its_message(
    worker: ApiWorker[Bench],
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    allowed_logs: Callable[..., None],
    kind: type[BaseException],
) -> None:
    allowed_logs("ended unexpectedly")

    async def stumble(resources: Bench, report: Report, secret: str) -> None:
        raise kind(secret)

    state, error = Outcome(worker.submit(stumble, "secret-token"), qtbot).wait()
    assert state == "failed"
    assert type(error) is VbeeError
    assert error.code is Code.INTERNAL
    assert "test_jobs.py" in error.detail
    assert kind.__name__ in caplog.text
    assert "stumble" in caplog.text
    assert "secret-token" not in caplog.text + str(error)
    assert Outcome(worker.submit(double, 1), qtbot).wait() == ["succeeded", 2]


def test_progress_arrives_and_the_last_always_before_the_end(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    async def count(resources: Bench, report: Report) -> None:
        report(1)
        await asyncio.sleep(0.05)
        report(2)
        report(3)

    *progress, ending, result = Outcome(worker.submit(count), qtbot).wait()
    assert (ending, result) == ("succeeded", None)
    assert progress[1::2] in (
        [1, 3],
        [1, 2, 3],
    )  # 2 is told only where the main thread is quick enough for it


def test_progress_may_come_from_helper_threads(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    async def think(resources: Bench, report: Report) -> str:
        await asyncio.to_thread(report, 50)
        return "done"

    assert Outcome(worker.submit(think), qtbot).wait() == ["progress", 50, "succeeded", "done"]


def test_signals_arrive_in_the_main_thread_whatever_is_connected(
    worker: ApiWorker[Bench], qtbot: QtBot
) -> None:
    threads: list[tuple[str, int, QThread]] = []

    def note(kind: str, *_: object) -> None:
        threads.append((kind, threading.get_ident(), QThread.currentThread()))

    async def report_and_end(resources: Bench, report: Report) -> None:
        report(None)

    handle = worker.submit(report_and_end)
    handle.progress.connect(lambda value: note("lambda", value))
    handle.progress.connect(partial(note, "partial"))
    handle.succeeded.connect(note)
    Outcome(handle, qtbot).wait()
    assert len(threads) == 3
    assert {(ident, thread) for _, ident, thread in threads} == {(threading.get_ident(), worker.thread())}


def test_a_running_job_is_cancelled_and_can_clean_up(
    worker: ApiWorker[Bench], bench: Bench, qtbot: QtBot
) -> None:
    async def tidy(resources: Bench, report: Report) -> None:
        report("started")
        try:
            await asyncio.Event().wait()
        finally:
            resources.events.append("tidied")

    handle = worker.submit(tidy)
    with qtbot.waitSignal(handle.progress, timeout=5000):
        pass
    assert str(handle.state) == JobState.RUNNING
    outcome = Outcome(handle, qtbot)
    handle.cancel()
    assert outcome.events == []
    assert outcome.wait() == ["cancelled"]
    assert str(handle.state) == JobState.CANCELLED
    qtbot.waitUntil(lambda: "tidied" in bench.events, timeout=5000)


def test_a_queued_job_is_cancelled_without_ever_running(
    make_worker: Callable[..., ApiWorker[Bench]], qtbot: QtBot
) -> None:
    may_open = threading.Event()
    ran: list[int] = []

    @asynccontextmanager
    async def open_slowly() -> AsyncIterator[None]:
        await asyncio.to_thread(may_open.wait, 5)
        yield None

    async def run(resources: object, report: Report, number: int) -> None:
        ran.append(number)

    worker = make_worker(open_slowly)
    first, second = worker.submit(run, 1), worker.submit(run, 2)
    outcome = Outcome(first, qtbot)
    worker.start()
    first.cancel()
    assert outcome.wait() == ["cancelled"]
    may_open.set()
    assert Outcome(second, qtbot).wait() == ["succeeded", None]
    assert ran == [2]


def test_cancelling_again_or_after_the_end_changes_nothing(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    waiting, done = worker.submit(wait_for_ever), worker.submit(double, 1)
    outcomes = [Outcome(waiting, qtbot), Outcome(done, qtbot)]
    assert outcomes[1].wait() == ["succeeded", 2]
    for _ in range(3):
        waiting.cancel()
        done.cancel()
    outcomes[0].wait()
    waiting.cancel()
    assert Outcome(worker.submit(double, 2), qtbot).wait() == ["succeeded", 4]
    assert outcomes[0].events[-1] == "cancelled"
    assert outcomes[0].events.count("cancelled") == 1
    assert outcomes[1].events == ["succeeded", 2]


def test_a_result_that_comes_after_cancel_is_dropped(
    worker: ApiWorker[Bench], bench: Bench, qtbot: QtBot
) -> None:
    async def finish_anyway(resources: Bench, report: Report) -> str:
        report("started")
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            report("late progress")
            resources.events.append("finished anyway")
        return "late result"

    handle = worker.submit(finish_anyway)
    with qtbot.waitSignal(handle.progress, timeout=5000):
        pass
    outcome = Outcome(handle, qtbot)
    handle.cancel()
    qtbot.waitUntil(lambda: "finished anyway" in bench.events, timeout=5000)
    assert Outcome(worker.submit(double, 1), qtbot).wait() == ["succeeded", 2]  # delivered after the late one
    assert outcome.events == ["cancelled"]


def test_a_result_on_its_way_when_cancel_is_called_is_dropped(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    finished = threading.Event()

    async def finish(resources: Bench, report: Report) -> str:
        asyncio.get_running_loop().call_later(0.02, finished.set)  # after the end has been posted
        return "result"

    handle = worker.submit(finish)
    outcome = Outcome(handle, qtbot)
    assert finished.wait(5)
    handle.cancel()
    assert outcome.wait() == ["cancelled"]


def test_when_opening_fails_every_job_fails_with_its_error(
    make_worker: Callable[..., ApiWorker[object]], qtbot: QtBot
) -> None:
    @asynccontextmanager
    async def fail() -> AsyncIterator[None]:
        load_certificates()
        yield None

    worker = make_worker(fail)
    early = Outcome(worker.submit(double, 1), qtbot)  # type: ignore[arg-type]  # the resources never come
    worker.start()
    early.wait()
    for outcome in (early, Outcome(worker.submit(double, 2), qtbot)):  # type: ignore[arg-type]
        kind, error = outcome.wait()
        assert kind == "failed"
        assert isinstance(error, VbeeError)
        assert error.code is Code.NO_CONNECTION


def test_after_shutdown_a_job_fails_by_the_event_loop(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    assert worker.shutdown()
    outcome = Outcome(worker.submit(double, 1), qtbot)
    assert outcome.events == []
    kind, error = outcome.wait()
    assert kind == "failed"
    assert isinstance(error, NotSent)
    assert error.code is Code.NOT_SENT


def test_other_threads_are_sent_away(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    errors: list[BaseException] = []

    def trespass() -> None:
        try:
            worker.submit(double, 1)
        except RuntimeError as error:
            errors.append(error)

    thread = threading.Thread(target=trespass)
    thread.start()
    thread.join()
    assert len(errors) == 1

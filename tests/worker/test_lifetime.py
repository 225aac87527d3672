"""The worker's own life: opening, shutting down in every situation, and leaving nothing behind."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import sys
import threading
import time
import weakref
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from tests.support.signals import Outcome
from tests.worker.conftest import Bench
from vbee_desktop.core.errors import Code
from vbee_desktop.worker.api_worker import ApiWorker, Report
from vbee_desktop.worker.garbage import collect_what_is_due
from vbee_desktop.worker.job_handle import JobHandle

QUIT_LIMIT_S = 0.3


async def wait_for_ever(resources: object, report: Report) -> None:
    report("waiting")
    await asyncio.Event().wait()


def timed_shutdown(worker: ApiWorker[Any], deadline_s: float = 2.0) -> tuple[bool, float]:
    began_s = time.perf_counter()
    clean = worker.shutdown(deadline_s)
    return clean, time.perf_counter() - began_s


def test_shutdown_idle_closes_the_resources_and_is_quick(
    worker: ApiWorker[Bench], bench: Bench, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bench.events == ["opened"], timeout=5000)
    clean, took_s = timed_shutdown(worker)
    assert clean
    assert worker.isFinished()
    assert bench.events == ["opened", "closed"]
    assert took_s < QUIT_LIMIT_S
    assert worker.shutdown()  # again: nothing to do


def test_shutdown_busy_cancels_all_and_ends_every_handle_once(
    worker: ApiWorker[Bench], bench: Bench, qtbot: QtBot
) -> None:
    outcomes = [Outcome(worker.submit(wait_for_ever), qtbot) for _ in range(50)]
    qtbot.waitUntil(
        lambda: all(outcome.events == ["progress", "waiting"] for outcome in outcomes), timeout=5000
    )
    clean, took_s = timed_shutdown(worker)
    assert clean
    assert took_s < QUIT_LIMIT_S
    assert all(outcome.events == ["progress", "waiting", "cancelled"] for outcome in outcomes)
    assert bench.events == ["opened", "closed"]
    qtbot.wait(1)  # what is still queued in the event loop must not end them again
    assert all(outcome.events.count("cancelled") == 1 for outcome in outcomes)


def test_a_job_that_ends_well_while_it_is_cancelled_is_told_so(
    worker: ApiWorker[Bench], qtbot: QtBot
) -> None:
    async def file_what_was_paid(resources: Bench, report: Report) -> str:
        report("downloading")
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            return "filed"
        return "unreachable"

    handle = worker.submit(file_what_was_paid)
    outcome = Outcome(handle, qtbot)
    qtbot.waitUntil(lambda: len(outcome.events) == 2, timeout=5000)
    assert worker.shutdown()
    assert outcome.events == ["progress", "downloading", "succeeded", "filed"]


def test_shutdown_while_connecting(
    worker: ApiWorker[Bench], qtbot: QtBot, black_hole: tuple[str, int]
) -> None:
    async def connect(resources: Bench, report: Report, address: tuple[str, int]) -> None:
        report("connecting")
        await asyncio.open_connection(*address)

    outcome = Outcome(worker.submit(connect, black_hole), qtbot)
    qtbot.waitUntil(lambda: outcome.events == ["progress", "connecting"], timeout=5000)
    clean, took_s = timed_shutdown(worker)
    assert clean
    assert took_s < QUIT_LIMIT_S
    assert outcome.events[-1] == "cancelled"


def test_shutdown_with_live_transfers(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    async def download(resources: Bench, report: Report, address: tuple[str, int]) -> None:
        reader, writer = await asyncio.open_connection(*address)
        try:
            while chunk := await reader.read(65536):
                report(len(chunk))
        finally:
            writer.close()

    with endless_server() as address:
        outcomes = [Outcome(worker.submit(download, address), qtbot) for _ in range(4)]
        qtbot.waitUntil(lambda: all("progress" in outcome.events for outcome in outcomes), timeout=5000)
        clean, took_s = timed_shutdown(worker)
    assert clean
    assert took_s < QUIT_LIMIT_S
    assert [outcome.events[-1] for outcome in outcomes] == ["cancelled"] * 4


def test_shutdown_while_the_resources_open(
    make_worker: Callable[..., ApiWorker[object]], qtbot: QtBot
) -> None:
    opening = threading.Event()

    @asynccontextmanager
    async def open_for_ever() -> AsyncIterator[None]:
        opening.set()
        await asyncio.Event().wait()
        yield None

    worker = make_worker(open_for_ever)
    worker.start()
    outcome = Outcome(worker.submit(wait_for_ever), qtbot)
    assert opening.wait(5)
    clean, took_s = timed_shutdown(worker)
    assert clean
    assert took_s < QUIT_LIMIT_S
    assert outcome.events == ["cancelled"]


def test_shutdown_before_the_start(make_worker: Callable[..., ApiWorker[object]], qtbot: QtBot) -> None:
    worker = make_worker(Bench().open)
    outcome = Outcome(worker.submit(wait_for_ever), qtbot)
    assert worker.shutdown()
    assert outcome.events == ["cancelled"]


def test_shutdown_right_after_the_start(make_worker: Callable[..., ApiWorker[object]], qtbot: QtBot) -> None:
    worker = make_worker(Bench().open)
    outcome = Outcome(worker.submit(wait_for_ever), qtbot)
    worker.start()
    assert worker.shutdown()
    assert outcome.events[-1] == "cancelled"


def test_a_task_that_swallows_its_cancellation_is_abandoned_and_named(
    worker: ApiWorker[Bench], bench: Bench, qtbot: QtBot, allowed_logs: Callable[..., None]
) -> None:
    allowed_logs(r"swallow \(job 1\) ignored its cancellation")

    async def swallow(resources: Bench, report: Report) -> None:
        report("deaf")
        while True:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                continue

    outcome = Outcome(worker.submit(swallow), qtbot)
    qtbot.waitUntil(lambda: len(outcome.events) == 2, timeout=5000)
    clean, took_s = timed_shutdown(worker, deadline_s=0.4)
    assert not clean
    assert took_s < 0.6
    assert worker.isFinished()
    assert outcome.events[-1] == "cancelled"
    assert bench.events == ["opened", "closed"]


def test_code_that_blocks_the_loop_is_waited_for_within_the_bound(
    worker: ApiWorker[Bench], qtbot: QtBot
) -> None:
    blocking, may_go_on = threading.Event(), threading.Event()

    async def block(resources: Bench, report: Report) -> None:
        blocking.set()
        may_go_on.wait(10)

    outcome = Outcome(worker.submit(block), qtbot)
    assert blocking.wait(5)
    clean, took_s = timed_shutdown(worker, deadline_s=0.3)
    may_go_on.set()
    assert not clean
    assert took_s < 0.6
    assert outcome.events == ["cancelled"]
    assert worker.wait(5000)


def test_a_busy_helper_thread_is_waited_for_within_the_bound(
    worker: ApiWorker[Bench], qtbot: QtBot, allowed_logs: Callable[..., None]
) -> None:
    allowed_logs("a helper thread is still busy")
    busy, may_go_on = threading.Event(), threading.Event()

    def work() -> None:
        busy.set()
        may_go_on.wait(10)

    async def think(resources: Bench, report: Report) -> None:
        await asyncio.to_thread(work)

    outcome = Outcome(worker.submit(think), qtbot)
    assert busy.wait(5)
    clean, took_s = timed_shutdown(worker, deadline_s=0.3)
    may_go_on.set()
    assert not clean
    assert took_s < 0.6
    assert outcome.events == ["cancelled"]


def test_resources_that_will_not_close_are_reported(
    make_worker: Callable[..., ApiWorker[object]], qtbot: QtBot, allowed_logs: Callable[..., None]
) -> None:
    allowed_logs(
        "the resources could not be closed properly", "opening or closing the resources ended unexpectedly"
    )

    @asynccontextmanager
    async def close_badly() -> AsyncIterator[str]:
        yield "resources"
        raise OSError("on closing")

    @asynccontextmanager
    async def never_close() -> AsyncIterator[str]:
        yield "resources"
        await asyncio.Event().wait()

    async def answer(resources: object, report: Report) -> object:
        return resources

    for open_resources in (close_badly, never_close):
        worker = make_worker(open_resources)
        worker.start()
        assert Outcome(worker.submit(answer), qtbot).wait() == ["succeeded", "resources"]
        clean, took_s = timed_shutdown(worker, deadline_s=0.4)
        assert not clean
        assert took_s < 0.6
        assert worker.isFinished()


def test_a_loop_that_breaks_down_ends_its_jobs_and_not_the_program(
    worker: ApiWorker[Bench], qtbot: QtBot, allowed_logs: Callable[..., None]
) -> None:
    allowed_logs("the worker thread ended unexpectedly: SystemExit")

    async def break_down(resources: Bench, report: Report) -> None:
        asyncio.get_running_loop().call_soon(sys.exit, 3)
        await asyncio.Event().wait()

    for code in (Code.INTERNAL, Code.NOT_SENT):
        kind, error = Outcome(worker.submit(break_down), qtbot).wait()
        assert kind == "failed"
        assert error.code is code
    assert not worker.shutdown()


def test_a_handle_lives_while_its_job_runs_and_not_longer(worker: ApiWorker[Bench], qtbot: QtBot) -> None:
    async def answer(resources: Bench, report: Report) -> str:
        return "answer"

    heard: list[str] = []

    def submit_and_forget() -> weakref.ref[JobHandle]:
        handle = worker.submit(answer)
        handle.succeeded.connect(heard.append)
        return weakref.ref(handle)

    handle = submit_and_forget()
    assert handle() is not None
    qtbot.waitUntil(lambda: heard == ["answer"], timeout=5000)
    qtbot.waitUntil(lambda: handle() is None, timeout=5000)  # by its reference count: no collection runs here


def test_two_hundred_workers_leave_nothing_behind(qtbot: QtBot) -> None:
    def use_one() -> None:
        worker = ApiWorker(Bench().open)
        worker.start()
        outcomes = [Outcome(worker.submit(wait_for_ever), qtbot) for _ in range(3)]
        qtbot.waitUntil(lambda: "progress" in outcomes[-1].events, timeout=5000)
        assert worker.shutdown()
        assert all(outcome.events[-1] == "cancelled" for outcome in outcomes)
        collect_what_is_due()

    for _ in range(50):  # what Python and Qt keep for good is there after these
        use_one()
    gc.collect()
    before = usage()
    for _ in range(200):
        use_one()
    gc.collect()
    after = usage()
    assert after["threads"] <= before["threads"]
    assert after["files"] <= before["files"]
    assert after["workers"] == before["workers"]
    assert after["memory_bytes"] - before["memory_bytes"] < 3_000_000


def usage() -> dict[str, int]:
    """Threads, open files, memory and living workers here; zeros where the system does not tell."""
    status = Path("/proc/self/statm")
    return {
        "threads": len(os.listdir("/proc/self/task")) if status.exists() else 0,  # noqa: PTH208  # procfs
        "files": len(os.listdir("/proc/self/fd")) if status.exists() else 0,  # noqa: PTH208
        "memory_bytes": int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        if status.exists()
        else 0,
        "workers": sum(isinstance(thing, ApiWorker | JobHandle) for thing in gc.get_objects()),
    }


class endless_server:  # noqa: N801  # used as a context manager, like a function
    """A real server that sends without end to everyone who connects."""

    def __enter__(self) -> tuple[str, int]:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._clients: list[threading.Thread] = []
        self._accepting = threading.Thread(target=self._accept)
        self._accepting.start()
        host, port = self._listener.getsockname()
        return host, port

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in (self._accepting, *self._clients):
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._clients.append(threading.Thread(target=self._send, args=(client,)))
            self._clients[-1].start()

    def _send(self, client: socket.socket) -> None:
        with client:
            try:
                while True:
                    client.sendall(bytes(65536))
            except OSError:
                return

"""Any order of submitting, cancelling, finishing and shutting down gives each handle exactly one true end."""

from __future__ import annotations

import asyncio
import threading

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from pytestqt.qtbot import QtBot

from tests.worker.conftest import Bench
from vbee_desktop.core.errors import Code, VbeeError
from vbee_desktop.worker.api_worker import ApiWorker, Report


class Script:
    """One job under the control of the test: it ends when it is told to, and how it is told to."""

    def __init__(self, worker: ApiWorker[Bench], *, too_late: bool) -> None:
        self.ends: list[str] = []
        self._too_late = too_late
        self._asked_to: str | None = None
        self._cancelled = False
        self._release = threading.Event()
        self._handle = worker.submit(self.run)
        self._handle.succeeded.connect(self.ends.append)
        self._handle.failed.connect(lambda error: self.ends.append(error.code))
        self._handle.cancelled.connect(lambda: self.ends.append("cancelled"))

    async def run(self, bench: Bench, report: Report) -> str:
        report("running")
        while not self._release.is_set():  # noqa: ASYNC110  # the main thread sets it: no asyncio.Event
            await asyncio.sleep(0.001)
        if self._asked_to == "fail":
            raise VbeeError(Code.BUSY)
        return "result"

    def finish(self, how: str) -> None:
        if self._asked_to is None:
            self._asked_to = how
            self._release.set()

    def cancel(self) -> None:
        if not self.ends:
            self._cancelled = True
        self._handle.cancel()

    def possible_ends(self) -> set[str]:
        """What its handle may have told once the worker has been shut down."""
        if self._cancelled:
            return {"cancelled"}
        if self._too_late:
            return {Code.NOT_SENT}
        finished = {"fail": Code.BUSY, "succeed": "result", None: "cancelled"}[self._asked_to]
        return {finished, "cancelled"}


class WorkerMachine(RuleBasedStateMachine):
    """Random orders to a real worker with its real thread."""

    scripts = Bundle("scripts")

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self._qtbot = qtbot
        self._all: list[Script] = []
        self._shut_down = False
        self._worker = ApiWorker(Bench().open)
        self._started = False

    @precondition(lambda self: not self._started)
    @rule()
    def start(self) -> None:
        self._started = True
        self._worker.start()

    @rule(target=scripts)
    def submit(self) -> Script:
        self._all.append(Script(self._worker, too_late=self._shut_down))
        return self._all[-1]

    @rule(script=scripts)
    def cancel(self, script: Script) -> None:
        script.cancel()

    @rule(script=scripts, how=st.sampled_from(["fail", "succeed"]))
    def finish(self, script: Script, how: str) -> None:
        script.finish(how)

    @rule(wait_ms=st.integers(0, 3))
    def let_time_pass(self, wait_ms: int) -> None:
        self._qtbot.wait(wait_ms)

    @rule()
    def shut_down(self) -> None:
        self._shut_down = True
        self._started = True
        assert self._worker.shutdown()

    def teardown(self) -> None:
        assert self._worker.shutdown()
        self._qtbot.waitUntil(lambda: all(script.ends for script in self._all), timeout=5000)
        self._qtbot.wait(1)
        for script in self._all:
            assert len(script.ends) == 1
            assert script.ends[0] in script.possible_ends()


def test_every_order_of_events_ends_each_handle_once(qtbot: QtBot) -> None:
    run_state_machine_as_test(
        lambda: WorkerMachine(qtbot),  # type: ignore[arg-type]
        settings=settings(
            max_examples=60,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

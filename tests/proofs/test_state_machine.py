"""The promise under acts in any order: what a person does, what goes wrong, and restarts between."""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.proofs.fault_run import finish, nobody, until_quiet
from tests.proofs.judge import judge
from tests.proofs.trial import PAST_THE_LINK_S, STAGES, Kind, Order, Rule, rule_of
from tests.proofs.world import IMPATIENT, World
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.history import JobSummary
from vbee_desktop.core.models import SpeechApi

ORDERS = st.builds(Order, st.sampled_from(list(Kind)), st.integers(0, 3))
A_MOMENT_S = 0.05
"""How long the program works between two acts; the rest of its work goes on beside the next ones."""


def rules_for(api: SpeechApi) -> st.SearchStrategy[Rule]:
    """Any fault that a trial may have."""
    stages = st.sampled_from(STAGES[api])
    return st.builds(lambda seed, stage: rule_of(random.Random(seed), stage), st.integers(0, 9_999), stages)


class Person(RuleBasedStateMachine):
    """One home, one program at a time, and the sandbox that it buys from."""

    def __init__(self, sandbox: SandboxProcess) -> None:
        super().__init__()
        self._sandbox = sandbox
        self._folder = tempfile.TemporaryDirectory()
        self._runner = asyncio.Runner()
        self._opened = AsyncExitStack()
        self._mistakes: list[BaseException] = []

    @initialize(api=st.sampled_from(list(SpeechApi)), duration_s=st.sampled_from([0, 0.05]))
    def begin(self, api: SpeechApi, duration_s: float) -> None:
        """A new account and an empty home."""
        self._sandbox.reset()
        self._sandbox.settings(job_duration_s=duration_s)
        self._world = World(self._sandbox.url, Path(self._folder.name), api)
        self._open()

    @rule(order=ORDERS, again=st.sampled_from([False, False, False, True]))
    def ask(self, order: Order, again: bool) -> None:
        """Press the button; rarely, the one that buys anew."""
        self._work(lambda: self._give_up.append(self._program.ask(order, nobody, again=again)))

    @precondition(lambda self: self._give_up)
    @rule()
    def give_up(self) -> None:
        """Press Cancel."""
        self._work(self._give_up.pop())

    @rule(data=st.data())
    def break_something(self, data: st.DataObject) -> None:
        """From now on something goes wrong."""
        broken = data.draw(rules_for(self._world.api))
        self._sandbox.set_faults({"rules": [broken]})

    @rule()
    def mend(self) -> None:
        """Nothing goes wrong any more."""
        self._sandbox.set_faults({"rules": []})

    @rule()
    def let_links_die(self) -> None:
        """Time passes; the links that were given out are dead."""
        self._world.shift_s += PAST_THE_LINK_S
        self._sandbox.shift_clock(self._world.shift_s)

    @rule()
    def restart(self) -> None:
        """Quit in the middle of whatever goes on, and open again."""
        self._close()
        self._open()

    @rule()
    def resume(self) -> None:
        """Go on with everything that nobody works on."""
        for job in self._unfinished():
            if job.state != "unknown":
                self._work(partial(self._program.resume, job, nobody))

    @rule(sends_again=st.booleans())
    def decide(self, sends_again: bool) -> None:
        """Send again, or drop, what has an unknown outcome."""
        for job in self._unfinished():
            if job.state == "unknown" and sends_again:
                self._work(partial(self._program.send_again, job, nobody))
            elif job.state == "unknown":
                self._work(partial(self._program.drop, job))

    def teardown(self) -> None:
        """Peace at last: everything is gone on with, and the ledger decides."""
        try:
            if hasattr(self, "_world"):
                self._close()
                self._judge()
        finally:
            self._runner.close()
            self._folder.cleanup()

    def _judge(self) -> None:
        self._sandbox.set_faults({"rules": []})
        until_quiet(self._sandbox)
        mistakes = self._mistakes + self._runner.run(finish(self._world))
        assert not mistakes
        judgement = judge(self._sandbox.ledger(), self._world.home, self._world.bought)
        assert not judgement.breaches

    def _open(self) -> None:
        self._give_up: list[Callable[[], object]] = []
        self._program = self._runner.run(self._opened.enter_async_context(self._world.program(IMPATIENT)))

    def _close(self) -> None:
        self._runner.run(self._opened.aclose())
        self._mistakes += self._program.mistakes

    def _unfinished(self) -> tuple[JobSummary, ...]:
        return self._runner.run(self._program.unfinished())

    def _work(self, act: Callable[[], object]) -> None:
        """Do it, and let the program work for a moment."""

        async def work() -> None:
            act()
            await self._program.settle(A_MOMENT_S)

        self._runner.run(work())


def test_no_order_of_acts_loses_or_doubles_a_charge(sandbox: SandboxProcess) -> None:
    run_state_machine_as_test(
        lambda: Person(sandbox),  # type: ignore[arg-type]  # it calls what it is given, class or not
        settings=settings(
            max_examples=100, stateful_step_count=20, deadline=None, derandomize=True, database=None
        ),
    )

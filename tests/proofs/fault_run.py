"""One trial from beginning to end, judged by the sandbox's ledger."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from pathlib import Path

from tests.proofs.judge import Judgement, judge
from tests.proofs.trial import Order, Phase, Trial, Wish
from tests.proofs.world import IMPATIENT, PATIENT, Program, World
from tests.support.sandbox_process import SandboxProcess

PHASE_S = 4.0
"""How long a life of the program may last while things go wrong, and it is quit."""
LAST_S = 30.0


def run_trial(sandbox: SandboxProcess, folder: Path, trial: Trial) -> Judgement:
    """Live through all phases, then let the program finish in peace. ``folder`` is empty."""
    sandbox.reset()
    sandbox.settings(**trial.settings)
    world = World(sandbox.url, folder, trial.api)
    mistakes: list[BaseException] = []
    for phase in trial.phases:
        world.shift_s += phase.shift_s
        sandbox.shift_clock(world.shift_s)
        sandbox.set_faults({"seed": trial.seed, "rules": list(phase.rules)})
        mistakes += asyncio.run(_live(world, phase))
    sandbox.set_faults({"rules": []})
    until_quiet(sandbox)
    mistakes += asyncio.run(finish(world, trial.orders))
    judgement = judge(sandbox.ledger(), world.home, world.bought)
    judgement.damage += [f"mistake: {error!r}" for error in mistakes]
    return judgement


async def finish(world: World, orders: Iterable[Order] = ()) -> list[BaseException]:
    """Open the program in peace, let it go on with all that it can go on with, and ask for ``orders`` again:
    what was paid is not paid again.
    """
    async with world.program(PATIENT) as program:
        for job in await program.unfinished():
            if job.state != "unknown":
                program.resume(job, nobody)
        for order in orders:
            program.ask(order, nobody)
        await program.settle(LAST_S)
    return program.mistakes


def until_quiet(sandbox: SandboxProcess) -> None:
    """Until the service has finished with every request, those too whose client has gone."""
    pause = threading.Event()
    for _ in range(1_000):
        late = [each for each in sandbox.requests() if each["fault"] == "delay" and not each["status"]]
        if not late:
            return
        pause.wait(0.01)
    raise AssertionError("the service never came to rest")


async def _live(world: World, phase: Phase) -> list[BaseException]:
    """Open, go on with what is there, ask for what is wished, close in the middle or at the end."""
    closing_time = Countdown(phase.closes_after)
    async with AsyncExitStack() as opened:
        programs = [
            await opened.enter_async_context(
                world.program(
                    IMPATIENT,
                    phase.api,
                    waits_for_sound=phase.waits_for_sound,
                    hears_callbacks=phase.hears_callbacks,
                )
            )
            for _ in range(1 + phase.has_second)
        ]
        for program in programs:
            await _go_on(program, phase, closing_time)
        for number, wish in enumerate(phase.wishes):
            _ask(programs[number % len(programs)], wish, closing_time)
            if wish.asks_twice:
                programs[-1].ask(wish.order, closing_time.tick)
        for program in programs:
            await program.settle(PHASE_S, closing_time.over)
    return [mistake for program in programs for mistake in program.mistakes]


async def _go_on(program: Program, phase: Phase, closing_time: Countdown) -> None:
    for job in await program.unfinished():
        if job.state != "unknown":
            program.resume(job, closing_time.tick)
        elif phase.sends_again:
            program.send_again(job, closing_time.tick)
        elif phase.drops:
            program.drop(job)


def _ask(program: Program, wish: Wish, closing_time: Countdown) -> None:
    patience = Countdown(wish.gives_up_after)

    def tell(progress: object) -> None:
        closing_time.tick(progress)
        patience.tick(progress)

    patience.then(program.ask(wish.order, tell))


def nobody(_progress: object) -> None:
    """A report that nobody reads."""


class Countdown:
    """Counts words of progress; ``over`` is set at the last. None never ends."""

    def __init__(self, words: int | None) -> None:
        self.over = asyncio.Event()
        self._left = words
        self._acts: list[Callable[[], object]] = []

    def then(self, act: Callable[[], object]) -> None:
        """What is done at the end."""
        self._acts.append(act)

    def tick(self, _progress: object) -> None:
        """One word of progress."""
        if self._left is None:
            return
        self._left -= 1
        if self._left == 0:
            self.over.set()
            for act in self._acts:
                act()

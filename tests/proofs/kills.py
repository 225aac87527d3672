"""Real processes on one home, killed at random but seeded moments of their work."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tests.proofs.fault_run import finish, until_quiet
from tests.proofs.judge import Judgement, damage_of, judge, unclaimed
from tests.proofs.rows import rows_of
from tests.proofs.trial import Kind, Order, Rule
from tests.proofs.world import World, text_of
from tests.support.sandbox_process import PROJECT_ROOT, SandboxProcess
from tests.support.services import CREDENTIALS
from vbee_desktop.core.models import SpeechApi

LIMIT_S = 20.0
MOMENT_LIMIT_S = 5.0
"""By then a process has either come to the moment or never will: its answer was lost."""
LOOK_EVERY_S = 0.002

PLANS: tuple[tuple[Rule, ...], ...] = (
    (),
    ({"stage": "any", "action": "delay", "seconds": 0.05},),
    ({"stage": "create", "action": "drip", "bytes_per_s": 2_000},),
    ({"stage": "download", "action": "drip", "bytes_per_s": 40_000},),
    ({"stage": "stt-create", "action": "drip", "bytes_per_s": 1_000},),
    ({"stage": "any", "action": "reset_after_charge", "probability": 0.2},),
    ({"stage": "any", "action": "cut", "bytes": 100, "probability": 0.3},),
)
"""What makes a create live longer, so that a kill finds every moment of it, and what loses answers."""

STAGES = ("start", "create", "charge", "read", "download")
CASTS = (
    ("say",),
    ("transcribe",),
    ("window",),
    ("say", "say"),
    ("say", "transcribe"),
    ("window", "say"),
    ("window", "transcribe"),
    ("say", "the same"),
    ("transcribe", "the same"),
)
"""Which processes run at once. ``the same`` is the command before, typed a second time."""


class Moment(NamedTuple):
    """A kill: so long after the first request of a stage has arrived, after a charge, or after the start."""

    stage: str
    later_s: float


class Killing:
    """One home that is never cleaned up, and what is done to its programs."""

    def __init__(self, sandbox: SandboxProcess, folder: Path) -> None:
        self._sandbox = sandbox
        self._world = World(sandbox.url, folder, SpeechApi.LEGACY)
        self._orders = 0

    def round(self, seed: int) -> Judgement:
        """Start programs, kill one or all of them, look at what is left, and let a new one finish."""
        dice = random.Random(seed)
        cast = dice.choice(CASTS)
        self._sandbox.settings(job_duration_s=dice.choice([0, 0.1, 0.4]))
        self._sandbox.set_faults({"rules": list(dice.choice(PLANS))})
        moment = _moment(dice)
        with self._running(cast) as processes:
            self._wait_for(moment, processes)
            victims = processes if dice.random() < 0.4 else [dice.choice(processes)]
            for victim in victims:
                victim.kill()
            for survivor in processes:
                _let_go_on(survivor, 0.5 * dice.random() if "window" in cast else LIMIT_S)
        self._sandbox.set_faults({"rules": []})
        until_quiet(self._sandbox)
        return self._judged()

    def _judged(self) -> Judgement:
        """Before anything is repaired, and after a program has gone on with everything."""
        ledger, home = self._sandbox.ledger(), self._world.home
        rows = rows_of(home)
        damage = [f"after the kill: {each}" for each in damage_of(home, rows)]
        damage += [f"after the kill: no row of {each}" for each in unclaimed(ledger, rows)]
        mistakes = asyncio.run(finish(self._world))
        judgement = judge(self._sandbox.ledger(), home, self._world.bought)
        judgement.damage += damage + [f"mistake: {error!r}" for error in mistakes]
        if len(self._sandbox.ledger()) > len(ledger) + sum(
            row["state"] in {"recorded", "waiting"} for row in rows
        ):
            judgement.duplicates.append("going on was charged")
        return judgement

    @contextmanager
    def _running(self, cast: Sequence[str]) -> Iterator[list[subprocess.Popen[bytes]]]:
        """The processes of a cast; none outlives the block."""
        commands: list[list[str]] = []
        for role in cast:
            commands.append(commands[-1] if role == "the same" else self._command(role))
        processes = [_started(command) for command in commands]
        try:
            yield processes
        finally:
            for process in processes:
                process.kill()
                process.wait()

    def _command(self, role: str) -> list[str]:
        """What a person types for something new."""
        where = ["--home", str(self._world.home), "--server", self._sandbox.url]
        order = self._order(Kind.RECOGNITION if role == "transcribe" else Kind.SPEECH)
        if role == "say":
            out = str(self._world.folder / f"{order.number}.mp3")
            return ["vbee_desktop", "say", text_of(order), "-o", out, *where]
        if role == "transcribe":
            return ["vbee_desktop", "transcribe", str(self._world.clip(order)), *where]
        texts = [text_of(order), text_of(self._order(Kind.SPEECH))]
        return ["tests.proofs.window_child", str(self._world.home), self._sandbox.url, *texts]

    def _order(self, kind: Kind) -> Order:
        self._orders += 1
        order = Order(kind, self._orders)
        self._world.intend(self._world.content_of(order))
        return order

    def _wait_for(self, moment: Moment, processes: Sequence[subprocess.Popen[bytes]]) -> None:
        """Until the moment, or until all processes have ended, or the limit."""
        asked, charged = self._sandbox.requests(), len(self._sandbox.ledger())
        seen = asked[-1]["seq"] if asked else 0
        pause, limit_s = threading.Event(), time.monotonic() + MOMENT_LIMIT_S
        while time.monotonic() < limit_s and any(process.poll() is None for process in processes):
            if self._has_come(moment.stage, seen, charged):
                break
            pause.wait(LOOK_EVERY_S)
        pause.wait(moment.later_s)

    def _has_come(self, stage: str, seen: int, charged: int) -> bool:
        if stage == "charge":
            return len(self._sandbox.ledger()) > charged
        asked = [each["stage"] for each in self._sandbox.requests() if each["seq"] > seen]
        return stage == "start" or any(each.endswith(stage) for each in asked)


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=PROJECT_ROOT,
        env=os.environ | CREDENTIALS | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
    )


def _moment(dice: random.Random) -> Moment:
    """Anywhere in a start, else mostly soon after the stage."""
    stage = dice.choice(STAGES)
    return Moment(stage, 1.5 * dice.random() if stage == "start" else 0.6 * dice.random() ** 4)


def _let_go_on(process: subprocess.Popen[bytes], within_s: float) -> None:
    """A command ends by itself; a window is killed later."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(within_s)

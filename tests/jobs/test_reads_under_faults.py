"""Free calls on a bad day: one in ten goes wrong, and next to none fails in the end."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path
from typing import Any

from tests.api.answers import answer, page
from tests.support.sandbox_process import SandboxProcess
from tests.support.services import ignore, run
from tests.support.simulated_service import Met, SimulatedService, simulated
from tests.support.virtual_time import VirtualTimeLoop, run_in_virtual_time
from vbee_desktop.core.errors import NoAnswer, NotSent, VbeeError
from vbee_desktop.core.models import SpeechRequest, Take
from vbee_desktop.jobs.free_calls import call_freely
from vbee_desktop.jobs.retry_budget import RetryBudget
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import synthesize

FAULTY = 0.1
CALLS = 10_000


def test_one_fault_in_ten_leaves_more_than_999_of_1000_calls_unharmed(tmp_path: Path) -> None:
    """Without any patience: only the quick tries, and what the program's budget pays of them."""
    dice = random.Random(3)
    kinds: list[Met] = [NotSent(), NoAnswer(), page(502), answer(b""), answer({}, 500), answer({}, 408)]

    def failing(_stage: str, _now: float) -> Met:
        return dice.choice(kinds) if dice.random() < FAULTY else None

    async def read(loop: VirtualTimeLoop) -> tuple[int, int]:
        service, failed = SimulatedService(loop, 0.0, failing), 0
        service.accept("r1")
        async with simulated(loop, tmp_path, service) as services:
            for _ in range(CALLS):
                try:
                    await call_freely(services, partial(services.speech.read, "r1"))
                except VbeeError:
                    failed += 1
        return failed, service.count()

    failed, sent = run_in_virtual_time(read)
    print(f"{CALLS} calls, {sent} requests, {failed} failed")
    assert failed <= CALLS / 1000
    assert sent < CALLS * 1.15


def test_a_budget_is_used_up_by_an_outage_and_refilled_by_success() -> None:
    budget = RetryBudget(capacity=3, retries_per_success=0.5)
    assert [budget.take() for _ in range(4)] == [True, True, True, False]
    budget.succeeded()
    assert not budget.take()
    budget.succeeded()
    assert [budget.take(), budget.take()] == [True, False]
    for _ in range(100):
        budget.succeeded()
    assert [budget.take() for _ in range(4)] == [True, True, True, False]


MIXED: list[dict[str, Any]] = [
    {"action": "reset"},
    {"action": "close_after_charge"},
    {"action": "truncate"},
    {"action": "status", "status": 500},
    {"action": "html", "status": 502},
]
JOBS = 25


def test_every_job_on_the_sandbox_is_filed_though_one_call_in_ten_goes_wrong(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.settings(job_duration_s=0.1)
    share = FAULTY / len(MIXED)
    rules = [
        {"stage": stage, "probability": share, **fault} for stage in ("read", "download") for fault in MIXED
    ]
    sandbox.set_faults({"seed": 5, "rules": rules})

    async def make(services: Services) -> list[Take]:
        voice = "hn_female_ngochuyen_full_48k-fhg"
        texts = (f"Câu {number}." for number in range(JOBS))
        return [await synthesize(services, ignore, SpeechRequest(text, voice)) for text in texts]

    takes = run(sandbox.url, tmp_path, make)
    assert len({take.path for take in takes}) == JOBS
    assert len(sandbox.ledger()) == JOBS

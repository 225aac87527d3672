"""Free calls to the real sandbox while one request in ten goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.proofs.fault_run import nobody
from tests.proofs.trial import Kind, Order, Rule
from tests.proofs.world import IMPATIENT, PATIENT, VOICE, World, text_of
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.models import SpeechApi, SpeechRequest
from vbee_desktop.jobs.free_calls import call_freely
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import synthesize

FAULTY_SHARE = 0.1
STAGES = ("read", "download")
ORDER = Order(Kind.SPEECH, 1)
FAULTS: tuple[Rule, ...] = (
    {"action": "refuse"},
    {"action": "reset"},
    {"action": "reset_after_charge"},
    {"action": "close_after_charge"},
    {"action": "black_hole"},
    {"action": "truncate", "bytes": 40},
    {"action": "cut", "bytes": 60, "reset": True},
    {"action": "wrong_length", "by": 10},
    {"action": "broken_chunks"},
    {"action": "status", "status": 500},
    {"action": "status", "status": 503, "retry_after": 1},
    {"action": "html", "status": 502},
    {"action": "status", "status": 429},
)
"""What passes by itself: connections that break anywhere, gateways, throttles."""


class Calls(NamedTuple):
    """How many of one sort were needed, and how many of them failed after the quick tries."""

    needed: int
    failed: int

    @property
    def success(self) -> float:
        return 1 - self.failed / self.needed


def measure_reads(sandbox: SandboxProcess, folder: Path, calls: int) -> dict[str, Calls]:
    """Status reads, downloads and whole polls until the audio is filed (a tenth as many), one by one."""
    sandbox.reset()
    sandbox.settings(job_duration_s=0.05, link_lifetime_s=86_400)
    return asyncio.run(_measure(sandbox, World(sandbox.url, folder, SpeechApi.LEGACY), calls))


def mixed_faults() -> list[Rule]:
    """One request in ten, whichever way; each rule sees only what those before it let pass."""
    share = FAULTY_SHARE / len(FAULTS)
    shares = [share / (1 - share * before) for before in range(len(FAULTS))]
    return [
        {"stage": stage, "probability": chance, **fault}
        for stage in STAGES
        for chance, fault in zip(shares, FAULTS, strict=True)
    ]


async def _measure(sandbox: SandboxProcess, world: World, calls: int) -> dict[str, Calls]:
    async with world.program(PATIENT) as buyer:
        buyer.ask(ORDER, nobody)
        [take] = await asyncio.gather(*buyer.tasks)
        job = await buyer.services.speech.read(take.request_id)
    async with world.program(IMPATIENT) as program:
        services = replace(program.services, patience_s=0.0)
        await asyncio.to_thread(sandbox.set_faults, {"seed": 1, "rules": mixed_faults()})
        done = {
            "status reads": await _counted(calls, lambda _: _read(services, job.request_id)),
            "downloads": await _counted(calls, lambda _: _download(services, job.audio_link)),
            "polls": await _counted(calls // 10, lambda number: _make(services, number)),
        }
        await asyncio.to_thread(sandbox.set_faults, {"rules": []})
    return done


async def _read(services: Services, request_id: str) -> object:
    return await call_freely(services, partial(services.speech.read, request_id))


async def _download(services: Services, link: str) -> object:
    return await call_freely(services, partial(services.downloads.fetch, link))


async def _make(services: Services, number: int) -> object:
    """Polls and a download, with nothing but quick tries."""
    request = SpeechRequest(text_of(Order(Kind.SPEECH, number)), VOICE)
    return await synthesize(services, nobody, request, again=True)


async def _counted(calls: int, call: Callable[[int], Awaitable[object]]) -> Calls:
    failed = 0
    for number in range(calls):
        try:
            await call(number)
        except VbeeError:
            failed += 1
    return Calls(calls, failed)

"""Parts that belong together, in virtual time: how many are begun, and that all are made."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.support.services import ignore
from tests.support.simulated_service import Met, SimulatedService, simulated
from tests.support.virtual_time import VirtualTimeLoop, run_in_virtual_time
from vbee_desktop.core.errors import Code, NoAnswer, VbeeError
from vbee_desktop.core.models import AudioFormat, SpeechRequest, Take
from vbee_desktop.jobs.pace import Pace
from vbee_desktop.jobs.script import speak_parts

if TYPE_CHECKING:
    from pathlib import Path

PARTS, AT_ONCE, JOB_TAKES_S, AUDIO_IS_BACK_S = 8, 2, 10.0, 60.0


def test_what_is_fetched_makes_room_for_the_next_but_not_without_bound(tmp_path: Path) -> None:
    """No sound can be fetched for a minute: two parts wait for theirs and two more are bought meanwhile."""

    def failing(stage: str, now: float) -> Met:
        return NoAnswer(Code.NO_CONNECTION) if stage == "download" and now < AUDIO_IS_BACK_S else None

    async def speak(loop: VirtualTimeLoop) -> tuple[SimulatedService, tuple[Take | VbeeError, ...]]:
        service = SimulatedService(loop, JOB_TAKES_S, failing)
        texts = [f"Câu số {number}." for number in range(PARTS)]
        requests = [SpeechRequest(text, "hn_f", audio_format=AudioFormat.WAV) for text in texts]
        async with simulated(loop, tmp_path, service) as services:
            pace = Pace(unhurried=False, creates_at_once=AT_ONCE, clock=loop.time)
            making = speak_parts(replace(services, pace=pace), ignore, requests)
            return service, await asyncio.wait_for(making, 600)

    service, outcomes = run_in_virtual_time(speak)
    begun = sorted(ready - JOB_TAKES_S for ready in service.ready_at.values())
    assert begun[AT_ONCE] < 1.25 * JOB_TAKES_S
    assert service.count("create", until=AUDIO_IS_BACK_S) == 2 * AT_ONCE
    assert all(isinstance(outcome, Take) for outcome in outcomes)
    assert service.count("create") == PARTS

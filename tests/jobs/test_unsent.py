"""For how long a request is gone on with by itself: an hour in the window, a minute by a command."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.services import ignore
from tests.support.simulated_service import Met, SimulatedService, simulated
from tests.support.virtual_time import VirtualTimeLoop, run_in_virtual_time
from vbee_desktop.core.errors import NotSent
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import AudioFormat, Progress, SpeechRequest
from vbee_desktop.core.obstacle import Obstacle
from vbee_desktop.core.retry import COMMAND_PATIENCE_S
from vbee_desktop.jobs.free_calls import call_patiently
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import synthesize

HELLO = SpeechRequest("Xin chào.", "hn_female_ngochuyen_full_48k-fhg", audio_format=AudioFormat.WAV)
HOUR_S = 3600.0
BACK_AT_S = 100.0


def off_at_first(_stage: str, now: float) -> Met:
    """The name of the server is not found, and then it is."""
    return NotSent(reason=Obstacle.NO_NAME) if now < BACK_AT_S else None


def aged(services: Services, age_s: float) -> Services:
    """The same, on a clock by which whatever was asked for is so old."""

    def wall_clock() -> float:
        rows = [row for state in JobState for row in services.journal.in_state(state)]
        return max((row.created_at for row in rows), default=time.time()) + age_s

    return replace(services, wall_clock=wall_clock)


def bought(home: Path, age_s: float) -> list[JobState]:
    """What became of a request that could not be sent when it was so old."""

    async def buy(loop: VirtualTimeLoop) -> list[JobState]:
        service = SimulatedService(loop, 1.0, off_at_first)
        async with simulated(loop, home, service) as services:
            await asyncio.gather(synthesize(aged(services, age_s), ignore, HELLO), return_exceptions=True)
            return [state for state in JobState if services.journal.in_state(state)]

    return run_in_virtual_time(buy)


@pytest.mark.parametrize(("age_s", "becomes"), [(HOUR_S - 0.5, JobState.FILED), (HOUR_S, JobState.NOT_SENT)])
def test_a_request_is_sent_on_its_own_within_an_hour(tmp_path: Path, age_s: float, becomes: JobState) -> None:
    assert bought(tmp_path, age_s) == [becomes]


def test_a_command_goes_on_through_an_outage_for_a_minute(tmp_path: Path) -> None:
    waits_s: list[float] = []

    def note(progress: object) -> None:
        assert isinstance(progress, Progress)
        waits_s.append(progress.retry_after_s or 0.0)

    async def gone() -> None:
        raise NotSent

    async def work(loop: VirtualTimeLoop) -> None:
        async with simulated(loop, tmp_path, SimulatedService(loop, 1.0)) as services:
            command = replace(services, patience_s=COMMAND_PATIENCE_S, clock=lambda: 0.0)
            with pytest.raises(NotSent):
                await call_patiently(command, gone, note)

    run_in_virtual_time(work)
    assert sum(waits_s) == pytest.approx(60.0)

"""A service that asks to be left alone for long: the job waits beside the road, unsent and not lost."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import ignore, reached, run
from vbee_desktop.core.errors import Code, Throttled
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import Progress, SpeechRequest, Take
from vbee_desktop.jobs.resume import unfinished
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import resume_take, synthesize

HELLO = SpeechRequest("Xin chào thế giới.", "hn_female_ngochuyen_full_48k-fhg")
IN_TEN_MINUTES = {"stage": "create", "action": "status", "status": 429, "retry_after": "600", "times": 1}
FOR_EVER = float("inf")


def parked(sandbox: SandboxProcess) -> None:
    sandbox.set_faults({"rules": [IN_TEN_MINUTES]})


def test_the_window_waits_in_place_and_then_goes_on(sandbox: SandboxProcess, tmp_path: Path) -> None:
    parked(sandbox)
    told: list[Progress] = []

    def note(progress: object) -> None:
        assert isinstance(progress, Progress)
        told.append(progress)

    async def buy(services: Services) -> Take:
        return await synthesize(replace(services, patience_s=FOR_EVER), note, HELLO)

    assert run(sandbox.url, tmp_path, buy).path.is_file()
    (waiting,) = [each for each in told if each.stage == "waiting"]
    assert waiting.is_parked
    assert waiting.cause == Code.BUSY
    assert waiting.retry_after_s == pytest.approx(600, abs=5)
    assert len(sandbox.ledger()) == 1


def test_a_parked_job_gives_its_turn_to_others(sandbox: SandboxProcess, tmp_path: Path) -> None:
    rule = {"stage": "create", "action": "status", "status": 429, "retry_after": "600", "times": 2}
    sandbox.set_faults({"rules": [rule]})

    async def third_goes_first(services: Services) -> list[JobState]:
        until_told = asyncio.Event()

        async def long_nap(delay_s: float) -> None:
            await (until_told.wait() if delay_s > 1 else services.sleep(delay_s))

        slow = replace(services, patience_s=FOR_EVER, sleep=long_nap)
        texts = ("một", "hai")
        tasks = [asyncio.create_task(synthesize(slow, ignore, replace(HELLO, text=text))) for text in texts]
        await reached(services, JobState.WAITING, 2)
        await synthesize(replace(services, patience_s=FOR_EVER), ignore, HELLO)
        states = [row.state for row in services.journal.in_state(JobState.WAITING)]
        until_told.set()
        await asyncio.gather(*tasks)
        return states

    assert run(sandbox.url, tmp_path, third_goes_first) == [JobState.WAITING] * 2
    assert len(sandbox.ledger()) == 3


def test_a_command_does_not_wait_so_long_for_another_program_either(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    parked(sandbox)

    async def buy_beside_a_window(services: Services) -> Throttled:
        async def long_nap(delay_s: float) -> None:
            await asyncio.sleep(60 if delay_s > 1 else 0.005)

        window = replace(services, patience_s=FOR_EVER, sleep=long_nap)
        waiting = asyncio.create_task(synthesize(window, ignore, HELLO))
        await reached(services, JobState.WAITING)
        with pytest.raises(Throttled) as busy:
            async with asyncio.timeout(5):
                await synthesize(services, ignore, HELLO)
        waiting.cancel()
        return busy.value

    told = run(sandbox.url, tmp_path, buy_beside_a_window)
    assert told.retry_after_s == pytest.approx(600, abs=5)
    assert {"parked_until", "job_id"} <= set(told.facts)
    assert sandbox.ledger() == []


def test_a_command_does_not_wait_so_long_and_the_job_goes_on_later(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    parked(sandbox)

    async def buy(services: Services) -> Throttled:
        with pytest.raises(Throttled) as busy:
            await synthesize(services, ignore, HELLO)
        return busy.value

    error = run(sandbox.url, tmp_path, buy)
    assert error.code is Code.BUSY
    moment = error.facts["parked_until"]
    assert isinstance(moment, float)
    assert moment == pytest.approx(time.time() + 600, abs=60)

    async def go_on(services: Services) -> tuple[Throttled, Take]:
        (row,) = services.journal.in_state(JobState.WAITING)
        assert row.not_before == moment
        assert not row.owner
        with pytest.raises(Throttled) as still_busy:
            await resume_take(services, ignore, row.id)
        later = replace(services, wall_clock=lambda: moment + 1)
        return still_busy.value, await resume_take(later, ignore, row.id)

    still_busy, take = run(sandbox.url, tmp_path, go_on)
    assert still_busy.facts["parked_until"] == moment
    assert take.path.is_file()
    assert len(sandbox.ledger()) == 1


def test_a_job_parked_for_hours_is_still_wanted_when_its_moment_comes(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.set_faults({"rules": [{**IN_TEN_MINUTES, "retry_after": "7200"}]})

    async def park(services: Services) -> float:
        with pytest.raises(Throttled) as busy:
            await synthesize(services, ignore, HELLO)
        return float(str(busy.value.facts["parked_until"]))

    moment = run(sandbox.url, tmp_path, park)

    async def look(services: Services) -> list[int]:
        in_time = replace(services, wall_clock=lambda: moment + 1)
        too_late = replace(services, wall_clock=lambda: moment + 3 * 3600)
        return [len(await unfinished(each, ignore)) for each in (in_time, too_late)]

    assert run(sandbox.url, tmp_path, look) == [1, 0]


def test_a_parked_job_can_be_given_up_and_costs_nothing(sandbox: SandboxProcess, tmp_path: Path) -> None:
    parked(sandbox)

    async def give_up(services: Services) -> JobState:
        async def never(_delay_s: float) -> None:
            await asyncio.Event().wait()

        patient = replace(services, patience_s=FOR_EVER, sleep=never)
        task = asyncio.create_task(synthesize(patient, ignore, HELLO))
        await reached(services, JobState.WAITING)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await reached(services, JobState.CANCELLED)
        return services.journal.in_state(JobState.CANCELLED)[0].state

    assert run(sandbox.url, tmp_path, give_up) is JobState.CANCELLED
    assert sandbox.ledger() == []


@pytest.mark.parametrize("leap_s", [700.0, -86_400.0], ids=["the machine slept", "the clock was set back"])
def test_the_clock_on_the_wall_and_the_time_slept_both_end_it(
    sandbox: SandboxProcess, tmp_path: Path, leap_s: float
) -> None:
    parked(sandbox)
    naps: list[float] = []

    async def buy(services: Services) -> Take:
        async def nap(delay_s: float) -> None:
            if delay_s > 1:
                naps.append(delay_s)
            await services.sleep(delay_s)

        def wall_clock() -> float:
            return 1e9 + (leap_s if naps else 0.0)

        patient = replace(services, patience_s=FOR_EVER, sleep=nap, wall_clock=wall_clock)
        return await synthesize(patient, ignore, HELLO)

    run(sandbox.url, tmp_path, buy)
    assert sum(naps) == pytest.approx(30 if leap_s > 0 else 600, abs=0.1)

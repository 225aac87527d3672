"""A service that is out of reach for minutes: what was paid goes on by itself, and few requests go out."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest

from tests.api.answers import answer, page
from tests.support.services import ignore
from tests.support.simulated_service import Failure, Met, SimulatedService, nothing_fails, simulated
from tests.support.virtual_time import VirtualTimeLoop, run_in_virtual_time
from vbee_desktop.core.errors import Code, NoAnswer, NotSent, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import AudioFormat, Progress, SpeechRequest, Take
from vbee_desktop.jobs.free_calls import until_ended
from vbee_desktop.jobs.synthesize import synthesize

OUTAGE_S = 600.0
MOST_REQUESTS_PER_NEEDED = 1.1


def gone(_stage: str, _now: float) -> Met:
    """Nobody answers at the other end."""
    return NotSent()


def overloaded(_stage: str, _now: float) -> Met:
    """Every answer is a server's fault."""
    return page(502)


def throttling(_stage: str, _now: float) -> Met:
    """Every answer asks to wait half a minute."""
    return answer({}, 429, retry_after="30")


def request(number: int) -> SpeechRequest:
    return SpeechRequest(
        f"Câu số {number}.", "hn_female_ngochuyen_full_48k-fhg", audio_format=AudioFormat.WAV
    )


def reads_of_running_jobs(jobs: int, home: Path, failure: Failure) -> int:
    """Reads that so many accepted jobs send within the time of the outage; none of them ends in it."""

    async def poll(loop: VirtualTimeLoop) -> int:
        service = SimulatedService(loop, 2 * OUTAGE_S, failure)
        async with simulated(loop, home, service) as services:
            polls = []
            for number in range(jobs):
                service.accept(f"r{number}")
                read = partial(services.speech.read, f"r{number}")
                polls.append(asyncio.create_task(until_ended(services, read, lambda _job, _waited_s: None)))
            await asyncio.sleep(OUTAGE_S)
            for task in polls:
                task.cancel()
            await asyncio.gather(*polls, return_exceptions=True)
        return service.count("read", until=OUTAGE_S)

    return run_in_virtual_time(poll)


@pytest.mark.parametrize("jobs", [1, 20, 200])
@pytest.mark.parametrize("failure", [gone, overloaded, throttling])
def test_running_jobs_ask_less_in_an_outage_than_without_one(
    tmp_path: Path, jobs: int, failure: Failure
) -> None:
    """What is needed is what the schedule of polls asks for when the same jobs run and nothing fails."""
    needed = reads_of_running_jobs(jobs, tmp_path / "good", nothing_fails)
    sent = reads_of_running_jobs(jobs, tmp_path / "bad", failure)
    print(f"{jobs} jobs, {failure.__name__}: {sent} reads for {needed} needed, {sent / needed:.2f}")
    assert 0 < sent <= MOST_REQUESTS_PER_NEEDED * needed


def requests_for_new_jobs(jobs: int, home: Path, failure: Failure) -> int:
    """All requests within the time of the outage, for so many jobs of 20 s, asked for at its start."""

    async def make(loop: VirtualTimeLoop) -> int:
        service = SimulatedService(loop, 20.0, failure)
        async with simulated(loop, home, service) as services:
            tasks = [
                asyncio.create_task(synthesize(services, ignore, request(number))) for number in range(jobs)
            ]
            await asyncio.sleep(OUTAGE_S)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return service.count(until=OUTAGE_S)

    return run_in_virtual_time(make)


@pytest.mark.parametrize("jobs", [1, 20, 200])
@pytest.mark.parametrize("failure", [gone, throttling])
def test_new_jobs_do_not_storm_a_service_that_is_gone(tmp_path: Path, jobs: int, failure: Failure) -> None:
    needed = requests_for_new_jobs(jobs, tmp_path / "good", nothing_fails)
    sent = requests_for_new_jobs(jobs, tmp_path / "bad", failure)
    print(f"{jobs} new jobs, {failure.__name__}: {sent} requests for {needed} needed, {sent / needed:.2f}")
    assert 0 < sent <= MOST_REQUESTS_PER_NEEDED * needed


def test_jobs_go_on_by_themselves_when_the_network_is_back(tmp_path: Path) -> None:
    """The outage begins when some are running and others stand in line: all are filed, each bought once."""
    told: list[Progress] = []

    def failing(stage: str, now: float) -> NoAnswer | None:
        return NoAnswer(Code.NO_CONNECTION) if 5 <= now < 5 + OUTAGE_S else None

    def note(progress: object) -> None:
        assert isinstance(progress, Progress)
        told.append(progress)

    async def make(loop: VirtualTimeLoop) -> tuple[list[Take], SimulatedService, float]:
        service = SimulatedService(loop, 20.0, failing)
        async with simulated(loop, tmp_path, service) as services:
            takes = await asyncio.gather(
                *(synthesize(services, note, request(number)) for number in range(4))
            )
            assert len(services.journal.in_state(JobState.FILED)) == 4
            return takes, service, loop.time()

    takes, service, ended_at = run_in_virtual_time(make)
    assert len({take.path for take in takes}) == 4
    assert service.count("create") == len(service.ready_at) == 4
    assert ended_at < 5 + OUTAGE_S + 30 + 2 * 25
    waits = [each for each in told if each.stage == "waiting"]
    assert {each.cause for each in waits} == {Code.NO_CONNECTION}
    assert max(each.retry_after_s or 0 for each in waits) <= 30
    assert told[-1].stage == "downloading"


def test_a_command_gives_up_after_a_minute_and_says_that_it_is_paid(tmp_path: Path) -> None:
    def failing(stage: str, now: float) -> NoAnswer | None:
        return NoAnswer(Code.NO_CONNECTION) if stage == "read" else None

    async def make(loop: VirtualTimeLoop) -> tuple[VbeeError, float]:
        service = SimulatedService(loop, 20.0, failing)
        async with simulated(loop, tmp_path, service, patience_s=60.0) as services:
            with pytest.raises(NoAnswer) as failure:
                await synthesize(services, ignore, request(1))
            return failure.value, loop.time()

    error, ended_at = run_in_virtual_time(make)
    assert error.facts["accepted"] is True
    assert 60 <= ended_at < 75


def test_a_link_that_died_in_the_outage_is_asked_for_again(tmp_path: Path) -> None:
    def failing(stage: str, now: float) -> Met:
        if stage != "download" or now > 600:
            return None
        return answer(b"<html>expired", 403) if now > 400 else NotSent()

    async def make(loop: VirtualTimeLoop) -> Take:
        service = SimulatedService(loop, 1.0, failing)
        async with simulated(loop, tmp_path, service) as services:
            with pytest.raises(VbeeError) as failure:
                await synthesize(services, ignore, request(1))
            assert failure.value.code is Code.LINK_EXPIRED
            assert loop.time() > 400
            await asyncio.sleep(600)
            return await synthesize(services, ignore, request(1))

    assert run_in_virtual_time(make).path.is_file()


def test_a_job_that_fails_alone_holds_no_others_up_for_long(tmp_path: Path) -> None:
    def failing(stage: str, _now: float) -> Met:
        return page(500) if stage == "read" else None

    async def make(loop: VirtualTimeLoop) -> int:
        service = SimulatedService(loop, 20.0, failing)
        async with simulated(loop, tmp_path, service) as services:
            tasks = [asyncio.create_task(synthesize(services, ignore, request(each))) for each in range(4)]
            await asyncio.sleep(300)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return service.count("create")

    assert run_in_virtual_time(make) == 4


def test_an_unknown_id_is_believed_after_half_a_minute_and_stays_fetchable(tmp_path: Path) -> None:
    def failing(stage: str, _now: float) -> Met:
        return answer({}, 404) if stage == "read" else None

    async def make(loop: VirtualTimeLoop) -> tuple[VbeeError, list[float], JobState]:
        service = SimulatedService(loop, 20.0, failing)
        async with simulated(loop, tmp_path, service) as services:
            with pytest.raises(VbeeError) as failure:
                await synthesize(services, ignore, request(1))
            row = services.journal.find(str(failure.value.facts["job_id"]))
            return failure.value, [now for now, stage in service.requests if stage == "read"], row.state

    error, reads, state = run_in_virtual_time(make)
    assert error.facts["not_found"] is True
    assert error.facts["accepted"] is True
    assert len(reads) == 3
    assert reads[-1] - reads[0] == pytest.approx(30, abs=0.5)
    assert state is JobState.RUNNING

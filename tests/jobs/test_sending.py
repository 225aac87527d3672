"""Sending a create, told step by step, on a clock that leaps: what is waited for, how long, and why."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.api.answers import answer
from tests.support.simulated_service import Failure, Met, SimulatedService, simulated
from tests.support.virtual_time import VirtualTimeLoop, run_in_virtual_time
from vbee_desktop.core.errors import Code, NoAnswer, NotSent, Refused, Throttled
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import AudioFormat, JobStage, Progress, SpeechRequest
from vbee_desktop.core.obstacle import Obstacle
from vbee_desktop.jobs.retry_budget import RetryBudget
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.speech_order import intent_of
from vbee_desktop.jobs.synthesize import resume_take, synthesize

HELLO = SpeechRequest("Xin chào.", "hn_female_ngochuyen_full_48k-fhg", audio_format=AudioFormat.WAV)
Work = Callable[[Services, SimulatedService, Callable[[object], None]], Awaitable[None]]


def waits_told(home: Path, failure: Failure, work: Work) -> list[Progress]:
    """What a person is told of waiting while ``work`` is done, with chance at half."""
    told: list[Progress] = []

    def note(progress: object) -> None:
        assert isinstance(progress, Progress)
        told.append(progress)

    async def all_of_it(loop: VirtualTimeLoop) -> None:
        service = SimulatedService(loop, 1.0, failure)
        async with simulated(loop, home, service) as services:
            await work(replace(services, jitter=lambda: 0.5), service, note)

    run_in_virtual_time(all_of_it)
    return [each for each in told if each.stage is JobStage.WAITING]


async def parked(services: Services, wait_s: float) -> str:
    """A job that is parked for so long, by another run of the program."""
    row = services.journal.record(intent_of(services, HELLO))
    assert row is not None
    services.journal.move(row.id, JobState.WAITING, not_before=services.wall_clock() + wait_s)
    services.journal.release(row.id)
    return row.id


def well(_stage: str, _now: float) -> Met:
    return None


def test_off_the_network_every_wait_is_told_with_its_number_and_its_length(tmp_path: Path) -> None:
    def off(_stage: str, now: float) -> Met:
        return NotSent(reason=Obstacle.NO_NAME) if now < 8 else None

    async def work(services: Services, _service: SimulatedService, note: Callable[[object], None]) -> None:
        await synthesize(replace(services, wall_clock=lambda: 0.0), note, HELLO)

    told = waits_told(tmp_path, off, work)
    assert [(each.attempt, each.retry_after_s) for each in told] == [
        (1, 0.15),
        (2, 0.3),
        (3, 0.75),
        (4, 1.5),
        (5, 3.0),
        (6, 6.0),
    ]
    assert {each.cause for each in told} == {Code.NO_CONNECTION}


def test_a_refused_token_is_not_sent_again_and_the_job_waits_for_another(tmp_path: Path) -> None:
    def refused(_stage: str, _now: float) -> Met:
        return answer({"error": {"code": "UNAUTHORIZED"}}, 401)

    async def work(services: Services, service: SimulatedService, note: Callable[[object], None]) -> None:
        for text, is_repeat in (("một", None), ("hai", True)):
            with pytest.raises(Refused) as caught:
                await synthesize(services, note, replace(HELLO, text=text))
            assert caught.value.facts.get("is_repeat") is is_repeat
            row = services.journal.find(str(caught.value.facts["job_id"]))
            assert (row.state, row.error, row.owner) == (JobState.WAITING, Code.UNAUTHORIZED, "")
        assert service.count("create") == 1

    assert waits_told(tmp_path, refused, work) == []


def test_the_window_waits_for_the_rest_of_a_parking_and_then_sends(tmp_path: Path) -> None:
    async def work(services: Services, service: SimulatedService, note: Callable[[object], None]) -> None:
        begun_s = services.clock()
        take = await resume_take(services, note, await parked(services, 601.0))
        assert take.path.is_file()
        assert service.requests[0][0] - begun_s == pytest.approx(601.0)

    (told,) = waits_told(tmp_path, well, work)
    assert told.retry_after_s == pytest.approx(601.0)
    assert (told.cause, told.is_parked) == (Code.BUSY, True)


def test_a_parking_that_is_over_is_not_told(tmp_path: Path) -> None:
    async def work(services: Services, _service: SimulatedService, note: Callable[[object], None]) -> None:
        now_s = services.wall_clock()
        over = replace(services, wall_clock=lambda: now_s)
        assert (await resume_take(over, note, await parked(over, 0.0))).path.is_file()

    assert waits_told(tmp_path, well, work) == []


def test_a_clock_that_is_wrong_parks_no_job_for_longer_than_a_week(tmp_path: Path) -> None:
    async def work(services: Services, _service: SimulatedService, note: Callable[[object], None]) -> None:
        await resume_take(services, note, await parked(services, 30 * 86_400.0))

    (told,) = waits_told(tmp_path, well, work)
    assert told.retry_after_s == 7 * 86_400.0


def test_who_gives_the_rest_of_a_parking_up_buys_nothing(tmp_path: Path) -> None:
    async def work(services: Services, service: SimulatedService, note: Callable[[object], None]) -> None:
        job_id = await parked(services, 600.0)
        task: asyncio.Task[Any] = asyncio.create_task(resume_take(services, note, job_id))
        await asyncio.sleep(100)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await services.underway.rest()
        assert services.journal.find(job_id).state is JobState.CANCELLED
        assert services.clock() == pytest.approx(100)
        assert service.requests == []

    assert len(waits_told(tmp_path, well, work)) == 1


def test_what_never_leaves_for_another_cause_is_tried_three_times(tmp_path: Path) -> None:
    def closed(_stage: str, _now: float) -> Met:
        return NotSent(detail="no way")

    async def work(services: Services, service: SimulatedService, note: Callable[[object], None]) -> None:
        with pytest.raises(NotSent) as caught:
            await synthesize(services, note, HELLO)
        assert caught.value.detail == "no way"
        (row,) = services.journal.in_state(JobState.NOT_SENT)
        assert (row.error, row.owner, service.count("create")) == (Code.NO_CONNECTION, "", 3)

    told = waits_told(tmp_path, closed, work)
    assert [(each.attempt, each.retry_after_s) for each in told] == [(1, 0.15), (2, 0.3)]


def test_a_wait_for_a_retry_can_be_given_up_and_buys_nothing(tmp_path: Path) -> None:
    def busy(_stage: str, _now: float) -> Met:
        return answer({}, 429, retry_after="60")

    async def work(services: Services, service: SimulatedService, note: Callable[[object], None]) -> None:
        task = asyncio.create_task(synthesize(services, note, HELLO))
        await asyncio.sleep(30)
        (row,) = services.journal.in_state(JobState.WAITING)
        assert row.error == Code.BUSY
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await services.underway.rest()
        assert services.journal.find(row.id).state is JobState.CANCELLED
        assert service.count("create") == 1

    assert len(waits_told(tmp_path, busy, work)) == 1


def test_a_throttle_is_kept_by_whoever_is_next_in_line(tmp_path: Path) -> None:
    def busy_at_first(stage: str, now: float) -> Met:
        return answer({}, 429, retry_after="45") if stage == "create" and now < 1 else None

    async def work(services: Services, service: SimulatedService, note: Callable[[object], None]) -> None:
        texts = ("một", "hai")
        await asyncio.gather(*(synthesize(services, note, replace(HELLO, text=text)) for text in texts))
        moments = [moment for moment, stage in service.requests if stage == "create"]
        assert len(moments) == 3
        assert min(moments[1:]) >= 45

    (told,) = waits_told(tmp_path, busy_at_first, work)
    assert (told.attempt, told.retry_after_s) == (1, 45)


def test_every_call_that_comes_through_brings_a_retry_back_the_create_too(tmp_path: Path) -> None:
    budget = RetryBudget(capacity=100, retries_per_success=1)
    while budget.take():
        pass

    async def work(services: Services, service: SimulatedService, note: Callable[[object], None]) -> None:
        take = await synthesize(replace(services, retry_budget=budget), note, HELLO)
        assert [budget.take() for _ in service.requests] == [True] * service.count()
        assert not budget.take()
        assert services.journal.find(take.job_id).callback_digest == ""  # nobody listens

    waits_told(tmp_path, well, work)


@pytest.mark.parametrize(
    ("error", "detail"), [(NoAnswer(detail="reset"), "reset"), (RecursionError("a text"), "RecursionError")]
)
def test_what_may_have_been_charged_is_sent_once_and_named(
    tmp_path: Path, error: Exception, detail: str
) -> None:
    def lost(_stage: str, _now: float) -> Met:
        raise error

    async def work(services: Services, service: SimulatedService, note: Callable[[object], None]) -> None:
        with pytest.raises(NoAnswer) as caught:
            await synthesize(services, note, HELLO)
        (row,) = services.journal.in_state(JobState.UNKNOWN)
        assert (caught.value.code, caught.value.detail) == (Code.OUTCOME_UNKNOWN, detail)
        assert caught.value.facts == {"job_id": row.id}
        assert caught.value.__cause__ is error
        assert (row.error, row.owner, service.count("create")) == (Code.OUTCOME_UNKNOWN, "", 1)

    assert waits_told(tmp_path, lost, work) == []


def test_what_is_parked_beyond_patience_is_left_with_its_moment(tmp_path: Path) -> None:
    def busy(_stage: str, _now: float) -> Met:
        return answer({}, 429, retry_after="600")

    async def work(services: Services, service: SimulatedService, note: Callable[[object], None]) -> None:
        now_s = services.wall_clock()
        hasty = replace(services, patience_s=599.0, wall_clock=lambda: now_s)
        with pytest.raises(Throttled) as caught:
            await synthesize(hasty, note, HELLO)
        (row,) = services.journal.in_state(JobState.WAITING)
        assert (row.not_before, row.error, row.owner) == (now_s + 600, Code.BUSY, "")
        assert (caught.value.facts["parked_until"], caught.value.facts["job_id"]) == (now_s + 600, row.id)
        with pytest.raises(Throttled) as still:
            await resume_take(hasty, note, row.id)
        assert (still.value.detail, still.value.retry_after_s) == ("parked", 600.0)
        assert (still.value.facts["parked_until"], still.value.facts["job_id"]) == (now_s + 600, row.id)
        assert service.count("create") == 1

    waits_told(tmp_path, busy, work)


def test_who_has_just_enough_patience_waits(tmp_path: Path) -> None:
    def busy_at_first(_stage: str, now: float) -> Met:
        return answer({}, 429, retry_after="600") if now < 1 else None

    async def work(services: Services, _service: SimulatedService, note: Callable[[object], None]) -> None:
        now_s = services.wall_clock()
        await synthesize(replace(services, patience_s=600.0, wall_clock=lambda: now_s), note, HELLO)

    (told,) = waits_told(tmp_path, busy_at_first, work)
    assert told.is_parked


def test_two_whose_parking_ends_together_keep_the_pace_of_all_creates(tmp_path: Path) -> None:
    def busy_at_first(stage: str, now: float) -> Met:
        return answer({}, 429, retry_after=f"{600 - now:.0f}") if stage == "create" and now < 5 else None

    async def work(services: Services, service: SimulatedService, note: Callable[[object], None]) -> None:
        texts = ("một", "hai")
        await asyncio.gather(*(synthesize(services, note, replace(HELLO, text=text)) for text in texts))
        moments = [moment for moment, stage in service.requests if stage == "create"]
        assert len(moments) == 4
        assert moments[2] >= 600
        assert moments[3] - moments[2] >= 1

    assert len(waits_told(tmp_path, busy_at_first, work)) == 2


def test_who_gives_up_in_line_buys_nothing(tmp_path: Path) -> None:
    async def work(services: Services, service: SimulatedService, note: Callable[[object], None]) -> None:
        texts = ("một", "hai", "ba")
        tasks = [asyncio.create_task(synthesize(services, note, replace(HELLO, text=text))) for text in texts]
        await asyncio.sleep(0.01)
        tasks[2].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await services.underway.rest()
        assert len(services.journal.in_state(JobState.FILED)) == 2
        assert len(services.journal.in_state(JobState.CANCELLED)) == 1
        assert service.count("create") == 2

    waits_told(tmp_path, well, work)

"""The steps of one job on a disk that refuses some, and what support reads of it."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.services import HURRY_S, run
from vbee_desktop.core.errors import BadInput, Code, NoAnswer, Throttled, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import JobStage, Progress, SpeechRequest
from vbee_desktop.jobs.paid_job import PaidJob, accepted, at_work, taken_over, until_let_go, written_down
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import synthesize
from vbee_desktop.store.job_row import Intent, JobRow
from vbee_desktop.store.journal import Journal
from vbee_desktop.store.runs import Run

NOWHERE = "http://127.0.0.1:9"
"""Nothing is sent here."""
SPEECH = Intent("speech", "https://vbee.vn", "legacy", "hash-1", {"text": "xin chào"}, points=8)


@contextmanager
def full_disk(path: Path) -> Iterator[None]:
    """Nothing more is written into the journal."""
    with closing(sqlite3.connect(path)) as disk:
        disk.execute("CREATE TRIGGER full BEFORE UPDATE ON jobs BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        yield
        disk.execute("DROP TRIGGER full")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path / "jobs.sqlite3", Run(tmp_path))
    yield journal
    journal.close()
    journal.run.close()


def being_sent(journal: Journal) -> PaidJob:
    row = journal.record(SPEECH)
    assert row is not None
    journal.move(row.id, JobState.SENDING)
    return PaidJob(journal, journal.find(row.id))


def test_what_the_disk_refused_is_written_in_its_order_with_the_next_step(
    journal: Journal, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "vbee_desktop.jobs.paid_job")
    job = being_sent(journal)

    async def work() -> None:
        with full_disk(journal.path):
            await job.note(JobState.ACCEPTED, remote_id="r-1")
            await job.note(JobState.RUNNING)
            await job.note(JobState.RUNNING, remote_id="told before")
            assert job.is_behind
            assert journal.find(job.job_id).state is JobState.SENDING
        await job.note(JobState.READY)

    asyncio.run(work())
    row = journal.find(job.job_id)
    assert (row.state, row.remote_id, job.is_behind) == (JobState.READY, "r-1", False)
    assert caplog.messages == [f"the journal is {steps} steps behind: disk full" for steps in (1, 2)]


def test_a_step_that_the_job_is_past_is_left_out(journal: Journal) -> None:
    job = being_sent(journal)

    async def work() -> None:
        await job.note(JobState.ACCEPTED)
        await job.note(JobState.READY)
        await job.note(JobState.RUNNING, remote_id="too late")

    asyncio.run(work())
    assert (journal.find(job.job_id).state, journal.find(job.job_id).remote_id) == (JobState.READY, "")


def test_a_release_that_the_disk_refuses_is_told_to_support_and_nobody_else(
    journal: Journal, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "vbee_desktop.jobs.paid_job")
    job = being_sent(journal)
    with full_disk(journal.path):
        asyncio.run(job.let_go())
    assert caplog.messages == ["a job could not be released: disk full"]


class SlowDisk(Journal):
    """Nobody is let go of before ``may_write``."""

    may_write: threading.Event

    def release(self, job_id: str) -> None:
        self.may_write.wait(10)
        super().release(job_id)


def test_a_job_is_let_go_of_although_its_work_is_cancelled_meanwhile(tmp_path: Path) -> None:
    run = Run(tmp_path)
    with closing(SlowDisk(tmp_path / "jobs.sqlite3", run)) as journal:
        journal.may_write = threading.Event()
        job = being_sent(journal)

        async def work() -> None:
            letting_go = asyncio.create_task(job.let_go())
            for step in range(6):
                await asyncio.sleep(0)
                if step == 2:
                    letting_go.cancel()
            assert not letting_go.done()
            journal.may_write.set()
            with pytest.raises(asyncio.CancelledError):
                await letting_go
            assert journal.find(job.job_id).owner == ""

        asyncio.run(work())
    run.close()


def of_services(home: Path, work: Callable[[Services], Awaitable[Any]]) -> list[float]:
    """The waits, in seconds, that ``work`` asked for."""
    waits_s: list[float] = []

    async def noted(services: Services) -> None:
        async def sleep(delay_s: float) -> None:
            waits_s.append(delay_s)
            await asyncio.sleep(HURRY_S)

        await work(replace(services, sleep=sleep))

    run(NOWHERE, home, noted)
    return waits_s


def recorded(services: Services) -> JobRow:
    row = services.journal.record(replace(SPEECH, server=services.server))
    assert row is not None
    return row


def test_a_job_whose_steps_the_disk_refused_is_let_go_of_once_it_takes_them(tmp_path: Path) -> None:
    async def work(services: Services) -> None:
        with full_disk(services.journal.path):
            async with at_work(services, recorded(services)) as job:
                await job.note(JobState.SENDING)
            assert services.journal.find(job.job_id).owner
        await services.underway.rest()
        row = services.journal.find(job.job_id)
        assert (row.state, row.owner) == (JobState.UNKNOWN, "")

    assert of_services(tmp_path, work) == [2.0]


def test_a_job_is_free_as_soon_as_its_work_has_ended(tmp_path: Path) -> None:
    async def work(services: Services) -> None:
        async with at_work(services, recorded(services)) as job:
            pass
        assert services.journal.find(job.job_id).owner == ""

    of_services(tmp_path, work)


def test_a_job_is_taken_over_from_whoever_works_on_it(tmp_path: Path) -> None:
    async def work(services: Services) -> None:
        run = Run(services.journal.run.folder)
        with closing(Journal(services.journal.path, run)) as other:
            job_id = recorded(services).id
            services.journal.release(job_id)
            other.claim(job_id)

            async def sleep(_delay_s: float) -> None:
                other.release(job_id)

            row = await taken_over(replace(services, sleep=sleep), job_id)
            assert (row.id, row.owner) == (job_id, services.journal.run.id)
        run.close()

    of_services(tmp_path, work)


def test_who_waits_for_another_looks_twice_a_second(tmp_path: Path) -> None:
    async def work(services: Services) -> None:
        row = recorded(services)
        looks: list[float] = []

        async def sleep(delay_s: float) -> None:
            looks.append(delay_s)
            if len(looks) == 3:
                services.journal.release(row.id)

        await until_let_go(replace(services, sleep=sleep), row.id)
        assert looks == [0.5, 0.5, 0.5]

    of_services(tmp_path, work)


@pytest.mark.parametrize("wait_s", [60.0, 61.0])
def test_a_job_that_another_has_parked_is_waited_for_within_patience(tmp_path: Path, wait_s: float) -> None:
    async def work(services: Services) -> None:
        row, now_s = recorded(services), services.wall_clock()
        services.journal.move(row.id, JobState.WAITING, not_before=now_s + wait_s)

        async def sleep(_delay_s: float) -> None:
            services.journal.release(row.id)

        asked = replace(services, sleep=sleep, patience_s=60.0, wall_clock=lambda: now_s)
        if wait_s > 60.0:
            with pytest.raises(Throttled) as parked:
                await until_let_go(asked, row.id)
            assert parked.value.detail == "parked"
            assert parked.value.retry_after_s == pytest.approx(61.0)
            assert parked.value.facts["parked_until"] == now_s + wait_s
            assert parked.value.facts["job_id"] == row.id
        else:
            await until_let_go(asked, row.id)

    of_services(tmp_path, work)


def test_every_error_of_what_was_taken_says_so(journal: Journal) -> None:
    job = being_sent(journal)
    with pytest.raises(NoAnswer) as known, accepted(job):
        raise NoAnswer(detail="reset")
    with pytest.raises(VbeeError) as unforeseen, accepted(job):
        raise KeyError("text of a person")
    told = {"accepted": True, "job_id": job.job_id}
    assert (known.value.facts, known.value.detail) == (told, "reset")
    assert (unforeseen.value.facts, unforeseen.value.code) == (told, Code.INTERNAL)
    assert unforeseen.value.detail == "KeyError"


def test_giving_up_while_it_is_written_down_sends_nothing(tmp_path: Path) -> None:
    async def work(services: Services) -> None:
        task: asyncio.Task[object] | None = None

        def give_up(progress: object) -> None:
            if task is not None and isinstance(progress, Progress) and progress.stage is JobStage.SENDING:
                task.cancel()

        task = asyncio.create_task(synthesize(services, give_up, SpeechRequest("Xin chào.", "a_voice")))
        await asyncio.gather(task, return_exceptions=True)
        await services.underway.rest()
        assert [row.error for row in services.journal.in_state(JobState.CANCELLED)] == [""]

    assert of_services(tmp_path, work) == []


def test_the_same_is_written_down_again_on_a_person_s_word_alone(tmp_path: Path) -> None:
    async def work(services: Services) -> None:
        intent = replace(SPEECH, server=services.server)
        rows = [
            await written_down(services, intent, again=again, instead_of="") for again in (False, False, True)
        ]
        assert [row is not None for row in rows] == [True, False, True]

    of_services(tmp_path, work)


async def wanted(services: Services, points: float, daily_points: int = 10, **changes: Any) -> JobRow | None:
    intent = replace(SPEECH, server=services.server, points=points)
    limited = replace(services, daily_points=daily_points, **changes)
    return await written_down(limited, intent, again=True, instead_of="")


def test_the_last_point_of_a_day_may_be_spent_and_none_beyond(tmp_path: Path) -> None:
    async def work(services: Services) -> None:
        assert await wanted(services, 6) is not None
        with pytest.raises(BadInput) as beyond:
            await wanted(services, 5)
        assert (beyond.value.code, beyond.value.detail) == (
            Code.OUT_OF_POINTS,
            "the person's own limit of a day",
        )
        assert beyond.value.facts == {"reason": "own_limit", "limit": 10, "spent": 6.0, "price": 5}
        assert await wanted(services, 4) is not None
        assert await wanted(services, 0) is not None  # what costs nothing has no limit
        assert await wanted(services, 99, daily_points=0) is not None
        assert services.journal.in_state(JobState.NOT_SENT) == []

    of_services(tmp_path, work)


def test_a_day_has_its_own_limit_and_the_demo_has_none(tmp_path: Path) -> None:
    async def work(services: Services) -> None:
        assert await wanted(services, 10) is not None
        demo = replace(services.account, is_demo=True)
        assert await wanted(services, 10, account=demo) is not None
        with pytest.raises(BadInput):
            await wanted(services, 1)
        tomorrow_s = services.wall_clock() + 86_400.0
        assert await wanted(services, 10, wall_clock=lambda: tomorrow_s) is not None

    of_services(tmp_path, work)


class Crowded(Journal):
    """Another program writes down the same in the same moment."""

    def record(self, intent: Intent, *, even_if_same: bool = False) -> JobRow | None:
        super().record(intent, even_if_same=True)
        return super().record(intent, even_if_same=even_if_same)


def test_what_is_beyond_the_day_by_another_s_order_is_not_sent_and_says_why(tmp_path: Path) -> None:
    async def work(services: Services) -> None:
        with closing(Crowded(tmp_path / "crowded.sqlite3", services.journal.run)) as journal:
            with pytest.raises(BadInput) as beyond:
                await wanted(services, 6, journal=journal)
            assert beyond.value.facts == {"reason": "own_limit", "limit": 10, "spent": 6.0, "price": 6.0}
            assert [row.error for row in journal.in_state(JobState.NOT_SENT)] == [Code.OUT_OF_POINTS]

    of_services(tmp_path, work)

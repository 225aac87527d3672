"""Going on with what an earlier run left: nothing that was paid is lost, nothing is paid twice."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.services import ignore, reached, run
from vbee_desktop.core.errors import Code, JobFailed, StorageError, VbeeError
from vbee_desktop.core.history import JobSummary
from vbee_desktop.core.job_state import QUITTING, JobState
from vbee_desktop.core.models import SpeechApi, SpeechRequest, Take, Transcript
from vbee_desktop.core.resources import resource_path
from vbee_desktop.core.retry import UNSENT_GOES_ON_FOR_S
from vbee_desktop.jobs.resume import drop, find_paid, resume, send_again, unfinished
from vbee_desktop.jobs.script import price_ceiling_of_script
from vbee_desktop.jobs.services import DEMO_SERVER, Services
from vbee_desktop.jobs.speech_delivery import AUDIO_KEPT_S
from vbee_desktop.jobs.speech_order import intent_of
from vbee_desktop.jobs.synthesize import synthesize
from vbee_desktop.jobs.transcribe import transcribe

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from tests.support.sandbox_process import SandboxProcess

HELLO = SpeechRequest("Xin chào thế giới.", "hn_female_ngochuyen_full_48k-fhg")
LOST_ANSWER = {"rules": [{"stage": "create", "action": "reset_after_charge", "times": 1}]}


def leave_in(state: JobState, request: SpeechRequest = HELLO) -> Callable[[Services], Awaitable[None]]:
    """Ask for speech and end, as a killed program would, when the job is in ``state``."""

    async def job(services: Services) -> None:
        task = asyncio.create_task(synthesize(services, ignore, request))
        await reached(services, state)
        task.cancel("the program is quitting")
        await asyncio.gather(task, return_exceptions=True)

    return job


async def the_rest(services: Services) -> tuple[JobSummary, ...]:
    return await unfinished(services, ignore)


async def go_on(services: Services) -> list[Take | Transcript]:
    left = await unfinished(services, ignore)
    return [await resume(services, ignore, job.job_id) for job in left]


def test_a_job_that_the_service_took_goes_on_in_the_next_run(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(job_duration_s=1.0)
    run(sandbox.url, tmp_path, leave_in(JobState.RUNNING))
    (take,) = run(sandbox.url, tmp_path, go_on)
    assert isinstance(take, Take)
    assert take.path.is_file()
    assert take.request == HELLO
    assert len(sandbox.ledger()) == 1
    assert run(sandbox.url, tmp_path, the_rest) == ()


def test_a_job_goes_on_at_the_service_that_took_it(sandbox: SandboxProcess, tmp_path: Path) -> None:
    """A command may use the other service than the window."""
    sandbox.settings(job_duration_s=0.5)
    run(sandbox.url, tmp_path, leave_in(JobState.RUNNING), api=SpeechApi.CURRENT)
    (take,) = run(sandbox.url, tmp_path, go_on, api=SpeechApi.LEGACY)
    assert take.path.is_file() if isinstance(take, Take) else False
    assert [charge["product"] for charge in sandbox.ledger()] == ["current-tts"]


def test_a_job_that_was_written_down_is_sent_to_the_service_it_was_meant_for(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def write_down(services: Services) -> None:
        services.journal.record(intent_of(services, HELLO))

    run(sandbox.url, tmp_path, write_down, api=SpeechApi.CURRENT)
    assert len(run(sandbox.url, tmp_path, go_on, api=SpeechApi.LEGACY)) == 1
    assert [charge["product"] for charge in sandbox.ledger()] == ["current-tts"]


def test_a_job_that_was_written_down_and_not_sent_is_sent_once(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def write_down(services: Services) -> None:
        services.journal.record(intent_of(services, HELLO))

    run(sandbox.url, tmp_path, write_down)
    assert sandbox.ledger() == []
    (take,) = run(sandbox.url, tmp_path, go_on)
    assert isinstance(take, Take)
    assert len(sandbox.ledger()) == 1


def test_an_old_request_is_not_paid_on_its_own(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def write_down(services: Services) -> None:
        services.journal.record(intent_of(services, HELLO))

    async def much_later(services: Services) -> list[JobState]:
        later_s = services.wall_clock() + UNSENT_GOES_ON_FOR_S + 1
        assert await unfinished(replace(services, wall_clock=lambda: later_s), ignore) == ()
        return [row.state for row in services.journal.in_state(JobState.NOT_SENT)]

    run(sandbox.url, tmp_path, write_down)
    assert run(sandbox.url, tmp_path, much_later) == [JobState.NOT_SENT]
    assert sandbox.ledger() == []


def test_a_job_that_was_being_sent_has_an_unknown_outcome_and_is_never_sent_on_its_own(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "black_hole", "charge": True}]})

    async def leave_when_charged(services: Services) -> None:
        task = asyncio.create_task(synthesize(services, ignore, HELLO))
        while not await asyncio.to_thread(sandbox.ledger):
            await services.sleep(0.1)
        task.cancel("the program is quitting")
        await asyncio.gather(task, return_exceptions=True)

    run(sandbox.url, tmp_path, leave_when_charged)
    sandbox.set_faults({"rules": []})

    async def try_everything(services: Services) -> None:
        (left,) = await unfinished(services, ignore)
        assert left.state is JobState.UNKNOWN
        for attempt in (resume(services, ignore, left.job_id), synthesize(services, ignore, HELLO)):
            with pytest.raises(VbeeError) as doubt:
                await attempt
            assert doubt.value.code is Code.OUTCOME_UNKNOWN
            assert doubt.value.facts["job_id"] == left.job_id

    run(sandbox.url, tmp_path, try_everything)
    assert len(sandbox.ledger()) == 1


def test_sending_again_is_a_persons_word_and_a_job_of_its_own(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.set_faults(LOST_ANSWER)

    async def buy_again(services: Services) -> list[tuple[JobState, str]]:
        with pytest.raises(VbeeError) as doubt:
            await synthesize(services, ignore, HELLO)
        take = await send_again(services, ignore, str(doubt.value.facts["job_id"]))
        assert isinstance(take, Take)
        assert await unfinished(services, ignore) == ()
        rows = [row for state in JobState for row in services.journal.in_state(state)]
        return sorted((row.state, row.error) for row in rows)

    assert run(sandbox.url, tmp_path, buy_again) == [
        (JobState.CANCELLED, Code.OUTCOME_UNKNOWN),
        (JobState.FILED, ""),
    ]
    assert len(sandbox.ledger()) == 2


def test_sent_again_twice_and_asked_for_at_once_it_is_bought_once_more(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.set_faults(LOST_ANSWER)

    async def press_everything(services: Services) -> list[object]:
        with pytest.raises(VbeeError) as doubt:
            await synthesize(services, ignore, HELLO)
        job_id = str(doubt.value.facts["job_id"])
        presses = [send_again(services, ignore, job_id) for _ in range(3)]
        asked = [synthesize(services, ignore, HELLO) for _ in range(3)]
        await asyncio.gather(*presses, *asked, return_exceptions=True)
        return [await synthesize(services, ignore, HELLO)]

    run(sandbox.url, tmp_path, press_everything)
    assert len(sandbox.ledger()) == 2


def test_who_looks_at_a_job_for_a_moment_does_not_keep_it_from_being_sent_again(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.set_faults(LOST_ANSWER)

    async def buy_while_it_is_held(services: Services) -> Take | Transcript:
        with pytest.raises(VbeeError) as doubt:
            await synthesize(services, ignore, HELLO)
        job_id = str(doubt.value.facts["job_id"])
        assert services.journal.claim(job_id) is not None

        async def let_it_go(seconds: float) -> None:
            services.journal.release(job_id)
            await services.sleep(seconds)

        return await send_again(replace(services, sleep=let_it_go), ignore, job_id)

    assert isinstance(run(sandbox.url, tmp_path, buy_while_it_is_held), Take)
    assert len(sandbox.ledger()) == 2


def test_a_dropped_job_is_asked_about_no_more(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.set_faults(LOST_ANSWER)

    async def drop_it(services: Services) -> Take:
        with pytest.raises(VbeeError) as doubt:
            await synthesize(services, ignore, HELLO)
        job_id = str(doubt.value.facts["job_id"])
        await drop(services, ignore, job_id)
        assert await unfinished(services, ignore) == ()
        with pytest.raises(VbeeError):
            await drop(services, ignore, job_id)
        return await synthesize(services, ignore, HELLO)

    assert run(sandbox.url, tmp_path, drop_it).is_new
    assert len(sandbox.ledger()) == 2


def test_the_same_is_handed_over_and_made_again_only_on_a_persons_word(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def three_times(services: Services) -> list[bool]:
        assert await find_paid(services, ignore, HELLO) is None
        first = await synthesize(services, ignore, HELLO)
        found = await find_paid(services, ignore, HELLO)
        assert found is not None
        assert (found.job_id, found.state) == (first.job_id, JobState.FILED)
        second = await synthesize(services, ignore, HELLO)
        third = await synthesize(services, ignore, HELLO, again=True)
        return [first.is_new, second.is_new, third.is_new]

    assert run(sandbox.url, tmp_path, three_times) == [True, False, True]
    assert len(sandbox.ledger()) == 2


def test_asked_twice_at_once_it_is_bought_once(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(job_duration_s=0.3)

    async def at_once(services: Services) -> set[str]:
        takes = await asyncio.gather(*(synthesize(services, ignore, HELLO) for _ in range(4)))
        return {take.job_id for take in takes}

    assert len(run(sandbox.url, tmp_path, at_once)) == 1
    assert len(sandbox.ledger()) == 1


def test_a_job_that_the_disk_did_not_let_go_of_is_gone_on_with_when_it_does(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def ask_twice(services: Services) -> Take:
        with closing(sqlite3.connect(services.journal.path)) as disk:
            disk.execute("CREATE TRIGGER full BEFORE UPDATE ON jobs BEGIN SELECT RAISE(ABORT, 'full'); END")
            with pytest.raises(StorageError):
                await synthesize(services, ignore, HELLO)
            disk.execute("DROP TRIGGER full")
        async with asyncio.timeout(10):
            return await synthesize(services, ignore, HELLO)

    assert run(sandbox.url, tmp_path, ask_twice).path.is_file()
    assert len(sandbox.ledger()) == 1


def test_words_that_came_without_an_id_and_were_not_kept_are_asked_about(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    """There is nothing to ask for them with, so they cannot be fetched as what was taken is."""
    whole = '{"status": "COMPLETED", "transcript": "Hi.", "audioDurationSeconds": 5}'
    sandbox.set_faults({"rules": [{"stage": "stt-create", "action": "body", "body": whole}]})

    async def crash_before_it_is_kept(services: Services) -> str:
        with closing(sqlite3.connect(services.journal.path)) as disk:
            disk.execute(
                "CREATE TRIGGER full BEFORE UPDATE ON jobs WHEN new.state = 'filed'"
                " BEGIN SELECT RAISE(ABORT, 'full'); END"
            )
        return (await transcribe(services, ignore, resource_path("samples", "english.wav"))).text

    assert run(sandbox.url, tmp_path, crash_before_it_is_kept) == "Hi."
    assert [job.state for job in run(sandbox.url, tmp_path, the_rest)] == [JobState.UNKNOWN]


def test_an_old_request_that_somebody_sends_meanwhile_is_left_to_them(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def race(services: Services) -> list[JobState]:
        row = services.journal.record(intent_of(services, HELLO))
        assert row is not None
        services.journal.release(row.id)

        def a_moment_later() -> float:
            """The clock is looked at between finding the row and taking it."""
            if services.journal.claim(row.id) is not None:
                services.journal.move(row.id, JobState.SENDING)
                services.journal.move(row.id, JobState.ACCEPTED, remote_id="r")
                services.journal.release(row.id)
            return time.time() + UNSENT_GOES_ON_FOR_S + 60

        await unfinished(replace(services, wall_clock=a_moment_later), ignore)
        return [services.journal.find(row.id).state]

    assert run(sandbox.url, tmp_path, race) == [JobState.ACCEPTED]


def test_a_file_that_was_deleted_is_fetched_again_while_the_service_keeps_it(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def lose_and_ask(services: Services) -> Take:
        take = await synthesize(services, ignore, HELLO)
        take.path.unlink()
        return await synthesize(services, ignore, HELLO)

    assert run(sandbox.url, tmp_path, lose_and_ask).path.is_file()
    assert len(sandbox.ledger()) == 1


def test_what_is_kept_nowhere_is_not_told_to_be_paid(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def four_days_later(services: Services) -> tuple[JobSummary | None, int]:
        take = await synthesize(services, ignore, HELLO)
        later = replace(services, wall_clock=lambda: time.time() + AUDIO_KEPT_S + 86_400)
        assert await find_paid(later, ignore, HELLO) is not None
        take.path.unlink()
        return await find_paid(later, ignore, HELLO), await price_ceiling_of_script(later, HELLO)

    standing, price = run(sandbox.url, tmp_path, four_days_later)
    assert standing is None
    assert price >= len(HELLO.text)


@pytest.mark.parametrize("damage", [b"", b"RIFF"])
def test_what_was_told_to_be_paid_is_bought_again_only_after_it_was_told_that_it_is_gone(
    sandbox: SandboxProcess, tmp_path: Path, damage: bytes
) -> None:
    async def lose_and_ask(services: Services) -> tuple[Code, int]:
        take = await synthesize(services, ignore, HELLO)
        if damage:
            take.path.write_bytes(damage)
        else:
            take.path.unlink()
        sandbox.shift_clock(AUDIO_KEPT_S + 86_400)
        assert await find_paid(services, ignore, HELLO) is not None
        with pytest.raises(JobFailed) as gone:
            await synthesize(services, ignore, HELLO)
        assert await find_paid(services, ignore, HELLO) is None
        charged = len(sandbox.ledger())
        assert (await synthesize(services, ignore, HELLO)).is_new
        return gone.value.code, charged

    assert run(sandbox.url, tmp_path, lose_and_ask) == (Code.AUDIO_GONE, 1)


def test_a_request_that_was_written_down_and_never_sent_has_a_price(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def price(services: Services) -> int:
        row = services.journal.record(intent_of(services, HELLO))
        assert row is not None
        services.journal.release(row.id)
        return await price_ceiling_of_script(services, HELLO)

    assert run(sandbox.url, tmp_path, price) >= len(HELLO.text)


def test_audio_that_the_current_service_no_longer_keeps_has_its_own_end(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def four_days_later(services: Services) -> tuple[Code, list[JobState]]:
        later = replace(services, wall_clock=lambda: time.time() + AUDIO_KEPT_S + 86_400)
        (left,) = await unfinished(later, ignore)
        with pytest.raises(VbeeError) as gone:
            await resume(later, ignore, left.job_id)
        return gone.value.code, [row.state for row in services.journal.in_state(JobState.EXPIRED)]

    run(sandbox.url, tmp_path, leave_in(JobState.RUNNING), api=SpeechApi.CURRENT)
    sandbox.shift_clock(AUDIO_KEPT_S + 86_400)
    ended = run(sandbox.url, tmp_path, four_days_later, api=SpeechApi.CURRENT)
    assert ended == (Code.AUDIO_GONE, [JobState.EXPIRED])


def test_a_take_of_another_server_is_not_this_ones(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def as_the_demo(services: Services) -> Take:
        return await synthesize(replace(services, server=DEMO_SERVER), ignore, HELLO)

    run(sandbox.url, tmp_path, as_the_demo)
    assert run(sandbox.url, tmp_path, lambda services: synthesize(services, ignore, HELLO)).is_new


def test_an_earlier_demo_is_not_gone_on_with(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(job_duration_s=60)

    async def in_the_demo(services: Services) -> None:
        await leave_in(JobState.RUNNING)(replace(services, server=DEMO_SERVER))

    async def in_the_next_demo(services: Services) -> tuple[tuple[JobSummary, ...], int]:
        left = await unfinished(replace(services, server=DEMO_SERVER), ignore)
        return left, len(services.journal.in_state(JobState.EXPIRED))

    run(sandbox.url, tmp_path, in_the_demo)
    assert run(sandbox.url, tmp_path, in_the_next_demo) == ((), 1)


def test_a_transcript_goes_on_although_its_file_is_gone(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(stt_sync_wait_s=0, job_duration_s=0.5)
    clip = tmp_path / "câu hỏi.wav"
    shutil.copy(resource_path("samples", "english.wav"), clip)

    async def leave(services: Services) -> None:
        task = asyncio.create_task(transcribe(services, ignore, clip))
        await reached(services, JobState.RUNNING)
        task.cancel("the program is quitting")
        await asyncio.gather(task, return_exceptions=True)

    run(sandbox.url, tmp_path, leave)
    clip.unlink()
    (transcript,) = run(sandbox.url, tmp_path, go_on)
    assert isinstance(transcript, Transcript)
    assert "amiable" in transcript.text
    assert transcript.billed_s == 10
    assert len(sandbox.ledger()) == 1


def test_the_same_sound_is_billed_once_whatever_its_file_is_called(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sample = resource_path("samples", "english.wav")
    copy = tmp_path / "copy.wav"
    shutil.copy(sample, copy)

    async def three_times(services: Services) -> list[bool]:
        first = await transcribe(services, ignore, sample)
        second = await transcribe(services, ignore, copy)
        assert second.utterances == first.utterances
        third = await transcribe(services, ignore, copy, again=True)
        return [first.is_new, second.is_new, third.is_new]

    assert run(sandbox.url, tmp_path, three_times) == [True, False, True]
    assert len(sandbox.ledger()) == 2


def test_a_clip_that_changed_before_it_was_sent_is_not_sent(sandbox: SandboxProcess, tmp_path: Path) -> None:
    clip = tmp_path / "clip.wav"
    shutil.copy(resource_path("samples", "english.wav"), clip)
    sandbox.set_faults(
        {"rules": [{"stage": "stt-create", "action": "status", "status": 429, "retry_after": 9}]}
    )

    async def leave_waiting(services: Services) -> None:
        task = asyncio.create_task(transcribe(services, ignore, clip))
        await reached(services, JobState.WAITING)
        task.cancel("the program is quitting")
        await asyncio.gather(task, return_exceptions=True)

    async def go_on_with_another(services: Services) -> int:
        with pytest.raises(VbeeError) as told:
            await go_on(services)
        assert told.value.code is Code.BAD_FILE
        return len(services.journal.in_state(JobState.NOT_SENT))

    run(sandbox.url, tmp_path, leave_waiting)
    shutil.copy("/dev/null", clip)
    assert run(sandbox.url, tmp_path, go_on_with_another) == 1
    assert sandbox.ledger() == []


def test_what_is_paid_is_found_by_a_text_and_a_speed_as_they_are_written(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    written = replace(HELLO, text="  Xin\u00a0chào  thế giới.\n", speed=1.04)

    async def made_and_looked_for(services: Services) -> JobSummary | None:
        await synthesize(services, ignore, HELLO)
        return await find_paid(services, ignore, written)

    found = run(sandbox.url, tmp_path, made_and_looked_for)
    assert found is not None
    assert found.state is JobState.FILED


def test_sending_again_buys_nothing_when_the_outcome_has_become_known(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def lost_and_recovered(services: Services) -> tuple[str, str]:
        sandbox.set_faults(LOST_ANSWER)
        with pytest.raises(VbeeError):
            await synthesize(services, ignore, HELLO)
        (lost,) = services.journal.in_state(JobState.UNKNOWN)
        assert services.journal.claim(lost.id) is not None
        services.journal.move(lost.id, JobState.ACCEPTED, remote_id=sandbox.ledger()[0]["request_id"])
        services.journal.release(lost.id)
        take = await send_again(services, ignore, lost.id)
        return lost.id, take.job_id

    asked, given = run(sandbox.url, tmp_path, lost_and_recovered)
    assert given == asked
    assert len(sandbox.ledger()) == 1


def test_quitting_waits_for_the_answer_to_what_is_out_and_sends_nothing_more(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.settings(job_duration_s=60)
    sandbox.set_faults({"rules": [{"stage": "create", "action": "delay", "seconds": 0.4}]})
    texts = [replace(HELLO, text=text) for text in ("một", "hai", "ba")]

    async def quit_amid_creates(services: Services) -> list[JobState]:
        tasks = [asyncio.create_task(synthesize(services, ignore, request)) for request in texts]
        await reached(services, JobState.SENDING, 2)
        async with asyncio.timeout(5):
            await services.underway.settle()
        for task in tasks:
            task.cancel(QUITTING)
        await asyncio.gather(*tasks, return_exceptions=True)
        await services.underway.close()
        return sorted(row.state for state in JobState for row in services.journal.in_state(state))

    states = run(sandbox.url, tmp_path, quit_amid_creates)
    assert states.count(JobState.RECORDED) == 1
    assert states.count(JobState.ACCEPTED) + states.count(JobState.RUNNING) == 2
    assert len(sandbox.ledger()) == 2

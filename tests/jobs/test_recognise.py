"""Sounds over the limit against the real sandbox: sent in parts, each paid once, put together exactly."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from tests.audio.sounds import sine
from tests.support.services import ignore, reached, run
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.core.errors import Code, VbeeError
from vbee_desktop.core.history import HistoryQuery
from vbee_desktop.core.job_state import QUITTING, JobState
from vbee_desktop.core.models import PartState, Progress, RecognitionPlan, RecognitionWay, Transcript
from vbee_desktop.core.resources import resource_path
from vbee_desktop.jobs.clip_job import transcript_on_disk
from vbee_desktop.jobs.history import recall
from vbee_desktop.jobs.recognise import plan_recognition, recognise
from vbee_desktop.jobs.resume import drop, resume, send_again, unfinished
from vbee_desktop.jobs.whole_sound import plan_of
from vbee_desktop.store.history import History

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.audio.clip import Samples
    from vbee_desktop.jobs.services import Services
    from vbee_desktop.store.job_row import JobRow

RATE_HZ = 16000
ENGLISH = resource_path("samples", "english.wav")
PARTS = 3
SECONDS = 27
REFUSED = {
    "stage": "stt-create",
    "action": "body",
    "status": 400,
    "body": '{"error": {"code": "BAD_REQUEST"}}',
}


@pytest.fixture
def long_wav(tmp_path: Path) -> Path:
    """Three tones, which are quickly known to be no words, each with a pause after it."""
    sounds: list[Samples] = []
    for number in range(PARTS):
        sounds += [sine(8.0, RATE_HZ, hz=300.0 + 50 * number), np.zeros((RATE_HZ * 6 // 10, 1), np.float32)]
    path = tmp_path / "long.wav"
    soundfile.write(path, np.concatenate(sounds), RATE_HZ, subtype="PCM_16")
    return path


def recognised(sandbox: SandboxProcess, home: Path, path: Path, **choices: Any) -> Transcript:
    return run(sandbox.url, home, lambda services: recognise(services, ignore, path, **choices))


def failed(sandbox: SandboxProcess, home: Path, path: Path) -> VbeeError:
    async def job(services: Services) -> VbeeError:
        with pytest.raises(VbeeError) as failure:
            await recognise(services, ignore, path)
        return failure.value

    return run(sandbox.url, home, job)


def shown(services: Services) -> int:
    return History(services.journal.path).rows(HistoryQuery()).job_count


def test_words_come_back_with_exactly_the_cuts_offset_plus_their_own_times(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    speech = decode_file(ENGLISH).samples
    pause = np.zeros((RATE_HZ // 2, 1), np.float32)
    path = tmp_path / "speech.wav"
    soundfile.write(
        path,
        np.concatenate([speech, pause, speech[: 3 * RATE_HZ] * np.float32(0.7)]),
        RATE_HZ,
        subtype="PCM_16",
    )

    async def job(services: Services) -> tuple[Transcript, JobRow, list[JobRow]]:
        transcript = await recognise(services, ignore, path)
        row = services.journal.find(transcript.job_id)
        rows = [services.journal.find_part(row.id, part.content_hash) for part in plan_of(row).parts]
        return transcript, row, [each for each in rows if each is not None]

    transcript, row, rows = run(sandbox.url, tmp_path / "home", job)
    assert transcript.text.count("amiable") >= 1
    parts = [part for part in plan_of(row).parts if part.content_hash]
    assert len(parts) == len(rows) >= 2
    expected = [
        (each.text, part.offset_s + each.start_s, part.offset_s + each.end_s)
        for part, part_row in zip(parts, rows, strict=True)
        for each in transcript_on_disk(part_row).utterances
    ]
    assert [(each.text, each.start_s, each.end_s) for each in transcript.utterances] == expected
    assert transcript.billed_s == sum(charge["seconds"] for charge in sandbox.ledger())
    assert transcript == transcript_on_disk(row).__class__(
        **{**_fields(transcript_on_disk(row)), "is_new": True}
    )


def _fields(transcript: Transcript) -> dict[str, Any]:
    return {name: getattr(transcript, name) for name in Transcript.__slots__}


def test_parts_are_sent_two_at_a_time_and_stand_as_one_in_the_history(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    news: list[Progress] = []

    async def job(services: Services) -> int:
        await recognise(services, news.append, long_wav)  # type: ignore[arg-type]
        return shown(services)

    assert run(sandbox.url, tmp_path / "home", job) == 1
    assert len(sandbox.ledger()) == PARTS
    assert news[-1].parts == (PartState.DONE,) * PARTS
    assert max(each.parts.count(PartState.RUNNING) for each in news) == 2


def test_the_price_is_told_before_and_is_what_is_billed(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    async def job(services: Services) -> tuple[RecognitionPlan, Transcript, RecognitionPlan]:
        before = await plan_recognition(services, ignore, long_wav)
        transcript = await recognise(services, ignore, long_wav)
        return before, transcript, await plan_recognition(services, ignore, long_wav)

    before, transcript, after = run(sandbox.url, tmp_path / "home", job)
    assert (before.parts, before.paid_parts, before.split_billed_s) == (PARTS, 0, SECONDS)
    assert (before.async_pieces, before.async_billed_s) == (1, 26)
    assert (
        before.unpaid_s == transcript.billed_s == SECONDS == sum(row["seconds"] for row in sandbox.ledger())
    )
    assert (after.paid_parts, after.unpaid_s) == (PARTS, 0)


def test_the_same_sound_is_billed_once_unless_it_is_wished_anew(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    first = recognised(sandbox, tmp_path / "home", long_wav)
    again = recognised(sandbox, tmp_path / "home", long_wav)
    assert (first.is_new, again.is_new, again.job_id) == (True, False, first.job_id)
    assert len(sandbox.ledger()) == PARTS
    assert recognised(sandbox, tmp_path / "home", long_wav, again=True).is_new
    assert len(sandbox.ledger()) == 2 * PARTS


def test_as_one_job_it_is_sent_whole_and_costs_least(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    transcript = recognised(sandbox, tmp_path / "home", long_wav, way=RecognitionWay.ASYNC)
    assert [charge["seconds"] for charge in sandbox.ledger()] == [transcript.billed_s] == [26]


def test_only_the_part_that_failed_is_sent_again(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    sandbox.set_faults({"rules": [{**REFUSED, "nth": 2}]})
    error = failed(sandbox, tmp_path / "home", long_wav)
    assert (error.facts["parts"], error.facts["parts_done"], error.facts["unpaid_s"]) == (PARTS, PARTS - 1, 9)
    job_id = str(error.facts["job_id"])
    past = run(sandbox.url, tmp_path / "home", lambda services: recall(services, ignore, job_id))
    assert past.transcript is not None
    assert past.transcript.billed_s == SECONDS - 9

    async def retry(services: Services) -> int:
        await recognise(services, ignore, long_wav)
        return shown(services)

    assert run(sandbox.url, tmp_path / "home", retry) == 1
    assert len(sandbox.ledger()) == PARTS


def test_anew_means_all_of_it_though_an_earlier_try_has_paid_a_part(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    sandbox.set_faults({"rules": [{**REFUSED, "nth": 2}]})
    failed(sandbox, tmp_path / "home", long_wav)
    assert len(sandbox.ledger()) == PARTS - 1
    recognised(sandbox, tmp_path / "home", long_wav, again=True)
    assert len(sandbox.ledger()) == 2 * PARTS - 1


def test_after_out_of_points_no_further_part_is_sent(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    body = '{"error": {"code": "TTS_SPEND_CREDITS_FAILED", "message": "no points"}}'
    sandbox.set_faults({"rules": [{**REFUSED, "status": 500, "body": body}]})
    assert failed(sandbox, tmp_path / "home", long_wav).code is Code.OUT_OF_POINTS
    assert len(sandbox.requests()) <= 2


def leave_amid(sandbox: SandboxProcess, home: Path, sound: Path, state: JobState, parts: int) -> None:
    """Quit when so many parts have come so far."""

    async def leave(services: Services) -> None:
        task = asyncio.create_task(recognise(services, ignore, sound))
        await reached(services, state, parts)
        task.cancel(QUITTING)
        await asyncio.gather(task, return_exceptions=True)

    run(sandbox.url, home, leave)


def test_a_killed_recognition_goes_on_with_the_rest_alone(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    sandbox.settings(stt_sync_wait_s=0, job_duration_s=0.5)

    async def go_on(services: Services) -> tuple[list[str], object]:
        left = await unfinished(services, ignore)
        return [job.title for job in left], await resume(services, ignore, left[0].job_id)

    leave_amid(sandbox, tmp_path / "home", long_wav, JobState.FILED, 1)
    titles, transcript = run(sandbox.url, tmp_path / "home", go_on)
    assert titles == ["long.wav"]
    assert isinstance(transcript, Transcript)
    assert len(sandbox.ledger()) == PARTS


def test_hours_later_what_is_paid_is_fetched_and_nothing_more_is_sent(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    sandbox.settings(stt_sync_wait_s=0, job_duration_s=0.5)

    async def hours_later(services: Services) -> tuple[Code, int]:
        later = replace(services, wall_clock=lambda: time.time() + 7200)
        (left,) = await unfinished(later, ignore)
        with pytest.raises(VbeeError) as failure:
            await resume(later, ignore, left.job_id)
        return failure.value.code, len(services.journal.in_state(JobState.FILED))

    leave_amid(sandbox, tmp_path / "home", long_wav, JobState.RUNNING, 2)
    assert run(sandbox.url, tmp_path / "home", hours_later) == (Code.NOT_SENT, 2)
    assert len(sandbox.ledger()) == 2
    recognised(sandbox, tmp_path / "home", long_wav)
    assert len(sandbox.ledger()) == PARTS


def test_what_is_paid_is_fetched_though_the_file_is_gone(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    sandbox.settings(stt_sync_wait_s=0, job_duration_s=0.5)

    async def go_on(services: Services) -> tuple[VbeeError, int]:
        (left,) = await unfinished(services, ignore)
        with pytest.raises(VbeeError) as failure:
            await resume(services, ignore, left.job_id)
        return failure.value, len(services.journal.in_state(JobState.FILED))

    leave_amid(sandbox, tmp_path / "home", long_wav, JobState.RUNNING, 2)
    path = tmp_path / "home" / "jobs.sqlite3"
    with closing(sqlite3.connect(path)) as journal, journal:  # as if the last part alone had been sent
        ((request,),) = journal.execute("SELECT request FROM jobs WHERE whole = ''")
        *_, last = (content_hash for *_, content_hash in json.loads(request)["parts"] if content_hash)
        journal.execute("DELETE FROM jobs WHERE number = 2")
        journal.execute("UPDATE jobs SET content_hash = ? WHERE number = 3", (last,))
    long_wav.unlink()
    error, filed = run(sandbox.url, tmp_path / "home", go_on)
    assert (error.code, filed) == (Code.BAD_FILE, 1)
    assert error.facts["parts_done"] == 1


def test_a_cancelled_one_sends_nothing_more_and_keeps_what_is_done(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    sandbox.settings(job_duration_s=1)

    async def give_up(services: Services) -> tuple[list[JobRow], tuple[object, ...]]:
        task = asyncio.create_task(recognise(services, ignore, long_wav))
        while len(sandbox.ledger()) < 2:
            await services.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await reached(services, JobState.FILED, 2)
        return services.journal.in_state(JobState.CANCELLED), await unfinished(services, ignore)

    cancelled, left = run(sandbox.url, tmp_path / "home", give_up)
    assert [row.api for row in cancelled if not row.whole] == ["stt-parts"]
    assert left == ()
    assert len(sandbox.ledger()) == 2
    sandbox.settings(job_duration_s=0)
    recognised(sandbox, tmp_path / "home", long_wav)
    assert len(sandbox.ledger()) == PARTS


def test_a_part_of_unknown_outcome_is_decided_by_a_person(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    sandbox.set_faults({"rules": [{"stage": "stt-create", "action": "reset_after_charge", "nth": 2}]})
    error = failed(sandbox, tmp_path / "home", long_wav)
    assert (error.code, error.facts["unpaid_s"]) == (Code.OUTCOME_UNKNOWN, 9)
    assert len(sandbox.ledger()) == PARTS
    assert failed(sandbox, tmp_path / "home", long_wav).code is Code.OUTCOME_UNKNOWN
    assert len(sandbox.ledger()) == PARTS

    async def decide(services: Services) -> tuple[list[str], object]:
        left = await unfinished(services, ignore)
        return [job.job_id for job in left], await send_again(services, ignore, left[0].job_id)

    asked, transcript = run(sandbox.url, tmp_path / "home", decide)
    assert asked == [error.facts["job_id"]]
    assert isinstance(transcript, Transcript)
    assert len(sandbox.ledger()) == PARTS + 1


def test_one_of_unknown_outcome_may_be_given_up(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    sandbox.set_faults({"rules": [{"stage": "stt-create", "action": "reset_after_charge", "nth": 2}]})
    job_id = str(failed(sandbox, tmp_path / "home", long_wav).facts["job_id"])

    async def give_up(services: Services) -> tuple[object, Transcript | None]:
        await drop(services, ignore, job_id)
        return await unfinished(services, ignore), (await recall(services, ignore, job_id)).transcript

    left, transcript = run(sandbox.url, tmp_path / "home", give_up)
    assert left == ()
    assert transcript is not None


def test_without_a_token_it_waits_for_another_one(
    sandbox: SandboxProcess, tmp_path: Path, long_wav: Path
) -> None:
    async def refused(services: Services) -> Code:
        with pytest.raises(VbeeError) as failure:
            await recognise(services, ignore, long_wav)
        return failure.value.code

    assert run(sandbox.url, tmp_path / "home", refused, VBEE_TOKEN="bad") is Code.UNAUTHORIZED
    assert len(sandbox.requests()) <= 2

    async def with_another(services: Services) -> object:
        (left,) = await unfinished(services, ignore)
        return await resume(services, ignore, left.job_id)

    assert isinstance(run(sandbox.url, tmp_path / "home", with_another), Transcript)


def test_a_silent_part_is_not_sent_and_silence_alone_is_refused(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    silence = np.zeros((20 * RATE_HZ, 1), np.float32)
    path = tmp_path / "a.wav"
    soundfile.write(path, np.concatenate([silence, sine(2.0, RATE_HZ), silence]), RATE_HZ, subtype="PCM_16")
    transcript = recognised(sandbox, tmp_path / "home", path)
    assert transcript.billed_s == sum(charge["seconds"] for charge in sandbox.ledger()) <= 4
    soundfile.write(path, silence, RATE_HZ, subtype="PCM_16")
    assert failed(sandbox, tmp_path / "home", path).code is Code.SILENT_INPUT

"""Long scripts against the real sandbox: bought in parts, joined without a seam, and each part paid once."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.support.services import ignore, run
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.core.errors import Code, StorageError, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.limits import LEGACY_PART_CHARACTERS
from vbee_desktop.core.models import AudioFormat, PartState, Progress, SpeechApi, SpeechRequest, Take
from vbee_desktop.core.sentences import script_parts
from vbee_desktop.jobs.history import forget, forget_finished
from vbee_desktop.jobs.script import join_takes, speak, speak_parts
from vbee_desktop.store.home import Home
from vbee_desktop.store.unfinished import KEPT_S

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.jobs.services import Services

SENTENCES = [f"Đây là câu thứ {number} của một bài rất dài." for number in range(160)]
SCRIPT = SpeechRequest(
    " ".join(SENTENCES), "hn_female_ngochuyen_full_48k-fhg", speed=1.9, audio_format=AudioFormat.WAV
)
PARTS = len(script_parts(SCRIPT.text, LEGACY_PART_CHARACTERS))


def test_a_long_script_is_bought_in_parts_and_nothing_of_it_is_missing(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    news: list[Progress] = []

    async def speak_it(services: Services) -> tuple[Take, list[str]]:
        take = await speak(services, news.append, SCRIPT)  # type: ignore[arg-type]
        rows = services.journal.in_state(JobState.FILED)
        return take, [row.audio for row in sorted(rows, key=lambda row: SCRIPT.text.index(row.title[:20]))]

    take, parts = run(sandbox.url, tmp_path, speak_it)
    charges = sandbox.ledger()
    assert len(charges) == len(parts) == PARTS == 4
    assert sum(charge["characters"] for charge in charges) == len(SCRIPT.text) - 3  # the spaces at the cuts
    sounds = [decode_file(tmp_path / "audio" / part).samples for part in parts]
    assert np.array_equal(decode_file(take.path).samples, np.concatenate(sounds))
    assert news[-1].parts == (PartState.DONE,) * PARTS
    done = [each.parts.count(PartState.DONE) for each in news if each.parts]
    assert done == sorted(done)
    assert 2 <= max(each.parts.count(PartState.RUNNING) for each in news) <= 4  # two made, two fetched


def test_one_failed_part_is_retried_alone(sandbox: SandboxProcess, tmp_path: Path) -> None:
    refusal = '{"status": 0, "error_code": 1999, "error_message": "busy"}'
    sandbox.set_faults({"rules": [{"stage": "create", "action": "body", "body": refusal, "nth": 2}]})

    async def fail_then_finish(services: Services) -> tuple[VbeeError, Take]:
        with pytest.raises(VbeeError) as failure:
            await speak(services, ignore, SCRIPT)
        return failure.value, await speak(services, ignore, SCRIPT)

    error, take = run(sandbox.url, tmp_path, fail_then_finish)
    assert (error.facts["parts"], error.facts["parts_done"]) == (PARTS, PARTS - 1)
    assert take.path.is_file()
    assert len(sandbox.ledger()) == 4


def test_what_was_made_is_kept_when_the_points_run_out(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(points_balance=4100)

    async def run_dry(services: Services) -> VbeeError:
        with pytest.raises(VbeeError) as failure:
            await speak(services, ignore, SCRIPT)
        return failure.value

    error = run(sandbox.url, tmp_path, run_dry)
    assert (error.code, error.facts["parts_done"]) == (Code.OUT_OF_POINTS, 2)
    sandbox.settings(points_balance=100_000)
    assert run(sandbox.url, tmp_path, lambda services: speak(services, ignore, SCRIPT)).is_new
    assert len(sandbox.ledger()) == 4
    assert not run(sandbox.url, tmp_path, lambda services: speak(services, ignore, SCRIPT)).is_new
    assert len(sandbox.ledger()) == 4


def test_cancelling_sends_no_further_part(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(job_duration_s=30)

    async def give_up(services: Services) -> None:
        task = asyncio.create_task(speak(services, ignore, SCRIPT))
        while len(services.journal.in_state(JobState.RUNNING)) < 2:
            await services.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    run(sandbox.url, tmp_path, give_up)
    assert len(sandbox.ledger()) == 2


def test_an_mp3_is_encoded_once_from_parts_bought_as_wav(sandbox: SandboxProcess, tmp_path: Path) -> None:
    request = replace(SCRIPT, audio_format=AudioFormat.MP3, bitrate_kbps=64)
    take = run(sandbox.url, tmp_path, lambda services: speak(services, ignore, request))
    assert take.path.suffix == ".mp3"
    assert decode_file(take.path).duration_s == pytest.approx(take.duration_s, abs=0.2)
    parts = sorted(path.suffix for path in (tmp_path / "audio").iterdir())
    assert parts == [".joined", ".mp3", ".wav", ".wav", ".wav", ".wav"]


def test_the_current_service_takes_it_in_one(sandbox: SandboxProcess, tmp_path: Path) -> None:
    run(sandbox.url, tmp_path, lambda services: speak(services, ignore, SCRIPT), api=SpeechApi.CURRENT)
    assert len(sandbox.ledger()) == 1


def test_paragraphs_are_made_side_by_side_and_each_failure_is_its_own(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    paragraphs = [replace(SCRIPT, text=f"Đoạn {number}.") for number in range(4)]
    bad = replace(SCRIPT, text="Đoạn hỏng.", voice_code="không có")

    async def speak_them(services: Services) -> tuple[Take | VbeeError, ...]:
        return await speak_parts(services, ignore, [*paragraphs, bad])

    *takes, failure = run(sandbox.url, tmp_path, speak_them)
    assert [take.request.text for take in takes if isinstance(take, Take)] == [
        each.text for each in paragraphs
    ]
    assert isinstance(failure, VbeeError)
    assert len(sandbox.ledger()) == 4


def test_without_a_valid_token_one_request_is_made_not_one_a_part(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    paragraphs = [replace(SCRIPT, text=f"Đoạn {number}.") for number in range(6)]

    async def speak_them(services: Services) -> tuple[Take | VbeeError, ...]:
        return await speak_parts(services, ignore, paragraphs)

    outcomes = run(sandbox.url, tmp_path, speak_them, VBEE_TOKEN="bad")
    assert {outcome.code for outcome in outcomes if isinstance(outcome, VbeeError)} == {Code.UNAUTHORIZED}
    assert len(outcomes) == 6
    assert len(sandbox.requests()) <= 2


def test_takes_are_joined_in_the_order_that_is_asked_for(sandbox: SandboxProcess, tmp_path: Path) -> None:
    paragraphs = [replace(SCRIPT, text=text) for text in ("Một.", "Hai hai hai hai hai.")]

    async def join_backwards(services: Services) -> tuple[tuple[float, ...], list[float]]:
        takes = [each for each in await speak_parts(services, ignore, paragraphs) if isinstance(each, Take)]
        joined = await join_takes(services, ignore, takes[::-1], AudioFormat.MP3, 128)
        assert decode_file(joined.path).duration_s == pytest.approx(joined.ends_s[-1], abs=0.1)
        return joined.ends_s, [take.duration_s for take in takes]

    ends_s, (first_s, second_s) = run(sandbox.url, tmp_path, join_backwards)
    assert ends_s == pytest.approx((second_s, second_s + first_s))


def test_what_was_joined_goes_with_the_first_of_its_parts(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def speak_and_forget(services: Services) -> tuple[Take, list[str]]:
        take = await speak(services, ignore, SCRIPT)
        rows = services.journal.in_state(JobState.FILED)
        assert await forget(services, ignore, Home(tmp_path), rows[0].id)
        return take, [row.audio for row in rows[1:]]

    take, others = run(sandbox.url, tmp_path, speak_and_forget)
    assert not take.path.exists()
    assert sorted(path.name for path in (tmp_path / "audio").iterdir()) == sorted(others)


def test_without_history_the_parts_of_a_long_text_stay_until_all_are_here(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    refusal = '{"status": 0, "error_code": 1999, "error_message": "busy"}'
    sandbox.set_faults({"rules": [{"stage": "create", "action": "body", "body": refusal, "nth": 2}]})

    async def fail(services: Services) -> int:
        with pytest.raises(VbeeError):
            await speak(services, ignore, SCRIPT)
        return await forget_finished(services, ignore, Home(tmp_path))

    async def finish(services: Services) -> int:
        await speak(services, ignore, SCRIPT)
        return await forget_finished(services, ignore, Home(tmp_path))

    assert run(sandbox.url, tmp_path, fail) == 1, "only what was refused"
    assert len(list((tmp_path / "audio").glob("*.wav"))) == PARTS - 1
    assert run(sandbox.url, tmp_path, finish) == PARTS
    assert len(sandbox.ledger()) == PARTS
    assert not list((tmp_path / "audio").iterdir())


def test_without_history_parts_that_could_not_be_joined_stay(
    sandbox: SandboxProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail_to_join(services: Services) -> None:
        monkeypatch.setattr("vbee_desktop.audio.join.join_wav", full_disk)
        with pytest.raises(StorageError):
            await speak(services, ignore, SCRIPT)
        monkeypatch.undo()
        await forget_finished(services, ignore, Home(tmp_path))

    run(sandbox.url, tmp_path, fail_to_join)
    assert run(sandbox.url, tmp_path, lambda services: speak(services, ignore, SCRIPT)).path.is_file()
    assert len(sandbox.ledger()) == PARTS


def full_disk(*_parts: object) -> None:
    raise StorageError(detail="no space left")


def test_a_text_that_nobody_came_back_to_is_dropped(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(points_balance=4100)

    async def give_up(services: Services) -> None:
        with pytest.raises(VbeeError):
            await speak(services, ignore, SCRIPT)
        (note,) = (tmp_path / "audio").glob("*.unfinished")
        long_ago_s = note.stat().st_mtime - KEPT_S - 1
        os.utime(note, (long_ago_s, long_ago_s))
        await forget_finished(services, ignore, Home(tmp_path))

    run(sandbox.url, tmp_path, give_up)
    assert not list((tmp_path / "audio").iterdir())

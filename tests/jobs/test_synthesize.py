"""Text to speech against the real sandbox: what is bought is filed, and nothing is bought twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.services import ignore, reached, run
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.core.errors import BadInput, Code, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import AudioFormat, Progress, SpeechApi, SpeechRequest, Take
from vbee_desktop.jobs.synthesize import synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.jobs.services import Services

HELLO = SpeechRequest("Xin chào thế giới.", "hn_female_ngochuyen_full_48k-fhg")


def say(sandbox: SandboxProcess, home: Path, request: SpeechRequest = HELLO, **options: Any) -> Take:
    return run(sandbox.url, home, lambda services: synthesize(services, ignore, request), **options)


def states(sandbox: SandboxProcess, home: Path) -> list[JobState]:
    async def look(services: Services) -> list[JobState]:
        return [state for state in JobState for _ in services.journal.in_state(state)]

    return run(sandbox.url, home, look)


@pytest.mark.parametrize("api", [*SpeechApi])
@pytest.mark.parametrize("audio_format", [*AudioFormat])
def test_a_text_becomes_a_filed_take_that_decodes(
    sandbox: SandboxProcess, tmp_path: Path, api: SpeechApi, audio_format: AudioFormat
) -> None:
    take = say(
        sandbox, tmp_path, SpeechRequest(HELLO.text, HELLO.voice_code, audio_format=audio_format), api=api
    )
    assert take.path.suffix == f".{audio_format}"
    assert decode_file(take.path).duration_s == pytest.approx(take.duration_s, abs=0.05)
    assert take.duration_s > 0.8
    (charge,) = sandbox.ledger()
    assert (charge["characters"], charge["points"]) == (take.characters, take.points)
    assert states(sandbox, tmp_path) == [JobState.FILED]
    assert [path.name for path in (tmp_path / "audio").iterdir()] == [take.path.name]


def test_speed_is_heard(sandbox: SandboxProcess, tmp_path: Path) -> None:
    slow, fast = (
        say(sandbox, tmp_path, SpeechRequest(HELLO.text * 3, HELLO.voice_code, speed=speed)).duration_s
        for speed in (0.7, 1.4)
    )
    assert slow / fast == pytest.approx(2.0, rel=0.25)


def test_progress_tells_the_stages_in_order(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(job_duration_s=0.4)
    stages: list[str] = []

    def note(progress: object) -> None:
        assert isinstance(progress, Progress)
        if not stages or stages[-1] != progress.stage:
            stages.append(progress.stage)

    run(sandbox.url, tmp_path, lambda services: synthesize(services, note, HELLO))
    assert stages == ["preparing", "sending", "running", "downloading"]


def test_the_writers_brackets_are_spoken_and_pauses_are_silence(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    plain = say(sandbox, tmp_path, SpeechRequest("một hai", HELLO.voice_code, audio_format=AudioFormat.WAV))
    paused = say(
        sandbox,
        tmp_path,
        SpeechRequest("một <break time=2s/> hai", HELLO.voice_code, audio_format=AudioFormat.WAV),
    )
    assert paused.duration_s - plain.duration_s == pytest.approx(2.0, abs=0.5)


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (SpeechRequest(" \n", HELLO.voice_code), Code.BAD_TEXT),
        (SpeechRequest("a" * 100_001, HELLO.voice_code), Code.BAD_TEXT),
        (SpeechRequest("a", ""), Code.BAD_VOICE),
        (SpeechRequest("a", HELLO.voice_code, speed=0.05), Code.BAD_SETTING),
        (SpeechRequest("a", HELLO.voice_code, speed=2.0), Code.BAD_SETTING),
        (SpeechRequest("a", HELLO.voice_code, bitrate_kbps=100), Code.BAD_SETTING),
    ],
)
def test_what_would_be_refused_is_never_sent(
    sandbox: SandboxProcess, tmp_path: Path, request_: SpeechRequest, code: Code
) -> None:
    with pytest.raises(BadInput) as refusal:
        say(sandbox, tmp_path, request_)
    assert refusal.value.code is code
    assert sandbox.requests() == []


REFUSED = [
    ({"refused_voices": [HELLO.voice_code]}, Code.NOT_IN_PLAN, JobState.REFUSED),
    ({"points_balance": 3}, Code.OUT_OF_POINTS, JobState.REFUSED),
    ({"failing_voices": [HELLO.voice_code]}, Code.SERVICE_FAILED, JobState.FAILED),
]


@pytest.mark.parametrize(("settings", "code", "state"), REFUSED)
def test_a_refusal_ends_the_job_and_is_never_repeated(
    sandbox: SandboxProcess, tmp_path: Path, settings: dict[str, Any], code: Code, state: JobState
) -> None:
    sandbox.settings(**settings)
    with pytest.raises(VbeeError) as refusal:
        say(sandbox, tmp_path)
    assert refusal.value.code is code
    assert states(sandbox, tmp_path) == [state]
    assert [each["stage"] for each in sandbox.requests()].count("create") == 1


def test_out_of_points_is_told_though_it_comes_as_a_server_fault(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.settings(points_balance=3)
    with pytest.raises(VbeeError) as refusal:
        say(sandbox, tmp_path, api=SpeechApi.CURRENT)
    assert refusal.value.code is Code.OUT_OF_POINTS
    assert states(sandbox, tmp_path) == [JobState.REFUSED]


def test_a_bad_token_is_told_and_charges_nothing(sandbox: SandboxProcess, tmp_path: Path) -> None:
    with pytest.raises(VbeeError) as refusal:
        say(sandbox, tmp_path, VBEE_TOKEN="bad")
    assert refusal.value.code is Code.UNAUTHORIZED
    assert sandbox.ledger() == []


def test_a_server_that_is_gone_is_not_sent_and_may_be_tried_again(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    with pytest.raises(VbeeError) as refusal:
        run("http://127.0.0.1:1", tmp_path, lambda services: synthesize(services, ignore, HELLO))
    assert refusal.value.code in {Code.NO_CONNECTION, Code.NOT_SENT}
    assert states(sandbox, tmp_path) == [JobState.NOT_SENT]


PASSING = [
    {"stage": "create", "action": "status", "status": 429, "retry_after": "1", "times": 2},
    {"stage": "create", "action": "status", "status": 503, "retry_after": "2", "times": 1},
    {"stage": "create", "action": "html", "status": 429, "times": 1},
    {"stage": "read", "action": "reset", "times": 3},
    {"stage": "read", "action": "html", "status": 502, "times": 2},
    {"stage": "read", "action": "truncate", "times": 2},
    {"stage": "read", "action": "html", "status": 200, "times": 1},
    {"stage": "read", "action": "status", "status": 404, "times": 2},
    {"stage": "download", "action": "expired_link", "times": 1},
    {"stage": "download", "action": "truncate", "times": 2},
    {"stage": "download", "action": "wrong_bytes", "times": 1},
]


@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: f"{fault['stage']}-{fault['action']}")
def test_a_passing_fault_costs_nothing(
    sandbox: SandboxProcess, tmp_path: Path, fault: dict[str, Any]
) -> None:
    sandbox.settings(job_duration_s=0.2)
    sandbox.set_faults({"rules": [fault]})
    take = say(sandbox, tmp_path)
    assert decode_file(take.path).duration_s > 0.8
    assert len(sandbox.ledger()) == 1


UNKNOWN = [
    {"action": "reset"},
    {"action": "reset_after_charge"},
    {"action": "close_after_charge"},
    {"action": "html", "status": 200},
    {"action": "html", "status": 502},
    {"action": "truncate"},
    {"action": "invalid_json"},
    {"action": "empty", "status": 200},
    {"action": "empty", "status": 204},
    {"action": "redirect", "location": "/elsewhere"},
    {"action": "body", "body": '{"status": 1, "result": {}}', "charge": True},
]


@pytest.mark.parametrize("fault", UNKNOWN, ids=lambda fault: f"{fault['action']}-{fault.get('status', '')}")
def test_after_the_request_left_nothing_is_sent_again(
    sandbox: SandboxProcess, tmp_path: Path, fault: dict[str, Any]
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", **fault}]})
    with pytest.raises(VbeeError) as unclear:
        say(sandbox, tmp_path)
    assert unclear.value.code is Code.OUTCOME_UNKNOWN
    assert states(sandbox, tmp_path) == [JobState.UNKNOWN]
    assert [each["stage"] for each in sandbox.requests()] == ["create"]


def test_cancelling_after_sending_still_files_what_was_paid(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(job_duration_s=0.3)

    async def give_up_while_it_runs(services: Services) -> list[JobState]:
        running = asyncio.Event()

        def note(progress: object) -> None:
            if isinstance(progress, Progress) and progress.stage == "running":
                running.set()

        task = asyncio.create_task(synthesize(services, note, HELLO))
        await running.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await reached(services, JobState.FILED)
        return [row.state for row in services.journal.in_state(JobState.FILED)]

    assert run(sandbox.url, tmp_path, give_up_while_it_runs) == [JobState.FILED]
    assert len(list((tmp_path / "audio").iterdir())) == 1


def test_cancelling_while_waiting_for_a_turn_sends_nothing(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(job_duration_s=60)

    async def third_in_line_leaves(services: Services) -> None:
        texts = [replace(HELLO, text=text) for text in ("một", "hai")]
        tasks = [asyncio.create_task(synthesize(services, ignore, request)) for request in texts]
        await reached(services, JobState.RUNNING, 2)
        third = asyncio.create_task(synthesize(services, ignore, HELLO))
        await reached(services, JobState.RECORDED)
        for task in (third, *tasks):
            task.cancel()
        await asyncio.gather(third, *tasks, return_exceptions=True)
        await reached(services, JobState.CANCELLED)

    run(sandbox.url, tmp_path, third_in_line_leaves)
    assert sorted(states(sandbox, tmp_path)) == [JobState.CANCELLED, JobState.RUNNING, JobState.RUNNING]
    assert len(sandbox.ledger()) == 2


def test_quitting_in_the_middle_leaves_the_job_where_it_was(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(job_duration_s=30)

    async def quit_while_it_runs(services: Services) -> None:
        task = asyncio.create_task(synthesize(services, ignore, HELLO))
        await reached(services, JobState.RUNNING)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    run(sandbox.url, tmp_path, quit_while_it_runs)
    assert states(sandbox, tmp_path) == [JobState.RUNNING]


def test_audio_that_is_kept_no_longer_is_its_own_end(sandbox: SandboxProcess, tmp_path: Path) -> None:
    answer = '{"status": 1, "result": {"request_id": "r", "status": "SUCCESS", "audio_expired": true}}'
    sandbox.set_faults({"rules": [{"stage": "create", "action": "body", "body": answer}]})
    with pytest.raises(VbeeError) as gone:
        say(sandbox, tmp_path)
    assert gone.value.code is Code.AUDIO_GONE
    assert states(sandbox, tmp_path) == [JobState.EXPIRED]


def test_a_folder_that_vanished_is_told_and_the_job_stays_ready(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def lose_the_folder(services: Services) -> Take:
        (tmp_path / "audio").rmdir()
        return await synthesize(services, ignore, HELLO)

    with pytest.raises(VbeeError) as failure:
        run(sandbox.url, tmp_path, lose_the_folder)
    assert failure.value.code is Code.DISK
    assert states(sandbox, tmp_path) in ([JobState.DOWNLOADING], [JobState.READY])

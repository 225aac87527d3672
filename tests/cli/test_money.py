"""No command spends more than it was allowed, and each tells what may have been charged."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.audio.sounds import sine
from tests.cli.shell import Shell, until
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.cli.running import fail
from vbee_desktop.core.errors import Code, NoAnswer
from vbee_desktop.core.resources import resource_path

COMMUNITY_VOICE_OF_FACTOR_2 = "sg_female_songtien_vlog_24k-vc"
UNKNOWN_VOICE = "hn_female_nobody_full_48k-fhg"

DEAR = [
    (["xin chào"], 3, 8),
    (["a<b"], 5, 6),
    (["xin chào", "--voice", COMMUNITY_VOICE_OF_FACTOR_2], 10, 16),
    (["xin chào", "--voice", UNKNOWN_VOICE], 31, 32),
]


@pytest.mark.parametrize(("words", "limit", "price"), DEAR)
def test_what_is_too_dear_is_not_bought(
    shell: Shell, sandbox: SandboxProcess, words: list[str], limit: int, price: int
) -> None:
    done = shell.run("say", *words, "-o", "x.mp3", "--max-points", str(limit))
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1), done.stderr
    assert f"It would cost {price} points; the limit is {limit}." in done.stderr
    assert [each for each in sandbox.requests() if each["stage"] == "create"] == []


def of_jobs(shell: Shell, column: str) -> list[str]:
    with closing(sqlite3.connect(shell.home / "jobs.sqlite3")) as journal:
        return [row[0] for row in journal.execute(f"SELECT {column} FROM jobs")]  # noqa: S608


def stopped(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Press Ctrl+C; the exit code and what was said on standard error."""
    process.send_signal(signal.SIGINT)
    _output, errors = process.communicate(timeout=30)
    return process.returncode, errors


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_a_stop_after_sending_says_that_it_may_be_charged(shell: Shell, sandbox: SandboxProcess) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "black_hole"}]})
    with shell.started("say", "xin chào", "-o", "x.mp3") as process:
        until(lambda: any(each["stage"] == "create" for each in sandbox.requests()), "the create")
        code, errors = stopped(process)
    job_id = of_jobs(shell, "id")[0]
    assert code == 130
    assert errors == f"vbee-desktop say: stopped; it was sent and may be charged (job {job_id})\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_a_stop_while_the_server_is_busy_says_that_nothing_was_charged(
    shell: Shell, sandbox: SandboxProcess
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "status", "status": 429, "retry_after": 60}]})
    with shell.started("say", "xin chào", "-o", "x.mp3") as process:
        until(lambda: sandbox.requests() and of_jobs(shell, "state") == ["waiting"], "the wait")
        assert stopped(process) == (130, "vbee-desktop say: stopped; nothing was charged\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_a_stop_in_an_outage_after_acceptance_says_that_it_may_be_charged(
    shell: Shell, sandbox: SandboxProcess
) -> None:
    sandbox.set_faults({"rules": [{"stage": "read", "action": "reset"}]})
    with shell.started("say", "xin chào", "-o", "x.mp3") as process:
        until(lambda: sum(each["stage"] == "read" for each in sandbox.requests()) > 5, "the quick tries")
        code, errors = stopped(process)
    assert code == 130
    assert "it was sent and may be charged" in errors


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_a_stop_says_that_a_request_of_an_earlier_command_was_sent_now(
    shell: Shell, sandbox: SandboxProcess
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "status", "status": 429, "retry_after": 60}]})
    with shell.started("say", "xin chào", "-o", "x.mp3") as killed:
        until(lambda: sandbox.requests() and of_jobs(shell, "state") == ["waiting"], "the wait")
        killed.kill()
        killed.communicate()
    sandbox.set_faults({"rules": []})
    sandbox.settings(job_duration_s=60)
    with shell.started("say", "xin chào", "-o", "x.mp3") as process:
        until(lambda: of_jobs(shell, "state") == ["running"], "the job at the service")
        _code, errors = stopped(process)
    assert len(sandbox.ledger()) == 1
    assert (
        errors
        == f"vbee-desktop say: stopped; it was sent and may be charged (job {of_jobs(shell, 'id')[0]})\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_a_stop_while_one_part_waits_does_not_deny_the_charge_of_another(
    shell: Shell, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    text = tmp_path / "dài.txt"
    text.write_text(" ".join(f"Đây là câu thứ {number} của bài." for number in range(80)), "utf-8")
    busy = {"stage": "create", "action": "status", "status": 429, "retry_after": 60, "nth": 2}
    sandbox.set_faults({"rules": [busy]})
    with shell.started("say", "-f", str(text), "-o", "x.mp3", "--speed", "1.9") as process:
        until(lambda: sandbox.ledger() and "waiting" in of_jobs(shell, "state"), "the wait of the second")
        code, errors = stopped(process)
    assert code == 130
    assert "it was sent and may be charged" in errors


def test_an_unknown_outcome_names_the_job(shell: Shell, sandbox: SandboxProcess) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "html"}]})
    done = shell.run("say", "xin chào", "-o", "x.mp3")
    assert (done.returncode, len(done.stderr.splitlines())) == (7, 1)
    assert f"job {of_jobs(shell, 'id')[0]}" in done.stderr


def test_an_earlier_request_of_unknown_outcome_is_not_sent_anew_but_on_a_word(
    shell: Shell, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "html"}]})
    shell.run("say", "xin chào", "-o", "x.mp3")
    sandbox.set_faults({"rules": []})
    done = shell.run("say", "xin chào", "-o", "x.mp3")
    assert (done.returncode, len(done.stderr.splitlines())) == (7, 1)
    assert "An earlier request with the same text may have been charged." in done.stderr
    assert "--again" in done.stderr
    assert sandbox.ledger() == []
    again = shell.run("say", "xin chào", "-o", str(tmp_path / "x.mp3"), "--again")
    assert again.returncode == 0, again.stderr
    assert len(sandbox.ledger()) == 1


def test_an_earlier_clip_of_unknown_outcome_is_not_sent_anew_but_on_a_word(
    shell: Shell, sandbox: SandboxProcess
) -> None:
    clip = str(resource_path("samples", "english.wav"))
    sandbox.set_faults({"rules": [{"stage": "stt-create", "action": "reset_after_charge"}]})
    first = shell.run("transcribe", clip)
    assert (first.returncode, len(first.stderr.splitlines())) == (7, 1)
    assert "--again" in first.stderr
    sandbox.set_faults({"rules": []})
    done = shell.run("transcribe", clip)
    assert (done.returncode, len(done.stderr.splitlines())) == (7, 1)
    assert "An earlier request with the same audio may have been billed." in done.stderr
    assert "--again" in done.stderr
    assert len(sandbox.ledger()) == 1


@pytest.fixture
def long_flac(tmp_path: Path) -> str:
    """Three tones, which are quickly known to be no words, with pauses."""
    tones = [sine(8.0, 16000, hz) for hz in (300.0, 350.0, 400.0)]
    pause = np.zeros((9600, 1), np.float32)
    path = tmp_path / "long.flac"
    soundfile.write(path, np.concatenate([each for tone in tones for each in (tone, pause)]), 16000)
    return str(path)


def test_a_long_recording_is_sent_in_parts_and_only_the_lost_one_again(
    shell: Shell, sandbox: SandboxProcess, long_flac: str
) -> None:
    sandbox.set_faults({"rules": [{"stage": "stt-create", "action": "reset_after_charge", "nth": 2}]})
    lost = shell.run("transcribe", long_flac)
    assert (lost.returncode, len(lost.stderr.splitlines())) == (7, 1)
    assert "2 of 3 parts are done and kept" in lost.stderr
    done = shell.run("transcribe", long_flac, "--again")
    assert (done.returncode, len(sandbox.ledger())) == (0, 4), done.stderr
    assert "27 s billed" in done.stderr


def test_a_killed_long_recording_is_finished_by_the_same_command(
    shell: Shell, sandbox: SandboxProcess, long_flac: str
) -> None:
    sandbox.settings(stt_sync_wait_s=0, job_duration_s=2)
    with shell.started("transcribe", long_flac) as killed:
        until(
            lambda: len(sandbox.ledger()) == 2 and of_jobs(shell, "state").count("running") == 2,
            "two parts at the service",
        )
        killed.kill()
        killed.communicate()
    sandbox.settings(job_duration_s=0)
    done = shell.run("transcribe", long_flac)
    assert (done.returncode, len(sandbox.ledger())) == (0, 3), done.stderr


def test_what_the_service_has_taken_is_not_advised_to_be_sent_anew(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert fail("say", NoAnswer(Code.OUTCOME_UNKNOWN, accepted=True, job_id="0" * 32)) == 7
    assert "--again" not in capsys.readouterr().err


def test_what_another_program_is_making_is_waited_for_and_handed_over(
    shell: Shell, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.settings(job_duration_s=2.0)
    first, second = tmp_path / "first.mp3", tmp_path / "second.mp3"
    with shell.started("say", "xin chào", "-o", str(first)) as process:
        until(lambda: len(sandbox.ledger()) == 1, "the charge")
        done = shell.run("say", "xin chào", "-o", str(second))
        assert process.wait(30) == 0
    assert done.returncode == 0, done.stderr
    assert second.read_bytes() == first.read_bytes()
    assert len(sandbox.ledger()) == 1


def test_a_failure_after_acceptance_names_the_job_and_warns_of_buying_again(
    shell: Shell, sandbox: SandboxProcess
) -> None:
    sandbox.set_faults({"rules": [{"stage": "read", "action": "status", "status": 401}]})
    done = shell.run("say", "xin chào", "-o", "x.mp3")
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)
    assert "Do not create it again" in done.stderr
    assert of_jobs(shell, "id")[0] in done.stderr


def test_a_long_text_is_split_by_itself_and_only_what_is_missing_is_priced(
    shell: Shell, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    text = tmp_path / "bài dài.txt"
    text.write_text(" ".join(f"Đây là câu thứ {number} của bài." for number in range(120)), "utf-8")
    command = ("say", "-f", str(text), "-o", str(tmp_path / "long.mp3"), "--speed", "1.9")
    sandbox.settings(points_balance=2500)
    assert shell.run(*command).returncode == 4
    assert len(sandbox.ledger()) == 1
    sandbox.settings(points_balance=100_000)
    assert shell.run(*command, "--max-points", "1000").returncode == 2
    assert shell.run(*command, "--max-points", "2000").returncode == 0
    assert len(sandbox.ledger()) == 2
    assert soundfile.info(str(tmp_path / "long.mp3")).duration > 60


def test_what_an_unfinished_act_bought_anew_is_not_bought_a_third_time(
    shell: Shell, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    text, out = tmp_path / "dài.txt", str(tmp_path / "x.mp3")
    text.write_text(" ".join(f"Đây là câu thứ {number} của bài." for number in range(80)), "utf-8")
    words = ("say", "-f", str(text), "-o", out, "--speed", "1.9")
    assert shell.run(*words).returncode == 0
    assert len(sandbox.ledger()) == 2
    refusal = '{"status": 0, "error_code": 1999, "error_message": "busy"}'
    sandbox.set_faults({"rules": [{"stage": "create", "action": "body", "body": refusal, "nth": 2}]})
    assert shell.run(*words, "--again").returncode == 4
    first, second, anew = sandbox.ledger()
    sandbox.set_faults({"rules": []})
    the_other = round(first["points"] + second["points"] - anew["points"])  # the parts are sent in any order
    done = shell.run(*words, "--again", "--max-points", str(the_other))
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert len(sandbox.ledger()) == 4, "only the part that failed"
    assert shell.run(*words, "--again").returncode == 0
    assert len(sandbox.ledger()) == 6, "the act was at its end: this is another one"


def test_what_has_an_unknown_outcome_is_sent_each_time_that_is_asked_for(
    shell: Shell, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "html"}]})
    for _ in range(2):
        assert shell.run("say", "xin chào", "-o", "x.mp3", "--again").returncode == 7
    assert sum(each["stage"] == "create" for each in sandbox.requests()) == 2
    sandbox.set_faults({"rules": []})
    assert shell.run("say", "xin chào", "-o", str(tmp_path / "x.mp3"), "--again").returncode == 0
    assert len(sandbox.ledger()) == 1

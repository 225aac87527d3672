"""The commands as a script runs them: child processes against the real sandbox."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pysubs2
import pytest
import soundfile

from tests.cli.shell import Shell
from vbee_desktop import __version__
from vbee_desktop.core.readings import Reading
from vbee_desktop.core.resources import resource_path
from vbee_desktop.store.readings import ReadingsFile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sandbox_process import SandboxProcess

ENGLISH = str(resource_path("samples", "english.wav"))


def test_say_writes_an_mp3_that_another_program_decodes(shell: Shell, tmp_path: Path) -> None:
    out = tmp_path / "hello.mp3"
    done = shell.run("say", "Xin chào thế giới", "-o", str(out), "--bitrate", "64")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{out}\n")
    info = soundfile.info(str(out))
    assert (info.format, info.duration > 0.8) == ("MP3", True)


@pytest.mark.parametrize(
    ("api", "name", "text"),
    [
        ("legacy", "a.txt", "\ufeffChào bạn.\nHẹn gặp lại."),
        ("current", "a.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i>Chào</i> bạn.\n"),
    ],
)
def test_say_reads_a_file_and_asks_the_service_that_is_named(
    shell: Shell, sandbox: SandboxProcess, tmp_path: Path, api: str, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = shell.run("say", "-f", str(tmp_path / name), "-o", str(tmp_path / "a.wav"), "--api", api)
    assert done.returncode == 0, done.stderr
    assert soundfile.info(str(tmp_path / "a.wav")).format == "WAV"
    charge = sandbox.ledger()[0]
    assert charge["product"] == f"{api}-tts"
    assert name != "a.srt" or charge["characters"] == len("Chào bạn.")


def test_say_hands_over_what_was_paid_before_unless_it_is_to_be_bought_anew(
    shell: Shell, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    outs = [tmp_path / f"{number}.mp3" for number in range(3)]
    for out, more in zip(outs, ([], [], ["--again"]), strict=True):
        assert shell.run("say", "Xin chào", "-o", str(out), *more).returncode == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert len(sandbox.ledger()) == 2
    assert shell.run("say", "Xin chào", "-o", str(outs[0]), "--speed", "1.2").returncode == 0
    assert len(sandbox.ledger()) == 3


def test_say_repeated_finishes_what_was_paid_and_not_fetched(
    shell: Shell, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    out = tmp_path / "hello.mp3"
    sandbox.set_faults({"rules": [{"stage": "download", "action": "status", "status": 500}]})
    failed = shell.run("say", "Xin chào", "-o", str(out), "--wait", "0")
    assert failed.returncode != 0
    assert "charged" in failed.stderr
    sandbox.set_faults({"rules": []})
    assert shell.run("say", "Xin chào", "-o", str(out), "--max-points", "0").returncode == 0
    assert soundfile.info(str(out)).format == "MP3"
    assert len(sandbox.ledger()) == 1


def test_transcribe_prints_srt_that_another_library_reads(shell: Shell) -> None:
    done = shell.run("transcribe", ENGLISH, "--format", "srt")
    assert done.returncode == 0, done.stderr
    cues = pysubs2.SSAFile.from_string(done.stdout, format_="srt")
    assert "more amiable woman" in " ".join(cue.plaintext for cue in cues)
    assert "10 s billed" in done.stderr


def test_transcribe_prints_a_table_that_other_commands_read(shell: Shell) -> None:
    done = shell.run("transcribe", ENGLISH, "--format", "csv")
    head, *rows = csv.reader(done.stdout.splitlines())
    assert head == ["number", "start_ms", "end_ms", "text"]
    assert rows
    assert all(int(row[1]) < int(row[2]) for row in rows)


@pytest.mark.parametrize("form", ["txt", "srt", "vtt", "json"])
def test_transcribe_follows_the_ending_of_out(shell: Shell, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"words.{form}"
    done = shell.run("transcribe", ENGLISH, "-o", str(out))
    assert (done.returncode, done.stdout) == (0, "")
    assert "amiable woman" in out.read_text(encoding="utf-8")


def test_voices_lists_the_25_vietnamese_ones(shell: Shell) -> None:
    done = shell.run("voices")
    assert (done.returncode, done.stderr) == (0, "")
    codes = {line.split("\t")[0] for line in done.stdout.splitlines()}
    assert {"hn_female_ngochuyen_full_48k-fhg"} < codes
    assert len(codes) >= 25


BAD = [
    (["say", "  ", "-o", "x.mp3"], 2),
    (["say", "a" * 100_001, "-o", "x.mp3"], 2),
    (["say", "a", "-o", "x.ogg"], 2),
    (["say", "a", "-o", "x.mp3", "--speed", "7"], 2),
    (["say", "a", "-o", "x.mp3", "--speed", "fast"], 2),
    (["say", "a", "-o", "x.mp3", "--voice", "no such voice"], 2),
    (["say", "-f", "missing.txt", "-o", "x.mp3"], 2),
    (["say", "a", "-o", "no-such-folder/x.mp3"], 8),
    (["say", "xin chào", "-o", "x.mp3", "--max-points", "3"], 2),
    (["say", "a"], 2),
    (["transcribe", "missing.wav"], 2),
    (["transcribe", "a.wav", "-o", "words.doc"], 2),
    (["voices", "--bogus"], 2),
    (["--server", "http://example.com"], 2),
]


@pytest.mark.parametrize(
    ("words", "code"), BAD, ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else ""
)
def test_bad_input_is_one_line_and_a_code_and_nothing_is_sent(
    shell: Shell, sandbox: SandboxProcess, words: list[str], code: int
) -> None:
    done = shell.run(*words)
    assert (done.returncode, done.stdout) == (code, "")
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert sandbox.ledger() == []


def test_an_unknown_voice_is_the_services_own_refusal(shell: Shell) -> None:
    done = shell.run("say", "xin chào", "-o", "x.mp3", "--voice", "hn_female_nobody_full_48k-fhg")
    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 1


FAILING = [
    ({"VBEE_APP_ID": "app", "VBEE_TOKEN": "bad"}, 3),
    ({"VBEE_SERVER": "http://127.0.0.1:1"}, 5),
]


@pytest.mark.parametrize(("environment", "code"), FAILING)
def test_a_wrong_token_and_a_missing_server_have_their_codes(
    shell: Shell, environment: dict[str, str], code: int
) -> None:
    done = shell.run("say", "xin chào", "-o", "x.mp3", **environment)
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == 1
    assert "bad" not in done.stderr.split("[")[0]


def test_html_to_a_paid_request_is_an_unknown_outcome(shell: Shell, sandbox: SandboxProcess) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "html"}]})
    assert shell.run("say", "xin chào", "-o", "x.mp3").returncode == 7


def test_without_credentials_vbee_is_never_asked(tmp_path: Path) -> None:
    shell = Shell("https://vbee.invalid", tmp_path)
    done = shell.run("say", "xin chào", "-o", "x.mp3")
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)
    assert "VBEE_APP_ID" in done.stderr
    assert "VBEE_TOKEN" in done.stderr


def test_doctor_is_json_without_secrets(shell: Shell) -> None:
    done = shell.run("doctor", "--json", VBEE_APP_ID="canary-app", VBEE_TOKEN="canary-token")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["version"] == __version__
    assert set(found) >= {"PySide6", "httpx", "PortAudio", "libsndfile", "keyring", "tls", "server"}
    assert found["credentials"] == {"known": True, "from": "environment"}
    assert "reached" in found["server"].values()
    assert "canary" not in done.stdout


def test_version_and_help_tell_and_end(shell: Shell) -> None:
    assert shell.run("--version").stdout == f"Vbee Desktop {__version__}\n"
    for command in ([], ["say"], ["transcribe"], ["voices"], ["doctor"]):
        done = shell.run(*command, "--help")
        assert (done.returncode, done.stderr) == (0, "")


def test_say_reads_words_as_the_window_does(shell: Shell, sandbox: SandboxProcess, tmp_path: Path) -> None:
    shell.home.mkdir(exist_ok=True)
    ReadingsFile(shell.home / "readings.json").save([Reading("TP.HCM", "Thành phố Hồ Chí Minh")])
    out = str(tmp_path / "x.mp3")
    done = shell.run("say", "Chào TP.HCM.", "-o", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert shell.run("say", "Chào TP.HCM.", "-o", out, "--no-readings").returncode == 0
    charged = [charge["characters"] for charge in sandbox.ledger()]
    assert charged == [len("Chào Thành phố Hồ Chí Minh."), len("Chào TP.HCM.")]


def test_say_goes_by_what_is_left_of_damaged_readings(shell: Shell, tmp_path: Path) -> None:
    shell.home.mkdir(exist_ok=True)
    (shell.home / "readings.json").write_text("{")
    done = shell.run("say", "Chào.", "-o", str(tmp_path / "x.mp3"))
    assert (done.returncode, done.stderr) == (0, "")

"""Whatever goes wrong, it is one line on standard error and a code; and letters never stop a job."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.cli.one_line import one_line
from vbee_desktop.core.resources import resource_path

ENGLISH = str(resource_path("samples", "english.wav"))
VIETNAMESE = (
    '{"transcriptId": "a", "status": "COMPLETED", "transcript": "Xin chào thế giới", "utterances": []}'
)
OTHER_ENCODING = {
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": "ascii:strict",
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",
}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb", "a b"),
        ("a\r\n\tb ", "a b"),
        ("a\u2028b\x85c\x1b[1m", "a b c [1m"),
        ("Tệp “Xin chào”…", "Tệp “Xin chào”…"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    "words",
    [
        ["voices", "one\ntwo"],
        ["say", "a", "-o", "x.mp3", "--speed", "1\r2"],
        ["transcribe", "no\nsuch.wav"],
        ["--lang", "x\ny"],
        ["say", "a", "-f", "b", "-o", "x.mp3"],
    ],
    ids=repr,
)
def test_wrong_arguments_with_line_ends_in_them(shell: Shell, words: list[str]) -> None:
    done = shell.run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1, done.stderr


def test_text_and_a_file_are_one_too_many(shell: Shell) -> None:
    assert "one of the two" in shell.run("say", "a", "-f", "b", "-o", "x.mp3").stderr
    assert "one of the two" in shell.run("say", "-o", "x.mp3").stderr


def test_details_with_line_ends_in_them(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = shell.run("voices", "--home", str(tmp_path / "file" / "a\nb"))
    assert (done.returncode, len(done.stderr.splitlines())) == (8, 1), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes any user's name")
@pytest.mark.parametrize("command", [["say", "a", "-o", "x.mp3"], ["voices"], ["doctor"], ["tour", "t"], []])
def test_the_home_of_nobody(shell: Shell, tmp_path: Path, command: list[str]) -> None:
    words = [str(tmp_path / "t") if word == "t" else word for word in command]
    done = shell.run(*words, "--home", "~nosuchuser/x")
    assert (done.returncode, done.stdout) == (8, "")
    assert len(done.stderr.splitlines()) == 1, done.stderr


def test_voices_come_out_in_any_encoding(shell: Shell) -> None:
    done = shell.run("voices", **OTHER_ENCODING)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ngọc Huyền" in done.stdout


def test_a_transcript_without_utterances_comes_out_in_any_encoding(
    shell: Shell, sandbox: SandboxProcess
) -> None:
    sandbox.set_faults({"rules": [{"stage": "stt-create", "action": "body", "body": VIETNAMESE}]})
    done = shell.run("transcribe", ENGLISH, **OTHER_ENCODING)
    assert (done.returncode, done.stdout) == (0, "Xin chào thế giới\n"), done.stderr


def test_a_transcript_without_utterances_is_one_cue(shell: Shell, sandbox: SandboxProcess) -> None:
    sandbox.set_faults({"rules": [{"stage": "stt-create", "action": "body", "body": VIETNAMESE}]})
    done = shell.run("transcribe", ENGLISH, "--format", "srt")
    assert done.stdout.startswith("1\n00:00:00,000 --> 00:00:0"), done.stdout
    assert "Xin chào thế giới" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system that takes any bytes as a name")
def test_a_file_name_that_is_no_text_comes_out_as_its_bytes(shell: Shell, tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.mp3")
    read_end, write_end = os.pipe()
    done = shell.run_into(write_end, "say", "xin chào", "-o", name)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as output:
        assert (done.returncode, output.read()) == (0, os.fsencode(name) + b"\n"), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="SIGPIPE is not known there")
@pytest.mark.parametrize("command", ["voices", "doctor"])
def test_nobody_reads_the_output(shell: Shell, command: str) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = shell.run_into(write_end, command)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["voices", "doctor"])
def test_the_output_has_no_room(shell: Shell, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = shell.run_into(full.fileno(), command)
    assert (done.returncode, len(done.stderr.splitlines())) == (8, 1), done.stderr


def test_a_mistyped_command_is_told_and_opens_nothing(shell: Shell) -> None:
    done = shell.run("trancsribe")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "no command" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux may lack a display")
def test_without_a_display_the_window_says_so_in_one_line(shell: Shell) -> None:
    done = shell.run("--demo", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "no display" in done.stderr

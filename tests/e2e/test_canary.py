"""Marked secrets, words, paths and links go through the real program with every log on: nothing tells them.

The window runs with ``VBEE_DESKTOP_LOG=debug`` through faults and a crash. What is looked through: its log,
the report of the crash, the diagnostics, the doctor's JSON, its title, the arguments of its processes,
temporary files and what it prints. The store may hold words and paths, never App ID or token.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import START_S, DesktopProgram
from tests.e2e.harness.atspi_client import AtspiDriver
from tests.e2e.test_quitting import command_line, descendants
from tests.e2e.test_second_start import start_again
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.resources import resource_path

APP_ID, TOKEN = "canary-app-7f3a", "canary-token-51c8"
TEXT, FOLDER, FILE = "Canary words kestrel.", "canary-folder-9d2e", "canary-file-44b0.wav"
SECRETS = (APP_ID, TOKEN)
PRIVATE = (*SECRETS, "kestrel", FOLDER, FILE)
ECHO = json.dumps({"status": 0, "message": f"odd: {TEXT} {APP_ID} Bearer {TOKEN}", "error_code": 1})
FAULTS = [
    {"stage": "create", "action": "body", "body": ECHO, "nth": 1},
    {"stage": "read", "action": "reset", "nth": 1},
    {"stage": "download", "action": "reset", "nth": 1},
]
KNOWN = {"VBEE_APP_ID": APP_ID, "VBEE_TOKEN": TOKEN}


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / FOLDER / FILE
    path.parent.mkdir()
    shutil.copy(resource_path("samples", "english.wav"), path)
    return path


@pytest.fixture
def temporary() -> Iterator[Path]:
    """With a short name: a socket's name has little room."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def test_nothing_tells_what_is_private(
    start: Start,
    sandbox: SandboxProcess,
    atspi: AtspiDriver,
    desktop_session: dict[str, str],
    sound: Path,
    temporary: Path,
) -> None:
    sandbox.set_faults({"rules": FAULTS})
    program = start(**KNOWN, VBEE_DESKTOP_LOG="debug", TMPDIR=str(temporary))
    speak(program)
    transcribe(program, desktop_session | {"TMPDIR": str(temporary)}, sound)
    told = {
        "window": window_titles(atspi),
        "arguments": "\n".join(map(command_line, [program.process.pid, *descendants(program)])),
        "diagnostics": diagnostics(program),
        "doctor": doctor(program.home, sandbox.url),
    }
    os.kill(program.process.pid, signal.SIGSEGV)
    assert program.process.wait() == -signal.SIGSEGV
    told |= (
        {"printed": "\n".join(program.process.lines)} | texts_in(program.home / "logs") | texts_in(temporary)
    )
    links = [each["path"].rsplit("/", 1)[-1] for each in sandbox.requests() if each["stage"] == "download"]
    assert links
    assert "DEBUG" in told["vbee-desktop.log"] or "INFO" in told["vbee-desktop.log"]
    assert "Fatal Python error" in told["crash.txt"]
    assert "PySide6" in told["diagnostics"]
    found = {(place, mark) for place, text in told.items() for mark in (*PRIVATE, *links) if mark in text}
    assert not found
    assert not {(path.name, mark) for path, mark in secrets_in(program.home)}


def test_what_the_program_starts_is_told_no_secret(
    start: Start, desktop_session: dict[str, str], sound: Path
) -> None:
    """The demo's server and its recogniser, by their command lines and their environments."""
    program = start("--demo", server="", **KNOWN)
    program.text.set_text(TEXT)
    program.button("Create speech").act("Press")
    program.wait_until_playing()
    transcribe(program, desktop_session, sound)
    children = [pid for pid in descendants(program) if command_line(pid)]
    told = {pid: command_line(pid) + environment_of(pid) for pid in children}
    assert any("vbee_desktop.sandbox" in text and "PATH=" in text for text in told.values())
    assert not {(pid, mark) for pid, text in told.items() for mark in PRIVATE if mark in text}


def environment_of(pid: int) -> str:
    return Path(f"/proc/{pid}/environ").read_bytes().replace(b"\0", b"\n").decode("utf-8", "replace")


def speak(program: DesktopProgram) -> None:
    program.text.set_text(TEXT)
    program.button("Create speech").act("Press")
    program.find("Vbee refused.", "label")
    program.button("Create speech").act("Press")
    program.wait_until_playing()
    program.wait_until_silent()


def transcribe(program: DesktopProgram, session: dict[str, str], sound: Path) -> None:
    assert start_again(program, session, str(sound)).returncode == 0
    program.button("Transcribe").act("Press")
    program.find("Copy transcript", "push button", states=("enabled",))


def window_titles(atspi: AtspiDriver) -> str:
    return "\n".join(str(each.describe()["name"]) for each in atspi.find_all(role="frame"))


def diagnostics(program: DesktopProgram) -> str:
    program.choose("Help", "Copy diagnostics…")
    program.find("Copy", "push button", states=("enabled",))
    return program.find("What will be copied", "text").text


def doctor(home: Path, url: str) -> str:
    command = [sys.executable, "-m", "vbee_desktop", "doctor", "--json", "--home", str(home), "--server", url]
    machine = os.environ | KNOWN | {"VBEE_DESKTOP_LOG": "debug"}
    done = subprocess.run(command, env=machine, capture_output=True, text=True, timeout=START_S, check=True)
    assert json.loads(done.stdout)["credentials"]["known"]
    return done.stdout + done.stderr


def texts_in(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8", "replace") for path in folder.rglob("*") if path.is_file()}


def secrets_in(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            yield from ((path, mark) for mark in SECRETS if mark.encode() in data)

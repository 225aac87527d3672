"""The promise in the real program: killed in mid-create, started again, it has paid once and lost nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import DesktopProgram, eventually, sound_of
from tests.e2e.harness.pulse import SAMPLE_RATE_HZ
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.resources import resource_path

TEXT = "Xin chào thế giới."
MIDDLE_S = 3.0
"""A create lives that long: killed in its middle, it ends at the service while nobody is there."""
PAID_STAGES = ("create", "current-create", "stt-create")


@pytest.fixture(autouse=True)
def _whole_database(tmp_path: Path) -> Iterator[None]:
    yield
    with closing(sqlite3.connect(tmp_path / "home" / "jobs.sqlite3")) as journal:
        assert journal.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def kill(program: DesktopProgram) -> None:
    """As the system does when memory is short, or a person who has lost patience."""
    os.kill(program.process.pid, signal.SIGKILL)
    program.process.wait()


def asked(sandbox: SandboxProcess, stage: str) -> int:
    return sum(each["stage"] == stage for each in sandbox.requests())


def creates(sandbox: SandboxProcess) -> int:
    return sum(each["stage"] in PAID_STAGES for each in sandbox.requests())


def press_create(program: DesktopProgram) -> None:
    program.text.set_text(TEXT)
    program.button("Create speech").act("Press")


def test_speech_comes_back_without_a_second_charge(start: Start, sandbox: SandboxProcess) -> None:
    sandbox.settings(job_duration_s=MIDDLE_S)
    first = start()
    press_create(first)
    eventually(lambda: asked(sandbox, "read") > 0)
    assert len(sandbox.ledger()) == 1
    kill(first)
    assert first.files("audio") == []
    second = start()
    second.find(f"Speech from before has arrived: “{TEXT}”.", "label")
    [audio] = second.files("audio")
    assert len(sound_of(audio)) > SAMPLE_RATE_HZ / 2
    second.button("Play").act("Press")
    second.wait_until_playing()
    assert (len(sandbox.ledger()), creates(sandbox)) == (1, 1)
    second.terminate()
    assert first.files("audio") == [audio]


def test_a_kill_before_the_answer_asks_and_charges_nothing_more(
    start: Start, sandbox: SandboxProcess
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "drip", "bytes_per_s": 20}]})
    first = start()
    press_create(first)
    eventually(lambda: len(sandbox.ledger()) == 1)
    kill(first)
    sandbox.set_faults({"rules": []})
    second = start()
    second.find(f"We cannot know whether this was charged: “{TEXT}”.", "label")
    assert (len(sandbox.ledger()), creates(sandbox)) == (1, 1)
    second.terminate()
    assert (len(sandbox.ledger()), creates(sandbox)) == (1, 1)


def test_words_come_back_without_a_second_charge(start: Start, sandbox: SandboxProcess) -> None:
    sandbox.settings(job_duration_s=MIDDLE_S, stt_sync_wait_s=0)
    first = start(str(resource_path("samples", "english.wav")))
    first.button("Transcribe").act("Press")
    eventually(lambda: asked(sandbox, "stt-read") > 0)
    assert len(sandbox.ledger()) == 1
    kill(first)
    second = start()
    second.button("Show").act("Press")
    assert second.find("Utterances", "table").table()
    assert (len(sandbox.ledger()), creates(sandbox)) == (1, 1)
    second.terminate()

"""Killed in the middle of a word, the real program has lost at most the last two seconds."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import DesktopProgram, eventually
from tests.e2e.harness.atspi_client import AtspiDriver
from tests.e2e.harness.pulse import PulseServer, likeness, place_of, write_wav
from tests.e2e.harness.tools import need_file
from vbee_desktop.core.resources import resource_path

AT_MOST_S = 2.0
TYPING_S = 4.0
RECORDED_HZ = 16_000
SENTENCE_S = 6.4


def kill(program: DesktopProgram) -> None:
    os.kill(program.process.pid, signal.SIGKILL)
    program.process.wait()


def test_a_kill_amid_typing(start: Start, atspi: AtspiDriver) -> None:
    first = start()
    first.text.focus()
    typed, seen_s = "", [time.monotonic()]
    while seen_s[-1] - seen_s[0] < TYPING_S:
        key = "abcdefghij"[len(typed) % 10]
        atspi.press_keys(key)
        typed += key
        first.text.wait(text=typed)
        seen_s.append(time.monotonic())
    kill(first)
    second = start()
    eventually(lambda: second.text.text != "")
    kept = second.text.text
    due = [at_s for at_s in seen_s[1:] if seen_s[-1] - at_s > AT_MOST_S]
    assert due
    assert typed.startswith(kept)
    assert len(kept) >= len(due), f"{len(typed)} typed, {len(due)} of them {AT_MOST_S} s before the end"


@pytest.fixture
def sentence(tmp_path: Path) -> Path:
    """A person's English sentence."""
    samples, _rate_hz = soundfile.read(resource_path("samples", "english.wav"), dtype="int16")
    path = tmp_path / "sentence.wav"
    write_wav(path, samples[: round(SENTENCE_S * RECORDED_HZ)], RECORDED_HZ)
    return path


def test_a_kill_amid_a_recording(start: Start, pulse: PulseServer, sentence: Path) -> None:
    first = start()
    first.find("Speech to text", "page tab").act("Press")
    first.button("Start recording").act("Press")
    first.find("Recording", "label")
    pulse.feed(sentence)
    kill(first)
    second = start()
    second.find("A recording that was cut off has been kept.", "label")
    [kept] = [path for path in second.files("recordings") if path.suffix == ".wav"]
    recorded, rate_hz = soundfile.read(kept, dtype="int16")
    spoken = np.asarray(soundfile.read(sentence, dtype="int16")[0])[: -round(AT_MOST_S * RECORDED_HZ)]
    assert rate_hz == RECORDED_HZ
    begin = place_of(spoken, recorded)
    assert likeness(spoken, recorded[begin : begin + len(spoken)]) > 0.98
    second.button("Show it").act("Press")
    second.button("Transcribe")


def test_a_kill_amid_correcting_a_transcript(start: Start, atspi: AtspiDriver) -> None:
    """By the keys of a person; what the table shows is on the disk 2 s later."""
    first = start(str(need_file("/usr/share/sounds/alsa/Front_Center.wav", package="alsa-utils")))
    first.button("Transcribe").act("Press")
    table = first.find("Utterances", "table")
    first.find("Split", "push button", states=("enabled",))
    table.focus()
    shown_s: list[float] = []
    while not shown_s or time.monotonic() - shown_s[0] <= AT_MOST_S:
        for key in ("Return", "Ctrl+a", *"corrected", str(len(shown_s) % 10), "Return"):
            atspi.press_keys(key)
        eventually(lambda: table.table()[0][4] == f"corrected{len(shown_s) % 10}")
        shown_s.append(time.monotonic())
    killed_s = time.monotonic()
    kill(first)
    due = [number for number, at_s in enumerate(shown_s) if killed_s - at_s > AT_MOST_S]
    assert due
    with closing(sqlite3.connect(first.home / "jobs.sqlite3")) as connection:
        [(rows,)] = connection.execute("SELECT rows FROM edits").fetchall()
    kept = int(json.loads(rows)["rows"][0][0].removeprefix("corrected"))
    assert kept >= due[-1], f"{len(shown_s)} corrections, {len(due)} of them {AT_MOST_S} s before the end"

"""Killed in the middle of a word, the real program has lost at most the last two seconds."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import DesktopProgram, eventually
from tests.e2e.harness.atspi_client import AtspiDriver
from tests.e2e.harness.pulse import PulseServer, likeness, place_of, write_wav
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

"""A microphone that is taken away while a person speaks, and one that takes its place, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.e2e.conftest import Start
from tests.e2e.harness.pulse import PulseServer, likeness, room_of, running_pulse
from tests.e2e.test_main_job_recognition import RECORDED_HZ, begin_to_record, recorded, rows
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.resources import resource_path

SENTENCE_S = 4.0


@pytest.fixture
def pulse() -> Iterator[PulseServer]:
    """One whose devices may be taken away."""
    with running_pulse() as server:
        yield server


@pytest.fixture
def sentence(tmp_path: Path) -> Path:
    """A person's English words."""
    samples, rate_hz = soundfile.read(resource_path("samples", "english.wav"), dtype="int16")
    path = tmp_path / "sentence.wav"
    soundfile.write(path, samples[: round(SENTENCE_S * rate_hz)], rate_hz)
    return path


def test_what_was_said_into_the_old_default_and_the_last_microphone_is_kept_and_sent(
    start: Start, pulse: PulseServer, sandbox: SandboxProcess, sentence: Path
) -> None:
    pulse.add_microphone("headset")
    program = start()
    program.find("Speech to text", "page tab").act("Press")
    program.find("The microphone is open; nothing is recorded yet. Press R to begin.", "label")
    pulse.control("set-default-source", "headset")
    begin_to_record(program)
    pulse.feed(sentence, room_of("headset"))
    pulse.unload_all_sinks()
    program.find("The microphone was unplugged.", "label")
    kept = recorded(program)
    said = np.asarray(soundfile.read(sentence, dtype="int16")[0])[: round((SENTENCE_S - 1) * RECORDED_HZ)]
    assert likeness(said, kept) > 0.95
    assert sandbox.ledger() == []
    program.button("Transcribe").act("Press")
    assert rows(program)
    [charge] = sandbox.ledger()
    assert charge["seconds"] == np.ceil(len(kept) / RECORDED_HZ)

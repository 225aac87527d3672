"""A microphone that is taken away while a person speaks, and one that takes its place, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.e2e.conftest import Start
from tests.e2e.harness.pulse import PulseServer, Samples, likeness, room_of, running_pulse, write_wav
from tests.e2e.test_main_job_recognition import (
    RECORDED_HZ,
    START,
    begin_to_record,
    recorded,
    rows,
    seconds,
)
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.resources import resource_path


@pytest.fixture
def pulse() -> Iterator[PulseServer]:
    """One whose devices may be taken away."""
    with running_pulse() as server:
        yield server


@pytest.fixture
def english() -> Samples:
    """Almost ten seconds of a person's English words."""
    samples, rate_hz = soundfile.read(resource_path("samples", "english.wav"), dtype="int16")
    assert rate_hz == RECORDED_HZ
    return np.asarray(samples)


def test_what_was_said_into_the_old_default_and_the_last_microphone_is_kept_and_sent(
    start: Start, pulse: PulseServer, sandbox: SandboxProcess, english: Samples, tmp_path: Path
) -> None:
    said = english[: 4 * RECORDED_HZ]
    write_wav(tmp_path / "said.wav", said, RECORDED_HZ)
    pulse.add_microphone("headset")
    program = start()
    program.find("Speech to text", "page tab").act("Press")
    program.find("The microphone is open; nothing is recorded yet. Press R to begin.", "label")
    pulse.control("set-default-source", "headset")
    begin_to_record(program)
    pulse.feed(tmp_path / "said.wav", room_of("headset"))
    pulse.unload_all_sinks()
    program.find("The microphone was unplugged.", "label")
    kept = recorded(program)
    assert likeness(said[:-RECORDED_HZ], kept) > 0.95  # the last second may still have been on its way
    assert sandbox.ledger() == []
    program.button("Transcribe").act("Press")
    assert rows(program)
    [charge] = sandbox.ledger()
    assert charge["seconds"] == np.ceil(len(kept) / RECORDED_HZ)


def test_a_recording_that_goes_on_past_ten_seconds_is_heard_whole(
    start: Start, pulse: PulseServer, sandbox: SandboxProcess, english: Samples, tmp_path: Path
) -> None:
    said = np.concatenate([english, english[: 3 * RECORDED_HZ]])
    write_wav(tmp_path / "said.wav", said, RECORDED_HZ)
    program = start()
    program.find("Speech to text", "page tab").act("Press")
    program.find("Go on past 10 s (sent in parts)", "check box").act("Toggle")
    begin_to_record(program)
    pulse.feed(tmp_path / "said.wav")
    program.button("Stop recording").act("Press")
    program.button("Play recording")
    kept = recorded(program)
    assert likeness(said, kept) > 0.95
    program.button("Transcribe").act("Press")
    heard = rows(program)
    starts = [seconds(row[START]) for row in heard]
    assert starts == sorted(starts)
    assert max(starts) > 10.0
    assert len(sandbox.ledger()) == 2

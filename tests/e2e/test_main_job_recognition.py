"""Speech to text in the real program: spoken into the microphone or read from a file, heard row by row."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import DesktopProgram, sound_of
from tests.e2e.harness.atspi_client import AtspiDriver
from tests.e2e.harness.pulse import SAMPLE_RATE_HZ, PulseServer, Samples, likeness, place_of, write_wav
from tests.e2e.harness.tools import need_file
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.resources import resource_path

RECORDED_HZ = 16_000
SENTENCE_S = 6.4
"""The first sentence of the English sample, which is longer than a recording may be as a whole."""
LONGEST_S = 9.8
PIECE = RECORDED_HZ // 10
AUDIBLE = 300
NUMBER, START, END, LENGTH, WORDS = range(5)


@pytest.fixture
def sentence(tmp_path: Path) -> Path:
    """A person's English sentence."""
    samples, rate_hz = soundfile.read(resource_path("samples", "english.wav"), dtype="int16")
    assert rate_hz == RECORDED_HZ
    path = tmp_path / "sentence.wav"
    write_wav(path, samples[: round(SENTENCE_S * rate_hz)], rate_hz)
    return path


def begin_to_record(program: DesktopProgram) -> None:
    program.find("Speech to text", "page tab").act("Press")
    program.button("Start recording").act("Press")
    program.find("Recording", "label")


def recorded(program: DesktopProgram) -> Samples:
    """The one recording on the disk."""
    [path] = program.files("recordings")
    samples, rate_hz = soundfile.read(path, dtype="int16")
    assert rate_hz == RECORDED_HZ
    return np.asarray(samples, np.int16)


def assert_complete(spoken: Samples, recording: Samples) -> None:
    """Every tenth of a second of what was spoken stands in the recording at its place."""
    begin = place_of(spoken, recording)
    for at in range(0, len(spoken), PIECE):
        piece, kept = spoken[at : at + PIECE], recording[begin + at : begin + at + PIECE]
        if np.abs(piece).max() > AUDIBLE:
            assert np.corrcoef(piece, kept)[0, 1] > 0.98, f"lost or moved at {at / RECORDED_HZ} s"


def seconds(shown: str) -> float:
    """``0:01.07`` as a number."""
    minutes, rest = shown.split(":")
    return int(minutes) * 60 + float(rest)


def rows(program: DesktopProgram) -> list[list[str]]:
    """The table of utterances, once it is shown."""
    return program.find("Utterances", "table").table()


def test_a_spoken_sentence_is_recorded_whole_and_its_words_are_heard_again(
    start: Start, pulse: PulseServer, sandbox: SandboxProcess, atspi: AtspiDriver, sentence: Path
) -> None:
    program = start()
    atspi.announcements()
    begin_to_record(program)
    assert "Recording" in atspi.announcements()
    pulse.feed(sentence)
    program.button("Stop recording").act("Press")
    program.button("Play recording")
    stopped = f"Stopped, {len(recorded(program)) / RECORDED_HZ:.1f} seconds"
    assert stopped in atspi.announcements()
    assert_complete(np.asarray(soundfile.read(sentence, dtype="int16")[0]), recorded(program))
    assert sandbox.ledger() == []

    program.button("Transcribe").act("Press")
    [row] = rows(program)
    assert "amiable woman" in row[WORDS]
    assert "1 utterance" in atspi.announcements()
    began, ended = seconds(row[START]), seconds(row[END])
    assert float(row[LENGTH]) == pytest.approx(ended - began, abs=0.011)
    [charge] = sandbox.ledger()
    assert charge["seconds"] == np.ceil(len(recorded(program)) / RECORDED_HZ)
    assert_a_row_is_heard(program, pulse, program.files("recordings")[0], row)


def assert_a_row_is_heard(program: DesktopProgram, pulse: PulseServer, path: Path, row: list[str]) -> None:
    """A click on the row plays its stretch of the sound, and nothing before or behind it."""
    with pulse.capture() as heard:
        program.find("Utterances", "table").cell(int(row[NUMBER]) - 1, WORDS).click()
        program.wait_until_playing()
        program.wait_until_silent()
    began, ended = (round(seconds(row[column]) * SAMPLE_RATE_HZ) for column in (START, END))
    sound, margin = heard.samples[:, 0], SAMPLE_RATE_HZ // 20
    assert likeness(sound_of(path)[began + margin : ended - margin], sound) > 0.98
    sounding = np.flatnonzero(sound)
    assert sounding[-1] - sounding[0] == pytest.approx(ended - began, abs=margin)


def test_a_recording_stops_by_itself_before_the_limit(
    start: Start, pulse: PulseServer, atspi: AtspiDriver, sentence: Path
) -> None:
    program = start()
    begin_to_record(program)
    atspi.announcements()
    pulse.feed(sentence)
    program.button("Play recording")
    assert atspi.announcements() == ["2 seconds left", "Stopped, 9.8 seconds"]
    assert len(recorded(program)) == round(LONGEST_S * RECORDED_HZ)
    assert_complete(np.asarray(soundfile.read(sentence, dtype="int16")[0]), recorded(program))


def test_a_human_clip_comes_back_with_its_words_and_times(
    start: Start, pulse: PulseServer, sandbox: SandboxProcess
) -> None:
    clip = need_file("/usr/share/sounds/alsa/Front_Center.wav", package="alsa-utils")
    before = clip.read_bytes()
    program = start(str(clip))
    program.find("Front_Center.wav", "label")
    program.button("Transcribe").act("Press")
    [row] = rows(program)
    assert row[WORDS] == "front center"
    assert seconds(row[START]) < 0.3
    assert 1.1 < seconds(row[END]) <= 1.43
    assert_a_row_is_heard(program, pulse, clip, row)
    assert [charge["seconds"] for charge in sandbox.ledger()] == [2]
    assert clip.read_bytes() == before

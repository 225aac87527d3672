"""Text to speech in the real program: driven as assistive technology does, heard at the loudspeaker."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import DesktopProgram, eventually, sound_of
from tests.e2e.harness.atspi_client import AtspiDriver
from tests.e2e.harness.pulse import SAMPLE_RATE_HZ, PulseServer, Samples, likeness, place_of
from tests.support.sandbox_process import SandboxProcess

GREETING = "Xin chào thế giới. Hôm nay trời đẹp."
STORY = "Ngày xửa ngày xưa, ở một làng nọ, có hai anh em nhà kia sống hòa thuận. Rồi mùa thu đến."
A_MOMENT = SAMPLE_RATE_HZ // 10
"""Longer than what the player fades in or out."""
FILTERS_FRAMES = SAMPLE_RATE_HZ // 25
"""What an MP3's filters put before its sound, which is not sound: the program leaves it out."""


def create(program: DesktopProgram, text: str) -> None:
    """Type a text and have it spoken; it is heard at once."""
    program.text.set_text(text)
    program.button("Create speech").act("Press")
    program.wait_until_playing()


def take(program: DesktopProgram) -> Samples:
    [path] = program.files("audio")
    return sound_of(path)


def heard_length(heard: Samples) -> int:
    """Frames from the first sound to the last."""
    sounding = np.flatnonzero(heard)
    return int(sounding[-1] - sounding[0]) if len(sounding) else 0


def test_typed_words_are_heard_in_the_chosen_voice(
    start: Start, pulse: PulseServer, sandbox: SandboxProcess
) -> None:
    program = start()
    program.find("Search voices", "text").set_text("huong giang")
    program.wait_gone("Mai Phương, North, female", "list item")
    program.voices.select(0)
    program.find("Voice code", "text").wait(text="hue_female_huonggiang_full_48k-fhg")
    program.find("Speed", "slider").set_value(12)
    program.find("Speed value", "spin button").wait(text="1.2×")
    with pulse.capture() as heard:
        create(program, GREETING)
        program.wait_until_silent()
    assert likeness(take(program), heard.samples[:, 0]) > 0.98
    program.find(f"Hương Giang, 1.2× · 0:{len(take(program)) / SAMPLE_RATE_HZ:04.1f}", "panel")
    [charge] = sandbox.ledger()
    assert (charge["product"], charge["characters"]) == ("legacy-tts", len(GREETING))


def test_play_pause_stop_and_seek_do_what_they_say(start: Start, pulse: PulseServer) -> None:
    program = start()
    stop = program.find("Stop", "push button")
    create(program, STORY)
    stop.act("Press")
    program.wait_until_silent()
    with pulse.capture():
        pass  # the last of it was still on its way to the loudspeaker
    spoken = take(program)
    assert_pause_keeps_the_rest(program, pulse, spoken)
    assert_the_waveform_seeks(program, pulse, spoken)
    assert_forward_and_back_jump(program)


def assert_pause_keeps_the_rest(program: DesktopProgram, pulse: PulseServer, spoken: Samples) -> None:
    with pulse.capture() as heard:
        program.press_play()
        program.wait_until_playing()
        heard.wait_for_more(1.0)
        program.press_play()
        program.wait_until_silent()
        heard.wait_for_more(1.0)
        program.press_play()
        program.wait_until_playing()
        program.wait_until_silent()
    sound = heard.samples[:, 0]
    first, last = spoken[: SAMPLE_RATE_HZ // 2], spoken[-SAMPLE_RATE_HZ:]
    assert likeness(first, sound) > 0.98
    assert likeness(last, sound) > 0.98
    paused = place_of(last, sound) - place_of(first, sound) - (len(spoken) - len(last))
    assert paused > SAMPLE_RATE_HZ
    assert abs(np.count_nonzero(sound) - np.count_nonzero(spoken)) < A_MOMENT


def assert_the_waveform_seeks(program: DesktopProgram, pulse: PulseServer, spoken: Samples) -> None:
    with pulse.capture() as heard:
        program.find("Waveform", "slider").set_value(2000)
        program.press_play()
        program.wait_until_playing()
        program.wait_until_silent()
    sound, rest = heard.samples[:, 0], spoken[2 * SAMPLE_RATE_HZ :]
    assert likeness(rest[A_MOMENT:], sound) > 0.98
    assert heard_length(sound) == pytest.approx(len(rest), abs=A_MOMENT)


def assert_forward_and_back_jump(program: DesktopProgram) -> None:
    waveform = program.find("Waveform", "slider")
    waveform.set_value(500)
    program.button("Forward").act("Press")
    waveform.wait(value=5500.0)
    program.button("Back").act("Press")
    waveform.wait(value=500.0)


def test_cancel_frees_the_window_and_what_was_paid_is_filed(
    start: Start, sandbox: SandboxProcess, atspi: AtspiDriver
) -> None:
    sandbox.settings(job_duration_s=3)
    program = start()
    atspi.announcements()
    program.text.set_text(GREETING)
    button = program.button("Create speech")
    button.act("Press")
    eventually(lambda: len(sandbox.ledger()) == 1)
    button.wait(name="Cancel")
    button.act("Press")
    button.wait(name="Create speech", states=["enabled"])
    assert "Cancelled" in atspi.announcements()
    assert program.text.text == GREETING
    assert program.files("audio") == []
    eventually(lambda: bool(program.files("audio")))
    assert len(take(program)) > SAMPLE_RATE_HZ
    [charge] = sandbox.ledger()
    assert charge["delivered"]


@pytest.mark.parametrize("ending", ["mp3", "wav"])
def test_audio_is_saved_where_the_person_says(start: Start, tmp_path: Path, ending: str) -> None:
    program = start()
    create(program, GREETING)
    program.choose("File", "Save audio…")
    program.find("Save audio", "dialog")
    program.find("Folder", "text").set_text(str(tmp_path))
    program.find("File name", "text").set_text(f"Lời chào.{ending}")
    program.button("Save").act("Press")
    program.find("Audio saved.", "label")
    saved = sound_of(tmp_path / f"Lời chào.{ending}")
    assert soundfile.info(tmp_path / f"Lời chào.{ending}").format == ending.upper()
    spoken = take(program)
    assert len(spoken) - FILTERS_FRAMES <= len(saved) <= len(spoken)
    assert likeness(saved, spoken) > 0.98

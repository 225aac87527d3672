"""Text to speech in the real program: driven as assistive technology does, heard at the loudspeaker."""

from __future__ import annotations

import numpy as np

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import DesktopProgram, sound_of
from tests.e2e.harness.pulse import SAMPLE_RATE_HZ, PulseServer, Samples, likeness
from tests.support.sandbox_process import SandboxProcess

GREETING = "Xin chào thế giới. Hôm nay trời đẹp."
STORY = "Ngày xửa ngày xưa, ở một làng nọ, có hai anh em nhà kia sống hòa thuận với nhau. Rồi mùa thu đến."


def create(program: DesktopProgram, text: str) -> None:
    """Type a text and have it spoken; it is heard at once."""
    program.text.set_text(text)
    program.button("Create speech").act("Press")
    program.button("Pause")


def wait_for_the_end(program: DesktopProgram) -> None:
    program.button("Play")


def take(program: DesktopProgram) -> Samples:
    [path] = program.files("audio")
    return sound_of(path)


def first_sound(heard: Samples) -> int:
    return int(np.flatnonzero(heard)[0])


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
        wait_for_the_end(program)
    assert likeness(take(program), heard.samples[:, 0]) > 0.98
    seconds = len(take(program)) / SAMPLE_RATE_HZ
    program.find(f"Hương Giang, 1.2× · 0:{seconds:04.1f}", "panel")
    [charge] = sandbox.ledger()
    assert (charge["product"], charge["characters"]) == ("legacy-tts", len(GREETING))
    program.terminate()

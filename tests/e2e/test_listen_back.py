"""A take checked in the real program: what the recogniser heard otherwise is told, and heard at its place."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.e2e.desktop_program import sound_of
from tests.e2e.harness.pulse import SAMPLE_RATE_HZ, PulseServer, likeness, place_of
from vbee_desktop.ui.listening.listen_dialog import LEAD_S

if TYPE_CHECKING:
    from tests.e2e.conftest import Start
    from tests.support.sandbox_process import SandboxProcess

ENGLISH_VOICE = "en-US-EmmaNeural"
SENTENCE = "The quick brown fox jumps over the lazy dog."
TIME, SENT = 0, 1


def test_a_difference_is_heard_at_its_place(
    start: Start, pulse: PulseServer, sandbox: SandboxProcess
) -> None:
    program = start()
    program.find("Voice code", "text").set_text(ENGLISH_VOICE)
    program.text.set_text(SENTENCE)
    program.button("Create speech").act("Press")
    program.wait_until_playing()
    program.wait_until_silent()
    [path] = program.files("audio")
    take = sound_of(path)
    program.choose("Audio", "Check what is heard…")
    program.button("Transcribe").act("Press")
    differences = program.find("Differences", "table")
    row = differences.table()[-1]
    minutes, seconds = row[TIME].split(":")
    with pulse.capture() as heard:
        differences.cell(len(differences.table()) - 1, SENT).click()
        program.wait_until_playing()
        program.wait_until_silent()
    sounding = np.flatnonzero(heard.samples[:, 0])
    sound = heard.samples[sounding[0] : sounding[-1], 0]
    middle = sound[len(sound) // 4 : -len(sound) // 4]
    assert likeness(middle, take) > 0.98
    began_s = place_of(middle, take) / SAMPLE_RATE_HZ - len(sound) / 4 / SAMPLE_RATE_HZ
    assert began_s == pytest.approx(max(0, 60 * int(minutes) + float(seconds) - LEAD_S), abs=0.15)
    assert [charge["product"] for charge in sandbox.ledger()] == ["legacy-tts", "stt"]
    assert sandbox.ledger()[1]["seconds"] == math.ceil(len(take) / SAMPLE_RATE_HZ)

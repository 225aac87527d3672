"""Speech is heard while its file is still being downloaded, and it is the same speech."""

from __future__ import annotations

import numpy as np

from tests.e2e.conftest import Start
from tests.e2e.desktop_program import eventually, sound_of
from tests.e2e.harness.pulse import SAMPLE_RATE_HZ, PulseServer, likeness, place_of
from tests.support.sandbox_process import SandboxProcess

STORY = "Ngày xửa ngày xưa, ở một làng nọ, có hai anh em nhà kia sống hòa thuận. Rồi mùa thu đến."
TWICE_AS_FAST_BYTES_PER_S = 32_000
"""As the 16,000 bytes of a second of MP3 at 128 kbit/s are heard."""
DECODER_DELAY = 529
"""Frames before the sound, in which an MP3 only rings: libsndfile gives them where it can seek in a file, as
the test lets it, and not where it reads straight on, as the program does.
"""


def test_it_is_heard_before_the_file_is_here(
    start: Start, pulse: PulseServer, sandbox: SandboxProcess
) -> None:
    rate = TWICE_AS_FAST_BYTES_PER_S
    sandbox.set_faults({"rules": [{"stage": "download", "action": "drip", "bytes_per_s": rate}]})
    program = start()
    with pulse.capture() as heard:
        program.text.set_text(STORY)
        program.button("Create speech").act("Press")
        program.wait_until_playing()
        assert program.files("audio") == []
        heard.wait_for_more(1.0)
        early = heard.samples[:, 0].copy()
        assert program.files("audio") == []
        eventually(lambda: bool(program.files("audio")))
        program.wait_until_silent()
    [path] = program.files("audio")
    spoken, sound = sound_of(path), heard.samples[:, 0]
    begin = place_of(spoken, sound)
    told = sound[begin : begin + len(spoken)]
    np.testing.assert_allclose(told[DECODER_DELAY:], spoken[DECODER_DELAY:], atol=2)
    np.testing.assert_allclose(told[:DECODER_DELAY], spoken[:DECODER_DELAY], atol=8)
    assert np.count_nonzero(early) > SAMPLE_RATE_HZ // 4
    assert not sound[begin + len(spoken) :].any()
    program.find("Waveform", "slider").wait(value=0.0)
    assert len(sandbox.ledger()) == 1


def test_a_download_that_breaks_off_is_heard_whole_all_the_same(
    start: Start, pulse: PulseServer, sandbox: SandboxProcess
) -> None:
    rule = {"stage": "download", "action": "truncate", "bytes": 40_000, "nth": 1}
    sandbox.set_faults({"rules": [rule]})
    program = start()
    with pulse.capture() as heard:
        program.text.set_text(STORY)
        program.button("Create speech").act("Press")
        eventually(lambda: bool(program.files("audio")))
        program.wait_until_playing()
        program.wait_until_silent()
    [path] = program.files("audio")
    assert likeness(sound_of(path), heard.samples[:, 0]) > 0.98
    assert len(sandbox.ledger()) == 1

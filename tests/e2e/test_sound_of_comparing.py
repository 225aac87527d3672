"""Two voices on a real sound server: who switches between them hears no gap."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np

from tests.e2e.harness.helper_process import HelperProcess
from tests.e2e.harness.pulse import SAMPLE_RATE_HZ, PulseServer, likeness, place_of, write_wav
from tests.e2e.test_sound import noise

SWITCH = """
import sys, threading
from pathlib import Path
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.player import Player
from vbee_desktop.audio.portaudio import SoundCard
from vbee_desktop.audio.side_by_side import side_by_side
from vbee_desktop.core.audition import same_place
pause = threading.Event()
audition = side_by_side([decode_file(Path(name)) for name in sys.argv[1:]])
one, other = audition.samples
player = Player(SoundCard())
player.load(audition.clip)
player.set_range(0.0, one.duration_s)
player.play()
while player.snapshot().position_s < 0.8:
    pause.wait(0.002)
place_s = same_place(one, other, player.snapshot().next_s)
player.seek(other.plain_start_s + place_s)
player.set_range(other.plain_start_s, other.plain_start_s + other.duration_s)
while player.snapshot().state != "stopped":
    pause.wait(0.002)
print(place_s, flush=True)
"""
WINDOW = SAMPLE_RATE_HZ // 200
"""5 ms: the length of the fades."""
AROUND = 40 * WINDOW


def test_another_voice_goes_on_at_the_same_place_without_a_gap(pulse: PulseServer, tmp_path: Path) -> None:
    first, second = noise(2.0, seed=1), noise(2.0, seed=2)
    names = [str(tmp_path / "first.wav"), str(tmp_path / "second.wav")]
    for name, sound in zip(names, (first, second), strict=True):
        write_wav(Path(name), sound)
    process = HelperProcess([sys.executable, "-c", SWITCH, *names], os.environ | pulse.environment)
    try:
        with pulse.capture() as capture:
            assert process.wait(60) == 0, process.lines
    finally:
        process.stop()
    heard = capture.samples[:, 0]
    place = round(float(process.lines[-1]) * SAMPLE_RATE_HZ)
    rest = second[place + WINDOW :]
    began, switched = place_of(first[:24_000], heard), place_of(rest, heard) - WINDOW
    assert likeness(rest, heard) > 0.95
    around = heard[switched - AROUND : switched + AROUND].reshape(-1, WINDOW)
    assert np.abs(around).max(axis=1).min() > 500
    assert abs(switched - began - place) < SAMPLE_RATE_HZ // 10  # nothing is said twice, nothing left out

"""The sound harness: what PortAudio plays is heard, and what is spoken is recorded, sample by sample."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from tests.e2e.harness.helper_process import HelperProcess
from tests.e2e.harness.pulse import SAMPLE_RATE_HZ, PulseServer, Samples, likeness, place_of, write_wav

PLAY = """
import sys, wave
import numpy as np, sounddevice
with wave.open(sys.argv[1]) as file:
    samples = np.frombuffer(file.readframes(file.getnframes()), np.int16)
tail = np.zeros(14400, np.int16)  # on stopping PortAudio drops what is queued: about the latency
sounddevice.play(np.concatenate([samples, tail]), 48000, blocking=True, latency=0.2)
"""

RECORD = """
import sys
import numpy as np, sounddevice
blocks = []
with sounddevice.InputStream(48000, channels=1, dtype="int16", latency=0.2) as stream:
    blocks.append(stream.read(4800)[0].copy())
    print("recording", flush=True)
    while sum(map(len, blocks)) < 48000 * float(sys.argv[2]):
        block, lost = stream.read(4800)
        assert not lost
        blocks.append(block.copy())
np.save(sys.argv[1], np.concatenate(blocks)[:, 0])
"""


@pytest.fixture
def noise(tmp_path: Path) -> Samples:
    """One second of noise, which fits itself at one place only."""
    return (np.random.default_rng(7).normal(0, 6000, SAMPLE_RATE_HZ)).clip(-32768, 32767).astype(np.int16)


@contextmanager
def program(text: str, pulse: PulseServer, *arguments: str) -> Iterator[HelperProcess]:
    process = HelperProcess([sys.executable, "-c", text, *arguments], os.environ | pulse.environment)
    try:
        yield process
    finally:
        process.stop()


def test_what_portaudio_plays_is_heard_at_the_monitor(
    pulse: PulseServer, noise: Samples, tmp_path: Path
) -> None:
    write_wav(tmp_path / "noise.wav", noise)
    with pulse.capture() as heard, program(PLAY, pulse, str(tmp_path / "noise.wav")) as player:
        assert player.wait(30) == 0, player.lines
    left = heard.samples[:, 0]
    assert likeness(noise, left) > 0.999
    start = place_of(noise, left)
    assert not left[:start].any()
    assert not left[start + len(noise) :].any()


def test_what_is_spoken_is_recorded_from_first_to_last_sample(
    pulse: PulseServer, noise: Samples, tmp_path: Path
) -> None:
    write_wav(tmp_path / "clip.wav", noise)
    with program(RECORD, pulse, str(tmp_path / "recorded.npy"), "3") as recorder:
        recorder.wait_for_line("recording")
        pulse.feed(tmp_path / "clip.wav")
        assert recorder.wait(30) == 0, recorder.lines
    recorded = np.load(tmp_path / "recorded.npy")
    start = place_of(noise, recorded)
    assert np.array_equal(recorded[start : start + len(noise)], noise)


def test_silence_is_heard_as_silence(pulse: PulseServer) -> None:
    with pulse.capture() as heard:
        heard.wait_for_more(0.2)
    assert len(heard.samples) >= 0.2 * SAMPLE_RATE_HZ
    assert not heard.samples.any()


def test_likeness_tells_a_lost_part(noise: Samples) -> None:
    complete = np.concatenate([np.zeros(5000, np.int16), noise, np.zeros(5000, np.int16)])
    assert likeness(noise, complete) == pytest.approx(1.0)
    lost = np.concatenate([complete[:20000], complete[21000:], np.zeros(1000, np.int16)])
    assert likeness(noise, lost) < 0.9


def test_loudspeakers_come_and_go(pulse: PulseServer) -> None:
    module = pulse.add_speaker("second")
    try:
        pulse.control("set-default-sink", "second")
        assert "Default Sink: second" in pulse.control("info")
        with pulse.capture("second") as heard:
            heard.wait_for_more(0.1)
        assert len(heard.samples)
    finally:
        pulse.unload(module)
    assert "second" not in pulse.control("list", "short", "sinks")


def test_alsa_shows_the_server_as_the_default_device(pulse: PulseServer) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sounddevice; print(sounddevice.query_devices(kind='input')['name'])"],
        env=os.environ | pulse.environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout.strip() == "default"

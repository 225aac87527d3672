"""Player and recorder on a real sound server: what is heard and what is recorded, compared by samples."""

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
from tests.e2e.harness.pulse import (
    SAMPLE_RATE_HZ,
    PulseServer,
    Samples,
    likeness,
    place_of,
    running_pulse,
    write_wav,
)
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.resample import resampled
from vbee_desktop.audio.wav_writer import to_int16

PLAY = """
import sys, threading
from pathlib import Path
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.player import Player
from vbee_desktop.audio.portaudio import SoundCard
pause = threading.Event()
player = Player(SoundCard())
player.load(decode_file(Path(sys.argv[1])))
def until(*states):
    while player.snapshot().state not in states:
        pause.wait(0.002)
    print(player.snapshot().state, player.snapshot().error, flush=True)
"""

PLAY_TO_THE_END = (
    PLAY
    + """
player.play()
until("playing")
until("stopped", "paused")
"""
)  # and out: nothing may be left in a queue that dies with the program

PLAY_A_ROW = (
    PLAY
    + """
player.set_range(0.5, 1.25)
player.play()
until("playing")
until("stopped")
"""
)

PAUSE_AND_GO_ON = (
    PLAY
    + """
player.play()
while player.snapshot().position_s < 0.4:
    pause.wait(0.002)
player.pause()
until("paused")
pause.wait(0.5)
player.play()
until("playing")
until("stopped")
"""
)

RECORD = """
import sys, threading
from pathlib import Path
from vbee_desktop.audio.portaudio import SoundCard
from vbee_desktop.audio.recorder import Recorder
pause = threading.Event()
recorder = Recorder(Path(sys.argv[1]), SoundCard())
recorder.open()
def until(*states):
    while recorder.snapshot().state not in states:
        pause.wait(0.002)
    print(recorder.snapshot().state, flush=True)
until("monitoring")
recorder.start()
until("recording")
until("finished", "failed")
end = recorder.snapshot()
print(end.error.code if end.error else "", end.lost_frames, end.recording.path if end.recording else "")
assert recorder.close()
"""

BUSY = "while True: pass"


def noise(seconds: float, *, seed: int = 5) -> Samples:
    """Noise below 6 kHz, which every resampler on the way leaves alone."""
    wide = np.random.default_rng(seed).standard_normal((round(seconds * 12_000), 1)).astype(np.float32)
    return to_int16(resampled(Clip(wide * np.float32(0.2), 12_000), SAMPLE_RATE_HZ).samples)[:, 0]


def at_rate(sound: Samples, rate: int) -> Samples:
    samples = sound.astype(np.float32)[:, np.newaxis] / np.float32(32768)
    return to_int16(resampled(Clip(samples, SAMPLE_RATE_HZ), rate).samples)[:, 0]


@contextmanager
def program(text: str, pulse: PulseServer, *arguments: str) -> Iterator[HelperProcess]:
    process = HelperProcess([sys.executable, "-c", text, *arguments], os.environ | pulse.environment)
    try:
        yield process
    finally:
        process.stop()


@contextmanager
def busy_cores() -> Iterator[None]:
    hogs = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(os.cpu_count() or 2)]
    try:
        yield
    finally:
        for hog in hogs:
            hog.kill()
            hog.wait()


def heard_from(text: str, pulse: PulseServer, path: Path) -> Samples:
    with pulse.capture() as heard, program(text, pulse, str(path)) as player:
        assert player.wait(60) == 0, player.lines
    return heard.samples[:, 0]


def test_what_the_player_plays_is_heard_to_the_last_sample(pulse: PulseServer, tmp_path: Path) -> None:
    sound = noise(2.0)
    write_wav(tmp_path / "noise.wav", sound)
    heard = heard_from(PLAY_TO_THE_END, pulse, tmp_path / "noise.wav")
    start = place_of(sound, heard)
    np.testing.assert_array_equal(heard[start : start + len(sound)], sound)
    assert not heard[:start].any()
    assert not heard[start + len(sound) :].any()


def test_speech_at_24000_hz_is_heard_as_it_is(pulse: PulseServer, tmp_path: Path) -> None:
    sound = noise(1.0)
    write_wav(tmp_path / "speech.wav", at_rate(sound, 24_000), 24_000)
    heard = heard_from(PLAY_TO_THE_END, pulse, tmp_path / "speech.wav")
    assert likeness(sound, heard) > 0.99


def test_a_row_is_heard_and_nothing_before_or_behind_it(pulse: PulseServer, tmp_path: Path) -> None:
    sound = noise(2.0)
    write_wav(tmp_path / "noise.wav", sound)
    heard = heard_from(PLAY_A_ROW, pulse, tmp_path / "noise.wav")
    row = sound[24_000:60_000]
    start = place_of(row, heard)
    np.testing.assert_array_equal(heard[start : start + len(row)], row)
    assert not heard[:start].any()
    assert not heard[start + len(row) :].any()


def test_nothing_is_missing_after_a_pause(pulse: PulseServer, tmp_path: Path) -> None:
    sound = noise(1.5)
    write_wav(tmp_path / "noise.wav", sound)
    heard = heard_from(PAUSE_AND_GO_ON, pulse, tmp_path / "noise.wav")
    pieces = np.split(np.arange(len(sound)), len(sound) // 2400)
    likest = [likeness(sound[piece], heard) for piece in pieces]
    faded = [piece for piece in likest if piece < 0.999]
    assert len(faded) <= 1  # the 5 ms of the fade
    before, after = place_of(sound[:9600], heard), place_of(sound[-9600:], heard)
    assert after - before - (len(sound) - 9600) > 0.4 * SAMPLE_RATE_HZ  # the pause itself


def test_playing_survives_the_loss_of_its_loudspeaker(pulse: PulseServer, tmp_path: Path) -> None:
    sound = noise(5.0)
    write_wav(tmp_path / "noise.wav", sound)
    module = pulse.add_speaker("headphones")
    pulse.control("set-default-sink", "headphones")
    with pulse.capture() as heard, program(PLAY_TO_THE_END, pulse, str(tmp_path / "noise.wav")) as player:
        player.wait_for_line("playing")
        heard.wait_for_more(1.0)
        pulse.control("set-default-sink", "speaker")
        pulse.unload(module)
        assert player.wait(60) == 0, player.lines
    assert player.lines[-1] == "stopped None", player.lines
    assert likeness(sound[-48_000:], heard.samples[:, 0]) > 0.99


def test_9_8_seconds_are_recorded_complete_while_the_cores_are_busy(
    pulse: PulseServer, tmp_path: Path
) -> None:
    sound = noise(13.0)
    write_wav(tmp_path / "spoken.wav", sound)
    feeding = ["paplay", "--device=room", str(tmp_path / "spoken.wav")]
    with busy_cores(), subprocess.Popen(feeding, env=os.environ | pulse.environment) as speaker:
        with program(RECORD, pulse, str(tmp_path / "recordings")) as recorder:
            assert recorder.wait(60) == 0, recorder.lines
        speaker.terminate()
    error, lost, path = recorder.lines[-1].split(" ")
    assert (error, lost) == ("", "0")
    recorded = to_int16(decode_file(Path(path)).samples)[:, 0]
    assert len(recorded) == 156_800
    spoken = at_rate(sound, 16_000)
    first = place_of(recorded[16_000:32_000], spoken) - 16_000
    for start in range(0, len(recorded), 1600):
        piece = recorded[start : start + 1600].astype(float)
        expected = spoken[first + start : first + start + 1600].astype(float)
        # Between two samples of the server's resampler this noise still fits to 0.78, one sample off to 0.3.
        assert np.corrcoef(piece, expected)[0, 1] > 0.7, f"lost or moved at {start / 16_000} s"


def test_a_microphone_that_falls_silent_keeps_what_was_said(pulse: PulseServer, tmp_path: Path) -> None:
    with program(RECORD, pulse, str(tmp_path / "recordings")) as recorder, pulse.capture() as clock:
        recorder.wait_for_line("recording")
        clock.wait_for_more(2.0)
        pulse.control("suspend-source", "microphone", "1")
        try:
            assert recorder.wait(60) == 0, recorder.lines
        finally:
            pulse.control("suspend-source", "microphone", "0")
    assert_kept(recorder)


def test_a_sound_server_that_dies_keeps_what_was_said_and_ends_playing(tmp_path: Path) -> None:
    write_wav(tmp_path / "noise.wav", noise(5.0))
    with (
        running_pulse() as server,
        program(RECORD, server, str(tmp_path / "recordings")) as recorder,
        program(PLAY_TO_THE_END, server, str(tmp_path / "noise.wav")) as player,
    ):
        recorder.wait_for_line("recording")
        player.wait_for_line("playing")
        with server.capture() as clock:
            clock.wait_for_more(1.5)
        server.stop()
        assert recorder.wait(60) == 0, recorder.lines
        assert player.wait(60) == 0, player.lines
    assert_kept(recorder)
    assert player.lines[-1].startswith("paused no_output"), player.lines


def assert_kept(recorder: HelperProcess) -> None:
    error, _, path = recorder.lines[-1].split(" ")
    assert error == "device_lost"
    assert decode_file(Path(path)).duration_s > 1.5


@pytest.mark.parametrize("kind", ["input", "output"])
def test_a_child_process_finds_the_devices_of_now(pulse: PulseServer, kind: str) -> None:
    text = f"""
from vbee_desktop.audio.devices import find_devices, find_devices_here
found = find_devices({kind!r})
assert found == find_devices_here({kind!r}), found
print(found.error, found.devices[0].name, found.devices[0].is_default, found.devices[0].channels > 0)
"""
    with program(text, pulse) as child:
        assert child.wait(60) == 0, child.lines
    assert child.lines == ["None default True True"]

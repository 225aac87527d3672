"""Microphones that come and go while the program runs, on a real sound server."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.harness.helper_process import HelperProcess
from tests.e2e.harness.pulse import (
    PulseServer,
    Samples,
    likeness,
    room_of,
    running_pulse,
    write_wav,
)
from tests.e2e.test_sound import at_rate, noise
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.wav_writer import to_int16

HEADSET = "headset"
RECORDED_HZ = 16_000

PREPARE = """
import sys, threading
from pathlib import Path
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.devices import find_devices
from vbee_desktop.audio.player import Player
from vbee_desktop.audio.portaudio import SoundCard
from vbee_desktop.audio.recorder import Recorder
from vbee_desktop.core.recording_wish import RecordingWish
pause = threading.Event()
card = SoundCard()
recorder = Recorder(Path(sys.argv[1]), card)
def until(one, *states):
    while one.snapshot().state not in states:
        pause.wait(0.002)
    print(one.snapshot().state, flush=True)
def record(seconds):
    recorder.start(RecordingWish(max_s=seconds))
    until(recorder, "recording")
    until(recorder, "finished", "failed")
    end = recorder.snapshot()
    print(end.error.code if end.error else "", end.lost_frames, end.recording.path, flush=True)
recorder.open()
until(recorder, "monitoring")
"""

RECORD = (
    PREPARE
    + """
record(4.5)
assert recorder.close()
"""
)

OWN_RATE_ONLY = """
import sounddevice

class Stubborn(sounddevice.InputStream):
    # as WASAPI does it: whatever is not the device's own rate is refused
    def __init__(self, *, samplerate, **settings):
        if samplerate != 44100:
            raise sounddevice.PortAudioError("Invalid sample rate")
        super().__init__(samplerate=samplerate, **settings)

sounddevice.InputStream = Stubborn
"""

CHOOSE = (
    PREPARE
    + """
player = Player(card)
player.load(decode_file(Path(sys.argv[2])))
player.play()
until(player, "playing")
while not (found := [device.id for device in find_devices("input").devices if device.name == "headset"]):
    pause.wait(0.1)
recorder.open(found[0])
until(recorder, "failed")
print("refused:", recorder.snapshot().error.facts["reason"], player.snapshot().state, flush=True)
player.pause()
until(player, "paused")
recorder.open(found[0])
until(recorder, "monitoring")
print("chosen", flush=True)
record(3.0)
player.play()
until(player, "playing")
assert player.close() and recorder.close()
"""
)


@pytest.fixture
def server() -> Iterator[PulseServer]:
    """One whose devices may be taken away."""
    with running_pulse() as server:
        yield server


@contextmanager
def program(text: str, server: PulseServer, *arguments: object) -> Iterator[HelperProcess]:
    words = [sys.executable, "-c", text, *(str(argument) for argument in arguments)]
    process = HelperProcess(words, os.environ | server.environment)
    try:
        yield process
    finally:
        process.stop()


def kept_by(process: HelperProcess) -> tuple[str, Samples]:
    """How the recording ended, and its sound."""
    [told] = [line for line in process.lines if line.endswith(".wav")]
    error, lost, path = told.split(" ")
    assert lost == "0"
    return error, to_int16(decode_file(Path(path)).samples)[:, 0]


def test_a_microphone_that_is_plugged_in_can_be_chosen_as_soon_as_nothing_plays(
    server: PulseServer, tmp_path: Path
) -> None:
    music, voice = noise(20.0), noise(2.0, seed=6)
    write_wav(tmp_path / "music.wav", music)
    write_wav(tmp_path / "voice.wav", voice)
    with program(CHOOSE, server, tmp_path, tmp_path / "music.wav") as child:
        child.wait_for_line("playing")
        server.add_microphone(HEADSET)
        child.wait_for_line("refused: in_use playing")
        child.wait_for_line("chosen")
        child.wait_for_line("recording")
        server.feed(tmp_path / "voice.wav", room_of(HEADSET))
        assert child.wait(60) == 0, child.lines
    error, kept = kept_by(child)
    assert error == ""
    assert likeness(at_rate(voice, RECORDED_HZ), kept) > 0.9


def test_a_microphone_that_refuses_our_rate_is_recorded_at_its_own_and_resampled_once(
    server: PulseServer, tmp_path: Path
) -> None:
    voice = noise(1.5)
    write_wav(tmp_path / "voice.wav", voice)
    with program(OWN_RATE_ONLY + PREPARE + "record(3.0)\nassert recorder.close()", server, tmp_path) as child:
        child.wait_for_line("recording")
        server.feed(tmp_path / "voice.wav")
        assert child.wait(60) == 0, child.lines
    error, kept = kept_by(child)
    assert (error, len(kept)) == ("", 3 * RECORDED_HZ)
    assert likeness(at_rate(voice, RECORDED_HZ), kept) > 0.9


def test_a_recording_goes_on_at_the_other_microphone_when_one_is_unplugged(
    server: PulseServer, tmp_path: Path
) -> None:
    before, after = noise(1.0, seed=6), noise(1.0, seed=7)
    write_wav(tmp_path / "before.wav", before)
    write_wav(tmp_path / "after.wav", after)
    server.add_microphone(HEADSET)
    with program(RECORD, server, tmp_path) as child:
        child.wait_for_line("recording")
        server.feed(tmp_path / "before.wav")
        server.unload(server.module_of("microphone"))
        server.feed(tmp_path / "after.wav", room_of(HEADSET))
        assert child.wait(60) == 0, child.lines
    error, kept = kept_by(child)
    assert error == ""
    assert likeness(at_rate(before, RECORDED_HZ), kept) > 0.9
    assert likeness(at_rate(after, RECORDED_HZ), kept) > 0.9


def test_the_last_microphone_that_is_unplugged_leaves_what_was_said(
    server: PulseServer, tmp_path: Path
) -> None:
    voice = noise(1.5)
    write_wav(tmp_path / "voice.wav", voice)
    with program(RECORD, server, tmp_path) as child:
        child.wait_for_line("recording")
        server.feed(tmp_path / "voice.wav")
        server.unload_all_sinks()
        assert child.wait(60) == 0, child.lines
    error, kept = kept_by(child)
    assert error == "device_lost"
    arrived = at_rate(voice, RECORDED_HZ)[: round(1.0 * RECORDED_HZ)]  # the rest was still on its way
    assert likeness(arrived, kept) > 0.9

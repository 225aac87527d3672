from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.audio.fake_card import FakeCard, closing, until
from tests.audio.sounds import inspect_wav, noise, sine, snr_db
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.microphone import LOST_AFTER_S
from vbee_desktop.audio.recorder import Recorder, RecorderSnapshot
from vbee_desktop.audio.recording_file import RecordingFile, recover_recordings
from vbee_desktop.audio.resample import resampled
from vbee_desktop.audio.ring import Ring
from vbee_desktop.audio.wav_writer import Int16, to_int16
from vbee_desktop.core.errors import Code, StorageError

RATE = 16000


def spoken(seconds: float, rate: int = RATE, channels: int = 1, seed: int = 1) -> Int16:
    return to_int16(noise(round(seconds * rate), channels, seed=seed))


def reached(recorder: Recorder, state: str) -> RecorderSnapshot:
    until(lambda: recorder.snapshot().state == state, f"{state}, not {recorder.snapshot()}")
    return recorder.snapshot()


def start(recorder: Recorder, card: FakeCard) -> None:
    recorder.open()
    until(lambda: card.opened, "an open microphone")
    card.record(np.zeros((480, card.stream.channels), np.int16))
    reached(recorder, "monitoring")
    recorder.start()
    reached(recorder, "recording")


def recorded_samples(recorder: Recorder) -> Int16:
    recording = recorder.snapshot().recording
    assert recording
    return to_int16(decode_file(recording.path).samples)


def test_the_level_is_alive_before_recording(card: FakeCard, recorder: Recorder) -> None:
    recorder.open()
    until(lambda: recorder.snapshot().is_open, "an open microphone")
    assert recorder.snapshot().state == "opening"
    card.record(to_int16(sine(0.1, RATE, level=0.5)))
    snapshot = reached(recorder, "monitoring")
    until(lambda: recorder.snapshot().level.peak_dbfs == pytest.approx(-6.0, abs=0.1), "the level")
    assert snapshot.remaining_s == 9.8


def test_every_sample_from_start_to_stop_is_on_the_disk(card: FakeCard, recorder: Recorder) -> None:
    start(recorder, card)
    voice = spoken(3.0)
    card.record(voice)
    until(lambda: recorder.snapshot().recorded_s == 3.0, "three seconds")
    recorder.stop()
    reached(recorder, "stopping")
    last_word = spoken(0.2, seed=7)
    card.record(last_word)
    snapshot = reached(recorder, "finished")
    assert snapshot.recording
    drained = round(card.latency_s * RATE)
    expected = np.concatenate([voice, last_word[:drained]])
    np.testing.assert_array_equal(recorded_samples(recorder), expected)
    assert snapshot.recording.duration_s == len(expected) / RATE
    assert not snapshot.recording.silent
    assert snapshot.is_open


def test_sound_between_the_press_and_the_thread_is_kept(card: FakeCard, recorder: Recorder) -> None:
    recorder.open()
    until(lambda: card.opened, "an open microphone")
    card.record(spoken(0.5, seed=3))
    reached(recorder, "monitoring")
    voice = spoken(9.8)
    recorder.start()
    card.record(voice)
    reached(recorder, "finished")
    np.testing.assert_array_equal(recorded_samples(recorder), voice)


def test_it_stops_by_itself_at_9_8_seconds_to_the_sample(card: FakeCard, recorder: Recorder) -> None:
    start(recorder, card)
    voice = spoken(12.0)
    card.record(voice, block=1024)
    snapshot = reached(recorder, "finished")
    np.testing.assert_array_equal(recorded_samples(recorder), voice[: round(9.8 * RATE)])
    assert snapshot.recording
    assert (snapshot.recorded_s, snapshot.remaining_s, snapshot.recording.duration_s) == (9.8, 0.0, 9.8)


def test_the_file_is_whole_and_alone(card: FakeCard, recorder: Recorder, tmp_path: Path) -> None:
    start(recorder, card)
    card.record(spoken(1.0))
    recorder.close_device()
    recording = reached(recorder, "finished").recording
    assert recording
    assert list(tmp_path.glob("*")) == [recording.path]
    info = inspect_wav(recording.path)
    assert (info.channels, info.bits, info.sample_rate_hz, info.problems) == (1, 16, RATE, ())
    assert recorder.snapshot().is_open is False


def test_start_opens_the_microphone_and_counts_from_the_first_block(
    card: FakeCard, recorder: Recorder
) -> None:
    recorder.start()
    until(lambda: card.opened and card.stream.is_started, "an open microphone")
    assert recorder.snapshot().state == "opening"
    assert recorder.snapshot().recorded_s == 0.0
    voice = spoken(9.8)
    card.record(voice)
    reached(recorder, "finished")
    np.testing.assert_array_equal(recorded_samples(recorder), voice)


def test_a_microphone_of_another_rate_is_resampled_once(tmp_path: Path) -> None:
    card = FakeCard(rates=(44100,), own_rate_hz=44100, channels=2)
    recorder = Recorder(tmp_path, card, clock=card.clock)
    with closing(recorder):
        start(recorder, card)
        voice = sine(9.8, 44100, 997.0, 0.4)
        card.record(to_int16(np.repeat(voice, 2, axis=1)), block=441)
        recording = reached(recorder, "finished").recording
        assert recording
        assert (recording.sample_rate_hz, recording.duration_s) == (RATE, 9.8)
        expected = resampled(Clip(voice, 44100), RATE).samples
        assert snr_db(expected, decode_file(recording.path).samples) > 80
        assert [path.suffix for path in tmp_path.iterdir()] == [".wav"]


def test_the_live_strip_shows_what_was_recorded(card: FakeCard, recorder: Recorder) -> None:
    start(recorder, card)
    voice = spoken(1.02)
    card.record(voice, block=333)
    until(lambda: len(recorder.snapshot().peaks) == 20, "twenty bars")
    bars = recorder.snapshot().peaks
    assert bars[-1][0] == pytest.approx(1.0)
    step = round(0.05 * RATE)
    for number, (end_s, low, high) in enumerate(bars):
        part = voice[number * step : (number + 1) * step].astype(np.float32) / 32768
        assert (low, high) == pytest.approx((part.min(), part.max()))
        assert end_s == pytest.approx((number + 1) * 0.05)


def test_clipping_is_told(card: FakeCard, recorder: Recorder) -> None:
    start(recorder, card)
    card.record(np.full((480, 1), 32767, np.int16))
    until(lambda: recorder.snapshot().clipped, "the clip lamp")
    card.record(spoken(0.5))
    recorder.close_device()
    recording = reached(recorder, "finished").recording
    assert recording
    assert recording.clipped
    assert recording.peak_dbfs == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("offset", [0, -1, 300])
def test_digital_silence_is_flagged(card: FakeCard, recorder: Recorder, offset: int) -> None:
    """A constant offset is no signal either."""
    start(recorder, card)
    card.record(np.full((RATE, 1), offset, np.int16))
    recorder.close_device()
    recording = reached(recorder, "finished").recording
    assert recording
    assert recording.silent


@pytest.mark.parametrize("silently", [True, False])
def test_a_lost_microphone_keeps_what_was_recorded(
    card: FakeCard, recorder: Recorder, silently: bool
) -> None:
    start(recorder, card)
    voice = spoken(4.2)
    card.record(voice)
    until(lambda: recorder.snapshot().recorded_s == 4.2, "4.2 seconds")
    if silently:
        card.wait(LOST_AFTER_S + 0.1)
    else:
        card.stream.is_broken = True
    snapshot = reached(recorder, "failed")
    until(lambda: not recorder.snapshot().is_open, "the microphone closed")
    assert snapshot.error
    assert (snapshot.error.code, snapshot.error.facts["kept_s"]) == (Code.DEVICE_LOST, 4.2)
    np.testing.assert_array_equal(recorded_samples(recorder), voice)


def test_a_microphone_lost_in_review_leaves_the_review(card: FakeCard, recorder: Recorder) -> None:
    start(recorder, card)
    card.record(spoken(9.8))
    reached(recorder, "finished")
    card.stream.is_broken = True
    until(lambda: not recorder.snapshot().is_open, "the microphone closed")
    assert recorder.snapshot().state == "finished"
    assert recorder.snapshot().recording


def test_no_microphone_is_told(card: FakeCard, recorder: Recorder) -> None:
    card.failing = True
    recorder.open()
    snapshot = reached(recorder, "failed")
    assert snapshot.error
    assert snapshot.error.code is Code.NO_INPUT
    card.failing = False
    recorder.start()
    until(lambda: recorder.snapshot().state == "opening", "another try")
    card.record(spoken(9.8))
    reached(recorder, "finished")


def test_a_microphone_that_never_delivers_is_given_up(card: FakeCard, recorder: Recorder) -> None:
    recorder.start()
    until(lambda: card.opened and card.stream.is_started, "an open microphone")
    card.wait(7.0)
    snapshot = reached(recorder, "failed")
    assert snapshot.error
    assert snapshot.error.code is Code.NO_INPUT


def test_cancel_leaves_nothing(card: FakeCard, recorder: Recorder, tmp_path: Path) -> None:
    start(recorder, card)
    card.record(spoken(1.0))
    until(lambda: recorder.snapshot().recorded_s, "some sound")
    recorder.cancel()
    snapshot = reached(recorder, "monitoring")
    assert (snapshot.recorded_s, snapshot.peaks) == (0.0, ())
    assert list(tmp_path.iterdir()) == []


def test_the_level_lives_on_after_a_cancelled_stop(card: FakeCard, recorder: Recorder) -> None:
    start(recorder, card)
    card.record(spoken(1.0))
    recorder.stop()
    reached(recorder, "stopping")
    recorder.cancel()
    reached(recorder, "monitoring")
    card.record(np.full((4800, 1), 32767, np.int16))
    until(lambda: recorder.snapshot().level.peak_dbfs > -0.1, "the level")


def test_a_microphone_that_opens_but_does_not_start_is_given_back(card: FakeCard, recorder: Recorder) -> None:
    card.start_fails = True
    recorder.start()
    reached(recorder, "failed")
    assert card.stream.is_closed


def test_ten_quick_presses_are_harmless(card: FakeCard, recorder: Recorder, tmp_path: Path) -> None:
    recorder.open()
    until(lambda: card.opened, "an open microphone")
    card.record(spoken(0.1))
    reached(recorder, "monitoring")
    for _ in range(10):
        recorder.start()
        recorder.start()
        recorder.stop()
        recorder.stop()
    card.record(spoken(0.5))
    reached(recorder, "finished")
    recorder.close_device()
    until(lambda: not recorder.snapshot().is_open, "the microphone closed")
    assert len(card.opened) == 1
    assert all(inspect_wav(path).frames for path in tmp_path.glob("*.wav"))
    assert [path.suffix for path in tmp_path.iterdir()] == [".wav"]


def test_a_second_recording_does_not_touch_the_first(card: FakeCard, recorder: Recorder) -> None:
    start(recorder, card)
    first_voice, second_voice = spoken(9.8, seed=1), spoken(9.8, seed=2)
    card.record(first_voice)
    first = reached(recorder, "finished").recording
    recorder.start()
    reached(recorder, "recording")
    card.record(second_voice)
    second = reached(recorder, "finished").recording
    assert first
    assert second
    assert first.path != second.path
    np.testing.assert_array_equal(to_int16(decode_file(first.path).samples), first_voice)
    np.testing.assert_array_equal(to_int16(decode_file(second.path).samples), second_voice)


def test_a_disk_that_refuses_is_told(card: FakeCard, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    recorder = Recorder(tmp_path / "file" / "folder", card, clock=card.clock)
    with closing(recorder):
        recorder.start()
        until(lambda: card.opened and card.stream.is_started, "an open microphone")
        card.record(spoken(0.1))
        assert isinstance(reached(recorder, "failed").error, StorageError)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_in_mid_recording_is_told_and_the_sound_so_far_is_kept(tmp_path: Path) -> None:
    """A file size limit of the process stands for the full disk."""
    code = """
import resource, signal, sys
from pathlib import Path
from tests.audio.fake_card import FakeCard, until
from tests.audio.test_recorder import spoken
from vbee_desktop.audio.recorder import Recorder
from vbee_desktop.audio.recording_file import recover_recordings
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
card = FakeCard(channels=1)
recorder = Recorder(Path(sys.argv[1]), card, clock=card.clock)
recorder.start()
until(lambda: card.opened and card.stream.is_started, "an open microphone")
card.record(spoken(9.0))
until(lambda: recorder.snapshot().state == "failed", "failed")
assert recorder.close()
end = recorder.snapshot()
assert recover_recordings(Path(sys.argv[1])) == ()
print(end.error.code, end.recording.path, end.recording.duration_s)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr == ""
    error_code, path, seconds = done.stdout.split()
    assert error_code == "disk"
    assert float(seconds) > 2.5
    kept = to_int16(decode_file(Path(path)).samples)
    np.testing.assert_array_equal(kept, spoken(9.0)[: round(float(seconds) * RATE)])


def test_a_killed_program_leaves_its_recording(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from tests.audio.fake_card import FakeCard, until
from tests.audio.test_recorder import spoken
from vbee_desktop.audio.recorder import Recorder
card = FakeCard(channels=1)
recorder = Recorder(Path(sys.argv[1]), card, clock=card.clock)
recorder.start()
until(lambda: card.opened and card.stream.is_started, "an open microphone")
card.record(spoken(5.3))
until(lambda: recorder.snapshot().recorded_s > 5.2, "five seconds")
print("now", flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout
        assert child.stdout.readline() == "now\n"
        os.kill(child.pid, signal.SIGKILL)
    recovered = recover_recordings(tmp_path)
    assert [recording.duration_s for recording in recovered] == [pytest.approx(5.3, abs=0.1)]
    kept = to_int16(decode_file(recovered[0].path).samples)
    np.testing.assert_array_equal(kept, spoken(5.3)[: len(kept)])
    assert recover_recordings(tmp_path) == ()


def test_a_recording_is_brought_to_the_disk_every_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = RecordingFile(tmp_path, RATE, 1, 10 * RATE)
    seen: list[float] = []
    fsync = os.fsync

    def watched(handle: int) -> None:
        fsync(handle)
        seen.append(file.duration_s)

    monkeypatch.setattr(os, "fsync", watched)
    voice, block = spoken(5.0), RATE // 50
    for at in range(0, len(voice), block):
        file.append(voice[at : at + block])
    file.leave()
    gaps_s = np.diff([0.0, *seen, 5.0])
    assert gaps_s.max() < 1.5


def test_a_part_that_cannot_be_made_whole_keeps_no_other_one_back(tmp_path: Path) -> None:
    for name in ("recording-1-a", "recording-2-b"):
        file = RecordingFile(tmp_path, RATE, 1, 10 * RATE)
        file.append(spoken(0.5))
        file.leave()
        [part] = tmp_path.glob("recording-20*.raw.part")
        part.rename(tmp_path / f"{name}.raw.part")
    (tmp_path / "recording-1-a.wav").mkdir()
    assert [found.path.name for found in recover_recordings(tmp_path)] == ["recording-2-b.wav"]
    assert (tmp_path / "recording-1-a.raw.part").is_file()


def test_the_ring_gives_back_what_was_written_and_tells_what_it_lost() -> None:
    ring = Ring(1000, 2)
    sound = spoken(1.0, channels=2)
    for start_frame in range(0, 2500, 130):
        block = sound[start_frame : start_frame + 130]
        ring.write(block)
        lost, got = ring.read(start_frame, start_frame + len(block))
        assert lost == 0
        np.testing.assert_array_equal(got, block)
    lost, got = ring.read(0, ring.written)
    assert lost == ring.written - 1000
    np.testing.assert_array_equal(got, sound[ring.written - 1000 : ring.written])

"""How a recording is wished for: earlier than the press, longer than one clip; and what it costs to keep."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from tests.audio.fake_card import FakeCard, closing, until
from tests.audio.sounds import noise
from tests.audio.test_recorder import RATE, reached, recorded_samples, spoken
from tests.proofs.small_disk import fill, make_room, small_disk
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.downmix import to_mono
from vbee_desktop.audio.recorder import Recorder
from vbee_desktop.audio.recording_file import RecordingFile, recover_recordings
from vbee_desktop.audio.recording_tally import STRIP_BIN_S, STRIP_BINS
from vbee_desktop.audio.resample import resampled
from vbee_desktop.audio.ring import Ring
from vbee_desktop.audio.wav_writer import Int16, to_int16
from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.recording_wish import RecordingWish


def listen(recorder: Recorder, card: FakeCard, before: Int16) -> None:
    """The microphone is open and has heard ``before``."""
    recorder.open()
    until(lambda: card.opened, "an open microphone")
    card.record(before)
    reached(recorder, "monitoring")


@pytest.mark.parametrize("heard_s", [0.2, 3.0, 30.0])
def test_a_pre_roll_keeps_what_was_said_just_before_the_press(
    card: FakeCard, recorder: Recorder, heard_s: float
) -> None:
    before, voice = spoken(heard_s, seed=2), spoken(9.8)
    listen(recorder, card, before)
    recorder.start(RecordingWish(pre_roll_s=0.5))
    card.record(voice)
    assert reached(recorder, "finished").recorded_s == 9.8
    expected = np.concatenate([before[-round(0.5 * RATE) :], voice])[: round(9.8 * RATE)]
    np.testing.assert_array_equal(recorded_samples(recorder), expected)


def test_a_pre_roll_takes_nothing_from_the_recording_before(card: FakeCard, recorder: Recorder) -> None:
    listen(recorder, card, spoken(1.0, seed=2))
    recorder.start()
    card.record(spoken(9.8, seed=3))
    reached(recorder, "finished")
    card.record(between := spoken(0.1, seed=4))
    recorder.start(RecordingWish(pre_roll_s=0.5))
    reached(recorder, "recording")
    card.record(voice := spoken(9.8, seed=5))
    reached(recorder, "finished")
    expected = np.concatenate([between, voice])[: round(9.8 * RATE)]
    np.testing.assert_array_equal(recorded_samples(recorder), expected)


def test_a_chained_recording_goes_on_past_a_clip_and_is_one_file(card: FakeCard, recorder: Recorder) -> None:
    listen(recorder, card, spoken(0.1, seed=2))
    recorder.start(RecordingWish(max_s=25.0))
    voice = spoken(26.0)
    card.record(voice[: 15 * RATE])
    until(lambda: recorder.snapshot().recorded_s == 15.0, "15 seconds")
    assert recorder.snapshot().remaining_s == 10.0
    card.record(voice[15 * RATE :])
    snapshot = reached(recorder, "finished")
    np.testing.assert_array_equal(recorded_samples(recorder), voice[: 25 * RATE])
    ends = [end_s for end_s, _, _ in snapshot.peaks]
    assert len(ends) == STRIP_BINS
    assert ends == pytest.approx([25.0 - step * STRIP_BIN_S for step in reversed(range(STRIP_BINS))])


def test_a_long_recording_costs_no_memory(tmp_path: Path) -> None:
    """A minute and a half from a stereo microphone at 48 kHz are 17 MB on the disk."""
    file = RecordingFile(tmp_path, 48_000, 2, 90 * 48_000)
    block = to_int16(noise(48_000, 2))
    tracemalloc.start()
    for _ in range(90):
        file.append(block)
    recording = file.finish()
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < 6_000_000
    assert recording.duration_s == 90.0
    assert recording.path.stat().st_size == 44 + 90 * RATE * 2


def test_what_a_stereo_microphone_of_another_rate_heard_is_converted_once(tmp_path: Path) -> None:
    voice = noise(100_000, 2)
    file = RecordingFile(tmp_path, 44_100, 2, 1_000_000)
    for start in range(0, len(voice), 777):
        file.append(to_int16(voice[start : start + 777]))
    recording = file.finish()
    exact = to_int16(voice).astype(np.float32) / np.float32(32768)
    expected = to_int16(resampled(Clip(to_mono(exact), 44_100), RATE).samples)
    np.testing.assert_array_equal(to_int16(decode_file(recording.path).samples), expected)


def test_a_full_disk_keeps_what_was_recorded_until_there_is_room(tmp_path: Path) -> None:
    """There is no room to convert what a 48 kHz microphone delivered: it is made whole at the next start."""
    with small_disk(tmp_path / "disk") as disk:
        fill(disk, left_bytes=400_000)
        file = RecordingFile(disk, 48_000, 1, 10 * 48_000)
        voice = to_int16(noise(10 * 48_000))
        with pytest.raises(StorageError):
            file.append(voice)
        with pytest.raises(StorageError):
            file.finish()
        make_room(disk)
        [recording] = recover_recordings(disk)
        assert recording.duration_s > 3.5
        assert not list(disk.glob("*.part"))


def test_a_full_disk_keeps_what_was_recorded_at_once_where_nothing_must_be_converted(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        fill(disk, left_bytes=100_000)
        card = FakeCard(channels=1)
        recorder = Recorder(disk, card, clock=card.clock)
        with closing(recorder):
            voice = spoken(9.0)
            recorder.start()
            until(lambda: card.opened, "an open microphone")
            card.record(voice)
            snapshot = reached(recorder, "failed")
            assert isinstance(snapshot.error, StorageError)
            kept = recorded_samples(recorder)
            assert len(kept) > 2.5 * RATE
            assert snapshot.error.facts["kept_s"] == len(kept) / RATE
            np.testing.assert_array_equal(kept, voice[: len(kept)])


def test_the_callback_copies_and_keeps_nothing() -> None:
    ring, block = Ring(16_000, 1), spoken(0.03)
    ring.write(block)
    tracemalloc.start()
    for _ in range(2000):
        ring.write(block)
    kept_bytes, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept_bytes < 500
    assert peak_bytes < 2000

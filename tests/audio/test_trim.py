from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.audio.sounds import inspect_wav
from tests.audio.test_recorder import RATE, spoken
from tests.proofs.small_disk import fill, small_disk
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.recording_file import Recording, RecordingFile
from vbee_desktop.audio.recording_tally import OUTLINE_BARS, STRIP_BIN_S
from vbee_desktop.audio.trim import trim_recording
from vbee_desktop.audio.wav_writer import Int16, to_int16
from vbee_desktop.core.errors import StorageError


def recording_of(folder: Path, sound: Int16) -> Recording:
    file = RecordingFile(folder, RATE, 1, len(sound))
    file.append(sound)
    return file.finish()


def samples_of(path: Path) -> Int16:
    return to_int16(decode_file(path).samples)


@pytest.mark.parametrize(("start_s", "end_s"), [(0.0, 7.0), (1.25, 4.5), (8.95, 9.0), (0.0, 9.0)])
def test_what_is_kept_is_the_stretch_to_the_sample(tmp_path: Path, start_s: float, end_s: float) -> None:
    voice = spoken(9.0)
    whole = recording_of(tmp_path, voice)
    kept = trim_recording(whole.path, start_s, end_s)
    np.testing.assert_array_equal(samples_of(kept.path), voice[round(start_s * RATE) : round(end_s * RATE)])
    assert kept.duration_s == pytest.approx(end_s - start_s)
    assert not inspect_wav(kept.path).problems
    np.testing.assert_array_equal(samples_of(whole.path), voice)


def test_another_stretch_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    whole = recording_of(tmp_path, spoken(3.0))
    first = trim_recording(whole.path, 0.5, 3.0)
    second = trim_recording(whole.path, 1.0, 3.0, instead_of=first.path)
    assert sorted(tmp_path.iterdir()) == sorted([whole.path, second.path])
    again = trim_recording(whole.path, 1.0, 3.0, instead_of=second.path)
    assert again == second
    assert again.path.is_file()


def test_a_stretch_without_signal_is_digital_silence(tmp_path: Path) -> None:
    sound = np.concatenate([spoken(1.0), np.zeros((RATE, 1), np.int16)])
    whole = recording_of(tmp_path, sound)
    assert not whole.silent
    assert trim_recording(whole.path, 1.0, 2.0).silent


def test_a_full_disk_leaves_the_recording(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        voice = spoken(5.0)
        whole = recording_of(disk, voice)
        fill(disk)
        with pytest.raises(StorageError):
            trim_recording(whole.path, 1.0, 4.0)
        np.testing.assert_array_equal(samples_of(whole.path), voice)
        assert not list(disk.glob("*.part"))


@pytest.mark.parametrize("seconds", [0.4, 19.9, 20.1, 63.0])
def test_the_outline_of_a_recording_of_any_length_fits_a_picture(tmp_path: Path, seconds: float) -> None:
    voice = spoken(seconds)
    file = RecordingFile(tmp_path, RATE, 1, len(voice))
    for start in range(0, len(voice), 3333):
        file.append(voice[start : start + 3333])
    outline = file.finish().outline
    assert len(outline.bars) <= OUTLINE_BARS
    assert len(outline.bars) * outline.bar_s == pytest.approx(seconds, abs=outline.bar_s)
    step = round(outline.bar_s * RATE)
    whole_bins = voice[: len(voice) // round(STRIP_BIN_S * RATE) * round(STRIP_BIN_S * RATE)]
    for number, bar in enumerate(outline.bars):
        part = whole_bins[number * step : (number + 1) * step].astype(np.float32) / 32768
        assert bar == pytest.approx((part.min(), part.max()))

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.audio.sounds import noise, noise_clip
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.encode import mp3_rate_hz, write_mp3, write_wav
from vbee_desktop.audio.mp3_gate import first_frame_offset, read_frame
from vbee_desktop.core.errors import BadInput, Code, StorageError

if TYPE_CHECKING:
    from pathlib import Path


def frame_headers(path: Path) -> set[tuple[int, int, int]]:
    """(rate, kbps, channels) of every frame of an MP3."""
    data = path.read_bytes()
    offset, found = first_frame_offset(data), set()
    while frame := read_frame(data, offset):
        found.add((frame.sample_rate_hz, frame.bitrate_kbps, frame.channels))
        offset += frame.length_bytes
    assert offset == len(data)
    return found


@pytest.mark.parametrize("kbps", [8, 16, 32, 64, 128])
@pytest.mark.parametrize("rate", [8000, 22050, 44100])
def test_mp3_obeys_the_bitrate_in_every_frame(tmp_path: Path, kbps: int, rate: int) -> None:
    path = tmp_path / "a.mp3"
    expected_rate = mp3_rate_hz(rate, kbps)
    assert write_mp3(path, noise_clip(1.0, rate), kbps) == expected_rate
    assert frame_headers(path) == {(expected_rate, kbps, 1)}
    assert decode_file(path).duration_s == pytest.approx(1.0, abs=0.2)


@pytest.mark.parametrize(
    ("rate", "kbps", "expected"),
    [
        (44100, 128, 44100),
        (44100, 16, 24000),
        (48000, 8, 24000),
        (8000, 128, 16000),
        (96000, 128, 48000),
        (8000, 8, 8000),
    ],
)
def test_mp3_rate_moves_only_where_mp3_demands_it(rate: int, kbps: int, expected: int) -> None:
    assert mp3_rate_hz(rate, kbps) == expected


def test_mp3_at_128_keeps_the_exact_length(tmp_path: Path) -> None:
    write_mp3(tmp_path / "a.mp3", Clip(noise(44177, 2), 22050), 128)
    clip = decode_file(tmp_path / "a.mp3")
    assert (clip.frames, clip.channels) == (44177, 2)


def test_mp3_refuses_an_unknown_bitrate(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        write_mp3(tmp_path / "a.mp3", noise_clip(0.1), 100)
    assert caught.value.code is Code.BAD_SETTING
    assert list(tmp_path.iterdir()) == []


def test_wav_round_trip_is_exact(tmp_path: Path) -> None:
    clip = Clip(np.rint(noise(5000, 2) * 32768).astype(np.float32) / np.float32(32768), 44100)
    write_wav(tmp_path / "a.wav", clip)
    back = decode_file(tmp_path / "a.wav")
    np.testing.assert_array_equal(back.samples, clip.samples)
    assert back.sample_rate_hz == 44100
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.parametrize("write", [write_wav, lambda path, clip: write_mp3(path, clip, 128)])
def test_a_folder_that_is_gone_is_named_and_nothing_is_left(tmp_path: Path, write: object) -> None:
    path = tmp_path / "gone" / "a.wav"
    with pytest.raises(StorageError) as caught:
        write(path, noise_clip(0.1))  # type: ignore[operator]
    assert caught.value.facts["path"] == str(path.parent)
    assert caught.value.facts["reason"] == "no_folder"

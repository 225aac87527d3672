"""Parts of a script become one file, sample by sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.audio.sounds import noise_clip, sine
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.encode import write_wav
from vbee_desktop.audio.join import join_mp3, join_wav
from vbee_desktop.core.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path


def parts_in(folder: Path, *clips: Clip) -> list[Path]:
    paths = [folder / f"part-{number}.wav" for number in range(len(clips))]
    for path, clip in zip(paths, clips, strict=True):
        write_wav(path, clip)
    return paths


def test_not_a_sample_is_changed_lost_or_added(tmp_path: Path) -> None:
    paths = parts_in(tmp_path, *(noise_clip(0.3 + number / 7, 22050, seed=number) for number in range(5)))
    joined = join_wav(paths, tmp_path / "whole.wav")
    sounds = [decode_file(path).samples for path in paths]
    whole = decode_file(tmp_path / "whole.wav")
    assert np.array_equal(whole.samples, np.concatenate(sounds))
    assert joined.ends == tuple(np.cumsum([len(sound) for sound in sounds]))
    assert joined.duration_s == whole.duration_s


def test_an_mp3_has_no_seam_between_its_parts(tmp_path: Path) -> None:
    tone = sine(2.0, 44100)
    paths = parts_in(tmp_path, *(Clip(part.copy(), 44100) for part in np.split(tone, [20011, 47000])))
    joined = join_mp3(paths, tmp_path / "whole.mp3", 128)
    heard = decode_file(tmp_path / "whole.mp3").samples[:, 0]
    middle = heard[4000:80000]
    steps = np.abs(np.diff(middle))
    assert joined.ends == (20011, 47000, 88200)
    assert steps.max() < 1.1 * 0.5 * 2 * np.pi * 440 / 44100  # no step is steeper than the tone itself


def test_a_low_bitrate_lowers_the_rate_of_the_whole(tmp_path: Path) -> None:
    paths = parts_in(tmp_path, noise_clip(1.0, 48000), noise_clip(1.0, 48000, seed=2))
    join_mp3(paths, tmp_path / "whole.mp3", 8)
    clip = decode_file(tmp_path / "whole.mp3")
    assert clip.sample_rate_hz == 24000
    assert clip.duration_s == pytest.approx(2.0, abs=0.2)


def test_other_rates_and_channels_are_brought_to_the_first_ones(tmp_path: Path) -> None:
    paths = parts_in(tmp_path, noise_clip(1.0, 24000), noise_clip(0.5, 48000, channels=2))
    joined = join_wav(paths, tmp_path / "whole.wav")
    assert joined.ends == (24000, 36000)
    assert joined.sample_rate_hz == 24000


def test_a_damaged_part_leaves_nothing_behind(tmp_path: Path) -> None:
    paths = parts_in(tmp_path, noise_clip(0.2), noise_clip(0.2))
    paths[1].write_bytes(b"RIFF....")
    with pytest.raises(BadInput):
        join_wav(paths, tmp_path / "whole.wav")
    with pytest.raises(BadInput):
        join_mp3(paths, tmp_path / "whole.mp3", 128)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["part-0.wav", "part-1.wav"]

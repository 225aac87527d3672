from __future__ import annotations

import numpy as np
import pytest

from tests.audio.sounds import noise
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.level import FLOOR_DBFS, measure
from vbee_desktop.audio.peaks import peak_levels


@pytest.mark.parametrize("channels", [1, 2, 3])
@pytest.mark.parametrize("frames", [1, 255, 256, 257, 512, 300_001])
def test_peaks_are_those_of_the_naive_way(frames: int, channels: int) -> None:
    samples = noise(frames, channels)
    levels = peak_levels(Clip(samples, 16000))
    assert [level.frames_per_bin for level in levels] == [256 << step for step in range(len(levels))]
    assert len(levels[-1].low) == 1
    for level in levels:
        bins = [samples[at : at + level.frames_per_bin] for at in range(0, frames, level.frames_per_bin)]
        np.testing.assert_array_equal(level.low, [part.min() for part in bins])
        np.testing.assert_array_equal(level.high, [part.max() for part in bins])


def test_a_clip_without_frames_has_no_picture() -> None:
    assert peak_levels(Clip(np.zeros((0, 1), np.float32), 16000)) == ()


def test_sound_over_full_scale_is_drawn_at_full_scale() -> None:
    level = peak_levels(Clip(np.array([[3.0], [-2.0]], np.float32), 8000))[0]
    assert (level.low[0], level.high[0]) == (-1.0, 1.0)


def test_level_of_known_signals() -> None:
    full = np.array([32767, -32768] * 500, np.int16)
    assert measure(full).rms_dbfs == pytest.approx(0.0, abs=0.001)
    assert measure(full).clipped
    half = np.full((100, 2), 0.5, np.float32)
    assert measure(half).rms_dbfs == pytest.approx(-6.02, abs=0.01)
    assert measure(half).peak_dbfs == pytest.approx(-6.02, abs=0.01)
    assert not measure(half).clipped
    assert measure(np.zeros(10, np.int16)).peak_dbfs == FLOOR_DBFS
    assert measure(np.zeros(0, np.int16)).rms_dbfs == FLOOR_DBFS

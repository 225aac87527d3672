"""The picture of a clip: lowest and highest sample per
bin, in bins of 256 frames and every doubling above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from vbee_desktop.audio.clip import Clip, Samples

BASE_BIN_FRAMES = 256
CHUNK_BINS = 256
"""Bins whose samples (256 kB) stay in the processor's cache between looking for the lowest and for the
highest. A second thread beside this one makes it no faster where two cores share their way to the memory.
"""

Bounds = NDArray[np.float32]


class PeakLevel(NamedTuple):
    """One zoom step: per bin of ``frames_per_bin`` frames the
    lowest and the highest sample, float32, full scale ±1.0.

    All channels count as one. The last bin may be shorter.
    """

    frames_per_bin: int
    low: Bounds
    high: Bounds


PeakLevels = tuple[PeakLevel, ...]
"""Finest first; the last has one bin."""


def peak_levels(clip: Clip) -> PeakLevels:
    """All zoom steps of a clip; empty for a clip without frames."""
    if not clip.frames:
        return ()
    low, high = _base_level(np.ascontiguousarray(clip.samples), BASE_BIN_FRAMES)
    np.clip(low, -1.0, 1.0, out=low)
    np.clip(high, -1.0, 1.0, out=high)
    levels = [PeakLevel(BASE_BIN_FRAMES, low, high)]
    while len(levels[-1].low) > 1:
        levels.append(_halved(levels[-1]))
    return tuple(levels)


def _base_level(samples: Samples, bin_frames: int) -> tuple[Bounds, Bounds]:
    frames, channels = samples.shape
    bins = -(-frames // bin_frames)
    low, high = np.empty(bins, np.float32), np.empty(bins, np.float32)
    flat, step = samples.reshape(-1), bin_frames * channels
    edges = np.arange(0, CHUNK_BINS * step, step)
    for first in range(0, bins, CHUNK_BINS):
        last = min(first + CHUNK_BINS, bins)
        chunk = flat[first * step : last * step]
        np.minimum.reduceat(chunk, edges[: last - first], out=low[first:last])
        np.maximum.reduceat(chunk, edges[: last - first], out=high[first:last])
    return low, high


def _halved(level: PeakLevel) -> PeakLevel:
    low = np.minimum(level.low[:-1:2], level.low[1::2])
    high = np.maximum(level.high[:-1:2], level.high[1::2])
    if len(level.low) % 2:
        low, high = np.append(low, level.low[-1]), np.append(high, level.high[-1])
    return PeakLevel(level.frames_per_bin * 2, low, high)

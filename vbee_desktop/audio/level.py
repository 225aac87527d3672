"""How loud a block of sound is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FLOOR_DBFS = -120.0
CLIPPED_FROM = 32767 / 32768
DIGITAL_SILENCE_DBFS = -90.0
"""Peak below which a recording holds no signal: a microphone that is denied delivers zeros."""


@dataclass(frozen=True, slots=True)
class Level:
    """Root mean square and peak in dBFS (0 = full scale,
    a full-scale square wave's RMS is 0), at least −120.
    """

    rms_dbfs: float = FLOOR_DBFS
    peak_dbfs: float = FLOOR_DBFS
    clipped: bool = False


QUIET = Level()


def measure(block: NDArray[Any]) -> Level:
    """Level of int16 or float32 samples of any shape; all channels count as one signal."""
    if block.size == 0:
        return Level()
    scale = 1 / 32768 if block.dtype == np.int16 else 1.0
    values = block.reshape(-1).astype(np.float64)
    peak = float(np.abs(values).max()) * scale
    rms = math.sqrt(float(np.dot(values, values)) / values.size) * scale
    return Level(to_dbfs(rms), to_dbfs(peak), peak >= CLIPPED_FROM)


def to_dbfs(amplitude: float) -> float:
    """Decibels relative to full scale, at least −120."""
    return max(FLOOR_DBFS, 20 * math.log10(amplitude)) if amplitude > 0 else FLOOR_DBFS


def peak_dbfs(block: NDArray[Any]) -> float:
    """Peak of float32 samples (frames, channels) around
    each channel's mean: a constant offset is no signal.
    """
    if block.size == 0:
        return FLOOR_DBFS
    centre = block.mean(axis=0, dtype=np.float64)
    swing = np.maximum(block.max(axis=0) - centre, centre - block.min(axis=0))
    return to_dbfs(float(swing.max()))

"""Decoded sound in memory."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """Sound as float32 of shape (frames, channels), full scale ±1.0, finite. The array is made read-only."""

    samples: Samples
    sample_rate_hz: int

    def __post_init__(self) -> None:
        if self.samples.ndim != 2 or self.samples.dtype != np.float32 or self.sample_rate_hz <= 0:
            raise ValueError("a clip is float32 (frames, channels) at a positive rate")
        self.samples.setflags(write=False)

    @property
    def frames(self) -> int:
        """Samples per channel."""
        return int(self.samples.shape[0])

    @property
    def channels(self) -> int:
        """Number of channels."""
        return int(self.samples.shape[1])

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.frames / self.sample_rate_hz

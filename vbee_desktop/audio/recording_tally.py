"""What is known of a recording while it is made, without keeping its sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vbee_desktop.audio.downmix import channel_products
from vbee_desktop.audio.level import CLIPPED_FROM, FLOOR_DBFS, to_dbfs

if TYPE_CHECKING:
    from vbee_desktop.audio.wav_writer import Int16

STRIP_BIN_S = 0.05
"""Width of one bar of the live strip: 196 bars in 9.8 s."""

STRIP_BINS = 200
"""The last 10 s: a strip shows no more, and a recording may be long."""

FULL_SCALE = 32768

Bars = tuple[tuple[float, float, float], ...]


class Tally:
    """Counts int16 blocks (frames, channels) of one recording: its length, its level, its last bars."""

    def __init__(self, sample_rate_hz: int, channels: int) -> None:
        self.sample_rate_hz = sample_rate_hz
        self.channels = channels
        self.frames = 0
        self.bars: Bars = ()
        self.products = np.zeros((channels, channels))
        """For `downmix.mix_weights`."""
        self._lowest = np.zeros(channels)
        self._highest = np.zeros(channels)
        self._sum = np.zeros(channels)
        self._bin_frames = round(STRIP_BIN_S * sample_rate_hz)
        self._bins = 0
        self._rest = np.zeros((0, channels), np.int16)

    @property
    def duration_s(self) -> float:
        """Of all blocks."""
        return self.frames / self.sample_rate_hz

    @property
    def peak_dbfs(self) -> float:
        """The highest sample of any channel."""
        return to_dbfs(self._peak)

    @property
    def swing_dbfs(self) -> float:
        """The peak around each channel's mean: a constant offset is no signal."""
        if not self.frames:
            return FLOOR_DBFS
        centre = self._sum / self.frames
        swing = np.maximum(self._highest - centre, centre - self._lowest)
        return to_dbfs(float(swing.max()) / FULL_SCALE)

    @property
    def clipped(self) -> bool:
        """Whether full scale was reached."""
        return self._peak >= CLIPPED_FROM

    def add(self, block: Int16) -> None:
        """Count a block of at least one frame."""
        lowest, highest = block.min(axis=0), block.max(axis=0)
        self._lowest = np.minimum(self._lowest, lowest) if self.frames else lowest.astype(np.float64)
        self._highest = np.maximum(self._highest, highest) if self.frames else highest.astype(np.float64)
        self._sum += block.sum(axis=0, dtype=np.float64)
        if self.channels > 1:
            self.products += channel_products(block)
        self.frames += len(block)
        self._extend_bars(block)

    @property
    def _peak(self) -> float:
        return float(max(self._highest.max(), -self._lowest.min(), 0.0)) / FULL_SCALE

    def _extend_bars(self, block: Int16) -> None:
        """Add the bars that are complete now."""
        rest = np.concatenate([self._rest, block])
        count = len(rest) // self._bin_frames
        self._rest = rest[count * self._bin_frames :]
        if not count:
            return
        bins = rest[: count * self._bin_frames].reshape(count, -1).astype(np.float32) / np.float32(FULL_SCALE)
        ends = [(self._bins + step) * STRIP_BIN_S for step in range(1, count + 1)]
        fresh = zip(ends, bins.min(axis=1).tolist(), bins.max(axis=1).tolist(), strict=True)
        self._bins += count
        self.bars = (*self.bars, *fresh)[-STRIP_BINS:]

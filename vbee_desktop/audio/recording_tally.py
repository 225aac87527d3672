"""What is known of a recording while it is made, without keeping its sound."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
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

OUTLINE_BARS = 400
"""Of a whole recording, however long it is: as many as a narrow picture shows."""

FULL_SCALE = 32768

Bars = tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole recording in bars of ``bar_s`` (the last one may be shorter): (lowest, highest), ±1.0."""

    bar_s: float
    bars: tuple[tuple[float, float], ...]


NOTHING_DRAWN = Outline(STRIP_BIN_S, ())


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
        self._outline: list[tuple[float, float]] = []
        self._bins_per_outline_bar = 1

    @property
    def outline(self) -> Outline:
        """All that was counted, in at most `OUTLINE_BARS`."""
        return Outline(STRIP_BIN_S * self._bins_per_outline_bar, tuple(self._outline))

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
        fresh = list(zip(bins.min(axis=1).tolist(), bins.max(axis=1).tolist(), strict=True))
        ends = [(self._bins + step) * STRIP_BIN_S for step in range(1, count + 1)]
        ended = ((end_s, *extremes) for end_s, extremes in zip(ends, fresh, strict=True))
        self.bars = (*self.bars, *ended)[-STRIP_BINS:]
        for extremes in fresh:
            self._extend_outline(extremes)

    def _extend_outline(self, extremes: tuple[float, float]) -> None:
        if self._bins % self._bins_per_outline_bar:
            self._outline[-1] = _union(self._outline[-1], extremes)
        else:
            self._outline.append(extremes)
        self._bins += 1
        if len(self._outline) > OUTLINE_BARS:
            pairs = zip_longest(self._outline[::2], self._outline[1::2], fillvalue=self._outline[-1])
            self._outline = [_union(one, other) for one, other in pairs]
            self._bins_per_outline_bar *= 2


def _union(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return min(one[0], other[0]), max(one[1], other[1])

"""Slower speech than espeak-ng can speak: overlapping frames laid further apart, each where it fits best
(WSOLA).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FRAME_SAMPLES = 660
"""30 ms at 22050 Hz."""
SEARCH_SAMPLES = 200
"""9 ms: a little more than one period of the lowest voice used."""


def stretch(samples: NDArray[np.int16], factor: float) -> NDArray[np.int16]:
    """``factor`` (at least 1) times as long, at the same pitch."""
    if factor <= 1.001 or len(samples) < 2 * FRAME_SAMPLES:
        return samples
    hop = FRAME_SAMPLES // 2
    source = np.concatenate(
        [np.zeros(SEARCH_SAMPLES), samples, np.zeros(FRAME_SAMPLES + 2 * SEARCH_SAMPLES)]
    ).astype(np.float32)
    window = np.hanning(FRAME_SAMPLES).astype(np.float32)
    length = int(len(samples) * factor)
    out = np.zeros(length + 2 * FRAME_SAMPLES, np.float32)
    weight = np.zeros_like(out)
    wanted = source[SEARCH_SAMPLES : SEARCH_SAMPLES + FRAME_SAMPLES]
    for at in range(0, length, hop):
        start = _best_start(source, wanted, min(int(at / factor), len(samples)))
        out[at : at + FRAME_SAMPLES] += source[start : start + FRAME_SAMPLES] * window
        weight[at : at + FRAME_SAMPLES] += window
        wanted = source[start + hop : start + hop + FRAME_SAMPLES]
    level = out[:length] / np.maximum(weight[:length], 1e-3)
    return np.clip(level, -32768, 32767).astype(np.int16)


def _best_start(source: NDArray[np.float32], wanted: NDArray[np.float32], around: int) -> int:
    """Where in ``source`` (which begins with the search margin) the frame goes on most like
    the last one did.
    """
    region = source[around : around + FRAME_SAMPLES + 2 * SEARCH_SAMPLES]
    if len(wanted) < FRAME_SAMPLES or len(region) < FRAME_SAMPLES:
        return min(around + SEARCH_SAMPLES, len(source) - FRAME_SAMPLES)
    likeness = np.correlate(region, wanted, mode="valid")
    energy = np.convolve(region * region, np.ones(FRAME_SAMPLES, np.float32), mode="valid")
    best = int(np.argmax(likeness / np.sqrt(energy + 1e3)))
    return min(around + best, len(source) - FRAME_SAMPLES)

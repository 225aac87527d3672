"""Many channels to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from vbee_desktop.audio.clip import Samples

CANCELLED = 0.25
"""A mix 12 dB below its loudest channel is not a mix
but channels that cancel each other (a reversed wire).
"""

BLOCK_FRAMES = 1 << 16


def to_mono(samples: Samples) -> Samples:
    """(frames, channels) to (frames, 1): the mean of the channels that carry sound.

    Silent channels are left out, so that one voice in 5.1 keeps its level;
    where channels cancel each other the loudest one is taken alone.
    """
    if samples.shape[1] == 1:
        return samples
    levels = _levels(samples)
    loudest = float(levels.max())
    if loudest == 0.0:
        return np.zeros((len(samples), 1), np.float32)
    mixed = np.ascontiguousarray(samples[:, levels > 0].mean(axis=1, dtype=np.float32)[:, np.newaxis])
    if float(_levels(mixed)[0]) < CANCELLED * loudest:
        return np.ascontiguousarray(samples[:, [int(levels.argmax())]])
    return mixed


def _levels(samples: Samples) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Root mean square of each channel."""
    total = np.zeros(samples.shape[1])
    for start in range(0, len(samples), BLOCK_FRAMES):
        block = samples[start : start + BLOCK_FRAMES].astype(np.float64)
        total += np.einsum("fc,fc->c", block, block)
    return np.sqrt(total / max(1, len(samples)))

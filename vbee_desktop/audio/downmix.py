"""Many channels to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from vbee_desktop.audio.clip import Samples

CANCELLED = 0.25
"""A mix 12 dB below its loudest channel is not a mix
but channels that cancel each other (a reversed wire).
"""

BLOCK_FRAMES = 1 << 16

Products = NDArray[np.float64]
"""Sums of the products of each pair of channels, of shape (channels, channels): those of two stretches of
sound are added up to those of both.
"""


def to_mono(samples: Samples) -> Samples:
    """(frames, channels) to (frames, 1): the mean of the channels that carry sound.

    Silent channels are left out, so that one voice in 5.1 keeps its level;
    where channels cancel each other the loudest one is taken alone.
    """
    if samples.shape[1] == 1:
        return samples
    total = np.zeros((samples.shape[1],) * 2)
    for start in range(0, len(samples), BLOCK_FRAMES):
        total += channel_products(samples[start : start + BLOCK_FRAMES])
    return mixed(samples, mix_weights(total))


def channel_products(block: Samples | NDArray[np.int16]) -> Products:
    """What `mix_weights` needs to know of a stretch of sound, (frames, channels)."""
    wide = block.astype(np.float32, copy=False)
    return (wide.T @ wide).astype(np.float64)


def mix_weights(products: Products) -> Samples:
    """The share that each channel has in the mix, float32 of shape (channels,)."""
    powers = np.diagonal(products)
    is_heard = powers > 0
    weights = is_heard.astype(np.float64) / max(1, int(is_heard.sum()))
    if float(weights @ products @ weights) < CANCELLED**2 * float(powers.max()):
        weights = np.zeros(len(powers))
        weights[powers.argmax()] = 1.0
    return weights.astype(np.float32)


def mixed(samples: Samples, weights: Samples) -> Samples:
    """(frames, channels) to (frames, 1)."""
    mix: Samples = samples[:, :1] * weights[0]  # a product of matrices this thin is slow
    for channel in range(1, samples.shape[1]):
        mix += samples[:, channel : channel + 1] * weights[channel]
    return mix

"""How loud speech is heard to be, so that voices can be compared fairly: a louder one always seems better.

Integrated loudness of ITU-R BS.1770-4: K weighting, blocks of 400 ms, gates at -70 LUFS and 10 LU below what
passes the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from vbee_desktop.audio.clip import Clip

BLOCK_S, STEP_S = 0.4, 0.1
SILENCE_LUFS = -70.0
RELATIVE_GATE_LU = -10.0
_OFFSET_LU = -0.691
# The two filters of K weighting as analogue prototypes, so that any sample rate has them.
_SHELF_HZ, _SHELF_DB, _SHELF_Q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
_HIGH_PASS_HZ, _HIGH_PASS_Q = 38.13547087602444, 0.5003270373238773


def loudness_lufs(clip: Clip) -> float:
    """Integrated loudness in LUFS; `SILENCE_LUFS` for what is silent or shorter than a block."""
    powers = _block_powers(clip)
    heard = powers[_lufs(powers) > SILENCE_LUFS]
    if not len(heard):
        return SILENCE_LUFS
    gate = _lufs(heard.mean()) + RELATIVE_GATE_LU
    return float(_lufs(heard[_lufs(heard) > gate].mean()))


def matching_gains(clips: Sequence[Clip]) -> tuple[float, ...]:
    """Factors that make all clips as loud as the quietest one: none is over 1, so nothing is clipped. A
    silent clip is left as it is.
    """
    levels = [loudness_lufs(clip) for clip in clips]
    heard = [level for level in levels if level > SILENCE_LUFS]
    if not heard:
        return (1.0,) * len(clips)
    return tuple(10.0 ** ((min(heard) - level) / 20.0) if level > SILENCE_LUFS else 1.0 for level in levels)


def _lufs(power: NDArray[np.float64] | np.float64) -> NDArray[np.float64]:
    with np.errstate(divide="ignore"):
        return np.asarray(_OFFSET_LU + 10.0 * np.log10(power))


def _block_powers(clip: Clip) -> NDArray[np.float64]:
    """Mean square of each block, the channels added."""
    weighted = _k_weighted(clip)
    sums = np.concatenate([[0.0], np.cumsum(np.square(weighted).sum(axis=1))])
    block, step = round(BLOCK_S * clip.sample_rate_hz), round(STEP_S * clip.sample_rate_hz)
    starts = np.arange(0, clip.frames - block + 1, step)
    return np.asarray((sums[starts + block] - sums[starts]) / block, np.float64)


def _k_weighted(clip: Clip) -> NDArray[np.float64]:
    """The samples through both filters, in the frequency domain. Zeros behind them keep the end from running
    into the beginning.
    """
    length = 1 << (clip.frames + clip.sample_rate_hz).bit_length()
    spectrum = np.fft.rfft(clip.samples.astype(np.float64), length, axis=0)
    angles = np.exp(-2j * np.pi * np.arange(length // 2 + 1) / length)
    response = _shelf(clip.sample_rate_hz, angles) * _high_pass(clip.sample_rate_hz, angles)
    return np.fft.irfft(spectrum * response[:, np.newaxis], length, axis=0)[: clip.frames]


def _shelf(rate: int, delay: NDArray[np.complex128]) -> NDArray[np.complex128]:
    """High shelf: how a head raises the upper frequencies. ``delay`` is z to the power of -1."""
    k = np.tan(np.pi * _SHELF_HZ / rate)
    high = 10.0 ** (_SHELF_DB / 20.0)
    band = high**0.4996667741545416
    above = (high + band * k / _SHELF_Q + k * k, 2 * (k * k - high), high - band * k / _SHELF_Q + k * k)
    return _biquad(above, _poles(k, _SHELF_Q), delay)


def _high_pass(rate: int, delay: NDArray[np.complex128]) -> NDArray[np.complex128]:
    k = np.tan(np.pi * _HIGH_PASS_HZ / rate)
    below = _poles(k, _HIGH_PASS_Q)
    return _biquad((below[0], -2 * below[0], below[0]), below, delay)


def _poles(k: float, q: float) -> tuple[float, float, float]:
    return 1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k


def _biquad(
    above: tuple[float, float, float], below: tuple[float, float, float], delay: NDArray[np.complex128]
) -> NDArray[np.complex128]:
    squared = delay * delay
    return (above[0] + above[1] * delay + above[2] * squared) / (
        below[0] + below[1] * delay + below[2] * squared
    )

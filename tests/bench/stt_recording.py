"""Recording: what the change of rate costs beside bare soxr, and how exact it is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import soxr

from tests.audio.sounds import noise, sine, snr_db
from tests.bench.table import Count, Row
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.resample import QUALITY, resampled
from vbee_desktop.core.limits import BEST_RECOGNITION_RATE_HZ, MAX_RECORDING_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 15
RATES_HZ = (44_100, 48_000)
LEAST_SNR_DB = 130
EDGE_S = 0.1
"""Left out of the comparison: where the sound begins and ends, every filter rings."""


def measure() -> Iterator[Row | Count]:
    """All rows about recording."""
    for rate_hz in RATES_HZ:
        yield _cost(rate_hz)
        yield _exactness(rate_hz)


def _cost(rate_hz: int) -> Row:
    """A whole recording of that rate, ours and soxr's by turns; the fastest of each."""
    clip = Clip(noise(round(MAX_RECORDING_S * rate_hz)), rate_hz)

    def bare() -> None:
        soxr.resample(clip.samples, rate_hz, BEST_RECOGNITION_RATE_HZ, quality=QUALITY)

    def ours() -> None:
        resampled(clip, BEST_RECOGNITION_RATE_HZ)

    pairs = [(_taken_ms(bare), _taken_ms(ours)) for _ in range(ROUNDS)]
    floor, figure = (min(column) for column in zip(*pairs, strict=True))
    return Row(f"resampling {MAX_RECORDING_S} s from {rate_hz} Hz, bare soxr", floor, figure, "ms", 1.05)


def _exactness(rate_hz: int) -> Count:
    """A tone, resampled, beside the same tone computed at the new rate."""
    tone = Clip(sine(MAX_RECORDING_S, rate_hz, 997.0), rate_hz)
    exact = sine(MAX_RECORDING_S, BEST_RECOGNITION_RATE_HZ, 997.0)
    edge = round(EDGE_S * BEST_RECOGNITION_RATE_HZ)
    inside = np.s_[edge:-edge]
    ratio_db = snr_db(exact[inside], resampled(tone, BEST_RECOGNITION_RATE_HZ).samples[inside])
    name = f"signal to noise after resampling from {rate_hz} Hz"
    return Count(name, f"{ratio_db:.0f} dB", f"≥ {LEAST_SNR_DB} dB", ratio_db >= LEAST_SNR_DB)


def _taken_ms(act: Callable[[], None]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000

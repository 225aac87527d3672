"""Samples of several voices in one clip: who switches between them jumps, and a jump has no gap."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.downmix import to_mono
from vbee_desktop.audio.loudness import matching_gains
from vbee_desktop.audio.peaks import peak_levels
from vbee_desktop.audio.resample import resampled
from vbee_desktop.core.audition import Audition, Sample

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP_S = 0.05
"""Silence behind each sample, so that none rings into the next when the player changes the rate."""

HEARD_SHARE = 10 ** (-40 / 20)
"""What is 40 dB below the loudest sample of a voice is the silence before and after it."""


def side_by_side(clips: Sequence[Clip]) -> Audition:
    """At least one clip, all in one: mono, at the highest of their rates, first as they are and then as loud
    as the quietest of them.
    """
    rate = max(clip.sample_rate_hz for clip in clips)
    plain = [Clip(to_mono(resampled(clip, rate).samples), rate) for clip in clips]
    matched = [
        clip.samples * np.float32(gain) for clip, gain in zip(plain, matching_gains(plain), strict=True)
    ]
    gap = np.zeros((round(GAP_S * rate), 1), np.float32)
    parts = [np.concatenate([samples, gap]) for samples in (*(clip.samples for clip in plain), *matched)]
    starts_s = [end / rate for end in accumulate((len(part) for part in parts), initial=0)]
    samples = [
        _sample(clip, starts_s[index], starts_s[len(plain) + index]) for index, clip in enumerate(plain)
    ]
    return Audition(Clip(np.concatenate(parts), rate), tuple(samples))


def speech_bounds_s(clip: Clip) -> tuple[float, float]:
    """When the first and the last sound of a voice are heard in its clip; all of it where there is none."""
    loudness = np.abs(clip.samples).max(axis=1)
    peak = float(loudness.max(initial=0.0))
    if peak == 0.0:
        return 0.0, clip.duration_s
    heard = np.flatnonzero(loudness >= peak * HEARD_SHARE)
    return int(heard[0]) / clip.sample_rate_hz, (int(heard[-1]) + 1) / clip.sample_rate_hz


def _sample(clip: Clip, plain_start_s: float, matched_start_s: float) -> Sample:
    start_s, end_s = speech_bounds_s(clip)
    return Sample(clip.duration_s, start_s, end_s, plain_start_s, matched_start_s, peak_levels(clip))

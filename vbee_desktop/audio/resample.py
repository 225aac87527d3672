"""Change of sample rate, with soxr."""

from __future__ import annotations

import numpy as np
import soxr

from vbee_desktop.audio.clip import Clip, Samples

QUALITY = "VHQ"


def resampled(clip: Clip, sample_rate_hz: int) -> Clip:
    """The same sound at another rate (Hz); the clip itself when it has that rate already.

    The length is the source's, rounded to a whole frame, and at least one frame.
    """
    if clip.sample_rate_hz == sample_rate_hz:
        return clip
    frames = max(1, round(clip.frames * sample_rate_hz / clip.sample_rate_hz))
    samples = soxr.resample(clip.samples, clip.sample_rate_hz, sample_rate_hz, quality=QUALITY)
    return Clip(_of_length(np.asarray(samples, np.float32), frames), sample_rate_hz)


def _of_length(samples: Samples, frames: int) -> Samples:
    """The resampler may give a frame more or less than the exact length."""
    if len(samples) >= frames:
        return np.ascontiguousarray(samples[:frames])
    missing = frames - len(samples)
    return np.concatenate([samples, np.zeros((missing, samples.shape[1]), np.float32)])

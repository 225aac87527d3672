"""Change of sample rate, with soxr."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soxr

from vbee_desktop.audio.clip import Clip, Samples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

QUALITY = "VHQ"


def resampled(clip: Clip, sample_rate_hz: int) -> Clip:
    """The same sound at another rate (Hz); the clip itself when it has that rate already.

    The length is the source's, rounded to a whole frame, and at least one frame.
    """
    if clip.sample_rate_hz == sample_rate_hz:
        return clip
    frames = resampled_frames(clip.frames, clip.sample_rate_hz, sample_rate_hz)
    samples = soxr.resample(clip.samples, clip.sample_rate_hz, sample_rate_hz, quality=QUALITY)
    return Clip(_of_length(np.asarray(samples, np.float32), frames), sample_rate_hz)


def resampled_frames(frames: int, from_rate_hz: int, to_rate_hz: int) -> int:
    """How long a sound of so many frames is at another rate: at least one frame."""
    return max(1, round(frames * to_rate_hz / from_rate_hz))


def resampled_blocks(
    blocks: Iterable[Samples], channels: int, from_rate_hz: int, to_rate_hz: int
) -> Iterator[Samples]:
    """`resampled` for a sound of any length, block by block of (frames, ``channels``)."""
    if from_rate_hz == to_rate_hz:
        yield from blocks
        return
    stream = soxr.ResampleStream(from_rate_hz, to_rate_hz, channels, dtype="float32", quality=QUALITY)
    taken = given = 0
    for block in blocks:
        taken += len(block)
        fresh = np.asarray(stream.resample_chunk(block), np.float32)
        given += len(fresh)
        yield fresh
    rest = stream.resample_chunk(np.zeros((0, channels), np.float32), last=True)
    yield _of_length(
        np.asarray(rest, np.float32), max(0, resampled_frames(taken, from_rate_hz, to_rate_hz) - given)
    )


def _of_length(samples: Samples, frames: int) -> Samples:
    """The resampler may give a frame more or less than the exact length."""
    if len(samples) >= frames:
        return np.ascontiguousarray(samples[:frames])
    missing = frames - len(samples)
    return np.concatenate([samples, np.zeros((missing, samples.shape[1]), np.float32)])

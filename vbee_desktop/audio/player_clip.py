"""Sound for the player, which holds all of it in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.decode import MAX_SAMPLES, decode_file
from vbee_desktop.audio.resample import resampled_blocks, resampled_frames
from vbee_desktop.audio.sound_reader import SoundReader
from vbee_desktop.core.errors import BadInput, Code

if TYPE_CHECKING:
    from pathlib import Path

MOST_SAMPLES = 100_000_000
"""400 MB: 17 minutes in stereo at 48 kHz. What has more is lightened."""
LIGHT_RATE_HZ = 16_000
"""What a recogniser hears; an hour has 230 MB."""


def decode_to_hear(path: Path) -> Clip:
    """A sound file as it is; a long one mixed to mono and at 16 kHz at most, so that hours fit into memory.

    Raises `BadInput` as `decode_file`.
    """
    with SoundReader(path) as reader:
        if reader.info.frames * reader.channels > MOST_SAMPLES:
            return _lightened(reader)
    return decode_file(path)


def _lightened(reader: SoundReader) -> Clip:
    source_hz = reader.sample_rate_hz
    rate_hz = min(source_hz, LIGHT_RATE_HZ)
    most_frames = resampled_frames(reader.most_frames, source_hz, rate_hz)
    if most_frames > MAX_SAMPLES:
        limit_s = MAX_SAMPLES / rate_hz
        raise BadInput(Code.AUDIO_TOO_LONG, duration_s=reader.duration_s, limit_s=limit_s, reason="cap")
    samples = np.empty((most_frames, 1), np.float32)
    frames = 0
    for block in resampled_blocks(reader.mono_blocks(), 1, source_hz, rate_hz):
        samples[frames : frames + len(block)] = block
        frames += len(block)
    return Clip(samples[:frames], rate_hz)

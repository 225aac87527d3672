"""Sound files and bytes to clips, whole in memory; `audio.sound_reader` reads block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.sound_reader import SoundReader
from vbee_desktop.core.errors import BadInput, Code

if TYPE_CHECKING:
    from pathlib import Path

MAX_SAMPLES = 400_000_000
"""Most samples (frames × channels) that are decoded,
1.6 GB: 2.3 hours of mono at 48 kHz. Stops an MP3 bomb.
"""


class AudioFacts(NamedTuple):
    """What a file is, without its sound: length in seconds, rate in Hz, ``wav`` or ``mp3``. ``is_whole`` is
    false when it seems to have been longer: an MP3 that is cut off decodes all the same.
    """

    duration_s: float
    sample_rate_hz: int
    format: str
    is_whole: bool = True


def decode_file(path: Path, *, max_samples: int = MAX_SAMPLES) -> Clip:
    """Decode a sound file for playing: of float samples not-a-number becomes silence, the rest is cut.

    Raises `BadInput`: the gates' reasons, ``AUDIO_TOO_LONG`` with ``duration_s`` and ``limit_s`` when it
    holds more than ``max_samples``.
    """
    with SoundReader(path) as reader:
        return _decode(reader, max_samples)


def decode_bytes(data: bytes, *, max_samples: int = MAX_SAMPLES) -> Clip:
    """Decode a sound file in memory. Raises as `decode_file`."""
    with SoundReader(data) as reader:
        return _decode(reader, max_samples)


def prove_audio(data: bytes) -> AudioFacts:
    """What downloaded audio is, a WAV or an MP3, after decoding all of it block by block.
    Raises `BadInput` as `decode_file`.

    A WAV of PCM is whole when its sizes are; of an MP3 each frame is decoded, and the length is what came
    out.
    """
    with SoundReader(data) as reader:
        info = reader.info
        if info.container == "wav":
            return AudioFacts(info.duration_s, info.sample_rate_hz, "wav")
        if info.container != "mp3":
            raise BadInput(Code.BAD_FILE, info.container, reason="not_audio")
        if info.size_bytes - info.data_offset > 2 * info.data_bytes:
            raise BadInput(Code.BAD_FILE, "most of it is no sound", reason="damaged")
        frames = sum(len(block) for block in reader.tamed_blocks())
        length_s = frames / info.sample_rate_hz
        return AudioFacts(length_s, info.sample_rate_hz, "mp3", is_whole=not info.is_cut_off)


def _decode(reader: SoundReader, max_samples: int) -> Clip:
    if reader.info.frames * reader.channels > max_samples:
        limit_s = max_samples / reader.channels / reader.sample_rate_hz
        raise BadInput(Code.AUDIO_TOO_LONG, duration_s=reader.duration_s, limit_s=limit_s, reason="cap")
    samples = np.empty((reader.most_frames, reader.channels), np.float32)
    frames = 0
    for block in reader.tamed_blocks():
        samples[frames : frames + len(block)] = block
        frames += len(block)
    return Clip(samples[:frames], reader.sample_rate_hz)

"""Clips to files: WAV of 16 bits and MP3 of a constant bitrate."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import soundfile

from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.downmix import to_mono
from vbee_desktop.audio.resample import resampled
from vbee_desktop.audio.wav_writer import MAX_DATA_BYTES, clip_wav_bytes
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.safe_file import appearing

if TYPE_CHECKING:
    from pathlib import Path

MP3_RATES_HZ = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)
BLOCK_FRAMES = 1 << 16
NEARLY_ONE = 0.9999
"""libsndfile refuses a compression level of exactly 1.0; this one still gives the lowest bitrate."""


def write_wav(path: Path, clip: Clip) -> None:
    """Write a 16-bit WAV; it appears under ``path`` when it
    is whole. Raises `StorageError`, `BadInput` over 4 GB.
    """
    if clip.samples.size * 2 > MAX_DATA_BYTES:
        raise BadInput(Code.AUDIO_TOO_LARGE, size_bytes=clip.samples.size * 2, limit_bytes=MAX_DATA_BYTES)
    with appearing(path) as stream:
        stream.write(clip_wav_bytes(clip))


def write_mp3(path: Path, clip: Clip, bitrate_kbps: int) -> int:
    """Write an MP3 of constant bitrate and tell its sample
    rate in Hz; it appears under ``path`` when it is whole.

    The rate is the clip's where MP3 allows that bitrate at it, else the nearest that does (8 and 16
    kbit/s are only possible up to 24000 Hz, more than 64 only from 16000 Hz). More than two
    channels become one. Raises `StorageError`, and `BadInput` for a bitrate that MP3 does not know.
    """
    rate = mp3_rate_hz(clip.sample_rate_hz, bitrate_kbps)
    source = clip if clip.channels <= 2 else Clip(to_mono(clip.samples), clip.sample_rate_hz)
    with appearing(path) as stream:
        _encode_mp3(stream, resampled(source, rate), bitrate_kbps)
    return rate


def mp3_rate_hz(sample_rate_hz: int, bitrate_kbps: int) -> int:
    """The MP3 sample rate nearest to ``sample_rate_hz``
    at which ``bitrate_kbps`` exists; of two, the higher.
    """
    possible = [rate for rate in MP3_RATES_HZ if bitrate_kbps in _bitrates(rate)]
    if not possible:
        raise BadInput(Code.BAD_SETTING, "bitrate", setting="bitrate", value=bitrate_kbps)
    return min(possible, key=lambda rate: (abs(rate - sample_rate_hz), -rate))


def _bitrates(rate: int) -> tuple[int, ...]:
    low, high = _bitrate_range(rate)
    return tuple(kbps for kbps in (8, 16, 32, 64, 128, 192, 256, 320) if low <= kbps <= high)


def _bitrate_range(rate: int) -> tuple[int, int]:
    """Lowest and highest kbit/s of MPEG 1, 2 and 2.5 layer III, as libsndfile maps its compression level."""
    if rate >= 32000:
        return 32, 320
    return (8, 160) if rate >= 16000 else (8, 64)


def open_mp3(stream: BinaryIO, sample_rate_hz: int, channels: int, bitrate_kbps: int) -> soundfile.SoundFile:
    """An MP3 of constant bitrate to write float32 blocks into; the rate must be one of `mp3_rate_hz`."""
    low, high = _bitrate_range(sample_rate_hz)
    level = min((high - bitrate_kbps) / (high - low), NEARLY_ONE)
    return soundfile.SoundFile(
        stream,
        "w",
        sample_rate_hz,
        channels,
        subtype="MPEG_LAYER_III",
        format="MP3",
        compression_level=level,
        bitrate_mode="CONSTANT",
    )


def _encode_mp3(stream: BinaryIO, clip: Clip, bitrate_kbps: int) -> None:
    with open_mp3(stream, clip.sample_rate_hz, clip.channels, bitrate_kbps) as sound:
        for start in range(0, clip.frames, BLOCK_FRAMES):
            sound.write(clip.samples[start : start + BLOCK_FRAMES])

"""Known sounds and hand-made WAV files for the tests of this room."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from vbee_desktop.audio.clip import Clip, Samples
from vbee_desktop.audio.gate import open_regular_file
from vbee_desktop.audio.wav_gate import inspect_wav_stream

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.gate import SoundInfo
    from vbee_desktop.audio.wav_writer import Int16


def noise(frames: int, channels: int = 1, *, seed: int = 1, level: float = 0.2) -> Samples:
    values = np.random.default_rng(seed).standard_normal((frames, channels)).astype(np.float32)
    values *= np.float32(level)
    np.clip(values, -0.999, 0.999, out=values)
    return values


def noise_clip(seconds: float, rate: int = 16000, channels: int = 1, *, seed: int = 1) -> Clip:
    return Clip(noise(round(seconds * rate), channels, seed=seed), rate)


def sine(seconds: float, rate: int, hz: float = 440.0, level: float = 0.5) -> Samples:
    times = np.arange(round(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * hz * times)).astype(np.float32)[:, np.newaxis]


def make_wav(
    data: bytes,
    *,
    tag: int = 1,
    channels: int = 1,
    rate: int = 16000,
    bits: int = 16,
    frame_bytes: int | None = None,
    byte_rate: int | None = None,
    riff_size: int | None = None,
    data_size: int | None = None,
    magic: bytes = b"RIFF",
    form: bytes = b"WAVE",
    extensible_tag: int | None = None,
    before_data: bytes = b"",
    after: bytes = b"",
) -> bytes:
    """A WAV whose every header field can be made wrong."""
    frame = channels * bits // 8 if frame_bytes is None else frame_bytes
    flow = rate * frame if byte_rate is None else byte_rate
    fields = struct.pack("<HHIIHH", tag, channels, rate, flow & 0xFFFFFFFF, frame, bits)
    if extensible_tag is not None:
        tail = bytes.fromhex("000000001000800000aa00389b71")
        fields += struct.pack("<HHIH", 22, bits, 0, extensible_tag) + tail
    length = len(data) if data_size is None else data_size
    pad = b"\0" * (len(data) % 2)
    chunks = chunk(b"fmt ", fields) + before_data + b"data" + struct.pack("<I", length) + data + pad
    size = 4 + len(chunks) if riff_size is None else riff_size
    return magic + struct.pack("<I", size) + form + chunks + after


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def snr_db(expected: Samples, heard: Samples) -> float:
    """Signal to noise in decibels of two aligned sounds."""
    error = heard.astype(np.float64) - expected.astype(np.float64)
    power = float((expected.astype(np.float64) ** 2).mean())
    return 10 * float(np.log10(power / max(float((error**2).mean()), 1e-30)))


def inspect_wav(path: Path) -> SoundInfo:
    with open_regular_file(path) as stream:
        return inspect_wav_stream(stream)


def inspect_wav_bytes(data: bytes) -> SoundInfo:
    return inspect_wav_stream(io.BytesIO(data))


def encoded(
    sound: Samples | Int16, rate_hz: int, form: str, subtype: str, *, order: str | None = None
) -> bytes:
    """A whole file as libsndfile writes it."""
    stream = io.BytesIO()
    soundfile.write(stream, sound, rate_hz, format=form, subtype=subtype, endian=order)
    return stream.getvalue()

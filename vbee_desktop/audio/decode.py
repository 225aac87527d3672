"""Sound files and bytes to clips: WAV by our own reader
behind the gate, MP3 by libsndfile behind its gate.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import numpy as np
import soundfile

from vbee_desktop.audio.clip import Clip, Samples
from vbee_desktop.audio.mp3_gate import first_frame_offset, looks_like_mp3
from vbee_desktop.audio.wav_gate import WavInfo, inspect_wav_stream, open_regular_file
from vbee_desktop.core.errors import BadInput, Code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

MAX_SAMPLES = 400_000_000
"""Most samples (frames × channels) that are decoded,
1.6 GB: 2.3 hours of mono at 48 kHz. Stops an MP3 bomb.
"""

MAX_MP3_BYTES = 500_000_000
LOUDEST = 16.0
"""Float files may go over full scale; 24 dB over is kept, the rest is a fault of the file and is cut."""

BLOCK_FRAMES = 1 << 16


class AudioFacts(NamedTuple):
    """What a file is, without its sound: length in seconds, rate in Hz, ``wav`` or ``mp3``."""

    duration_s: float
    sample_rate_hz: int
    format: str


def decode_file(path: Path, *, max_samples: int = MAX_SAMPLES) -> Clip:
    """Decode a WAV or MP3 file.

    Raises `BadInput`: the gates' reasons, ``not_audio`` for anything else, ``AUDIO_TOO_LONG``
    with ``duration_s`` and ``limit_s`` when it holds more than ``max_samples``.
    """
    with open_regular_file(path) as stream:
        return _decode(stream, max_samples)


def decode_bytes(data: bytes, *, max_samples: int = MAX_SAMPLES) -> Clip:
    """Decode a WAV or MP3 in memory. Raises as `decode_file`."""
    return _decode(io.BytesIO(data), max_samples)


def prove_audio(data: bytes) -> AudioFacts:
    """What downloaded audio is, after decoding all of it block by block. Raises `BadInput` as `decode_file`.

    A WAV of PCM is whole when its sizes are; of an MP3 each frame is decoded, and the length is what came
    out.
    """
    stream = io.BytesIO(data)
    if _kind(stream) == "wav":
        info = inspect_wav_stream(stream)
        return AudioFacts(info.duration_s, info.sample_rate_hz, "wav")
    with _open_mp3(stream) as sound:
        frames = sum(len(block) for block in _mp3_blocks(sound))
        if not frames:
            raise BadInput(Code.BAD_FILE, "no sound in the MP3", reason="empty")
        return AudioFacts(frames / sound.samplerate, sound.samplerate, "mp3")


def _decode(stream: BinaryIO, max_samples: int) -> Clip:
    if _kind(stream) == "wav":
        return _decode_wav(stream, inspect_wav_stream(stream), max_samples)
    with _open_mp3(stream) as sound:
        return _decode_mp3(sound, max_samples)


def _kind(stream: BinaryIO) -> str:
    """``mp3`` or ``wav`` by the first bytes; the WAV gate then names what is neither."""
    head = _read(stream, 0, 12)
    if looks_like_mp3(head):
        return "mp3"
    if head and not head.startswith((b"RIFF", b"RF64", b"BW64")):
        raise BadInput(Code.BAD_FILE, f"starts with {head[:4].hex()}", reason="not_audio")
    return "wav"


def _decode_wav(stream: BinaryIO, info: WavInfo, max_samples: int) -> Clip:
    _refuse_more_than(max_samples, info.frames, info.channels, info.sample_rate_hz)
    raw = _read(stream, info.data_offset, info.data_bytes)
    if len(raw) < info.data_bytes:
        raise BadInput(Code.BAD_FILE, "the file shrank while it was read", reason="truncated")
    samples = _float_samples(raw, info.bits) if info.is_float else _pcm_samples(raw, info.bits)
    return Clip(samples.reshape(info.frames, info.channels), info.sample_rate_hz)


def _pcm_samples(raw: bytes, bits: int) -> Samples:
    """Whole numbers to ±1.0. Exact up to 24 bits."""
    if bits == 8:
        return (np.frombuffer(raw, np.uint8).astype(np.float32) - np.float32(128)) / np.float32(128)
    if bits == 24:
        return _widened(raw).astype(np.float32) / np.float32(2**31)
    values = np.frombuffer(raw, f"<i{bits // 8}").astype(np.float32)
    values /= np.float32(2 ** (bits - 1))
    return values


def _widened(raw: bytes) -> NDArray[np.int32]:
    """24-bit numbers as the upper three bytes of 32-bit ones."""
    padded = np.zeros((len(raw) // 3, 4), np.uint8)
    padded[:, 1:] = np.frombuffer(raw, np.uint8).reshape(-1, 3)
    return padded.reshape(-1).view("<i4")


def _float_samples(raw: bytes, bits: int) -> Samples:
    with np.errstate(over="ignore", invalid="ignore"):
        return _tamed(np.frombuffer(raw, f"<f{bits // 8}").astype(np.float32))


def _tamed(samples: Samples) -> Samples:
    """Not-a-number becomes silence; infinite and absurd values are cut. Works in place."""
    np.nan_to_num(samples, copy=False, nan=0.0, posinf=LOUDEST, neginf=-LOUDEST)
    return np.clip(samples, -LOUDEST, LOUDEST, out=samples)


def _open_mp3(stream: BinaryIO) -> soundfile.SoundFile:
    data = _read(stream, 0, MAX_MP3_BYTES + 1)
    if len(data) > MAX_MP3_BYTES:
        raise BadInput(Code.BAD_FILE, "MP3 file too large", reason="too_large")
    frames_only = data[first_frame_offset(data) :]
    try:
        return soundfile.SoundFile(io.BytesIO(frames_only))
    except soundfile.LibsndfileError as error:
        raise BadInput(Code.BAD_FILE, str(error), reason="damaged") from error


def _decode_mp3(sound: soundfile.SoundFile, max_samples: int) -> Clip:
    rate, channels = sound.samplerate, sound.channels
    _refuse_more_than(max_samples, sound.frames, channels, rate)
    blocks = []
    frames = 0
    for block in _mp3_blocks(sound):
        blocks.append(block)
        frames += len(block)
        _refuse_more_than(max_samples, frames, channels, rate)
    if not frames:
        raise BadInput(Code.BAD_FILE, "no sound in the MP3", reason="empty")
    return Clip(_tamed(np.concatenate(blocks)), rate)


def _mp3_blocks(sound: soundfile.SoundFile) -> Iterator[Samples]:
    try:
        while len(block := sound.read(BLOCK_FRAMES, dtype="float32", always_2d=True)):
            yield block
    except soundfile.LibsndfileError as error:
        raise BadInput(Code.BAD_FILE, str(error), reason="damaged") from error


def _refuse_more_than(max_samples: int, frames: int, channels: int, rate: int) -> None:
    if frames * channels > max_samples:
        limit_s = max_samples / channels / rate
        raise BadInput(Code.AUDIO_TOO_LONG, "decoded", duration_s=frames / rate, limit_s=limit_s)


def _read(stream: BinaryIO, offset: int, count: int) -> bytes:
    try:
        stream.seek(offset)
        return stream.read(count)
    except OSError as error:
        raise BadInput(Code.BAD_FILE, type(error).__name__, reason="unreadable") from error

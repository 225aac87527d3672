"""Reading WAV files strictly: what a header promises must be there, or the file is refused."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_WIDTHS_BITS = {_PCM: (8, 16, 24, 32), _FLOAT: (32, 64)}
_BLOCK_FRAMES = 65_536


class BadWav(ValueError):
    """Not a WAV file, or not one that can be used; the message tells why."""


@dataclass(frozen=True)
class WavInfo:
    """Where the samples lie and what they are."""

    is_float: bool
    channels: int
    sample_rate_hz: int
    bits: int
    data_offset: int
    frames: int

    @property
    def frame_bytes(self) -> int:
        return self.channels * self.bits // 8

    @property
    def duration_s(self) -> float:
        return self.frames / self.sample_rate_hz


def read_info(file: BinaryIO) -> WavInfo:
    """Reads the chunks up to the samples; BadWav for anything but whole PCM or float files."""
    file_bytes = file.seek(0, 2)
    file.seek(0)
    head = file.read(12)
    if len(head) < 12 or head[:4] != b"RIFF" or head[8:] != b"WAVE":
        raise BadWav("audio is not a WAV file")
    form: bytes | None = None
    while len(chunk := file.read(8)) == 8:
        name, size = struct.unpack("<4sI", chunk)
        if name == b"data":
            return _info(form, file.tell(), size, file_bytes)
        next_chunk = file.tell() + size + size % 2
        if name == b"fmt ":
            form = file.read(min(size, 64))
        file.seek(next_chunk)
    raise BadWav("WAV file has no audio data")


def _info(form: bytes | None, offset: int, size: int, file_bytes: int) -> WavInfo:
    if form is None or len(form) < 16:
        raise BadWav("WAV file has no format")
    tag, channels, rate_hz, _, _, bits = struct.unpack("<HHIIHH", form[:16])
    if tag == _EXTENSIBLE and len(form) >= 26:
        tag = struct.unpack("<H", form[24:26])[0]
    if bits not in _WIDTHS_BITS.get(tag, ()):
        raise BadWav("WAV encoding is not supported, PCM is required")
    if not 1 <= channels <= 16 or rate_hz == 0:
        raise BadWav("WAV header is not valid")
    if offset + size > file_bytes:
        raise BadWav("WAV file is truncated")
    frames = size // (channels * bits // 8)
    if frames == 0:
        raise BadWav("audio is empty")
    return WavInfo(tag == _FLOAT, channels, rate_hz, bits, offset, frames)


def mono_blocks(file: BinaryIO, info: WavInfo) -> Iterator[NDArray[np.float32]]:
    """The samples as mono, full scale ±1, block by block."""
    import numpy as np

    file.seek(info.data_offset)
    left = info.frames
    while left > 0:
        raw = file.read(min(left, _BLOCK_FRAMES) * info.frame_bytes)
        count = len(raw) // info.frame_bytes
        if count == 0:
            return
        left -= count
        samples = _to_float(raw[: count * info.frame_bytes], info)
        yield np.nan_to_num(samples.reshape(count, info.channels).mean(axis=1)).astype(np.float32)


def _to_float(raw: bytes, info: WavInfo) -> NDArray[np.float64]:
    import numpy as np

    if info.is_float:
        return np.frombuffer(raw, f"<f{info.bits // 8}").astype(np.float64)
    if info.bits == 8:
        return (np.frombuffer(raw, np.uint8).astype(np.float64) - 128) / 128
    if info.bits == 24:
        bytes_of = np.frombuffer(raw, np.uint8).reshape(-1, 3)
        wide = np.zeros((len(bytes_of), 4), np.uint8)
        wide[:, 1:] = bytes_of
        return wide.reshape(-1).view("<i4").astype(np.float64) / 2**31
    return np.frombuffer(raw, f"<i{info.bits // 8}").astype(np.float64) / 2.0 ** (info.bits - 1)

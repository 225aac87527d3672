"""The gate for AIFF and AIFF-C: uncompressed sound only, decoded by our own reader as WAV is.

Admitted are PCM of 8, 16, 24 or 32 bits (``NONE``, ``twos``, and ``sowt`` with its bytes turned) and float of
32 or 64 bits (``fl32``, ``fl64``). Refusals: see `audio.gate`.
"""

from __future__ import annotations

import io
import struct
from typing import BinaryIO, NamedTuple

from vbee_desktop.audio.chunks import Chunk, chunks_of, container_end
from vbee_desktop.audio.gate import SoundInfo, check_shape, codec_refusal, read_at, refusal

PCM_BITS = frozenset({8, 16, 24, 32})
FLOATS = {b"fl32": 32, b"FL32": 32, b"fl64": 64, b"FL64": 64}
WHOLE_NUMBERS = frozenset({b"NONE", b"twos", b"sowt"})
COMMON_BYTES = 18
EXPONENT_BIAS = 16383


class _Common(NamedTuple):
    """The chunk COMM."""

    codec: str
    channels: int
    sample_rate_hz: int
    bits: int
    frames: int
    is_big_endian: bool


def inspect_aiff_stream(stream: BinaryIO) -> SoundInfo:
    """Check an AIFF in a seekable stream by its headers. Raises `BadInput` (see `audio.gate`)."""
    size_bytes = stream.seek(0, io.SEEK_END)
    kind, form_end = _read_form(stream, size_bytes)
    common: _Common | None = None
    sound: Chunk | None = None
    for chunk in chunks_of(stream, form_end, "big", size_bytes):
        if chunk.name == b"COMM":
            if common:
                raise refusal("damaged", "two COMM chunks")
            common = _parse_common(read_at(stream, chunk.offset, min(chunk.length, 64)), kind)
        elif chunk.name == b"SSND":
            if sound:
                raise refusal("damaged", "two SSND chunks")
            sound = chunk
    if not common or not sound:
        raise refusal("damaged", "no COMM or no SSND chunk")
    return _describe(stream, common, sound, size_bytes)


def _read_form(stream: BinaryIO, size_bytes: int) -> tuple[bytes, int]:
    """``AIFF`` or ``AIFC``, and the offset of the form's end."""
    head = read_at(stream, 0, 12)
    if head[:4] != b"FORM" or (len(head) == 12 and head[8:] not in (b"AIFF", b"AIFC")):
        raise refusal("not_audio", f"starts with {head[:4].hex()}")
    return head[8:], container_end(head, "big", size_bytes)


def _parse_common(body: bytes, kind: bytes) -> _Common:
    if len(body) < COMMON_BYTES + (4 if kind == b"AIFC" else 0):
        raise refusal("damaged", "COMM chunk too short")
    channels, frames, bits = struct.unpack(">HIH", body[:8])
    compression = body[COMMON_BYTES : COMMON_BYTES + 4] if kind == b"AIFC" else b"NONE"
    rate = _rate_hz(body[8:COMMON_BYTES])
    check_shape(channels, rate)
    if compression in FLOATS:
        return _Common("float", channels, rate, FLOATS[compression], frames, is_big_endian=True)
    if compression not in WHOLE_NUMBERS:
        raise codec_refusal("aiff", compression.decode("ascii", "replace").strip() or compression.hex())
    if bits not in PCM_BITS:
        raise codec_refusal("aiff", f"pcm {bits} bit")
    return _Common("pcm", channels, rate, bits, frames, is_big_endian=compression != b"sowt")


def _rate_hz(extended: bytes) -> int:
    """A whole rate of the 80-bit float of AIFF; 0 for what is none."""
    power, mantissa = struct.unpack(">HQ", extended)
    shift = power - EXPONENT_BIAS - 63
    if power & 0x8000 or not -63 <= shift <= 0:
        return 0
    return int(mantissa >> -shift)


def _describe(stream: BinaryIO, common: _Common, sound: Chunk, size_bytes: int) -> SoundInfo:
    head = read_at(stream, sound.offset, 8)
    if sound.length < 8:
        raise refusal("damaged", "SSND chunk too short")
    skipped = 8 + int.from_bytes(head[:4], "big")
    frame_bytes = common.channels * common.bits // 8
    data_bytes = common.frames * frame_bytes
    if not common.frames:
        raise refusal("empty", "no frames")
    if skipped + data_bytes > sound.length:
        raise refusal("damaged", f"{common.frames} frames in {sound.length} bytes")
    return SoundInfo(
        container="aiff",
        codec=common.codec,
        channels=common.channels,
        sample_rate_hz=common.sample_rate_hz,
        bits=common.bits,
        is_float=common.codec == "float",
        frames=common.frames,
        duration_s=common.frames / common.sample_rate_hz,
        size_bytes=size_bytes,
        data_offset=sound.offset + skipped,
        data_bytes=data_bytes,
        is_big_endian=common.is_big_endian,
    )

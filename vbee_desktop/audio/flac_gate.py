"""The gate for FLAC: its metadata blocks are walked, and frames must follow them.

Refusals: see `audio.gate`. A file whose header leaves its length open (as some live streams do) is refused
too, since libsndfile does not read it to its end.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from vbee_desktop.audio.gate import SoundInfo, check_shape, codec_refusal, read_at, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BLOCKS = 1_000
STREAM_INFO = 0
STREAM_INFO_BYTES = 34
SMALLEST_BLOCK = 16
BITS = frozenset({8, 16, 24})
"""What libsndfile decodes of the 4 to 32 bits that the format allows."""


def inspect_flac_stream(stream: BinaryIO, start: int = 0) -> SoundInfo:
    """Check a FLAC that begins at ``start``. Raises `BadInput` (see `audio.gate`)."""
    size_bytes = stream.seek(0, io.SEEK_END)
    if read_at(stream, start, 4) != b"fLaC":
        raise refusal("damaged", "no fLaC mark")
    end = start + 4
    about = b""
    for number, (kind, offset, length) in enumerate(_blocks(stream, end)):
        if (number == 0) != (kind == STREAM_INFO):
            raise refusal("damaged", "STREAMINFO is not the first block")
        if number == 0:
            about = read_at(stream, offset, STREAM_INFO_BYTES)
            if length != STREAM_INFO_BYTES or len(about) < length:
                raise refusal("damaged", f"STREAMINFO of {length} bytes")
        end = offset + length
    _check_first_frame(stream, end, size_bytes)
    return _describe(about, start, size_bytes)


def _blocks(stream: BinaryIO, offset: int) -> Iterator[tuple[int, int, int]]:
    """Kind, offset and length of each metadata block."""
    for _ in range(MAX_BLOCKS):
        header = read_at(stream, offset, 4)
        if len(header) < 4:
            raise refusal("truncated", "metadata cut")
        length = int.from_bytes(header[1:], "big")
        yield header[0] & 0x7F, offset + 4, length
        if header[0] & 0x80:
            return
        offset += 4 + length
    raise refusal("damaged", "too many blocks")


def _check_first_frame(stream: BinaryIO, offset: int, size_bytes: int) -> None:
    if offset > size_bytes:
        raise refusal("truncated", "metadata cut")
    sync = read_at(stream, offset, 2)
    if not sync:
        raise refusal("empty", "no frames")
    if int.from_bytes(sync, "big") & 0xFFFE != 0xFFF8:
        raise refusal("damaged", "no frame behind the metadata")


def _describe(about: bytes, start: int, size_bytes: int) -> SoundInfo:
    smallest, largest = int.from_bytes(about[:2], "big"), int.from_bytes(about[2:4], "big")
    packed = int.from_bytes(about[10:18], "big")
    rate, channels = packed >> 44, (packed >> 41 & 7) + 1
    bits, frames = (packed >> 36 & 31) + 1, packed & (1 << 36) - 1
    check_shape(channels, rate)
    if not SMALLEST_BLOCK <= smallest <= largest:
        raise refusal("damaged", f"blocks of {smallest} to {largest} samples")
    if bits not in BITS:
        raise codec_refusal("flac", f"{bits} bit")
    if not frames:
        raise codec_refusal("flac", "length left open")
    return SoundInfo(
        container="flac",
        codec="flac",
        channels=channels,
        sample_rate_hz=rate,
        bits=bits,
        is_float=False,
        frames=frames,
        duration_s=frames / rate,
        size_bytes=size_bytes,
        data_offset=start,
        data_bytes=size_bytes - start,
    )

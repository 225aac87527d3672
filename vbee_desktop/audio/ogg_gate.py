"""The gate for OGG: every page is walked by its header. One stream of Vorbis or Opus is admitted.

Refusals: see `audio.gate`.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from vbee_desktop.audio.gate import SoundInfo, check_shape, codec_refusal, read_at, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE_HEADER_BYTES = 27
FIRST_PAGE, LAST_PAGE = 0x02, 0x04
NO_POSITION = 2**64 - 1
OPUS_RATE_HZ = 48_000
OPUS_OWN_RATES_HZ = (8_000, 12_000, 16_000, 24_000, 48_000)
OTHER_CODECS = (
    (b"\x7fFLAC", "flac"),
    (b"Speex", "speex"),
    (b"\x80theora", "theora"),
    (b"fishead", "skeleton"),
)


class _Page(NamedTuple):
    flags: int
    position: int
    serial: bytes
    body_offset: int
    body_bytes: int


class _Head(NamedTuple):
    """What the first packet tells. Positions of pages count ``position_hz`` in a second, and begin with
    ``skipped``.
    """

    codec: str
    channels: int
    sample_rate_hz: int
    position_hz: int
    skipped: int


def inspect_ogg_stream(stream: BinaryIO) -> SoundInfo:
    """Check an OGG in a seekable stream by its pages. Raises `BadInput` (see `audio.gate`)."""
    size_bytes = stream.seek(0, io.SEEK_END)
    head: _Head | None = None
    serial, position, is_ended = b"", 0, False
    for page in _pages(stream, size_bytes):
        is_first = bool(page.flags & FIRST_PAGE)
        if head is None:
            if not is_first:
                raise refusal("damaged", "no first page")
            head, serial = (
                _parse_head(read_at(stream, page.body_offset, min(page.body_bytes, 64))),
                page.serial,
            )
        elif is_first or page.serial != serial or is_ended:
            raise codec_refusal("ogg", "several streams")
        if page.position != NO_POSITION:
            if page.position < position:
                raise refusal("damaged", "positions go back")
            position = page.position
        is_ended = bool(page.flags & LAST_PAGE)
    if head is None:
        raise refusal("empty", "no page")
    return _describe(head, position, size_bytes)


def _pages(stream: BinaryIO, size_bytes: int) -> Iterator[_Page]:
    offset = 0
    while offset < size_bytes:
        header = read_at(stream, offset, PAGE_HEADER_BYTES)
        if header[:4] != b"OggS"[: len(header)] or (len(header) > 4 and header[4] != 0):
            raise refusal("damaged", f"no page at {offset}")
        if len(header) < PAGE_HEADER_BYTES:
            raise refusal("truncated", "page header cut")
        lengths = read_at(stream, offset + PAGE_HEADER_BYTES, header[26])
        body_offset = offset + PAGE_HEADER_BYTES + header[26]
        offset = body_offset + sum(lengths)
        if offset > size_bytes or len(lengths) < header[26]:
            raise refusal("truncated", "page cut")
        yield _Page(
            header[5], int.from_bytes(header[6:14], "little"), header[14:18], body_offset, sum(lengths)
        )


def _parse_head(packet: bytes) -> _Head:
    if packet.startswith(b"\x01vorbis") and len(packet) >= 30:
        return _parse_vorbis(packet)
    if packet.startswith(b"OpusHead") and len(packet) >= 19:
        return _parse_opus(packet)
    for mark, name in OTHER_CODECS:
        if packet.startswith(mark):
            raise codec_refusal("ogg", name)
    raise codec_refusal("ogg", packet[:8].hex())


def _parse_vorbis(packet: bytes) -> _Head:
    channels, rate = packet[11], int.from_bytes(packet[12:16], "little")
    smaller, larger = packet[28] & 15, packet[28] >> 4
    check_shape(channels, rate)
    if any(packet[7:11]) or not 6 <= smaller <= larger <= 13 or not packet[29] & 1:
        raise refusal("damaged", "Vorbis header")
    return _Head("vorbis", channels, rate, rate, 0)


def _parse_opus(packet: bytes) -> _Head:
    """It is decoded at the rate that it was made from where Opus knows that rate, else at 48 kHz."""
    channels, skipped = packet[9], int.from_bytes(packet[10:12], "little")
    made_from_hz = int.from_bytes(packet[12:16], "little")
    rate = made_from_hz if made_from_hz in OPUS_OWN_RATES_HZ else OPUS_RATE_HZ
    check_shape(channels, rate)
    if packet[8] >> 4 or (packet[18] == 0 and channels > 2):
        raise refusal("damaged", "Opus header")
    return _Head("opus", channels, rate, OPUS_RATE_HZ, skipped)


def _describe(head: _Head, position: int, size_bytes: int) -> SoundInfo:
    frames = max(0, position - head.skipped) * head.sample_rate_hz // head.position_hz
    if not frames:
        raise refusal("empty", "no sound in the pages")
    return SoundInfo(
        container="ogg",
        codec=head.codec,
        channels=head.channels,
        sample_rate_hz=head.sample_rate_hz,
        bits=0,
        is_float=False,
        frames=frames,
        duration_s=frames / head.sample_rate_hz,
        size_bytes=size_bytes,
        data_offset=0,
        data_bytes=size_bytes,
    )

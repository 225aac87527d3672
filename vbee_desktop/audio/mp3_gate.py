"""The gate for MP3 data: finds the first MPEG frame, so that libsndfile is given nothing but MPEG frames.

libsndfile guesses the format anew behind an ID3 tag; a WAV hidden there would
slip past the WAV gate. Refusals are `BadInput(BAD_FILE)` with reason ``not_mp3``.
"""

from __future__ import annotations

from dataclasses import dataclass

from vbee_desktop.core.errors import BadInput, Code

RATES_HZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""By the header's version bits: MPEG 1, 2 and 2.5."""

MPEG1_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
MPEG2_KBPS = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
MAX_GAP_BYTES = 4096
"""Padding that some writers leave between the tag and the first frame."""


@dataclass(frozen=True, slots=True)
class Mp3Frame:
    """One frame header (ISO 11172-3 and 13818-3, layer III).
    ``length_bytes`` counts from this header to the next.
    """

    sample_rate_hz: int
    bitrate_kbps: int
    channels: int
    samples: int
    length_bytes: int


def read_frame(data: bytes, offset: int) -> Mp3Frame | None:
    """The frame header at ``offset``, or None when there is none."""
    if offset + 4 > len(data):
        return None
    header = int.from_bytes(data[offset : offset + 4], "big")
    version, layer = header >> 19 & 3, header >> 17 & 3
    bitrate_index, rate_index, padding = header >> 12 & 15, header >> 10 & 3, header >> 9 & 1
    if header >> 21 != 0x7FF or version == 1 or layer != 1 or bitrate_index in (0, 15) or rate_index == 3:
        return None
    is_mpeg1 = version == 3
    rate = RATES_HZ[version][rate_index]
    kbps = (MPEG1_KBPS if is_mpeg1 else MPEG2_KBPS)[bitrate_index]
    samples = 1152 if is_mpeg1 else 576
    length = samples // 8 * kbps * 1000 // rate + padding
    return Mp3Frame(rate, kbps, 1 if header >> 6 & 3 == 3 else 2, samples, length)


def first_frame_offset(data: bytes) -> int:
    """Where the MPEG frames start: behind any ID3v2 tags, and followed by a second frame (or the end).

    Raises `BadInput` when there are none.
    """
    start = _end_of_tags(data)
    for offset in range(start, min(start + MAX_GAP_BYTES, len(data))):
        frame = read_frame(data, offset)
        if frame and _is_followed(data, offset + frame.length_bytes, frame):
            return offset
    raise BadInput(Code.BAD_FILE, "no MPEG frame found", reason="not_mp3")


def looks_like_mp3(head: bytes) -> bool:
    """Whether the first bytes could start an MP3 (a tag or a frame header)."""
    return head[:3] == b"ID3" or read_frame(head, 0) is not None


def _is_followed(data: bytes, offset: int, first: Mp3Frame) -> bool:
    following = read_frame(data, offset)
    if following is None:
        return offset == len(data)
    return following.sample_rate_hz == first.sample_rate_hz


def _end_of_tags(data: bytes) -> int:
    offset = 0
    while data[offset : offset + 3] == b"ID3" and offset + 10 <= len(data):
        sizes = data[offset + 6 : offset + 10]
        has_footer = bool(data[offset + 5] & 0x10)
        offset += 10 + sum((part & 0x7F) << shift for part, shift in zip(sizes, (21, 14, 7, 0), strict=True))
        offset += 10 if has_footer else 0
    return offset

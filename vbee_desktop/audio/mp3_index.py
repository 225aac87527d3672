"""The index in the first frame of an MP3 (the tags of Xing and LAME); a right one for a wrong or missing one.

libsndfile believes the index, and without one it guesses from the first frame: it ends early, without a word,
where more sound follows than was told (joined files, variable bitrate). So it is always given the real count.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from vbee_desktop.audio.mp3_gate import Mp3Frame

SIDE_BYTES = {(1152, 2): 32, (1152, 1): 17, (576, 2): 17, (576, 1): 9}
"""Between the header and the tag, by samples a frame and channels (ISO 11172-3 and 13818-3)."""
HAS_FRAMES, HAS_BYTES, HAS_TABLE, HAS_QUALITY = 1, 2, 4, 8
DELAYS_OFFSET = 21
"""From the end of the tag of Xing: the name of the encoder and other facts come first (LAME's tag)."""
VBRI_OFFSET = 36

DECODER_DELAY = 529
"""So many samples at the beginning are the filters' own; mpg123 leaves them out where there is an index."""


class Fit(NamedTuple):
    """How a decoder must be given the frames: ``preface``, then what follows the first ``skipped_bytes``.
    ``samples`` per channel come out then. ``missing_frames`` are those that the index tells of beside them.
    """

    preface: bytes
    skipped_bytes: int
    samples: int
    missing_frames: int = 0


class _Tag(NamedTuple):
    """Where in the first frame the number of frames stands, which number, and where the delays."""

    frames_at: int
    claimed_frames: int
    delays_at: int
    delay: int
    padding: int


def fit_index(first: bytes, frame: Mp3Frame, count: int, size_bytes: int) -> Fit:
    """``first`` are the bytes of the first frame, ``count`` frames lie in ``size_bytes``."""
    tag = _read_tag(first, frame)
    if tag is None:
        skipped = 1 if first[VBRI_OFFSET : VBRI_OFFSET + 4] == b"VBRI" else 0
        left, skipped_bytes = count - skipped, skipped * frame.length_bytes
        preface = _new_index(first, frame, left, size_bytes - skipped_bytes)
        return Fit(preface, skipped_bytes, left * frame.samples - DECODER_DELAY)
    heard = count - 1
    if tag.claimed_frames == heard:
        unheard = tag.delay + max(tag.padding, DECODER_DELAY)
        return Fit(b"", 0, heard * frame.samples - unheard)
    corrected = bytearray(first)
    struct.pack_into(">I", corrected, tag.frames_at, heard)
    corrected[tag.delays_at + 1 : tag.delays_at + 3] = bytes(
        [(tag.delay & 15) << 4, 0]
    )  # no padding at the end
    samples = heard * frame.samples - tag.delay - DECODER_DELAY
    return Fit(bytes(corrected), frame.length_bytes, samples, max(0, tag.claimed_frames - heard))


def _read_tag(first: bytes, frame: Mp3Frame) -> _Tag | None:
    """The tag of a first frame that tells the number of frames, if there is one."""
    place = _tag_place(first, frame)
    flags = int.from_bytes(first[place + 4 : place + 8], "big")
    fields = ((HAS_FRAMES, 4), (HAS_BYTES, 4), (HAS_TABLE, 100), (HAS_QUALITY, 4))
    delays_at = place + 8 + sum(length for bit, length in fields if flags & bit) + DELAYS_OFFSET
    is_tag = first[place : place + 4] in (b"Xing", b"Info") and flags & HAS_FRAMES
    if not is_tag or delays_at + 3 > frame.length_bytes:
        return None
    delays = int.from_bytes(first[delays_at : delays_at + 3], "big")
    claimed = int.from_bytes(first[place + 8 : place + 12], "big")
    return _Tag(place + 8, claimed, delays_at, delays >> 12, delays & 0xFFF)


def _new_index(first: bytes, frame: Mp3Frame, count: int, size_bytes: int) -> bytes:
    """A silent first frame with nothing but the tag, of the same kind as the others."""
    from vbee_desktop.audio.mp3_gate import read_frame

    for bitrate_index in range(1, 15):
        header = bytes([first[0], first[1] | 1, bitrate_index << 4 | first[2] & 0x0C, first[3]])
        made = read_frame(header, 0)
        place = _tag_place(header, frame)
        if made is not None and made.length_bytes >= place + 200:
            whole_bytes = made.length_bytes + size_bytes
            tag = b"Xing" + struct.pack(">III", HAS_FRAMES | HAS_BYTES, count, whole_bytes)
            return (header + bytes(place - 4) + tag).ljust(made.length_bytes, b"\0")
    return b""


def _tag_place(first: bytes, frame: Mp3Frame) -> int:
    has_checksum = not first[1] & 1
    return 4 + (2 if has_checksum else 0) + SIDE_BYTES[frame.samples, frame.channels]

"""The gate for MP3 data: finds the first MPEG frame, so that libsndfile is given nothing but MPEG frames.

libsndfile guesses the format anew behind an ID3 tag; a WAV hidden there would
slip past the WAV gate. Refusals are `BadInput(BAD_FILE)` with reason ``not_mp3``.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO

from vbee_desktop.audio.gate import SoundInfo, codec_refusal, read_at, refusal
from vbee_desktop.audio.mp3_index import fit_index

RATES_HZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""By the header's version bits: MPEG 1, 2 and 2.5."""

MPEG1_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
MPEG2_KBPS = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
MAX_GAP_BYTES = 4096
"""Padding that some writers leave between the tag and the first frame."""

LONGEST_FRAME_BYTES = 1_441
MAX_TAGS = 100
BLOCK_BYTES = 1 << 20
MISCOUNTED_FRAMES = 1
"""Some writers count the frame of the index too."""
MAX_TRIES = 1_000_000
"""So many bytes between frames are looked at that could begin one."""


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


def inspect_mp3_stream(stream: BinaryIO) -> SoundInfo:
    """Check an MP3 in a seekable stream, and count its frames: what a header says of the length is not
    believed. Raises `BadInput`.
    """
    size_bytes = stream.seek(0, io.SEEK_END)
    start = _first_frame(stream, end_of_tags(stream))
    head = read_at(stream, start, LONGEST_FRAME_BYTES)
    frame = read_frame(head, 0)
    assert frame is not None  # noqa: S101  # it was found there
    frames, end = _count_frames(stream, start, frame)
    preface, skipped_bytes, samples, missing = fit_index(
        head[: frame.length_bytes], frame, frames, end - start
    )
    if samples <= 0:
        raise refusal("empty", "no frame with sound")
    return SoundInfo(
        container="mp3",
        codec="mp3",
        channels=frame.channels,
        sample_rate_hz=frame.sample_rate_hz,
        bits=0,
        is_float=False,
        frames=samples,
        duration_s=samples / frame.sample_rate_hz,
        size_bytes=size_bytes,
        data_offset=start + skipped_bytes,
        data_bytes=end - start - skipped_bytes,
        preface=preface,
        is_cut_off=missing > MISCOUNTED_FRAMES or _breaks_off(stream, end, size_bytes),
    )


def _breaks_off(stream: BinaryIO, end: int, size_bytes: int) -> bool:
    """Whether a frame begins behind the last whole one, or more lies there than tags usually take."""
    return size_bytes - end > MAX_GAP_BYTES or read_frame(read_at(stream, end, 4), 0) is not None


def first_frame_offset(data: bytes) -> int:
    """Where the MPEG frames start: behind any ID3v2 tags, and followed by a second frame (or the end).

    Raises `BadInput` when there are none.
    """
    stream = io.BytesIO(data)
    return _first_frame(stream, end_of_tags(stream))


def end_of_tags(stream: BinaryIO) -> int:
    """Where the ID3v2 tags at the beginning end; 0 without any."""
    offset = 0
    for _ in range(MAX_TAGS):
        header = read_at(stream, offset, 10)
        if len(header) < 10 or header[:3] != b"ID3":
            break
        has_footer = bool(header[5] & 0x10)
        length = sum((part & 0x7F) << shift for part, shift in zip(header[6:], (21, 14, 7, 0), strict=True))
        offset += 10 + length + (10 if has_footer else 0)
    return offset


def looks_like_mp3(head: bytes) -> bool:
    """Whether the first bytes could start an MP3 (a tag or a frame header)."""
    return head[:3] == b"ID3" or read_frame(head, 0) is not None


def _first_frame(stream: BinaryIO, start: int) -> int:
    data = read_at(stream, start, MAX_GAP_BYTES + LONGEST_FRAME_BYTES + 4)
    for offset in range(min(MAX_GAP_BYTES, len(data))):
        frame = read_frame(data, offset)
        if frame and _is_followed(data, offset + frame.length_bytes, frame):
            return start + offset
    raise refusal("not_mp3", "no MPEG frame found")


def _is_followed(data: bytes, offset: int, first: Mp3Frame) -> bool:
    following = read_frame(data, offset)
    if following is None:
        return offset == len(data)
    return following.sample_rate_hz == first.sample_rate_hz


def _count_frames(stream: BinaryIO, start: int, first: Mp3Frame) -> tuple[int, int]:
    """How many frames there are, and where the last one ends. What lies between two frames is passed
    over, as a decoder does; a last frame that is cut off does not count.
    """
    count = _FrameCount(first)
    offset = end = start
    while len(data := read_at(stream, offset, BLOCK_BYTES)) >= 4:
        used, last_end = count.add(data)
        end = offset + last_end if last_end else end
        offset += used
        if not used:
            break
    return count.frames, end


class _FrameCount:
    """Counts frames of the same kind as ``first``."""

    def __init__(self, first: Mp3Frame) -> None:
        self._first = first
        self._known: dict[bytes, Mp3Frame | None] = {}
        self._tries = 0
        self.frames = 0

    def add(self, data: bytes) -> tuple[int, int]:
        """How many bytes are done with, and where the last frame among them ends."""
        offset = end = 0
        while offset + 4 <= len(data):
            frame = self._frame(data[offset : offset + 4])
            if frame is None:
                offset = self._resume(data, offset + 1)
                continue
            if offset + frame.length_bytes > len(data):
                break
            self.frames += 1
            offset = end = offset + frame.length_bytes
        return offset, end

    def _frame(self, header: bytes) -> Mp3Frame | None:
        if header not in self._known:
            frame = read_frame(header, 0)
            is_same = frame is not None and frame.sample_rate_hz == self._first.sample_rate_hz
            self._known[header] = frame if is_same else None
        return self._known[header]

    def _resume(self, data: bytes, offset: int) -> int:
        """Where a frame begins that another one follows; the end when there is none."""
        while (offset := data.find(b"\xff", offset)) >= 0:
            self._tries += 1
            if self._tries > MAX_TRIES:
                raise refusal("damaged", "no end of other bytes between the frames")
            frame = self._frame(data[offset : offset + 4])
            if frame and self._frame(data[offset + frame.length_bytes :][:4]):
                return offset
            self._refuse_change(data, offset)
            offset += 1
        return len(data)

    def _refuse_change(self, data: bytes, offset: int) -> None:
        """What goes on at another rate would be lost: three such frames in a row are no accident."""
        rates = set()
        for _ in range(3):
            frame = read_frame(data, offset)
            if frame is None:
                return
            rates.add(frame.sample_rate_hz)
            offset += frame.length_bytes
        if len(rates) == 1 and self._first.sample_rate_hz not in rates:
            raise codec_refusal("mp3", "changing sample rate")

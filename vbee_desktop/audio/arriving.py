"""Sound that is still on its way: its bytes come in blocks, and as much as is here can be decoded."""

from __future__ import annotations

import struct
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.decode import decode_bytes
from vbee_desktop.audio.mp3_gate import first_frame_offset, looks_like_mp3, read_frame
from vbee_desktop.core.errors import BadInput

if TYPE_CHECKING:
    from vbee_desktop.audio.mp3_gate import Mp3Frame

FIRST_BYTES = 8_192
"""About half a second of MP3 at 128 kbit/s: less would be decoded again too often."""
GROWTH = 1.5
"""So many times as much must be here before an MP3 is decoded again, from its beginning."""
MOST_MP3_BYTES = 4_000_000
"""Four minutes at 128 kbit/s; what is longer waits for its file."""
_UNSURE_FRAMES = 2 * 1152
"""The end of a decoded MP3 still changes with the frames that follow it."""


class ArrivingClip:
    """One thread adds bytes, another one decodes. Bytes that are no sound of ours give nothing."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._data = bytearray()
        self._is_complete = False
        self._is_broken = False
        self._decoded_bytes = 0
        self._clip: Clip | None = None
        self._is_final = False
        self._next_frame: int | None = None

    def add(self, block: bytes) -> None:
        """The next bytes."""
        with self._lock:
            self._data += block

    def end(self) -> None:
        """All bytes are here."""
        self._is_complete = True

    def break_off(self) -> None:
        """No more bytes come, and what came is void."""
        self._is_broken = True

    @property
    def is_broken(self) -> bool:
        """Whether it broke off."""
        return self._is_broken

    @property
    def is_final(self) -> bool:
        """Whether `decoded` has given all of it."""
        return self._is_final

    def decoded(self, *, is_urgent: bool = False) -> Clip | None:
        """All that can be heard so far; None before the first of it. The same object again when there is
        nothing new, or too little of it to be worth the work unless it ``is_urgent``.
        """
        is_complete = self._is_complete  # before the bytes are looked at: none comes after
        with self._lock:
            if not self._is_worth_it(is_complete=is_complete, is_urgent=is_urgent):
                return self._clip
            data = bytes(self._data)
        self._decoded_bytes = len(data)
        self._is_final = is_complete
        with suppress(BadInput):  # whether it is whole and sound is for the job to say
            self._decode(data)
        return self._clip

    def _is_worth_it(self, *, is_complete: bool, is_urgent: bool) -> bool:
        count = len(self._data)
        is_too_long = count > MOST_MP3_BYTES and looks_like_mp3(bytes(self._data[:12]))
        if self._is_final or is_too_long:
            return False
        enough = self._decoded_bytes + 1 if is_urgent else self._decoded_bytes * GROWTH
        return is_complete or count >= max(FIRST_BYTES, enough)

    def _decode(self, data: bytes) -> None:
        if not looks_like_mp3(data[:12]):
            self._decode_wav(data)
        elif self._is_final:
            self._clip = decode_bytes(data)
        else:
            self._decode_mp3(data)

    def _decode_wav(self, data: bytes) -> None:
        """Only what is new is decoded: behind a header of its own it is a WAV like any other."""
        place = _wav_place(data)
        if place is None:
            return
        known = 0 if self._clip is None else self._clip.frames
        begin = place.data_offset + known * place.frame_bytes
        count = (min(len(data), place.data_end) - begin) // place.frame_bytes
        if count <= 0:
            return
        sound = data[begin : begin + count * place.frame_bytes]
        body = b"WAVE" + place.format_chunk + struct.pack("<4sI", b"data", len(sound)) + sound
        clip = decode_bytes(struct.pack("<4sI", b"RIFF", len(body)) + body)
        before = [] if self._clip is None else [self._clip.samples]
        self._clip = Clip(np.concatenate([*before, clip.samples]), clip.sample_rate_hz)

    def _decode_mp3(self, data: bytes) -> None:
        whole = decode_bytes(data[: self._end_of_frames(data)])
        if whole.frames > _UNSURE_FRAMES:
            self._clip = Clip(whole.samples[:-_UNSURE_FRAMES].copy(), whole.sample_rate_hz)

    def _end_of_frames(self, data: bytes) -> int:
        """Where the last whole frame ends: a part of one would be taken for damage."""
        if self._next_frame is None:
            self._next_frame = first_frame_offset(data)
        frame: Mp3Frame | None
        while (frame := read_frame(data, self._next_frame)) and (
            self._next_frame + frame.length_bytes <= len(data)
        ):
            self._next_frame += frame.length_bytes
        return self._next_frame


class _WavPlace(NamedTuple):
    """Where the sound of a WAV lies; ``data_end`` is what its header says, which may be further than the
    bytes.
    """

    format_chunk: bytes
    frame_bytes: int
    data_offset: int
    data_end: int


def _wav_place(data: bytes) -> _WavPlace | None:
    """None as long as the headers are not here."""
    offset, format_chunk = 12, b""
    while offset + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, offset)
        if name == b"fmt ":
            format_chunk = data[offset : offset + 8 + size]
        elif name == b"data":
            if len(format_chunk) < 24:
                return None
            frame_bytes = max(int(struct.unpack_from("<H", format_chunk, 20)[0]), 1)
            return _WavPlace(format_chunk, frame_bytes, offset + 8, offset + 8 + size)
        offset += 8 + size + size % 2
    return None

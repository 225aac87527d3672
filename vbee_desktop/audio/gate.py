"""What the gates of all kinds of sound files share: how a file is opened, what is told of it, how it is
refused.

Every gate reads headers only, in plain Python, before any library sees the file. Refusals are `BadInput`
with the fact ``reason``. With code ``BAD_FILE``: ``missing``, ``unreadable`` (no permission, not a file),
``empty`` (no bytes, or no sound in it), ``truncated``, ``damaged`` (headers that contradict themselves), and
``not_wav``, ``not_mp3``, ``not_audio`` for what is something else. With code ``BAD_FORMAT``: ``codec`` and
``rf64``, with the codec's name in the fact ``codec`` and the file's kind, when it is one of ours, in
``container``.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from vbee_desktop.core.errors import BadInput, Code

if TYPE_CHECKING:
    from pathlib import Path

MAX_CHANNELS = 64
RATE_RANGE_HZ = (1_000, 768_000)


@dataclass(frozen=True, slots=True)
class SoundInfo:
    """What a sound file's headers say, checked against its size.

    ``container`` is ``wav``, ``aiff``, ``mp3``, ``flac`` or ``ogg``, ``codec`` ``pcm``, ``float``, ``mp3``,
    ``flac``, ``vorbis`` or ``opus``. ``bits`` is 0 where a codec knows none. Of a compressed file ``frames``
    and ``duration_s`` are what its headers promise; decoding is the proof. The sound lies in ``data_bytes``
    from ``data_offset``; a decoder must be given ``preface`` before it.

    ``problems`` are harmless faults that a rewritten header cures: ``trailing`` (bytes after the RIFF),
    ``byte_rate`` (wrong), ``partial_frame`` (the last frame is cut; it is left out of ``frames``).
    ``is_cut_off`` tells of an MP3, which decodes all the same, that it seems to have been longer.
    """

    container: str
    codec: str
    channels: int
    sample_rate_hz: int
    bits: int
    is_float: bool
    frames: int
    duration_s: float
    size_bytes: int
    data_offset: int
    data_bytes: int
    problems: tuple[str, ...] = ()
    is_big_endian: bool = False
    preface: bytes = field(default=b"", repr=False)
    is_cut_off: bool = False


def open_regular_file(path: Path) -> BinaryIO:
    """Open a file for reading; a pipe or a device would hold us for ever and is refused.

    Raises `BadInput` with reason ``missing`` or ``unreadable``.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise refusal("unreadable", "not a regular file")
        return path.open("rb")
    except FileNotFoundError:
        raise refusal("missing", "no such file") from None
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise refusal("unreadable", type(error).__name__) from error


def read_at(stream: BinaryIO, offset: int, count: int) -> bytes:
    """Up to ``count`` bytes from ``offset``; fewer at the end. Raises `BadInput` (``unreadable``)."""
    try:
        stream.seek(offset)
        return stream.read(count)
    except OSError as error:
        raise refusal("unreadable", type(error).__name__) from error


def check_shape(channels: int, sample_rate_hz: int) -> None:
    """Raises `BadInput` (``damaged``) for a number of channels or a rate that no recording has."""
    if not 1 <= channels <= MAX_CHANNELS:
        raise refusal("damaged", f"{channels} channels")
    if not RATE_RANGE_HZ[0] <= sample_rate_hz <= RATE_RANGE_HZ[1]:
        raise refusal("damaged", f"{sample_rate_hz} Hz")


def refusal(reason: str, detail: str, *, code: Code = Code.BAD_FILE, **facts: object) -> BadInput:
    """The `BadInput` of a gate."""
    return BadInput(code, f"gate: {detail}", reason=reason, **facts)


def codec_refusal(container: str, codec: str) -> BadInput:
    """The `BadInput` for a kind of sound that is known, and not taken."""
    return refusal("codec", codec, code=Code.BAD_FORMAT, container=container, codec=codec)

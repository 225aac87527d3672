"""The one gate for sound files: tells the kind by its first bytes and hands the file to that kind's gate."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from vbee_desktop.audio.aiff_gate import inspect_aiff_stream
from vbee_desktop.audio.flac_gate import inspect_flac_stream
from vbee_desktop.audio.gate import codec_refusal, read_at, refusal
from vbee_desktop.audio.mp3_gate import end_of_tags, inspect_mp3_stream, looks_like_mp3
from vbee_desktop.audio.ogg_gate import inspect_ogg_stream
from vbee_desktop.audio.wav_gate import inspect_wav_stream

if TYPE_CHECKING:
    from vbee_desktop.audio.gate import SoundInfo
    from vbee_desktop.core.errors import BadInput

OTHER_KINDS = (
    (4, b"ftyp", "m4a"),
    (0, b"\x1a\x45\xdf\xa3", "webm"),
    (0, bytes.fromhex("3026b2758e66cf11"), "wma"),
    (0, b"caff", "caf"),
    (0, b"#!AMR", "amr"),
    (0, b".snd", "au"),
    (0, b"MThd", "midi"),
)
"""Kinds that people have and this program does not read: offset and bytes of their mark, and their name."""


def inspect_sound_stream(stream: BinaryIO) -> SoundInfo:
    """Check sound in a seekable stream by its headers. Raises `BadInput` (see `audio.gate`)."""
    head = read_at(stream, 0, 12)
    if not head or head.startswith((b"RIFF", b"RF64", b"BW64")):
        return inspect_wav_stream(stream)
    if head.startswith(b"FORM"):
        return inspect_aiff_stream(stream)
    if head.startswith(b"OggS"):
        return inspect_ogg_stream(stream)
    if head.startswith(b"fLaC"):
        return inspect_flac_stream(stream)
    if looks_like_mp3(head):
        return _inspect_tagged(stream)
    raise _other_kind(head)


def _inspect_tagged(stream: BinaryIO) -> SoundInfo:
    """An MP3, or a FLAC behind the tags that belong to one."""
    start = end_of_tags(stream)
    if start and read_at(stream, start, 4) == b"fLaC":
        return inspect_flac_stream(stream, start)
    return inspect_mp3_stream(stream)


def _other_kind(head: bytes) -> BadInput:
    for offset, mark, name in OTHER_KINDS:
        if head[offset:].startswith(mark):
            return codec_refusal("", name)
    if head[:2] in (b"\xff\xf1", b"\xff\xf9"):
        return codec_refusal("", "aac")
    return refusal("not_audio", f"starts with {head[:4].hex()}")

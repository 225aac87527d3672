"""Telling sound from an error page by its first bytes."""

from __future__ import annotations

from vbee_desktop.core.models import AudioFormat

BYTES_NEEDED = 12
_LENGTH_LEFT_OPEN = 0x7FFF_0000


def sound_format(start: bytes | bytearray) -> AudioFormat | None:
    """The format that the first `BYTES_NEEDED` bytes announce, or None when they are no sound of ours."""
    if start[:4] == b"RIFF" and start[8:12] == b"WAVE":
        return AudioFormat.WAV
    is_mpeg_frame = len(start) >= 2 and start[0] == 0xFF and start[1] & 0xE0 == 0xE0
    return AudioFormat.MP3 if start[:3] == b"ID3" or is_mpeg_frame else None


def is_cut_off(body: bytes | bytearray) -> bool:
    """Whether a WAV is shorter than its own header says.

    Writers that stream leave the length open (0, or as much as the field holds), which says nothing.
    """
    if sound_format(body[:BYTES_NEEDED]) is not AudioFormat.WAV:
        return False
    claimed = int.from_bytes(body[4:8], "little")
    return claimed < _LENGTH_LEFT_OPEN and claimed + 8 > len(body)

"""Telling sound from an error page by its first bytes."""

from __future__ import annotations

from vbee_desktop.core.models import AudioFormat

BYTES_NEEDED = 12


def sound_format(start: bytes) -> AudioFormat | None:
    """The format that the first `BYTES_NEEDED` bytes announce, or None when they are no sound of ours."""
    if start[:4] == b"RIFF" and start[8:12] == b"WAVE":
        return AudioFormat.WAV
    is_mpeg_frame = len(start) >= 2 and start[0] == 0xFF and start[1] & 0xE0 == 0xE0
    return AudioFormat.MP3 if start[:3] == b"ID3" or is_mpeg_frame else None

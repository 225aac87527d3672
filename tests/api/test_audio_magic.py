"""What counts as sound by its first bytes, and when a WAV is shorter than it says."""

from __future__ import annotations

import struct

import pytest

from vbee_desktop.api.audio_magic import BYTES_NEEDED, is_cut_off, sound_format
from vbee_desktop.core.models import AudioFormat


def wav(claimed_bytes: int, length_bytes: int) -> bytes:
    """A file of ``length_bytes`` in all whose header claims as much after its first eight bytes."""
    return (b"RIFF" + struct.pack("<I", claimed_bytes) + b"WAVE").ljust(length_bytes, b"\0")


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (wav(36, 12), AudioFormat.WAV),
        (wav(36, 44), AudioFormat.WAV),
        (b"RIFF\x24\0\0\0AVI ", None),
        (b"XIFF\x24\0\0\0WAVE", None),
        (b"ID3\x04", AudioFormat.MP3),
        (b"\xff\xfb", AudioFormat.MP3),
        (b"\xff\xe0", AudioFormat.MP3),
        (b"\xff\xd8\xff\xe0", None),  # a JPEG
        (b"\xfe\xff", None),
        (b"\xff", None),
        (b"", None),
        (b"<!DOCTYPE ht", None),
        (b'{"status": 0', None),
    ],
)
def test_sound_is_known_by_its_first_bytes(start: bytes, kind: AudioFormat | None) -> None:
    assert sound_format(start[:BYTES_NEEDED]) is kind
    assert sound_format(bytearray(start)) is kind


def test_a_wav_needs_the_most_bytes_to_be_known() -> None:
    start = wav(36, 44)
    assert sound_format(start[:BYTES_NEEDED]) is AudioFormat.WAV
    assert sound_format(start[: BYTES_NEEDED - 1]) is None


@pytest.mark.parametrize(
    ("body", "is_short"),
    [
        (wav(100, 107), True),
        (wav(100, 108), False),
        (wav(100, 200), False),
        (wav(1, 8 + 4), False),
        (wav(5, 12), True),
        (wav(0, 44), False),
        (wav(0x7FFE_FFFF, 44), True),
        (wav(0x7FFF_0000, 44), False),
        (wav(0xFFFF_FFFF, 44), False),
        (b"ID3" + bytes(50), False),
        (b"ID3\x04\xff\xff\0\0" + bytes(50), False),
    ],
)
def test_a_wav_that_is_shorter_than_its_header_says_is_cut_off(body: bytes, is_short: bool) -> None:
    assert is_cut_off(body) == is_short

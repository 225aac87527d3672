"""The gate for WAV files: nothing is decoded, played or sent that has not passed here.

It reads headers only, in plain Python, because libsndfile 1.2.2 has an open hole in its ADPCM WAV reader.
Admitted: RIFF/WAVE with PCM of 8, 16, 24 or 32 bits or float of 32 or 64 bits (plain or extensible header).
Refusals: see `audio.gate`.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import BinaryIO

from vbee_desktop.audio.chunks import Chunk, chunks_of, container_end
from vbee_desktop.audio.gate import SoundInfo, check_shape, codec_refusal, read_at, refusal
from vbee_desktop.core.errors import Code

PCM_TAG = 0x0001
FLOAT_TAG = 0x0003
EXTENSIBLE_TAG = 0xFFFE
PCM_BITS = frozenset({8, 16, 24, 32})
FLOAT_BITS = frozenset({32, 64})
OTHER_CODECS = {
    0x0002: "adpcm",
    0x0006: "a-law",
    0x0007: "mu-law",
    0x0011: "ima-adpcm",
    0x0031: "gsm",
    0x0040: "g721",
    0x0050: "mpeg",
    0x0055: "mp3",
    0x00FF: "aac",
    0x0161: "wma",
}
SUBFORMAT_TAIL = bytes.fromhex("000000001000800000aa00389b71")
"""Last 14 bytes of the identifiers whose first two are
a plain format tag (Microsoft, WAVEFORMATEXTENSIBLE).
"""


@dataclass(frozen=True, slots=True)
class _Format:
    codec: str
    channels: int
    sample_rate_hz: int
    bits: int
    frame_bytes: int
    has_wrong_byte_rate: bool


def inspect_wav_stream(stream: BinaryIO) -> SoundInfo:
    """Check a WAV in a seekable stream by its headers.
    Raises `BadInput` (see `audio.gate`).
    """
    size_bytes = stream.seek(0, io.SEEK_END)
    riff_end = _read_riff_header(stream, size_bytes)
    sound_format, data_offset, data_bytes = _find_sound(stream, riff_end, size_bytes)
    return _describe(sound_format, data_offset, data_bytes, size_bytes, riff_end)


def _read_riff_header(stream: BinaryIO, size_bytes: int) -> int:
    """Offset of the RIFF's end, checked against the file's size."""
    if size_bytes == 0:
        raise refusal("empty", "no bytes")
    head = read_at(stream, 0, 12)
    if head[:4] in (b"RF64", b"BW64"):
        raise refusal("rf64", "64-bit WAV", code=Code.BAD_FORMAT, container="wav", codec="RF64")
    if not b"RIFF".startswith(head[:4]) or not b"WAVE".startswith(head[8:12]):
        raise refusal("not_wav", f"starts with {head[:4].hex()}")
    return container_end(head, "little", size_bytes)


def _find_sound(stream: BinaryIO, riff_end: int, size_bytes: int) -> tuple[_Format, int, int]:
    """Format, offset and length of the sound data."""
    sound_format: _Format | None = None
    sound: Chunk | None = None
    for chunk in chunks_of(stream, riff_end, "little", size_bytes):
        if chunk.name == b"fmt ":
            if sound_format:
                raise refusal("damaged", "two fmt chunks")
            sound_format = _parse_format(read_at(stream, chunk.offset, min(chunk.length, 40)))
        elif chunk.name == b"data":
            if sound or not sound_format:
                raise refusal("damaged", "two data chunks, or data before fmt")
            sound = chunk
    if not sound_format or not sound:
        raise refusal("truncated" if size_bytes < 44 else "damaged", "no fmt or no data chunk")
    return sound_format, sound.offset, sound.length


def _parse_format(chunk: bytes) -> _Format:
    if len(chunk) < 16:
        raise refusal("damaged", "fmt chunk too short")
    tag, channels, rate, byte_rate, frame_bytes, bits = struct.unpack("<HHIIHH", chunk[:16])
    codec = _codec_name(_plain_tag(tag, chunk), bits)
    check_shape(channels, rate)
    if frame_bytes != channels * bits // 8:
        raise refusal("damaged", f"block align {frame_bytes} for {channels} channels of {bits} bits")
    return _Format(codec, channels, rate, bits, frame_bytes, byte_rate != rate * frame_bytes)


def _plain_tag(tag: int, chunk: bytes) -> int:
    """The codec's tag, taken from the sub-format where the header is extensible."""
    if tag != EXTENSIBLE_TAG:
        return tag
    if len(chunk) < 40:
        raise refusal("damaged", "extensible fmt chunk too short")
    if chunk[26:40] != SUBFORMAT_TAIL:
        raise codec_refusal("wav", chunk[24:40].hex())
    return int.from_bytes(chunk[24:26], "little")


def _codec_name(tag: int, bits: int) -> str:
    if tag == PCM_TAG and bits in PCM_BITS:
        return "pcm"
    if tag == FLOAT_TAG and bits in FLOAT_BITS:
        return "float"
    kind = {PCM_TAG: "pcm", FLOAT_TAG: "float"}.get(tag)
    name = f"{kind} {bits} bit" if kind else OTHER_CODECS.get(tag, f"0x{tag:04x}")
    raise codec_refusal("wav", name)


def _describe(
    sound_format: _Format, data_offset: int, data_bytes: int, size_bytes: int, riff_end: int
) -> SoundInfo:
    frames, rest = divmod(data_bytes, sound_format.frame_bytes)
    if not frames:
        raise refusal("empty", f"{data_bytes} bytes of sound")
    faults = {
        "byte_rate": sound_format.has_wrong_byte_rate,
        "partial_frame": rest > 0,
        "trailing": size_bytes > riff_end + riff_end % 2,
    }
    return SoundInfo(
        container="wav",
        codec=sound_format.codec,
        channels=sound_format.channels,
        sample_rate_hz=sound_format.sample_rate_hz,
        bits=sound_format.bits,
        is_float=sound_format.codec == "float",
        frames=frames,
        duration_s=frames / sound_format.sample_rate_hz,
        size_bytes=size_bytes,
        data_offset=data_offset,
        data_bytes=frames * sound_format.frame_bytes,
        problems=tuple(name for name, present in faults.items() if present),
    )

"""Sound files written piece by piece: WAV (16-bit PCM, mono), bare PCM, and MP3 of an exact bitrate."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MEDIA_TYPES = {"mp3": "audio/mpeg", "wav": "audio/wav", "pcm": "audio/pcm"}
_MP3_LOW_RATES_HZ = {48000: 24000, 44100: 22050, 32000: 16000}
_WAV_HEADER_BYTES = 44


class Writer(Protocol):
    """Takes mono 16-bit blocks; ``finish`` completes the file, which stays open."""

    def write(self, block: NDArray[np.int16]) -> None: ...
    def finish(self) -> None: ...


def open_writer(file: BinaryIO, audio_type: str, sample_rate_hz: int, bitrate_kbps: int) -> Writer:
    """``sample_rate_hz`` must be one that ``rate_to_write`` allows."""
    if audio_type == "mp3":
        return Mp3Writer(file, sample_rate_hz, bitrate_kbps)
    return WavWriter(file, sample_rate_hz) if audio_type == "wav" else PcmWriter(file)


def rate_to_write(audio_type: str, sample_rate_hz: int, bitrate_kbps: int) -> int:
    """The rate that the file will have. MPEG-1 layer III (32 kHz and up) knows no bitrate below 32 kbit/s, so
    for 8 and 16 the rate is halved into MPEG-2, which knows them.
    """
    if audio_type == "mp3" and bitrate_kbps < 32:
        return _MP3_LOW_RATES_HZ.get(sample_rate_hz, sample_rate_hz)
    return sample_rate_hz


class Mp3Writer:
    """Constant bitrate. At 8000 Hz (MPEG-2.5) the format ends at 64 kbit/s, and LAME uses that for 128."""

    def __init__(self, file: BinaryIO, sample_rate_hz: int, bitrate_kbps: int) -> None:
        import lameenc

        self._file = file
        self._encoder = lameenc.Encoder()
        self._encoder.silence()
        self._encoder.set_channels(1)
        self._encoder.set_in_sample_rate(sample_rate_hz)
        self._encoder.set_out_sample_rate(sample_rate_hz)
        self._encoder.set_bit_rate(bitrate_kbps)
        self._encoder.set_quality(7)

    def write(self, block: NDArray[np.int16]) -> None:
        if len(block):
            self._file.write(self._encoder.encode(block.astype("<i2").tobytes()))

    def finish(self) -> None:
        self._file.write(self._encoder.flush())


class PcmWriter:
    """Little-endian samples and nothing else."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, block: NDArray[np.int16]) -> None:
        self._file.write(block.astype("<i2").tobytes())

    def finish(self) -> None:
        self._file.flush()


class WavWriter(PcmWriter):
    """A canonical 44-byte header, its sizes filled in at the end."""

    def __init__(self, file: BinaryIO, sample_rate_hz: int) -> None:
        super().__init__(file)
        self._sample_rate_hz = sample_rate_hz
        file.write(bytes(_WAV_HEADER_BYTES))

    def finish(self) -> None:
        data_bytes = self._file.tell() - _WAV_HEADER_BYTES
        self._file.seek(0)
        self._file.write(wav_header(self._sample_rate_hz, data_bytes))
        self._file.seek(0, 2)
        self._file.flush()


def wav_header(sample_rate_hz: int, data_bytes: int) -> bytes:
    """Header of a mono 16-bit PCM file."""
    riff = struct.pack("<4sI4s", b"RIFF", 36 + data_bytes, b"WAVE")
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, sample_rate_hz, sample_rate_hz * 2, 2, 16)
    return riff + form + struct.pack("<4sI", b"data", data_bytes)

"""16-bit PCM WAV: the one form in which sound is written, recorded and sent."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from vbee_desktop.audio.clip import Clip, Samples

HEADER_BYTES = 44
SAMPLE_BYTES = 2
MAX_DATA_BYTES = 2**32 - 2**16

Int16 = NDArray[np.int16]


def wav_header(data_bytes: int, channels: int, sample_rate_hz: int) -> bytes:
    """The 44 bytes before 16-bit PCM sound of ``data_bytes``."""
    frame_bytes = channels * SAMPLE_BYTES
    riff = struct.pack("<4sI4s", b"RIFF", HEADER_BYTES - 8 + data_bytes, b"WAVE")
    form = struct.pack(
        "<4sIHHIIHH", b"fmt ", 16, 1, channels, sample_rate_hz, sample_rate_hz * frame_bytes, frame_bytes, 16
    )
    return riff + form + struct.pack("<4sI", b"data", data_bytes)


def wav_bytes(samples: Int16, sample_rate_hz: int) -> bytes:
    """A whole WAV of int16 samples of shape (frames, channels)."""
    header = wav_header(samples.size * SAMPLE_BYTES, samples.shape[1], sample_rate_hz)
    return header + samples.astype("<i2", copy=False).tobytes()


def to_int16(samples: Samples) -> Int16:
    """±1.0 to 16 bits: rounded to the nearest, cut at full scale.

    There is no dither on purpose: the same sound gives the same bytes, and silence stays silent.
    """
    scaled: Samples = np.rint(samples * np.float32(32768.0))
    np.clip(scaled, -32768.0, 32767.0, out=scaled)
    return scaled.astype(np.int16)


def clip_wav_bytes(clip: Clip) -> bytes:
    """A clip as a whole 16-bit WAV."""
    return wav_bytes(to_int16(clip.samples), clip.sample_rate_hz)


class WavWriter:
    """Writes a WAV while it is being recorded. Unbuffered, and the header is brought
    up to date with each `sync_header`, so that a crash leaves a readable file.
    """

    def __init__(self, path: Path, channels: int, sample_rate_hz: int) -> None:
        self._channels = channels
        self._sample_rate_hz = sample_rate_hz
        self._data_bytes = 0
        self._file: BinaryIO = path.open("wb", buffering=0)
        self._file.write(wav_header(0, channels, sample_rate_hz))

    def __enter__(self) -> WavWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def file(self) -> BinaryIO:
        """The open file, for fsync."""
        return self._file

    @property
    def frames(self) -> int:
        """Whole frames that the disk has taken."""
        return self._data_bytes // (self._channels * SAMPLE_BYTES)

    def append(self, samples: Int16) -> None:
        """Write int16 samples of shape (frames, channels). Raises OSError."""
        data = memoryview(samples.astype("<i2", copy=False).tobytes())
        while data:
            written = self._file.write(data)
            self._data_bytes += written
            data = data[written:]

    def sync_header(self) -> None:
        """Bring the lengths in the header up to date. Raises OSError."""
        self._file.seek(0)
        self._file.write(wav_header(self._data_bytes, self._channels, self._sample_rate_hz))
        self._file.seek(0, 2)

    def end_at(self, frames: int) -> None:
        """Leave out what stands behind so many frames, such as a block that the disk took half of. Raises
        OSError.
        """
        self._data_bytes = frames * self._channels * SAMPLE_BYTES
        self._file.truncate(HEADER_BYTES + self._data_bytes)
        self.sync_header()

    def close(self) -> None:
        """Close the file as it is."""
        self._file.close()

"""A recording on its way to the disk: in a part file
while it is made, under its own name when it is whole.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from vbee_desktop.audio.downmix import mix_weights, mixed
from vbee_desktop.audio.level import DIGITAL_SILENCE_DBFS
from vbee_desktop.audio.recording_tally import FULL_SCALE, NOTHING_DRAWN, Outline, Tally
from vbee_desktop.audio.resample import resampled_blocks, resampled_frames
from vbee_desktop.audio.wav_writer import HEADER_BYTES, SAMPLE_BYTES, WavWriter, to_int16, wav_header
from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.limits import BEST_RECOGNITION_RATE_HZ
from vbee_desktop.core.safe_file import appearing, bring_to_disk, remove, replace, storage_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vbee_desktop.audio.clip import Samples
    from vbee_desktop.audio.recording_tally import Bars
    from vbee_desktop.audio.wav_writer import Int16

TO_DISK_EVERY_S = 1.0
"""So that a loss of power costs no more than a crash of the program."""
FINAL_SUFFIX = ".wav"
RAW_SUFFIX = ".raw.part"
"""While it is made: a WAV in the microphone's own rate and channels, whose header runs a second late."""

BLOCK_FRAMES = 1 << 16


@dataclass(frozen=True, slots=True)
class Recording:
    """A finished recording: 16-bit mono WAV at 16000 Hz,
    whole on the disk. ``silent`` means digital silence.
    """

    path: Path
    duration_s: float
    sample_rate_hz: int
    peak_dbfs: float
    silent: bool
    clipped: bool = False
    outline: Outline = field(default=NOTHING_DRAWN, repr=False)


class RecordingFile:
    """Takes blocks, keeps at most ``max_frames`` (on the disk alone: it
    may be an hour), and ends as a `Recording` or as nothing. Raises `StorageError`.
    """

    def __init__(self, folder: Path, sample_rate_hz: int, channels: int, max_frames: int) -> None:
        self._tally = Tally(sample_rate_hz, channels)
        self._max_frames = max_frames
        self._to_disk_at_s = TO_DISK_EVERY_S
        name = _new_name()
        self._path = folder / (name + FINAL_SUFFIX)
        self._part = folder / (name + RAW_SUFFIX)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._writer = WavWriter(self._part, channels, sample_rate_hz)
        except OSError as error:
            raise storage_error(self._part, error) from error

    @property
    def frames(self) -> int:
        """Recorded so far."""
        return self._tally.frames

    @property
    def duration_s(self) -> float:
        """Recorded so far."""
        return self._tally.duration_s

    @property
    def strip(self) -> Bars:
        """The bars of the last seconds: (end in seconds, lowest, highest)."""
        return self._tally.bars

    @property
    def is_full(self) -> bool:
        """Whether the longest allowed recording is reached, to the frame."""
        return self.frames >= self._max_frames

    def append(self, block: Int16) -> None:
        """Write int16 frames (frames, channels); what goes beyond ``max_frames`` is left out."""
        kept = block[: self._max_frames - self.frames]
        if not len(kept):
            return
        try:
            self._write(kept)
            if self.duration_s >= self._to_disk_at_s:
                self._writer.sync_header()
                bring_to_disk(self._writer.file)
                self._to_disk_at_s = self.duration_s + TO_DISK_EVERY_S
        except OSError as error:
            raise storage_error(self._part, error) from error

    def finish(self) -> Recording:
        """Make the file whole and give it its name; after an error of `append` too, then with what the disk
        took. At least one frame must have been written.
        """
        try:
            self._writer.end_at(self.frames)
            bring_to_disk(self._writer.file)
            self._writer.close()
        except OSError as error:
            self.leave()
            raise storage_error(self._part, error) from error
        return _settle(self._part, self._path, self._tally)

    def discard(self) -> None:
        """Forget the recording."""
        self._writer.close()
        with suppress(OSError):
            remove(self._part)

    def leave(self) -> None:
        """Close the part file as it is: what is on the disk can be recovered later."""
        with suppress(OSError):
            self._writer.sync_header()
        self._writer.close()

    def _write(self, block: Int16) -> None:
        """Count what the disk took, be it less than the block. Raises OSError."""
        try:
            self._writer.append(block)
        finally:
            taken = self._writer.frames - self.frames
            if taken:
                self._tally.add(block[:taken])


def recover_recordings(folder: Path) -> tuple[Recording, ...]:
    """Finish what a crash left in ``folder``. Call it before a
    recorder works there; what cannot be saved stays as it is.
    """
    recovered = []
    for part in sorted(folder.glob(f"recording-*{RAW_SUFFIX}")):
        with suppress(OSError, StorageError):
            tally = _mend(part)
            if tally:
                name = part.name.removesuffix(RAW_SUFFIX) + FINAL_SUFFIX
                recovered.append(_settle(part, part.with_name(name), tally))
    return tuple(recovered)


def _settle(part: Path, path: Path, tally: Tally) -> Recording:
    """Put the finished sound under its name: the part file
    itself when it is mono at the right rate, else converted.
    """
    try:
        if tally.channels == 1 and tally.sample_rate_hz == BEST_RECOGNITION_RATE_HZ:
            replace(part, path)
        else:
            _convert(part, path, tally)
            remove(part)
    except OSError as error:
        raise storage_error(path, error) from error
    return describe(path, tally)


def _convert(part: Path, path: Path, tally: Tally) -> None:
    """Mono, and resampled once."""
    weights = mix_weights(tally.products)
    blocks = _blocks_of(part, tally.channels)
    single = blocks if tally.channels == 1 else (mixed(block, weights) for block in blocks)
    with appearing(path) as stream:
        stream.write(wav_header(_final_frames(tally) * SAMPLE_BYTES, 1, BEST_RECOGNITION_RATE_HZ))
        for block in resampled_blocks(single, 1, tally.sample_rate_hz, BEST_RECOGNITION_RATE_HZ):
            stream.write(to_int16(block).astype("<i2", copy=False).tobytes())


def describe(path: Path, tally: Tally) -> Recording:
    """The recording at ``path`` whose sound, before any conversion, ``tally`` counted."""
    return Recording(
        path,
        _final_frames(tally) / BEST_RECOGNITION_RATE_HZ,
        BEST_RECOGNITION_RATE_HZ,
        tally.peak_dbfs,
        tally.swing_dbfs < DIGITAL_SILENCE_DBFS,
        tally.clipped,
        tally.outline,
    )


def _final_frames(tally: Tally) -> int:
    return resampled_frames(tally.frames, tally.sample_rate_hz, BEST_RECOGNITION_RATE_HZ)


def _mend(part: Path) -> Tally | None:
    """Bring the header of a part file up to its real size and count its sound; None when there is none in
    it. Raises OSError.
    """
    with part.open("r+b") as stream:
        head = stream.read(HEADER_BYTES)
        channels = int.from_bytes(head[22:24], "little")
        rate = int.from_bytes(head[24:28], "little")
        frame_bytes = SAMPLE_BYTES * channels
        data_bytes = stream.seek(0, 2) - HEADER_BYTES
        if not channels or not rate or data_bytes < frame_bytes:
            return None
        data_bytes -= data_bytes % frame_bytes
        stream.seek(0)
        stream.write(wav_header(data_bytes, channels, rate))
        stream.truncate(HEADER_BYTES + data_bytes)
        bring_to_disk(stream)
    tally = Tally(rate, channels)
    for block in int16_blocks_of(part, channels):
        tally.add(block)
    return tally


def _blocks_of(part: Path, channels: int) -> Iterator[Samples]:
    for block in int16_blocks_of(part, channels):
        yield block.astype(np.float32) / np.float32(FULL_SCALE)


def int16_blocks_of(part: Path, channels: int) -> Iterator[Int16]:
    """The sound of a file that was written here, in blocks of (frames, channels). Raises OSError."""
    with part.open("rb") as stream:
        stream.seek(HEADER_BYTES)
        while data := stream.read(BLOCK_FRAMES * channels * SAMPLE_BYTES):
            yield np.frombuffer(data, "<i2").reshape(-1, channels)


def _new_name() -> str:
    """A name that sorts by time and is never used twice."""
    now = datetime.now().astimezone()
    return f"recording-{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"

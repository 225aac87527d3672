"""A recording on its way to the disk: in a part file
while it is made, under its own name when it is whole.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.downmix import to_mono
from vbee_desktop.audio.level import DIGITAL_SILENCE_DBFS, FLOOR_DBFS, peak_dbfs, to_dbfs
from vbee_desktop.audio.resample import resampled
from vbee_desktop.audio.wav_writer import HEADER_BYTES, WavWriter, clip_wav_bytes, wav_header
from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.limits import BEST_RECOGNITION_RATE_HZ
from vbee_desktop.core.safe_file import appearing, bring_to_disk, remove, replace, storage_error

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.wav_writer import Int16

STRIP_BIN_S = 0.05
"""Width of one bar of the live strip: 196 bars in 9.8 s."""

TO_DISK_EVERY_S = 1.0
"""So that a loss of power costs no more than a crash of the program."""
FINAL_SUFFIX = ".wav"
RAW_SUFFIX = ".raw.part"
"""While it is made: a WAV in the microphone's own rate and channels, whose header runs a second late."""


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


class RecordingFile:
    """Takes blocks, keeps at most ``max_frames``, and ends
    as a `Recording` or as nothing. Raises `StorageError`.
    """

    def __init__(self, folder: Path, sample_rate_hz: int, channels: int, max_frames: int) -> None:
        self.frames = 0
        self.strip: tuple[tuple[float, float, float], ...] = ()
        self._rate = sample_rate_hz
        self._max_frames = max_frames
        self._blocks: list[Int16] = []
        self._strip_frames = round(STRIP_BIN_S * sample_rate_hz)
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
    def is_full(self) -> bool:
        """Whether the longest allowed recording is reached, to the frame."""
        return self.frames >= self._max_frames

    @property
    def duration_s(self) -> float:
        """Recorded so far."""
        return self.frames / self._rate

    def append(self, block: Int16) -> None:
        """Write int16 frames (frames, channels); what goes beyond ``max_frames`` is left out."""
        kept = block[: self._max_frames - self.frames]
        if not len(kept):
            return
        try:
            self._writer.append(kept)
            self._blocks.append(kept)
            self.frames += len(kept)
            if self.duration_s >= self._to_disk_at_s:
                self._writer.sync_header()
                bring_to_disk(self._writer.file)
                self._to_disk_at_s = self.duration_s + TO_DISK_EVERY_S
        except OSError as error:
            raise storage_error(self._part, error) from error
        self._extend_strip()

    def finish(self) -> Recording:
        """Make the file whole and give it its name. At least one frame must have been written."""
        samples = np.concatenate(self._blocks)
        clip = Clip(samples.astype(np.float32) / np.float32(32768), self._rate)
        try:
            self._writer.sync_header()
            bring_to_disk(self._writer.file)
            self._writer.close()
        except OSError as error:
            raise storage_error(self._part, error) from error
        return _settle(self._part, self._path, clip)

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

    def _extend_strip(self) -> None:
        """Add the bars that are complete now."""
        done = len(self.strip)
        ready = self.frames // self._strip_frames
        if ready <= done:
            return
        start = done * self._strip_frames
        fresh = self._from(start)[: (ready - done) * self._strip_frames]
        bins = fresh.reshape(ready - done, -1).astype(np.float32) / np.float32(32768)
        ends = ((done + 1 + step) * STRIP_BIN_S for step in range(ready - done))
        bars = zip(ends, bins.min(axis=1).tolist(), bins.max(axis=1).tolist(), strict=True)
        self.strip = (*self.strip, *bars)

    def _from(self, frame: int) -> Int16:
        """Everything from ``frame`` on, looking at the last blocks only."""
        needed: list[Int16] = []
        have = self.frames
        for block in reversed(self._blocks):
            needed.append(block)
            have -= len(block)
            if have <= frame:
                break
        return np.concatenate(needed[::-1])[frame - have :]


def recover_recordings(folder: Path) -> tuple[Recording, ...]:
    """Finish what a crash left in ``folder``. Call it before a
    recorder works there; what cannot be saved stays as it is.
    """
    recovered = []
    for part in sorted(folder.glob(f"recording-*{RAW_SUFFIX}")):
        clip = _read_part(part)
        if clip is not None:
            name = part.name.removesuffix(RAW_SUFFIX) + FINAL_SUFFIX
            with suppress(StorageError):
                recovered.append(_settle(part, part.with_name(name), clip))
    return tuple(recovered)


def _settle(part: Path, path: Path, clip: Clip) -> Recording:
    """Put the finished sound under its name: the part file
    itself when it is mono at the right rate, else converted.
    """
    best = resampled(Clip(to_mono(clip.samples), clip.sample_rate_hz), BEST_RECOGNITION_RATE_HZ)
    try:
        if clip.channels == 1 and clip.sample_rate_hz == BEST_RECOGNITION_RATE_HZ:
            replace(part, path)
        else:
            with appearing(path) as stream:
                stream.write(clip_wav_bytes(best))
            remove(part)
    except OSError as error:
        raise storage_error(path, error) from error
    return _describe(path, best, clip)


def _describe(path: Path, best: Clip, source: Clip) -> Recording:
    peak = to_dbfs(float(np.abs(source.samples).max(initial=0.0)))
    swing = peak_dbfs(source.samples) if source.frames else FLOOR_DBFS
    clipped = bool(np.abs(source.samples).max(initial=0.0) >= 32767 / 32768)
    return Recording(path, best.duration_s, best.sample_rate_hz, peak, swing < DIGITAL_SILENCE_DBFS, clipped)


def _read_part(part: Path) -> Clip | None:
    """The sound of a part file by its real size, its header mended; None when there is no sound in it."""
    try:
        with part.open("r+b") as stream:
            data = stream.read()
            channels = int.from_bytes(data[22:24], "little")
            rate = int.from_bytes(data[24:28], "little")
            if len(data) < HEADER_BYTES + 2 or not channels or not rate:
                return None
            frames = (len(data) - HEADER_BYTES) // (2 * channels)
            stream.seek(0)
            stream.write(wav_header(frames * 2 * channels, channels, rate))
            stream.truncate(HEADER_BYTES + frames * 2 * channels)
            bring_to_disk(stream)
    except OSError:
        return None
    samples = np.frombuffer(data, "<i2", frames * channels, HEADER_BYTES).reshape(frames, channels)
    return Clip(samples.astype(np.float32) / np.float32(32768), rate)


def _new_name() -> str:
    """A name that sorts by time and is never used twice."""
    now = datetime.now().astimezone()
    return f"recording-{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"

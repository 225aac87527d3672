"""A sound of any length as parts that the recognition service takes."""

from __future__ import annotations

import hashlib
import math
import tempfile
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

import numpy as np

from vbee_desktop.audio.convert import PreparedClip
from vbee_desktop.audio.cut_rule import CutPoint, Stretch, best_cuts
from vbee_desktop.audio.downmix import channel_products, mix_weights, mixed
from vbee_desktop.audio.pauses import STEP_S, cut_points
from vbee_desktop.audio.resample import resampled_blocks
from vbee_desktop.audio.sound_reader import SoundReader
from vbee_desktop.audio.wav_writer import HEADER_BYTES, SAMPLE_BYTES, to_int16, wav_header
from vbee_desktop.core import limits
from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.safe_file import storage_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vbee_desktop.audio.clip import Samples
    from vbee_desktop.audio.gate import SoundInfo
    from vbee_desktop.audio.pauses import Flags, Levels
    from vbee_desktop.audio.wav_writer import Int16

RATE_HZ = limits.BEST_RECOGNITION_RATE_HZ
STEP_FRAMES = round(STEP_S * RATE_HZ)
LONGEST_PART_FRAMES = math.ceil(limits.MAX_SYNC_AUDIO_S * RATE_HZ) - STEP_FRAMES
LONGEST_PIECE_FRAMES = min(
    round(limits.LONGEST_ASYNC_PIECE_S * RATE_HZ),
    (limits.MAX_ASYNC_AUDIO_BYTES - HEADER_BYTES) // SAMPLE_BYTES - STEP_FRAMES,
)
PIECE_POINTS_APART = 2 * RATE_HZ
"""For pieces of many minutes so fine a choice is enough."""
SILENT_SWING = 1
"""A step of 16-bit samples that differ by no more holds no signal."""
BLOCK_FRAMES = 1 << 18


@dataclass(frozen=True, slots=True)
class LongSound:
    """A whole sound in the form that is sent: mono, 16 bits, 16000 Hz, in a file without a name.

    ``digest`` is the SHA-256 of its samples, ``notes`` are as in `PreparedClip`. ``points`` are the places
    where it may be cut. `clip` may be called from several threads.
    """

    frames: int
    digest: str
    notes: tuple[str, ...]
    points: tuple[CutPoint, ...]
    end: CutPoint
    _file: IO[bytes]
    _lock: threading.Lock

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.frames / RATE_HZ

    @property
    def is_silent(self) -> bool:
        """Whether there is no signal in it at all."""
        return self.end.sounding == 0

    def parts(self) -> list[Stretch]:
        """Cut into parts for ``sync``, each under 10 s."""
        return best_cuts(self.points, self.end, LONGEST_PART_FRAMES, RATE_HZ)

    def pieces(self) -> list[Stretch]:
        """Cut into pieces for ``async``, each under 50 minutes and 100 MB."""
        return best_cuts(_thinned(self.points), self.end, LONGEST_PIECE_FRAMES, RATE_HZ)

    def close(self) -> None:
        """Let the converted sound go."""
        self._file.close()

    def clip(self, stretch: Stretch) -> PreparedClip:
        """One part, as it is sent. Raises `StorageError`."""
        try:
            with self._lock:
                self._file.seek(stretch.start * SAMPLE_BYTES)
                raw = self._file.read(stretch.frames * SAMPLE_BYTES)
        except (OSError, ValueError) as error:  # ValueError: nobody waits for it any more, and it is closed
            raise StorageError(detail=type(error).__name__, reading=True) from error
        samples: Int16 = np.frombuffer(raw, "<i2")[:, np.newaxis]
        header = wav_header(len(raw), 1, RATE_HZ)
        return PreparedClip(
            b"".join(
                (header, raw)
            ),  # of a piece of 100 MB one copy less than `wav_bytes`, and without the GIL
            stretch.frames / RATE_HZ,
            RATE_HZ,
            self.notes,
            int(samples.max()) - int(samples.min()) <= SILENT_SWING,
        )


def open_long_sound(path: Path, folder: Path) -> LongSound:
    """Convert a sound file of any length, block by block, into a file without a name in ``folder``, which is
    gone with `LongSound.close`.

    Raises `BadInput` as `SoundReader` does, and `StorageError` when the disk is full.
    """
    with ExitStack() as stack:
        try:
            file = stack.enter_context(tempfile.TemporaryFile(dir=folder))
            with SoundReader(path) as reader:
                sound = _converted(reader, file)
        except OSError as error:
            raise storage_error(folder, error) from error
        stack.pop_all()
    return sound


def _converted(reader: SoundReader, file: IO[bytes]) -> LongSound:
    notes = _notes(reader.info)
    survey = _written_once(reader, file)
    if survey is None:
        survey = _written(reader, reader.mono_blocks(BLOCK_FRAMES), file)
    if survey.peak > 1.0:
        survey = _written(reader, reader.mono_blocks(BLOCK_FRAMES), file, gain=1 / survey.peak)
        notes = (*notes, "level")
    powers, silent = survey.steps()
    return LongSound(
        frames=survey.frames,
        digest=survey.digest,
        notes=notes,
        points=tuple(cut_points(powers, silent, STEP_FRAMES)),
        end=CutPoint(survey.frames, sounding=int(np.count_nonzero(~silent))),
        _file=file,
        _lock=threading.Lock(),
    )


def _written_once(reader: SoundReader, file: IO[bytes]) -> _Survey | None:
    """The file read once, with all channels alike; None when they turn out not to be: one is silent, say."""
    mix = _EvenMix(reader)
    survey = _written(reader, mix.blocks(), file)
    return survey if mix.is_right else None


def _written(reader: SoundReader, blocks: Iterator[Samples], file: IO[bytes], gain: float = 1.0) -> _Survey:
    """The whole sound at the rate that is sent, written from the file's beginning on."""
    file.seek(0)
    survey = _Survey()
    for block in resampled_blocks(survey.peaked(blocks), 1, reader.sample_rate_hz, RATE_HZ):
        samples = to_int16(block * np.float32(gain) if gain != 1.0 else block)
        survey.take(samples)
        file.write(samples.data)
    return survey


class _EvenMix:
    """All channels mixed alike, and afterwards whether that was right by the rule of `downmix.to_mono`."""

    def __init__(self, reader: SoundReader) -> None:
        self._reader = reader
        self._weights = np.full(reader.channels, 1 / reader.channels, np.float32)
        self._products = np.zeros((reader.channels, reader.channels))

    @property
    def is_right(self) -> bool:
        """To be asked when all has passed."""
        return self._reader.channels == 1 or np.array_equal(mix_weights(self._products), self._weights)

    def blocks(self) -> Iterator[Samples]:
        """The mixed sound, of shape (frames, 1)."""
        if self._reader.channels == 1:
            yield from self._reader.blocks(BLOCK_FRAMES)
            return
        for block in self._reader.blocks(BLOCK_FRAMES):
            self._products += channel_products(block)
            yield mixed(block, self._weights)


class _Survey:
    """What is learnt of a sound while it passes: length, digest, peak, and each step's loudness."""

    def __init__(self) -> None:
        self.frames = 0
        self.peak = 0.0
        self._hash = hashlib.sha256()
        self._rest: Int16 = np.zeros(0, np.int16)
        self._powers: list[Levels] = []
        self._silent: list[Flags] = []

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def peaked(self, blocks: Iterator[Samples]) -> Iterator[Samples]:
        """The same blocks; the loudest sample is kept in mind."""
        for block in blocks:
            self.peak = max(self.peak, float(block.max()), -float(block.min()))
            yield block

    def take(self, samples: Int16) -> None:
        """Samples of shape (frames, 1), the next ones."""
        self.frames += len(samples)
        self._hash.update(samples.data)
        flat = np.concatenate([self._rest, samples[:, 0]])
        whole = len(flat) // STEP_FRAMES * STEP_FRAMES
        self._measure(flat[:whole].reshape(-1, STEP_FRAMES))
        self._rest = flat[whole:]

    def steps(self) -> tuple[Levels, Flags]:
        """Mean square of each step, and whether there is no signal in it."""
        if len(self._rest):
            self._measure(self._rest[np.newaxis, :])
            self._rest = self._rest[:0]
        return np.concatenate(self._powers), np.concatenate(self._silent)

    def _measure(self, steps: Int16) -> None:
        scaled = steps.astype(np.float32) / np.float32(32768)
        self._powers.append(np.einsum("sf,sf->s", scaled, scaled) / np.float32(steps.shape[1]))
        swing = steps.max(axis=1).astype(np.int32) - steps.min(axis=1)
        self._silent.append(swing <= SILENT_SWING)


def _notes(info: SoundInfo) -> tuple[str, ...]:
    """What is changed before it is sent; of compressed sound, that it is another container."""
    changes = {
        "rate": info.sample_rate_hz != RATE_HZ,
        "channels": info.channels != 1,
        "depth": info.codec in ("pcm", "float") and (info.is_float or info.bits != SAMPLE_BYTES * 8),
        "container": info.container != "wav" or bool(info.problems),
    }
    return tuple(name for name, is_changed in changes.items() if is_changed)


def _thinned(points: tuple[CutPoint, ...]) -> list[CutPoint]:
    """The best places, a few seconds apart."""
    kept: list[CutPoint] = []
    for point in points:
        if kept and point.frame - kept[-1].frame < PIECE_POINTS_APART:
            if (point.harm, point.unease) < (kept[-1].harm, kept[-1].unease):
                kept[-1] = point
        else:
            kept.append(point)
    return kept

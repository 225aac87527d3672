"""An hour of sound made ready to be sent: converted, cut, and each part told from all others.

Each side runs in a process of its own, ``stt_splitting ours|bare FILE FOLDER``, which tells how long it took
and the most memory that it had. The floor reads the same file with soundfile, resamples with bare soxr and
writes.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import soundfile
import soxr

from tests.bench.table import Count, Row
from vbee_desktop.core.estimates import billed_s
from vbee_desktop.core.limits import BEST_RECOGNITION_RATE_HZ
from vbee_desktop.core.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUR_S = 3600
FORMS = ((BEST_RECOGNITION_RATE_HZ, 1), (44_100, 1), (48_000, 2))
MOST_S = 3.0
MOST_MB = 150.0
BLOCK_FRAMES = 1 << 18
ROUNDS = 3


class Ran(NamedTuple):
    """Seconds, MB at the most, seconds that would be billed."""

    taken_s: float
    peak_mb: float
    billed_s: int


def measure() -> Iterator[Row | Count]:
    """All rows about splitting."""
    with tempfile.TemporaryDirectory() as folder:
        for rate_hz, channels in FORMS:
            path = _hour(Path(folder) / "hour.wav", rate_hz, channels)
            bare, ours = _best(path, "bare"), _best(path, "ours")
            name = f"an hour of {rate_hz} Hz, {channels} channels"
            yield Row(
                f"{name}, converted and split", bare.taken_s, ours.taken_s, "s", MOST_S, is_absolute=True
            )
            yield Row(f"{name}, memory", bare.peak_mb, ours.peak_mb, "MB", MOST_MB, is_absolute=True)
            yield Count(f"{name}, billed", f"{ours.billed_s} s")


def _best(path: Path, side: str) -> Ran:
    return min(_run(path, side) for _ in range(ROUNDS))


def _run(path: Path, side: str) -> Ran:
    command = [sys.executable, "-m", "tests.bench.stt_splitting", side, str(path), str(path.parent)]
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    return Ran(float(told[0]), float(told[1]), int(told[2]))


def _hour(path: Path, rate_hz: int, channels: int) -> Path:
    """Speech with pauses of half a second, over and over, each time louder: no part is like another."""
    speech, from_hz = soundfile.read(resource_path("samples", "english.wav"), dtype="float32")
    room = np.random.default_rng(1).normal(0, 0.0003, rate_hz // 2).astype(np.float32)
    once = np.concatenate([soxr.resample(speech, from_hz, rate_hz), room])
    with soundfile.SoundFile(path, "w", rate_hz, channels, subtype="PCM_16") as file:
        while file.frames < HOUR_S * rate_hz:
            left = HOUR_S * rate_hz - file.frames
            gain = np.float32(0.5 + file.frames / (2 * HOUR_S * rate_hz))
            file.write(np.repeat(gain * once[:left, np.newaxis], channels, axis=1))
    return path


def _ours(path: Path, folder: Path) -> int:
    from vbee_desktop.audio.split import open_long_sound
    from vbee_desktop.jobs.clip_job import hash_of_clip

    with closing(open_long_sound(path, folder)) as sound:
        clips = (sound.clip(part) for part in sound.parts())
        return sum({hash_of_clip(clip.wav): billed_s(clip.duration_s) for clip in clips}.values())


def _bare(path: Path, folder: Path) -> int:
    with soundfile.SoundFile(path) as sound, tempfile.TemporaryFile(dir=folder) as file:
        stream = soxr.ResampleStream(
            sound.samplerate, BEST_RECOGNITION_RATE_HZ, sound.channels, dtype="int16"
        )
        for block in sound.blocks(BLOCK_FRAMES, dtype="int16", always_2d=True):
            file.write(np.ascontiguousarray(stream.resample_chunk(block)[:, 0]).data)
        return billed_s(sound.frames / sound.samplerate)


def _child(side: str, path: str, folder: str) -> None:
    act = {"ours": _ours, "bare": _bare}[side]
    begun = time.perf_counter()
    billed = act(Path(path), Path(folder))
    taken_s = time.perf_counter() - begun
    print(taken_s, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, billed)


if __name__ == "__main__":
    _child(*sys.argv[1:])

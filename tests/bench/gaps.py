"""Gaps of the GUI thread: how long the window does not answer while the program works, against a bare window.

For each load three rows: the gap that only one tick in a thousand exceeds, in milliseconds; the worst gap
beside the worst of a bare window under the same load (`gap_bare` tells what that is); and the processor time
that the thread itself needed in its longest turn, which a busy machine hardly changes. Both sides run by
turns, each in a process of its own with a fresh home; the figures are medians over the rounds. The sandbox is
a process of its own as well, and takes the second core while it speaks: that is part of the load.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest

from tests.bench.gap_loads import write_long_sound
from tests.bench.table import Row
from tests.e2e.harness.pulse import running_pulse
from tests.e2e.harness.xvfb import running_xvfb
from tests.support.sandbox_process import PROJECT_ROOT, running_sandbox
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.encode import write_wav

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROUNDS = 3
FRAME_MS = 16.7
WORST_RATIO = 1.5
ONE_IN = 1000
CLIP_S, CLIP_RATE_HZ = 600, 24_000
LIMIT_S = 300

LOADS = {
    "create": "10 creates",
    "download": "a download of 5 minutes of WAV",
    "draw": "decoding and drawing 10 minutes",
    "play": "playing with the waveform",
    "record": "recording with meter and strip",
    "type": "typing in 100,000 characters",
    "voices": "loading and filtering 2,000 voices",
    "transcribe": "47 s transcribed in parts",
    "history": "opening, scrolling and searching 10,000 jobs",
    "compare": "3 voices compared",
}
NEED_SOUND = {"play", "record", "compare"}


class Watched(NamedTuple):
    """One run: what the thread itself did in its longest turn, and the gaps, longest first."""

    longest_work_ms: float
    gaps_ms: list[float]


def measure() -> Iterator[Row]:
    """Three rows for each load of `LOADS`; the names in the variable ``GAPS`` choose some of them."""
    wanted = os.environ.get("GAPS", " ".join(LOADS)).split()
    with ExitStack() as stack:
        machine = stack.enter_context(running_xvfb("1366x768"))
        sound = _sound(stack)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        clips = {"transcribe": folder / "spoken.wav"}
        write_long_sound(clips["transcribe"])
        clip = _long_clip(folder)
        for load in wanted:
            if load in NEED_SOUND and sound is None:
                print(f"skipped: {LOADS[load]} (no sound server)", file=sys.stderr, flush=True)
                continue
            yield from _compare(load, {**machine, **(sound or {})}, folder, clips.get(load, clip))


def _compare(load: str, machine: Mapping[str, str], folder: Path, clip: Path) -> Iterator[Row]:
    sides: dict[str, list[Watched]] = {"bare": [], "real": []}
    for _ in range(ROUNDS):
        for side, runs in sides.items():
            runs.append(_gaps(side, load, machine, folder, clip))
    bare, real = sides["bare"], sides["real"]
    name = LOADS[load]
    yield Row(f"gaps, {name}: 99.9 %", _rare(bare), _rare(real), "ms", FRAME_MS, is_absolute=True)
    yield Row(f"gaps, {name}: worst", _worst(bare), _worst(real), "ms", WORST_RATIO)
    yield Row(f"gaps, {name}: longest own work", _work(bare), _work(real), "ms", FRAME_MS, is_absolute=True)


def _rare(runs: list[Watched]) -> float:
    return statistics.median(run.gaps_ms[len(run.gaps_ms) // ONE_IN] for run in runs)


def _worst(runs: list[Watched]) -> float:
    return statistics.median(run.gaps_ms[0] for run in runs)


def _work(runs: list[Watched]) -> float:
    return statistics.median(run.longest_work_ms for run in runs)


def _gaps(side: str, load: str, machine: Mapping[str, str], folder: Path, clip: Path) -> Watched:
    """One run; a sandbox and a home of its own, so that nothing is found ready-made."""
    with running_sandbox() as sandbox, tempfile.TemporaryDirectory(dir=folder) as home:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.gap_child", side, load, sandbox.url, home, str(clip)],
            cwd=PROJECT_ROOT,
            env=os.environ | dict(machine) | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
            stdout=subprocess.PIPE,
            text=True,
            timeout=LIMIT_S,
            check=True,
        )
    work_ms, *gaps_ms = json.loads(done.stdout.splitlines()[-1])
    return Watched(work_ms, gaps_ms)


def _sound(stack: ExitStack) -> dict[str, str] | None:
    try:
        return stack.enter_context(running_pulse()).environment
    except pytest.skip.Exception as missing:
        print(f"no sound server: {missing}", file=sys.stderr, flush=True)
        return None


def _long_clip(folder: Path) -> Path:
    """A tone that swells and fades."""
    seconds = np.arange(CLIP_S * CLIP_RATE_HZ, dtype=np.float32) / CLIP_RATE_HZ
    samples = np.sin(2 * np.pi * 220 * seconds) * (0.5 + 0.4 * np.sin(seconds / 3))
    path = folder / "long.wav"
    write_wav(path, Clip(samples[:, np.newaxis].astype(np.float32), CLIP_RATE_HZ))
    return path

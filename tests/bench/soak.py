"""The program for days: the same work a thousand times in one process, and the program started and quit at
hundreds of moments.

``SOAK_CREATES`` (1000), ``SOAK_TRANSCRIPTIONS`` (1000), ``SOAK_WINDOWS`` (200) and ``SOAK_LIVES`` (500) in
the environment make it shorter; 0 leaves a part out.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.table import Count, Row
from tests.e2e.harness.pulse import running_pulse
from tests.e2e.harness.xvfb import running_xvfb
from tests.soak.life import LIVES_A_HOME
from tests.soak.living import breaches_of
from tests.soak.soaking import soak
from tests.soak.trend import FLAT, LOST_REFS, is_kept
from tests.support.sandbox_process import running_sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.soak.trend import Soaked

CYCLES = {"creates": 1000, "transcriptions": 1000, "windows": 200}
CENSUSES = 100
MOST_BYTES = {"creates": 20_000, "transcriptions": 20_000, "windows": 100_000}
"""What a cycle may add to the memory."""
WARM_SHARE = 0.1
MOST_GROWTH = 1.1
LIVES = 500
LIVES_AT_ONCE = 2
JOB_DURATION_S = 0.3
KB = 1000.0


def measure() -> Iterator[Row | Count]:
    """Rows for each kind of work, then for the lives; seeds and complaints go to standard error."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what is started in the background ignores it
    with ExitStack() as stack:
        machine = stack.enter_context(running_xvfb("1366x768"))
        machine |= stack.enter_context(running_pulse()).environment
        for kind, usual in CYCLES.items():
            cycles = _number(f"SOAK_{kind.upper()}", usual)
            if cycles:
                yield from _of_work(kind, cycles, machine)
        yield from _of_lives(_number("SOAK_LIVES", LIVES), machine)


def _of_work(kind: str, cycles: int, machine: Mapping[str, str]) -> Iterator[Row | Count]:
    with running_sandbox() as sandbox, tempfile.TemporaryDirectory() as folder:
        sandbox.settings(job_duration_s=0)
        soaked = soak(kind, cycles, max(1, cycles // CENSUSES), sandbox.url, Path(folder), machine)
    _tell(f"{cycles} {kind}", soaked.complaints)
    yield Count.none_of(f"{cycles} {kind}: crashes and complaints", len(soaked.complaints))
    if len(soaked.taken) > 1:
        yield _growth(f"{cycles} {kind}: memory at the end, at a tenth", soaked)
        yield from _slopes(kind, soaked)


def _growth(name: str, soaked: Soaked) -> Row:
    memory_mb = [census.memory_bytes / 1e6 for _, census in soaked.taken]
    return Row(name, memory_mb[int(len(memory_mb) * WARM_SHARE)], memory_mb[-1], "MB", MOST_GROWTH)


def _slopes(kind: str, soaked: Soaked) -> Iterator[Count]:
    for name, slope in soaked.slopes.items():
        is_met = is_kept(name, slope, MOST_BYTES[kind])
        if name == "memory_bytes":
            told, target = f"{slope / KB:+.1f} kB", f"≤ {MOST_BYTES[kind] / KB:g} kB"
        else:
            told, target = f"{slope:+.3f}", f"≥ {LOST_REFS:g}" if name.endswith("_refs") else f"≤ {FLAT:g}"
        yield Count(
            f"{kind}, a cycle adds: {name.removesuffix('_bytes').replace('_', ' ')}", told, target, is_met
        )


def _of_lives(lives: int, machine: Mapping[str, str]) -> Iterator[Count]:
    with running_sandbox() as sandbox, ThreadPoolExecutor(LIVES_AT_ONCE) as pool:
        sandbox.settings(job_duration_s=JOB_DURATION_S)

        def live(seed: int) -> list[str]:
            with tempfile.TemporaryDirectory() as folder:
                breaches = breaches_of(seed, sandbox.url, Path(folder), machine)
            _tell(f"seed {seed}", breaches)
            return breaches

        bad = sum(map(bool, pool.map(live, range(lives // LIVES_A_HOME))))
    yield Count(f"starts, ended at random moments ({LIVES_A_HOME} a seed)", str(lives))
    yield Count.none_of("starts: seeds with a bad end, or something left behind", bad)


def _tell(what: str, complaints: list[str]) -> None:
    for each in complaints:
        print(f"{what}: {each}", file=sys.stderr, flush=True)


def _number(name: str, usual: int) -> int:
    return int(os.environ.get(name, usual))

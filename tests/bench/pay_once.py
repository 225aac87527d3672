"""The promise "pay once, lose nothing", tried for long: faults, kills and bad reads, judged by the ledger.

``PAY_ONCE_RUNS`` (10000), ``PAY_ONCE_KILLS`` (200) and ``PAY_ONCE_READS`` (10000) in the environment make it
shorter.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.bench.table import Count
from tests.proofs.fault_run import run_trial
from tests.proofs.judge import Judgement
from tests.proofs.kills import Killing
from tests.proofs.reads import measure_reads
from tests.proofs.trial import trial_of
from tests.proofs.usual_client import UsualEnd, run_usually
from tests.support.sandbox_process import running_sandbox

SEEDS_AT_ONCE = 100
TRIALS_AT_ONCE = 5
"""More than this machine has cores: a trial mostly waits for what never answers."""
LOWEST_SUCCESS = 0.999


@dataclass
class Sum:
    """What became of all charges of many trials; ``breaches`` name their seeds."""

    trials: int = 0
    charges: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    duplicates: int = 0
    damage: int = 0
    breaches: list[str] = field(default_factory=list)

    def add(self, seed: int, judgement: Judgement) -> None:
        """One trial more."""
        self.trials += 1
        self.charges += judgement.charges
        self.ends += judgement.ends
        self.lost += len(judgement.lost)
        self.duplicates += len(judgement.duplicates)
        self.damage += len(judgement.damage)
        self.breaches += [f"seed {seed}: {breach}" for breach in judgement.breaches]

    def add_sum(self, other: Sum) -> None:
        """Another process's trials."""
        for name in ("trials", "charges", "ends", "lost", "duplicates", "damage", "breaches"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def measure() -> Iterator[Count]:
    """One row a figure; breaches go to standard error with their seeds."""
    runs = _number("PAY_ONCE_RUNS", 10_000)
    with ProcessPoolExecutor(TRIALS_AT_ONCE) as pool:
        slices = [range(first, min(first + SEEDS_AT_ONCE, runs)) for first in range(0, runs, SEEDS_AT_ONCE)]
        yield from _of_trials("fault runs", _summed(pool.map(_trials, slices)))
        yield from _of_usual_client(list(pool.map(_usual_trials, slices)))
    with running_sandbox() as sandbox, tempfile.TemporaryDirectory() as folder:
        yield from _of_trials("kills", _kills(Killing(sandbox, Path(folder)), _number("PAY_ONCE_KILLS", 200)))
    with running_sandbox() as sandbox, tempfile.TemporaryDirectory() as folder:
        for name, calls in measure_reads(sandbox, Path(folder), _number("PAY_ONCE_READS", 10_000)).items():
            told = f"{calls.success:.3%} of {calls.needed}"
            is_met = calls.success >= LOWEST_SUCCESS
            yield Count(f"{name}, one request in ten faulty", told, f"≥ {LOWEST_SUCCESS:.1%}", is_met)


def _trials(seeds: range) -> Sum:
    done = Sum()
    with running_sandbox() as sandbox:
        for seed in seeds:
            with tempfile.TemporaryDirectory() as folder:
                done.add(seed, run_trial(sandbox, Path(folder), trial_of(seed)))
    return done


def _usual_trials(seeds: range) -> UsualEnd:
    with running_sandbox() as sandbox, tempfile.TemporaryDirectory() as folder:
        run = partial(run_usually, sandbox)
        ends = [run(Path(folder, str(seed)), trial_of(seed)) for seed in seeds]
    return UsualEnd(*map(sum, zip(*ends, strict=True)))


def _kills(killing: Killing, kills: int) -> Sum:
    """The home and the ledger live on from kill to kill: the last look sees all charges."""
    done = Sum()
    for seed in range(kills):
        judgement = killing.round(seed)
        done.charges, done.ends = 0, Counter()
        done.add(seed, judgement)
    return done


def _summed(sums: Iterable[Sum]) -> Sum:
    whole = Sum()
    for each in sums:
        whole.add_sum(each)
        print(f"… {whole.trials} runs", file=sys.stderr, flush=True)
    return whole


def _of_trials(name: str, done: Sum) -> Iterator[Count]:
    for breach in done.breaches:
        print(breach, file=sys.stderr, flush=True)
    yield Count(name, str(done.trials))
    yield Count(f"{name}: charges", str(done.charges))
    for end, count in sorted(done.ends.items()):
        yield Count(f"{name}: … {end}", str(count))
    yield Count.none_of(f"{name}: lost", done.lost)
    yield Count.none_of(f"{name}: charged twice", done.duplicates)
    yield Count.none_of(f"{name}: damage on disk", done.damage)


def _of_usual_client(ends: list[UsualEnd]) -> Iterator[Count]:
    whole = UsualEnd(*map(sum, zip(*ends, strict=True)))
    yield Count("a usual client, same seeds: charges", str(whole.charges))
    yield Count("a usual client, same seeds: charged twice", str(whole.duplicates))
    yield Count("a usual client, same seeds: charged in vain", str(whole.lost))


def _number(name: str, usual: int) -> int:
    return int(os.environ.get(name, usual))

"""Mutation: how many small mistakes in what decides over money the tests would notice.

Every module of `mutation_targets` is changed in every way that `mutants` knows, one change at a time, in a
copy of the project, and its tests are asked. In the environment ``MUTATION="core/retry.py api/body.py"`` asks
for some modules alone, ``MUTATION_SHARE=0.1`` for a tenth of the mutants, the same in each run, and
``MUTATION_AT_ONCE=1`` for one at a time instead of one for each core. Changes after which the program does
the same are in ``mutation_same.toml``.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from subprocess import PIPE, Popen
from typing import NamedTuple

from tests.bench.mutation_targets import ROOMS
from tests.bench.table import Count

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("pyproject.toml", "README.md", "LICENSE", "vbee_desktop", "resources", "packaging", "tests")
SAME = Path(__file__).with_name("mutation_same.toml")
LOWEST_SCORE = 0.9

Key = tuple[str, str, str, str]
"""Module, place, what was there, what is there now."""


class Judged(NamedTuple):
    """One mutant and whether a test noticed; one that hangs is noticed too."""

    key: Key
    line: int
    is_noticed: bool


def measure() -> Iterator[Count]:
    """Score of each room and of all, without and with the mutants that are the same program."""
    wanted = os.environ.get("MUTATION", "").split()
    same = _same_programs()
    everything: list[Judged] = []
    with tempfile.TemporaryDirectory() as folder:
        _copy_project(Path(folder))
        for room in ROOMS:
            modules = [module for module in room.modules if not wanted or module in wanted]
            judged = list(_judged(Path(folder), modules)) if modules else []
            if judged:
                _tell_unnoticed(judged, same)
                yield _score(f"mutation, {room.name}", judged, same)
            everything += judged
    yield _score("mutation, all", everything, same)
    if not wanted:
        yield Count.none_of(
            "listed as the same, and no such mutant", len(same.keys() - {each.key for each in everything})
        )


def _same_programs() -> Mapping[Key, str]:
    """The reason why each of these changes nothing."""
    entries = tomllib.loads(SAME.read_text(encoding="utf-8"))["same"]
    return {(each["module"], each["place"], each["was"], each["now"]): each["why"] for each in entries}


def _copy_project(folder: Path) -> None:
    left = shutil.ignore_patterns("__pycache__", ".*")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=left)
        else:
            shutil.copy2(ROOT / name, folder / name)


def _judged(folder: Path, modules: Sequence[str]) -> Iterator[Judged]:
    command = [sys.executable, "-m", "tests.bench.mutation_room", *modules]
    with Popen(command, cwd=folder, stdout=PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        for line in process.stdout:
            told = json.loads(line)
            judged = Judged(
                (told["module"], told["place"], told["was"], told["now"]),
                told["line"],
                told["verdict"] != "survived",
            )
            if judged.line:
                yield judged
            elif judged.is_noticed:
                raise RuntimeError(f"the tests of {told['module']} fail although nothing is changed")
    if process.returncode != 0:
        raise RuntimeError(f"the judges ended with {process.returncode}")


def _tell_unnoticed(judged: Sequence[Judged], same: Mapping[Key, str]) -> None:
    for each in judged:
        if not each.is_noticed and each.key not in same:
            module, place, was, now = each.key
            print(f"unnoticed: {module}:{each.line} {place}\n  - {was}\n  + {now}", file=sys.stderr)


def _score(name: str, judged: Sequence[Judged], same: Mapping[Key, str]) -> Count:
    noticed = sum(each.is_noticed for each in judged)
    equal = sum(not each.is_noticed and each.key in same for each in judged)
    others = len(judged) - equal
    score = noticed / others if others else 1.0
    raw = noticed / len(judged) if judged else 1.0
    told = f"{score:.1%} of {others} mutants; with {equal} that change nothing {raw:.1%}"
    return Count(name, told, f"≥ {LOWEST_SCORE:.0%}", score >= LOWEST_SCORE)

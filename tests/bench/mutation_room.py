"""``python -m tests.bench.mutation_room MODULE…`` in a copy of the project: one JSON line for each mutant.

The unchanged modules are judged too: when their own tests do not pass so, nothing of it means anything.
"""

from __future__ import annotations

import ast
import json
import math
import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from random import Random
from subprocess import run
from typing import NamedTuple

from tests.bench.mutants import Mutant, mutants_of
from tests.bench.mutation_child import Court, Trial
from tests.bench.mutation_targets import ROOMS, Room
from tests.support.sandbox_process import running_sandbox

MOST_TESTS_S = 4.0
"""The quickest tests of a line are asked, up to so much work together, in seconds of a processor."""

Lines = Mapping[str, list[str]]


class Surveyed(NamedTuple):
    """What `mutation_survey` found of one room."""

    seconds: Mapping[str, float]
    lines: Mapping[str, Lines]


def main(modules: list[str]) -> None:
    """Prints ``{"module", "place", "was", "now", "verdict", "tests"}``, a line for each mutant."""
    for room in ROOMS:
        wanted = [module for module in room.modules if module in modules]
        if wanted:
            _judge_room(room, wanted)


def _judge_room(room: Room, modules: list[str]) -> None:
    surveyed = _survey(room)
    mutants = [(module, mutant) for module in modules for mutant in _some_of(module)]
    trials = [_trial(number, *mutant, surveyed) for number, mutant in enumerate(mutants)]

    def told(trial: Trial, verdict: str) -> None:
        module, mutant = mutants[trial.number]
        line = {"module": module, "verdict": verdict, "tests": len(trial.tests)}
        print(json.dumps(line | mutant._asdict() | {"source": ""}, ensure_ascii=False), file=out, flush=True)

    with ExitStack() as stack, os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        os.dup2(2, 1)  # what pytest prints is no verdict
        at_once = range(int(os.environ.get("MUTATION_AT_ONCE", os.cpu_count() or 1)))
        places = [None if room.is_pure else stack.enter_context(running_sandbox()) for _ in at_once]
        Court(places, room.options, told).judge(trials, room.test_files)


def _survey(room: Room) -> Surveyed:
    out = Path(f"survey of {room.name}.json")
    if not out.exists():
        command = [sys.executable, "-m", "tests.bench.mutation_survey", str(out), *room.modules, "--"]
        ended = run([*command, *room.options, *room.test_files], stdout=sys.stderr, check=False)
        if ended.returncode != 0:
            raise RuntimeError(f"the tests of the {room.name} fail although nothing is changed")
    return Surveyed(**json.loads(out.read_text(encoding="utf-8")))


def _some_of(module: str) -> list[Mutant]:
    """The unchanged module, and all its mutants or a sample of them, which is the same in each run."""
    source = Path("vbee_desktop", module).read_text(encoding="utf-8")
    every = mutants_of(source)
    share = float(os.environ.get("MUTATION_SHARE", "1"))
    return [Mutant("", 0, "", "", source), *Random(8).sample(every, math.ceil(share * len(every)))]


def _trial(number: int, module: str, mutant: Mutant, surveyed: Surveyed) -> Trial:
    """The tests that run the changed line come first, then those of its function. What no function holds is
    for all tests, since they may import it and run no line of the module.
    """
    lines = surveyed.lines[module]
    of_line = lines.get(str(mutant.line), [])
    near = _lines_of(module, mutant.line)
    running = {test for line, tests in lines.items() if not near or int(line) in near for test in tests}
    others = set() if near else surveyed.seconds.keys() - running
    quickest = sorted(
        running | others, key=lambda test: (test in others, test not in of_line, surveyed.seconds[test])
    )
    chosen: list[str] = []
    spent_s = 0.0
    for test in quickest:
        spent_s += surveyed.seconds[test]
        if spent_s > MOST_TESTS_S and chosen:
            break
        chosen.append(test)
    return Trial(number, module, mutant.source, chosen, min(spent_s, MOST_TESTS_S))


def _lines_of(module: str, line: int) -> range:
    """The innermost function around a line; empty when there is none."""
    tree = ast.parse(Path("vbee_desktop", module).read_text(encoding="utf-8"))
    around = [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return min((each for each in around if line in each), key=len, default=range(0))


if __name__ == "__main__":
    main(sys.argv[1:])

"""Runs tests against mutants, each in a process forked from one in which everything is loaded.

No file is changed. A change within functions is swapped into the program as it stands loaded beside the
collected tests, which costs next to nothing. Anything else (tables, defaults) stands in for its module when
that is imported, with pytest begun anew.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import multiprocessing as mp
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest
from _pytest.config import default_plugins

from tests.bench.mutation_swap import Instead, is_within_functions, swap
from tests.support import sandbox_process
from tests.support.sandbox_process import SandboxProcess

LOADED_BEFORE = (
    *(f"_pytest.{name}" for name in default_plugins),
    *("_hypothesis_pytestplugin", "anyio.pytest_plugin", "asyncio", "pytestqt.plugin", "sqlite3"),
    *("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtTest", "PySide6.QtWidgets"),
)
"""What takes long to import and knows nothing of the program."""
LOADED_FOR_SERVICES = ("h11", "httpx", "keyring", "numpy", "soundfile", "soxr", "truststore")
OPTIONS = (
    *("-q", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # of what is loaded before pytest begins
)
LEAST_LIMIT_S = 60.0
LIMIT_IN_USUAL = 10.0
"""A mutant whose tests take so many times as long as they usually do is noticed: something waits for ever."""

LONGEST_TIMEOUT_S = 15.0
"""Tests allow themselves a minute and more; what a mutant keeps waiting need not be waited for so long."""


class Trial(NamedTuple):
    """The tests that judge one mutant; ``usual_s`` is what they take when nothing is changed."""

    number: int
    module: str
    source: str
    tests: Sequence[str]
    usual_s: float

    @property
    def limit_s(self) -> float:
        return LEAST_LIMIT_S + LIMIT_IN_USUAL * self.usual_s

    @property
    def path(self) -> Path:
        return Path("vbee_desktop", self.module).resolve()

    @property
    def name(self) -> str:
        """The module's own name."""
        return "vbee_desktop." + self.module.removesuffix(".py").replace("/", ".")

    @property
    def is_within_functions(self) -> bool:
        return is_within_functions(self.path.read_text(encoding="utf-8"), self.source)


Told = Callable[[Trial, str], None]


class _Running(NamedTuple):
    trial: Trial
    sandbox: SandboxProcess | None
    process: BaseProcess
    ends_at: float


class Court:
    """Judges trials, as many at once as there are places, each with a sandbox of its own or none; ``told``
    hears of each when it ends: ``killed``, ``survived`` or ``timeout``.
    """

    def __init__(self, places: Sequence[SandboxProcess | None], options: Sequence[str], told: Told) -> None:
        self._free = list(places)
        self._options = options
        self._told = told
        self._own: SandboxProcess | None = None

    def judge(self, trials: Sequence[Trial], test_files: Sequence[str]) -> None:
        """Until all are judged. The tests of all trials are in ``test_files``."""
        for name in (*LOADED_BEFORE, *(LOADED_FOR_SERVICES if self._free[0] else ())):
            importlib.import_module(name)
        sandbox_process.running_sandbox = self._sandbox_of_child
        quick = [trial for trial in trials if trial.is_within_functions]
        gc.freeze()  # each test collects garbage, and all of this is none
        self._judge_each([trial for trial in trials if trial not in quick], self._run_afresh)
        pytest.main(
            [*OPTIONS, *self._options, *test_files], plugins=[_Hasty(), _Loaded(quick, self._judge_each)]
        )

    def _judge_each(self, trials: Sequence[Trial], run: Callable[[Trial], int]) -> None:
        running: list[_Running] = []
        for trial in trials:
            running.append(self._started(trial, run))
            while running and (not self._free or trial is trials[-1]):
                for ended in _ended(running):
                    running.remove(ended)
                    self._free.append(ended.sandbox)
                    self._told(ended.trial, _verdict(ended.process))

    def _started(self, trial: Trial, run: Callable[[Trial], int]) -> _Running:
        self._own = self._free.pop()
        process = mp.get_context("fork").Process(target=_quietly, args=(run, trial))
        process.start()
        return _Running(trial, self._own, process, time.monotonic() + trial.limit_s)

    def _run_afresh(self, trial: Trial) -> int:
        sys.meta_path.insert(0, Instead(trial.name, trial.path, trial.source))
        return pytest.main([*OPTIONS, *self._options, *trial.tests], plugins=[_Hasty()])

    @contextmanager
    def _sandbox_of_child(self, *_arguments: str) -> Iterator[SandboxProcess]:
        assert self._own is not None
        yield self._own


def _ended(running: Sequence[_Running]) -> list[_Running]:
    """Those that have ended, or have taken too long."""
    next_s = max(0.0, min(each.ends_at for each in running) - time.monotonic())
    wait([each.process.sentinel for each in running], next_s)
    now = time.monotonic()
    return [each for each in running if each.process.exitcode is not None or each.ends_at <= now]


def _verdict(process: BaseProcess) -> str:
    if process.exitcode is None:
        process.kill()
        process.join()
        return "timeout"
    return "survived" if process.exitcode == 0 else "killed"


def _quietly(run: Callable[[Trial], int], trial: Trial) -> None:
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    asyncio.timeout = _hasty_timeout
    os._exit(run(trial))


def _hasty_timeout(delay: float | None) -> asyncio.Timeout:
    """``asyncio.timeout`` (seconds), of `LONGEST_TIMEOUT_S` at most."""
    return _usual_timeout(None if delay is None else min(delay, LONGEST_TIMEOUT_S))


_usual_timeout = asyncio.timeout


class _Hasty:
    """The first failure is enough, and which example of it is the smallest need not be known."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection(self) -> None:
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile("mutants", deadline=None, database=None, phases=phases)
        hypothesis.settings.load_profile("mutants")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os._exit(1)


class _Loaded:
    """A plugin of pytest: instead of running what it has collected, it judges."""

    def __init__(
        self, trials: Sequence[Trial], judge_each: Callable[[Sequence[Trial], Callable[[Trial], int]], None]
    ) -> None:
        self._trials = trials
        self._judge_each = judge_each
        self._items: dict[str, pytest.Item] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._items = {item.nodeid: item for item in session.items}
        gc.freeze()
        self._judge_each(self._trials, self._run)
        return True

    def _run(self, trial: Trial) -> int:
        swap(trial.name, trial.source)
        items = [self._items[test] for test in trial.tests]
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        return 0

"""Which tests run which lines of the modules under mutation, and how much work each of them is.

``python -m tests.bench.mutation_survey OUT.json MODULE… -- TEST_FILE…`` in a copy of the project.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

import coverage
import pytest

SLOWEST_S = 2.0
"""A test that takes longer is for the whole suite: no mutant waits for it."""


class Survey:
    """A plugin of pytest: each test is a context of the coverage."""

    def __init__(self, watch: coverage.Coverage) -> None:
        self._watch = watch
        self.seconds: dict[str, float] = {}
        self.failed: list[str] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        self._watch.switch_context(item.nodeid)
        started_s = time.process_time()  # of this process alone: others may load the machine
        outcome = yield
        self.seconds[item.nodeid] = time.process_time() - started_s
        self._watch.switch_context("")
        return outcome

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed or report.skipped:
            self.failed.append(report.nodeid)


def main(out: Path, modules: list[str], test_files: list[str]) -> int:
    """Writes ``{"seconds": {test: s}, "lines": {module: {line: [test, …]}}}``; the exit code of pytest."""
    files = [str(Path("vbee_desktop", module).resolve()) for module in modules]
    watch = coverage.Coverage(data_file=None, include=files)
    survey = Survey(watch)
    watch.start()
    exit_code = pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:xdist", *test_files], plugins=[survey])
    watch.stop()
    used = {test for test, spent in survey.seconds.items() if spent <= SLOWEST_S} - set(survey.failed)
    data = watch.get_data()
    lines = {
        module: {
            line: sorted(used.intersection(tests)) for line, tests in data.contexts_by_lineno(file).items()
        }
        for module, file in zip(modules, files, strict=True)
    }
    seconds = {test: survey.seconds[test] for test in used}
    out.write_text(json.dumps({"seconds": seconds, "lines": lines}), encoding="utf-8")
    return int(exit_code)


if __name__ == "__main__":
    split = sys.argv.index("--")
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:split], sys.argv[split + 1 :]))

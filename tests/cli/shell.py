"""The program as a script starts it: a child process with a home of its own, against one server."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.sandbox_process import PROJECT_ROOT

TIMEOUT_S = 60


class Shell:
    """Runs ``vbee-desktop``."""

    def __init__(self, url: str, home: Path) -> None:
        self.home = home
        self._environment = {**os.environ, "VBEE_DESKTOP_HOME": str(home), "VBEE_SERVER": url}

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        return self.run_into(subprocess.PIPE, *words, **environment)

    def run_into(self, stdout: int, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run it with a file as its standard output. What it says is read as UTF-8, whatever the environment
        says.
        """
        return subprocess.run(
            [sys.executable, "-m", "vbee_desktop", *words],
            env={**self._environment, **environment},
            cwd=PROJECT_ROOT,
            stdout=stdout,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=TIMEOUT_S,
            check=False,
        )

    @contextmanager
    def started(self, *words: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
        """Let it run beside the test; it does not outlive the block."""
        process = subprocess.Popen(
            [sys.executable, "-m", "vbee_desktop", *words],
            env={**self._environment, **environment},
            cwd=PROJECT_ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        with process:
            try:
                yield process
            finally:
                process.kill()


def until(condition: Callable[[], object], what: str) -> None:
    """Wait for another process; fails after ten seconds."""
    pause = threading.Event()
    for _ in range(500):
        if condition():
            return
        pause.wait(0.02)
    raise AssertionError(f"did not come: {what}")

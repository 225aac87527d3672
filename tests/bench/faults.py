"""Faults in the real window: how long it does not answer while everything goes wrong, and how soon a cancel
frees it.

Each fault that a server can do to a request, at the stages that **Create speech** goes through, while a 1 ms
timer ticks in the GUI thread. The hostile network and the sandbox are processes of their own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Any

from tests.bench.table import Row
from tests.support.sandbox_process import PROJECT_ROOT, running_sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLD_MS, WINDOW_MS, TASK_MS = 100.0, 100.0, 1000.0
LIMIT_S = 900


def measure() -> Iterator[Row]:
    """The longest hold over all faults, and what a cancel takes in a black hole."""
    found = _child()
    floor_ms = found["calm_ms"]
    name = f"{found['faults']} faults in the window: longest hold ({found['worst']})"
    yield Row(name, floor_ms, found["hold_ms"], "ms", HOLD_MS, is_absolute=True)
    for what, target_ms in (("window", WINDOW_MS), ("task", TASK_MS)):
        figure_ms = found[f"{what}_ms"]
        yield Row(f"cancel in a black hole: {what}", floor_ms, figure_ms, "ms", target_ms, is_absolute=True)


def _child() -> dict[str, Any]:
    with running_sandbox() as sandbox, tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.faults_child", sandbox.url, home],
            cwd=PROJECT_ROOT,
            env=os.environ
            | {"QT_QPA_PLATFORM": "offscreen", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
            stdout=subprocess.PIPE,
            text=True,
            timeout=LIMIT_S,
            check=True,
        )
    return dict(json.loads(done.stdout.splitlines()[-1]))

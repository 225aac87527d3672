"""Quitting while four takes are downloaded, each so slowly that none would end by itself: from the closing of
the window to the end of the process, beside a bare window.

A paid request whose answer is awaited may hold the program longer, by design: nobody would know what it cost.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from typing import TYPE_CHECKING

from tests.bench.table import Row
from tests.bench.window_child import last_line_of
from tests.support.sandbox_process import running_sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 5
TARGET_MS = 300
SLOWLY = {"rules": [{"stage": "download", "action": "drip", "bytes_per_s": 500}]}
LIMIT_S = 120


def measure() -> Iterator[Row]:
    """Medians in milliseconds, both sides by turns."""
    bare, ours = [], []
    with running_sandbox() as sandbox, tempfile.TemporaryDirectory() as folder:
        sandbox.set_faults(SLOWLY)
        for number in range(ROUNDS):
            bare.append(_quit_ms("bare", sandbox.url, f"{folder}/{number}"))
            ours.append(_quit_ms("real", sandbox.url, f"{folder}/{number}"))
    yield Row(
        "quit with four live transfers",
        statistics.median(bare),
        statistics.median(ours),
        "ms",
        TARGET_MS,
        is_absolute=True,
    )


def _quit_ms(side: str, url: str, home: str) -> float:
    """The child tells when its window is closed."""
    closed_s = float(last_line_of("tests.bench.quit_child", side, url, home, limit_s=LIMIT_S))
    return (time.time() - closed_s) * 1000

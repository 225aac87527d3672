"""Memory of the program beside that of a bare window: fresh, after both jobs, and after 1,000 clips.

What is told is the resident set (``VmRSS``): all that the process holds in memory, libraries included.
"""

from __future__ import annotations

import json
import tempfile
from typing import TYPE_CHECKING

from tests.bench.table import Row
from tests.bench.window_child import last_line_of
from tests.support.sandbox_process import running_sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

FRESH, AFTER_JOBS, AFTER_CLIPS = 1.4, 2.6, 1.1
LIMIT_S = 600


def measure() -> Iterator[Row]:
    """In megabytes, of one run each: they hardly differ. The floor of the last row is the same window after
    its first clips.
    """
    with running_sandbox() as sandbox, tempfile.TemporaryDirectory() as folder:
        bare = _run("bare", sandbox.url, folder)["bare"]
        ours = _run("real", sandbox.url, folder)
    yield Row("memory, the window when it is painted", bare, ours["painted"], "MB", FRESH)
    yield Row("memory, the whole window at rest", bare, ours["fresh"], "MB", FRESH)
    yield Row("memory, after both jobs", bare, ours["jobs"], "MB", AFTER_JOBS)
    yield Row("memory, after 1,000 clips", ours["first clips"], ours["clips"], "MB", AFTER_CLIPS)


def _run(side: str, url: str, folder: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory(dir=folder) as home:
        told = last_line_of("tests.bench.memory_child", side, url, home, limit_s=LIMIT_S)
    found: dict[str, float] = json.loads(told)
    return found

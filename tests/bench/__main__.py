"""``python -m tests.bench [name …]``: run the benches named, or all but the long ones; one table."""

from __future__ import annotations

import os
import platform
import sys
import time
from importlib.metadata import version
from typing import TYPE_CHECKING

from tests.bench.apart import measured
from tests.bench.table import print_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.table import Count, Row

BENCHES = ("start", "gaps", "memory", "quitting", "calls", "poll-delay", "history", "tts", "stt", "faults")
"""Each module has ``measure()``, which yields rows. All of them take less than half an hour."""

LONG_BENCHES = ("pay-once", "frozen", "soak", "mutation")
"""About an hour, two builds, half an hour, about an hour: only by name."""

LIMIT_S, LONG_LIMIT_S = 20 * 60.0, 8 * 3600.0
"""What takes longer hangs."""


def main(names: Sequence[str]) -> int:
    """The exit code: 0, 1 when a bench came to no end, or 2 for a name that is not known."""
    unknown = [name for name in names if name not in BENCHES + LONG_BENCHES]
    if unknown:
        print(
            f"unknown bench: {', '.join(unknown)}; known: {', '.join(BENCHES + LONG_BENCHES)}",
            file=sys.stderr,
        )
        return 2
    machine, begun_s = _machine(), time.monotonic()
    rows: list[Row | Count] = []
    for name in names or BENCHES:
        rows += _rows(name)
    print_rows(rows)
    print(f"\n{machine}. Taken: {(time.monotonic() - begun_s) / 60:.1f} minutes.")
    return int(any(row.cells()[2].startswith("failed: ") for row in rows))


def _rows(name: str) -> list[Row | Count]:
    """What a bench has to say; each row is told as soon as it is there."""
    rows: list[Row | Count] = []
    begun_s = time.monotonic()
    module = f"tests.bench.{name.replace('-', '_')}"
    for row in measured(module, LIMIT_S if name in BENCHES else LONG_LIMIT_S):
        rows.append(row)
        print(f"… {row.name}: {row.cells()[2]}", file=sys.stderr, flush=True)
    print(f"… {name}: {time.monotonic() - begun_s:.0f} s", file=sys.stderr, flush=True)
    return rows


def _machine() -> str:
    """What a reader of the figures must know of the computer; above a load of 1, others were at work."""
    parts = [f"{os.cpu_count()} cores", platform.platform(terse=True), f"Python {platform.python_version()}"]
    parts.append(f"PySide6 {version('PySide6-Essentials')}")
    if hasattr(os, "getloadavg"):  # not on Windows
        parts.append(f"load at the start {os.getloadavg()[0]:.1f}")
    return ", ".join(parts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

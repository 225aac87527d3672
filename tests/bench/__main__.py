"""``python -m tests.bench [name …]``: run the benches named, or all of them, and print one line each."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from tests.bench.table import Count, Row, print_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

BENCHES = ("start", "gaps", "history", "tts", "stt")
"""Each module has ``measure()``, which yields rows."""

LONG_BENCHES = ("pay-once", "frozen")
"""About an hour, and two builds: only by name."""


def main(names: Sequence[str]) -> int:
    """The exit code: 0, or 2 for a name that is not known."""
    unknown = [name for name in names if name not in BENCHES + LONG_BENCHES]
    if unknown:
        print(
            f"unknown bench: {', '.join(unknown)}; known: {', '.join(BENCHES + LONG_BENCHES)}",
            file=sys.stderr,
        )
        return 2
    rows: list[Row | Count] = []
    for name in names or BENCHES:
        measure: Callable[[], Iterator[Row | Count]]
        measure = import_module(f"tests.bench.{name.replace('-', '_')}").measure
        for row in measure():
            rows.append(row)
            print(f"… {row.name}: {row.cells()[2]}", file=sys.stderr, flush=True)
    print_rows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

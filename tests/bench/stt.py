"""Speech to text: each row from a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench import stt_recording, stt_splitting, stt_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.table import Count, Row


def measure() -> Iterator[Row | Count]:
    """All rows, one after the other."""
    yield from stt_recording.measure()
    yield from stt_splitting.measure()
    yield from stt_table.measure()

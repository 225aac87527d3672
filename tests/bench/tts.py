"""Text to speech: each row from a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench import first_sound, voice_list, waveform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.table import Row


def measure() -> Iterator[Row]:
    """All rows, one after the other."""
    yield from first_sound.measure()
    yield from voice_list.measure()
    yield from waveform.measure()

"""Text to speech: each row from a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench import first_sound, first_waveform, parts, script_typing, voice_list, waveform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.table import Count, Row


def measure() -> Iterator[Row | Count]:
    """All rows, one after the other."""
    yield from first_sound.measure()
    yield from voice_list.measure()
    yield from script_typing.measure()
    yield from waveform.measure()
    yield from first_waveform.measure()
    yield from parts.measure()

"""Places in a text as Qt counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_utf16(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """From and to in characters, as the UTF-16 units that Qt counts in."""
    if text.isascii() or all(mark <= "\uffff" for mark in text):
        return list(places)
    return [(_units(text[:start]), _units(text[:end])) for start, end in places]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

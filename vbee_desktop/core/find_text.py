"""Finding words in a text as a person looks for them: any capitals, and without diacritics if wanted."""

from __future__ import annotations

from functools import lru_cache

from vbee_desktop.core.text import fold


def found_in(text: str, wanted: str, *, ignores_diacritics: bool) -> list[tuple[int, int]]:
    """From and to of each place, in order, none overlapping. Marks that stand apart from their letter belong
    to it.
    """
    plain = _folded if ignores_diacritics else str.casefold
    needle = "".join(plain(mark) for mark in wanted)
    if not needle:
        return []
    shown, places = [], []
    for place, mark in enumerate(text):
        folded = plain(mark)
        shown.append(folded)
        places += [place] * len(folded)
    places.append(len(text))
    return _places("".join(shown), needle, places)


def _places(text: str, needle: str, places: list[int]) -> list[tuple[int, int]]:
    found = []
    at = text.find(needle)
    while at >= 0:
        end = at + len(needle)
        found.append((places[at], places[end]))
        at = text.find(needle, end)
    return found


@lru_cache(maxsize=4096)
def _folded(mark: str) -> str:
    return fold(mark)

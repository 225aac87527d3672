"""Finding words in a text as a person looks for them: any capitals, and without diacritics if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable


class _Plain(dict[int, str]):
    """What each character counts as, known once it was met; for `str.translate`."""

    def __init__(self, plain: Callable[[str], str]) -> None:
        super().__init__()
        self._plain = plain

    def __missing__(self, code: int) -> str:
        self[code] = plain = self._plain(chr(code))
        return plain


_CASEFOLDED, _FOLDED = _Plain(str.casefold), _Plain(fold)


def found_in(text: str, wanted: str, *, ignores_diacritics: bool) -> list[tuple[int, int]]:
    """From and to of each place, in order, none overlapping. Marks that stand apart from their letter belong
    to it.
    """
    table = _FOLDED if ignores_diacritics else _CASEFOLDED
    needle, shown = wanted.translate(table), text.translate(table)
    if not needle or needle not in shown:  # the usual case, and many times as fast as the rest
        return []
    places: list[int] = []
    for place, mark in enumerate(text):
        places += [place] * len(table[ord(mark)])
    places.append(len(text))
    return _places(shown, needle, places)


def _places(text: str, needle: str, places: list[int]) -> list[tuple[int, int]]:
    found = []
    at = text.find(needle)
    while at >= 0:
        end = at + len(needle)
        found.append((places[at], places[end]))
        at = text.find(needle, end)
    return found

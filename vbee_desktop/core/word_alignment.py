"""Which word of one text stands for which of another: the alignment of two lists of words."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from vbee_desktop.core.text import fold

Pair = tuple[int | None, int | None]
"""The numbers of two words that stand for each other, from 0; None where one has no counterpart."""

ALONE, OTHER, ALIKE, MARKS = 3, 4, 3.5, 2
"""What it costs that a word has no counterpart, another word, one with the same first letter, or the same
letters with other marks.
"""
FEW_CELLS, MOST_CELLS = 2_500, 400_000
"""Texts with more pairs of words than few are cut at the longest run of words that they share when it is a
long one, those with more than most at any.
"""
LONG_RUN = 8


def aligned(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """All words of both in order, each once, at the least cost; of long texts between the runs that they
    share. Equal words cost nothing.
    """
    start, end = _shared_ends(first, second)
    inner_first, inner_second = first[start : len(first) - end], second[start : len(second) - end]
    pairs: list[Pair] = [(number, number) for number in range(start)]
    pairs += _moved(_aligned_inner(inner_first, inner_second), start, start)
    tail = len(first) - end, len(second) - end
    return pairs + [(tail[0] + number, tail[1] + number) for number in range(end)]


def _shared_ends(first: Sequence[str], second: Sequence[str]) -> tuple[int, int]:
    shorter = min(len(first), len(second))
    start = 0
    while start < shorter and first[start] == second[start]:
        start += 1
    end = 0
    while end < shorter - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return start, end


def _aligned_inner(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    cells = len(first) * len(second)
    if cells <= FEW_CELLS:
        return _cheapest(first, second)
    run = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    if run.size < LONG_RUN and cells <= MOST_CELLS:
        return _cheapest(first, second)
    at, other = (run.a, run.b) if run.size else (len(first) // 2, len(second) // 2)
    before = aligned(first[:at], second[:other])
    after = aligned(first[at + run.size :], second[other + run.size :])
    shared: list[Pair] = [(at + number, other + number) for number in range(run.size)]
    return [*before, *shared, *_moved(after, at + run.size, other + run.size)]


def _moved(pairs: Sequence[Pair], by_first: int, by_second: int) -> list[Pair]:
    return [
        (None if one is None else one + by_first, None if other is None else other + by_second)
        for one, other in pairs
    ]


def _cheapest(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """The way with the least cost through the table of all pairs, found from its end."""
    rows = _costs(first, second)
    pairs: list[Pair] = []
    one, other = len(first), len(second)
    while one or other:
        cost = rows[one][other]
        if one and other and cost == rows[one - 1][other - 1] + _cost(first[one - 1], second[other - 1]):
            one, other = one - 1, other - 1
            pairs.append((one, other))
        elif one and cost == rows[one - 1][other] + ALONE:
            one -= 1
            pairs.append((one, None))
        else:
            other -= 1
            pairs.append((None, other))
    return pairs[::-1]


def _costs(first: Sequence[str], second: Sequence[str]) -> list[list[float]]:
    """Row i, column j: the least cost of the first i words of one and the first j of the other."""
    rows: list[list[float]] = [[ALONE * column for column in range(len(second) + 1)]]
    known: dict[tuple[str, str], float] = {}
    for number, word in enumerate(first, 1):
        above, row = rows[-1], [float(ALONE * number)]
        for column, other in enumerate(second, 1):
            pair = word, other
            if (cost := known.get(pair)) is None:
                cost = known[pair] = _cost(word, other)
            row.append(min(above[column - 1] + cost, above[column] + ALONE, row[-1] + ALONE))
        rows.append(row)
    return rows


def _cost(word: str, other: str) -> float:
    if word == other:
        return 0
    plain, other_plain = fold(word), fold(other)
    if plain == other_plain:
        return MARKS
    return ALIKE if plain[:1] == other_plain[:1] else OTHER

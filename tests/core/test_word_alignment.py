"""The alignment of two lists of words, against a plain table of costs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core import word_alignment
from vbee_desktop.core.word_alignment import ALIKE, ALONE, MARKS, OTHER, Pair, aligned

WORDS = st.lists(st.sampled_from(["tôi", "toi", "tới", "nhà", "và", "về", "xa"]), max_size=12)


def cost_of(pairs: list[Pair], first: list[str], second: list[str]) -> float:
    """What an alignment costs, counted anew."""
    plain = {"tôi": "toi", "tới": "toi", "nhà": "nha", "và": "va", "về": "ve"}
    total = 0.0
    for one, other in pairs:
        if one is None or other is None:
            total += ALONE
        elif first[one] != second[other]:
            bare, other_bare = plain.get(first[one], first[one]), plain.get(second[other], second[other])
            total += MARKS if bare == other_bare else ALIKE if bare[0] == other_bare[0] else OTHER
    return total


def least_cost(first: list[str], second: list[str]) -> float:
    """The least cost of all alignments, by trying each way."""
    row = [float(ALONE * number) for number in range(len(second) + 1)]
    for number, word in enumerate(first, 1):
        above, row = row, [float(ALONE * number)]
        for column, other in enumerate(second, 1):
            both = above[column - 1] + cost_of([(0, 0)], [word], [other])
            row.append(min(both, above[column] + ALONE, row[-1] + ALONE))
    return row[-1]


def assert_complete(pairs: list[Pair], first: list[str], second: list[str]) -> None:
    assert [one for one, _ in pairs if one is not None] == list(range(len(first)))
    assert [other for _, other in pairs if other is not None] == list(range(len(second)))
    assert (None, None) not in pairs


@given(WORDS, WORDS)
def test_every_word_stands_once_and_in_order_at_the_least_cost(first: list[str], second: list[str]) -> None:
    pairs = aligned(first, second)
    assert_complete(pairs, first, second)
    assert cost_of(pairs, first, second) == least_cost(first, second)


@given(WORDS, WORDS)
def test_texts_that_are_cut_stay_complete(first: list[str], second: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_alignment, "FEW_CELLS", 2)
        patch.setattr(word_alignment, "MOST_CELLS", 6)
        assert_complete(aligned(first, second), first, second)


def test_a_long_text_is_aligned_at_what_it_shares() -> None:
    first = [f"w{number % 700}" for number in range(5000)]
    second = [word for number, word in enumerate(first) if number % 50]
    pairs = aligned(first, second)
    assert_complete(pairs, first, second)
    assert cost_of(pairs, first, second) == 100 * ALONE

"""Words of parts put together: times are exact, and no word is lost or doubled at a seam."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.models import Utterance
from vbee_desktop.core.stitching import MOST_LAPPED_WORDS, PartWords, seam, stitched

TIMES = st.integers(0, 9_000).map(lambda ms: ms / 1000)


@given(st.lists(st.tuples(TIMES, st.lists(st.tuples(TIMES, TIMES), max_size=3)), max_size=5))
def test_times_are_the_offset_plus_the_services_own(
    parts: list[tuple[float, list[tuple[float, float]]]],
) -> None:
    words = [PartWords(offset, tuple(Utterance("a", *times) for times in own)) for offset, own in parts]
    expected = [(offset + start, offset + end) for offset, own in parts for start, end in own]
    assert [(each.start_s, each.end_s) for each in stitched(words)] == expected


def overlapped(left: str, right: str) -> list[str]:
    first = PartWords(0.0, (Utterance(left, 0.0, 9.9),))
    second = PartWords(9.0, (Utterance(right, 0.0, 5.0),), lapped_s=1.0)
    return [each.text for each in stitched([first, second])]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("we went to the old house", "the old house was empty", ["we went to the old house", "was empty"]),
        ("We went to the House,", "house. Was empty", ["We went to the House,", "Was empty"]),
        ("we went to the old how", "old house was empty", ["we went to the old", "house was empty"]),
        ("we went to the old house", "ld house was empty", ["we went to the old house", "was empty"]),
        ("one two three", "four five six", ["one two three", "four five six"]),
        ("one two three", "two three", ["one two three"]),
        ("I like it very much", "it rains", ["I like it very much", "it rains"]),
        ("three", "three four", ["three", "four"]),
        ("đi chơi má", "mà về", ["đi chơi má", "mà về"]),
    ],
)
def test_words_that_both_parts_heard_stand_once(left: str, right: str, expected: list[str]) -> None:
    assert overlapped(left, right) == expected


def test_only_what_is_in_the_shared_second_is_compared() -> None:
    first = PartWords(0.0, (Utterance("no no", 0.0, 8.0),))
    second = PartWords(9.0, (Utterance("no more", 0.5, 5.0),), lapped_s=1.0)
    assert [each.text for each in stitched([first, second])] == ["no no", "no more"]


def test_what_is_left_begins_after_what_was_there() -> None:
    first = PartWords(0.0, (Utterance("one two", 0.0, 9.9),))
    second = PartWords(9.0, (Utterance("two three", 0.1, 5.0),), lapped_s=1.0)
    assert [(each.start_s, each.end_s) for each in stitched([first, second])] == [(0.0, 9.9), (9.9, 14.0)]


WORDS = st.lists(st.text("abc", min_size=1, max_size=2), max_size=6)


@given(WORDS, st.lists(st.text("xyz", min_size=1, max_size=2), min_size=1, max_size=MOST_LAPPED_WORDS), WORDS)
def test_a_text_cut_with_an_overlap_comes_back_whole(
    before: list[str], both: list[str], after: list[str]
) -> None:
    left, right = [*before, *both], [*both, *after]
    kept, dropped = seam(left, right)
    assert [*left[:kept], *right[dropped:]] == [*before, *both, *after]

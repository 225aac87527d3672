"""Pauses: the tag, its variants, and punctuation instead of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.models import Pauses
from vbee_desktop.core.pauses import (
    LONGEST_PAUSE_S,
    SHORTEST_PAUSE_S,
    Pause,
    PauseFate,
    checked_pause_s,
    pauses_in,
    with_known_tags,
    with_pause,
    with_punctuation,
)
from vbee_desktop.core.text import BREAK_TAG

TAGS = st.sampled_from(
    [
        *(
            "<break time=0.5s/>",
            "<break time=12s/>",
            '<break time="500ms" />',
            "<break/>",
            "<break time=0s/>",
        ),
        *('< BREAK time = "1,5 s">', "<break strength='weak'></break>", "<break time=1s", "<broken>"),
    ]
)
TEXTS = st.lists(st.one_of(st.text("ab đ,.!\n ", max_size=6), TAGS), max_size=8).map("".join)


def test_tags_are_found_with_their_lengths() -> None:
    assert pauses_in('a<break time=0.5s/>b <break time="1s"/> <break time=2s/>') == [
        Pause(1, 19, 0.5),
        Pause(40, 56, 2.0),
    ]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("một hai", 3, "một <break time=0.5s/> hai"),
        ("một hai", 4, "một <break time=0.5s/> hai"),
        ("một hai", 5, "một <break time=0.5s/> hai"),
        ("một,", 4, "một, <break time=0.5s/>"),
        ("", 0, "<break time=0.5s/>"),
        ("a\nb", 2, "a\n<break time=0.5s/> b"),
        ("x<break time=1s/>y", 5, "x<break time=1s/> <break time=0.5s/> y"),
    ],
)
def test_a_pause_is_set_between_words_and_outside_tags(text: str, place: int, expected: str) -> None:
    paused, behind = with_pause(text, place, 0.5)
    assert paused == expected
    assert paused[:behind].rstrip().endswith("<break time=0.5s/>")


@pytest.mark.parametrize("length_s", [0.0, 0.09, 10.1, -1.0, float("nan"), float("inf")])
def test_lengths_out_of_bounds_are_refused_with_the_bounds(length_s: float) -> None:
    with pytest.raises(BadInput) as refusal:
        checked_pause_s(length_s)
    assert refusal.value.facts["lowest"] == SHORTEST_PAUSE_S
    assert refusal.value.facts["highest"] == LONGEST_PAUSE_S


@pytest.mark.parametrize(
    ("pasted", "tag", "fate"),
    [
        ('<break time="0.5s"/>', "<break time=0.5s/>", PauseFate.REWRITTEN),
        ("<break time='500ms' />", "<break time=0.5s/>", PauseFate.REWRITTEN),
        ("<Break time=“1,5s”>", "<break time=1.5s/>", PauseFate.REWRITTEN),
        ("< break time = 2 >", "<break time=2s/>", PauseFate.REWRITTEN),
        ('<break time=".5sec"></break>', "<break time=0.5s/>", PauseFate.REWRITTEN),
        ('<break strength="strong"/>', "<break time=0.75s/>", PauseFate.REWRITTEN),
        ("<break/>", "<break time=0.5s/>", PauseFate.REWRITTEN),
        ("<break time=60s/>", "<break time=10s/>", PauseFate.SHORTENED),
        ('<break time="20ms"/>', "<break time=0.1s/>", PauseFate.LENGTHENED),
        ('<break strength="none"/>', "", PauseFate.DROPPED),
        ("<break time=0s/>", "", PauseFate.DROPPED),
    ],
)
def test_pasted_forms_become_the_one_that_is_obeyed(pasted: str, tag: str, fate: PauseFate) -> None:
    result = with_known_tags(f"a {pasted} b")
    assert result.text == (f"a {tag} b" if tag else "a b")
    (change,) = result.changes
    assert (change.start, change.end, change.found, change.fate) == (2, 2 + len(pasted), pasted, fate)


def test_a_good_tag_and_other_brackets_stay() -> None:
    text = "a<break time=1.50s/>b <breakfast> x < y <b>z</b>"
    assert with_known_tags(text).text == text
    assert with_known_tags(text).changes == ()


@pytest.mark.parametrize(
    ("text", "expected", "fate"),
    [
        ("một <break time=0.2s/> hai", "một, hai", PauseFate.PUNCTUATION),
        ("một<break time=0.45s/>hai", "một. hai", PauseFate.PUNCTUATION),
        ('một <break time="3s"/> hai', "một\nhai", PauseFate.PUNCTUATION),
        ("một, <break time=0.3s/> hai", "một, hai", PauseFate.ALREADY_THERE),
        ("một, <break time=2s/> hai", "một,\nhai", PauseFate.PUNCTUATION),
        ("“Một.” <break time=0.4s/> Hai", "“Một.” Hai", PauseFate.ALREADY_THERE),
        ("một <break time=2s/>, hai", "một, hai", PauseFate.ALREADY_THERE),
        ("<break time=2s/> một", "một", PauseFate.ALREADY_THERE),
        ("một <break time=2s/>", "một", PauseFate.ALREADY_THERE),
        ("một\n<break time=2s/> hai", "một\nhai", PauseFate.ALREADY_THERE),
        ("một <break time=0s/> hai", "một hai", PauseFate.DROPPED),
        ("một<break time=0s/>hai", "một hai", PauseFate.DROPPED),
    ],
)
def test_the_current_service_gets_punctuation(text: str, expected: str, fate: PauseFate) -> None:
    result = with_punctuation(text)
    assert result.text == expected
    assert [change.fate for change in result.changes] == [fate]


def test_the_nearest_mark_follows_the_lengths_that_are_sent() -> None:
    text = "một <break time=2s/> hai"
    assert with_punctuation(text, Pauses(sentence_s=2.0, paragraph_s=5.0)).text == "một. hai"
    (change,) = with_punctuation(text).changes
    assert (change.wanted_s, change.given_s) == (2.0, 0.6)


@given(TEXTS)
def test_known_tags_twice_is_once_and_no_word_is_lost(text: str) -> None:
    once = with_known_tags(text)
    assert with_known_tags(once.text).changes == ()
    assert all(SHORTEST_PAUSE_S <= pause.length_s <= LONGEST_PAUSE_S for pause in pauses_in(once.text))
    assert letters(once.text) == letters(text)


@given(TEXTS)
def test_punctuation_leaves_no_tag_and_loses_no_word(text: str) -> None:
    result = with_punctuation(text)
    assert not BREAK_TAG.search(result.text)
    assert letters(result.text) == letters(text)
    assert all(text[change.start : change.end] == change.found for change in result.changes)


def letters(text: str) -> str:
    return re.sub(r"(?i)<\s*break\b[^<>\n]*>(\s*<\s*/\s*break\s*>)?|[^\w]", "", text)


def test_ten_thousand_pauses_are_no_long_work() -> None:
    result = with_punctuation("một <break time=0.2s/> " * 10_000)
    assert result.text == ", ".join(["một"] * 10_000)

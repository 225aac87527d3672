"""Where a voice is in the sentence when another one was there, and what is compared at all."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbee_desktop.core.audition import Audition, Sample, blind_order, same_place, sentence_at

TWO_SENTENCES = "Trước hết, hãy tráng phin bằng nước vừa sôi. Bước nhỏ này giúp phin nóng đều."


def sample(duration_s: float, speech_start_s: float, speech_end_s: float, start_s: float = 0.0) -> Sample:
    return Sample(duration_s, speech_start_s, speech_end_s, start_s, start_s + 100, ())


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    knots = sorted(draw(st.lists(st.floats(0, 60), min_size=2, max_size=2)))
    return sample(knots[1] + draw(st.floats(0, 5)), knots[0], knots[1])


def test_the_same_place_is_the_same_share_of_what_is_spoken() -> None:
    quick, slow = sample(5.0, 0.5, 4.5), sample(10.0, 1.0, 9.0)
    assert same_place(quick, slow, 2.5) == pytest.approx(5.0)
    assert same_place(slow, quick, 5.0) == pytest.approx(2.5)
    assert same_place(quick, slow, 0.25) == pytest.approx(0.5)
    assert same_place(quick, slow, 4.75) == pytest.approx(9.5)


def test_the_end_of_one_is_the_end_of_the_other_though_numbers_are_rounded() -> None:
    assert same_place(sample(2.0, 0.0, 1.0), sample(0.9, 0.1, 0.3), 2.0) <= 0.9


@given(samples(), samples(), st.floats(0, 1))
@settings(deadline=None)
def test_any_place_has_a_place_in_any_other_voice(one: Sample, other: Sample, share: float) -> None:
    place_s = same_place(one, other, share * one.duration_s)
    assert 0.0 <= place_s <= other.duration_s
    assert same_place(one, one, share * one.duration_s) == pytest.approx(share * one.duration_s)


@given(samples(), samples(), st.floats(0, 1), st.floats(0, 1))
@settings(deadline=None)
def test_what_comes_later_is_later_in_the_other_voice(
    one: Sample, other: Sample, share: float, later: float
) -> None:
    first, last = sorted((share * one.duration_s, later * one.duration_s))
    assert same_place(one, other, first) <= same_place(one, other, last) + 1e-9


def test_a_position_of_the_clip_tells_which_voice_is_heard() -> None:
    audition = Audition(None, (sample(2.0, 0, 2, start_s=0.0), sample(3.0, 0, 3, start_s=2.05)))
    assert audition.sample_at(0.0) == (0, 0.0)
    assert audition.sample_at(2.02) == (0, 2.0)  # the silence behind it
    assert audition.sample_at(2.05) == (1, 0.0)
    assert audition.sample_at(101.5) == pytest.approx((0, 1.5))  # with its loudness matched
    assert audition.sample_at(103.05) == pytest.approx((1, 1.0))


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (0, "Trước hết, hãy tráng phin bằng nước vừa sôi."),
        (43, "Trước hết, hãy tráng phin bằng nước vừa sôi."),
        (50, "Bước nhỏ này giúp phin nóng đều."),
        (len(TWO_SENTENCES), "Bước nhỏ này giúp phin nóng đều."),
    ],
)
def test_the_sentence_of_the_cursor_is_compared(column: int, expected: str) -> None:
    assert sentence_at(TWO_SENTENCES, column) == expected


def test_of_a_long_sentence_its_beginning_is_compared() -> None:
    long = ", ".join(["và cứ thế mà đi tiếp"] * 20) + "."
    found = sentence_at(long, 300)
    assert len(found) <= 200
    assert long.startswith(found)
    assert sentence_at("", 0) == ""


def test_a_blind_order_tells_nothing() -> None:
    seen = Counter(tuple(blind_order(3, Random(seed))) for seed in range(600))
    assert len(seen) == 6
    assert min(seen.values()) > 60

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.text import (
    break_tag,
    check_speech_text,
    escape_markup,
    first_words,
    fold,
    paragraphs,
    tidy,
)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("Đặng Thị Huệ", "dang thi hue"), ("NGỌC HUYỀN", "ngoc huyen"), ("Ngo\u0323c", "ngoc"), ("đĐ", "dd")],
)
def test_search_ignores_case_and_diacritics(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_tidy_composes_and_drops_what_cannot_be_seen() -> None:
    decomposed = unicodedata.normalize("NFD", "Tiếng Việt")
    assert tidy(f"\ufeff{decomposed}\u200b\u00a0đây\x07\r\n\r\n\r\n\r\nhết  \n") == "Tiếng Việt đây\n\nhết"


@given(st.text())
def test_tidy_twice_is_tidy_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(alphabet="aăâđêôơưáạ .,!?\n"))
def test_tidy_keeps_every_word(text: str) -> None:
    assert tidy(text).split() == text.split()


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u200b\ufeff", "...!?", "<break time=0.5s/>"])
def test_nothing_to_speak_is_refused_before_it_is_sent(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        check_speech_text(text)
    assert refusal.value.code is Code.BAD_TEXT
    assert refusal.value.facts["reason"] == "empty"


def test_a_text_over_the_limit_is_refused_with_both_numbers() -> None:
    assert len(check_speech_text("a" * 300, limit=300)) == 300
    with pytest.raises(BadInput) as refusal:
        check_speech_text("a" * 301, limit=300)
    assert (refusal.value.facts["characters"], refusal.value.facts["limit"]) == (301, 300)


def test_the_writers_own_brackets_are_escaped_and_pauses_are_not() -> None:
    text = f'a < b & c > d {break_tag(0.5)} <break time="1s"/>'
    assert escape_markup(text) == ('a &lt; b &amp; c &gt; d <break time=0.5s/> &lt;break time="1s"/&gt;')


def test_pause_tags_have_no_quotation_marks_and_no_needless_digits() -> None:
    assert [break_tag(seconds) for seconds in (0.5, 1.0, 2)] == [
        "<break time=0.5s/>",
        "<break time=1s/>",
        "<break time=2s/>",
    ]


def test_paragraphs_are_lines_that_say_something() -> None:
    assert paragraphs("một\n\n  hai \n \nba") == ["một", "hai", "ba"]


def test_first_words_cut_at_a_word() -> None:
    assert first_words("Xin chào thế giới", 12) == "Xin chào thế"
    assert first_words("Xin\nchào") == "Xin chào"
    assert len(first_words("a" * 100, 10)) == 10

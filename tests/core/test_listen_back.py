"""What was heard of a text: only what really differs is told, and where."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.listen_back import Difference, ListenBack, Word, compared
from vbee_desktop.core.models import Utterance
from vbee_desktop.core.text import fold

VOCABULARY = ["xin", "chào", "tiếng", "việt", "đẹp", "nhà", "đường", "về", "một", "người", "bạn", "tôi", "là"]
TEXTS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=30, unique=True).map(" ".join)


def heard(sent: str, *said: str) -> ListenBack:
    """Each utterance takes two seconds, from 0 on."""
    spoken = [Utterance(text, 2.0 * number, 2.0 * number + 2.0) for number, text in enumerate(said)]
    return compared(sent, spoken, 2.0 * max(len(said), 1))


def told(result: ListenBack) -> list[tuple[str, str, str]]:
    return [(str(place.kind), said_in(place.sent), said_in(place.heard)) for place in result.places]


def said_in(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


@given(TEXTS, st.integers(0, 2**32))
def test_capitals_and_punctuation_are_no_difference(text: str, seed: int) -> None:
    chance = random.Random(seed)
    capitals: list[Callable[[str], str]] = [str.upper, str.title, str]
    said = " ".join(
        chance.choice(capitals)(word) + chance.choice(["", ",", ".", "?!", " –", "…"])
        for word in text.split()
    )
    result = heard(f"{text}.", said)
    assert result.places == ()
    assert (result.differing, result.added, result.word_count) == (0, 0, len(text.split()))


@given(TEXTS)
def test_words_without_their_marks_are_told_as_such(text: str) -> None:
    result = heard(text, fold(text))
    marked = sum(fold(word) != word for word in text.split())
    assert {place.kind for place in result.places} <= {Difference.MARKS}
    assert result.differing == marked


@given(TEXTS, st.data())
def test_a_word_that_was_not_heard_is_the_only_difference(text: str, data: st.DataObject) -> None:
    words = text.split()
    gone = data.draw(st.integers(0, len(words) - 1))
    result = heard(text, " ".join(words[:gone] + words[gone + 1 :]))
    assert told(result) == [("missing", words[gone], "")]
    (place,) = result.places
    assert 0 <= place.start_s <= place.end_s <= 2


@given(TEXTS, TEXTS)
def test_places_are_in_order_and_tell_the_words_of_the_texts(sent: str, said: str) -> None:
    result = heard(sent, *said.split())
    before = before_heard = -1
    before_s = 0.0
    for place in result.places:
        assert place.sent or place.heard
        for word in place.sent:
            assert before < word.start < word.end
            assert result.sent_text[word.start : word.end] == word.text
            before = word.start
        for word in place.heard:
            assert before_heard < word.start
            assert result.heard_text[word.start : word.end] == word.text
            before_heard = word.start
        assert before_s <= place.start_s <= place.end_s
        before_s = place.start_s
    same = set(sent.split()) & set(said.split())
    assert result.differing + len(same) >= result.word_count


@pytest.mark.parametrize(
    ("sent", "said", "places"),
    [
        ("Hoà bình, thuỷ chung", "hòa bình thủy chung", []),
        ("Bác sỹ nói lý do", "bác sĩ nói lí do", []),
        (
            "cà phê sữa đá",
            "ca phe sua da",
            [("marks", each, fold(each)) for each in ("cà", "phê", "sữa", "đá")],
        ),
        ("It is today's e-mail", "it is todays email", []),
        ("Phòng 25 ở đây", "phòng hai mươi lăm ở đây", []),
        ("giá một triệu đồng", "giá 1.000.000 đồng", []),
        ("12 people", "twelve people", []),
        ("Phòng 25 ở đây", "phòng hai mươi sáu ở đây", [("number", "25", "hai mươi sáu")]),
        ("cao 12,5 mét", "cao mười hai phẩy năm mét", []),
        ("giảm 25%, nhé", "giảm hai mươi lăm phần trăm nhé", []),
        ("giảm 25% nhé", "giảm 25 phần trăm nhé", []),
        ("lúc 9:30 sáng", "lúc chín rưỡi sáng", [("number", "9:30", "chín rưỡi")]),
        ("giá 1.000 đồng", "giá 2.000 đồng", [("number", "1.000", "2.000")]),
        ("Tôi gặp Hương ở chợ", "tôi gặp Phượng ở chợ", [("name", "Hương", "Phượng")]),
        ("Chào anh. Hương đi chợ", "chào anh phượng đi chợ", [("word", "Hương", "phượng")]),
        ("một hai ba", "một hai ba bốn năm", [("added", "", "bốn năm")]),
        ("một hai ba bốn", "một bốn", [("missing", "hai ba", "")]),
        ("Xin <break time=0.5s/> chào", "xin chào", []),
        ("một\nhai", "", [("missing", "một hai", "")]),
        ("...", "ừ", [("added", "", "ừ")]),
    ],
)
def test_each_kind_of_difference(sent: str, said: str, places: list[tuple[str, str, str]]) -> None:
    assert told(heard(sent, said)) == places


def test_text_that_is_composed_otherwise_is_the_same() -> None:
    text = "Đường về nhà xa lắm, tiếng Việt đẹp quá"
    assert heard(unicodedata.normalize("NFD", text), text).places == ()
    assert heard(text, unicodedata.normalize("NFD", text)).places == ()


def test_a_place_is_where_its_words_are_heard() -> None:
    result = heard("một hai ba bốn năm sáu", "một hai ba", "bốn tám sáu")
    (place,) = result.places
    assert (place.kind, place.sent[0].text, place.heard[0].text) == (Difference.WORD, "năm", "tám")
    assert place.start_s == pytest.approx(2 + 2 * 4 / 12)
    assert place.end_s == pytest.approx(2 + 2 * 8 / 12)


def test_nothing_heard_is_one_place_over_the_whole_sound() -> None:
    result = compared("một hai", (), 3.5)
    assert told(result) == [("missing", "một hai", "")]
    assert (result.places[0].start_s, result.places[0].end_s) == (0.0, 3.5)
    assert (result.differing, result.word_count) == (2, 2)

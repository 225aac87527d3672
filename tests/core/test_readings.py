"""Words that are read differently from how they are written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.readings import (
    MAX_WORD_CHARACTERS,
    CaseRule,
    Reading,
    ReadingRules,
    checked_reading,
)
from vbee_desktop.core.text import break_tag

CITY = checked_reading("TP.HCM", "Thành phố Hồ Chí Minh")
LETTERS = st.text("abAB đĐ.,'1%", min_size=1, max_size=4).filter(str.strip)
ENTRIES = st.lists(st.builds(checked_reading, LETTERS, LETTERS, st.sampled_from(CaseRule)), max_size=6)


def spoken(text: str, *entries: Reading, project: tuple[Reading, ...] = ()) -> str:
    return ReadingRules(entries, project).spoken(text).spoken


def test_the_sent_text_and_where_it_changed() -> None:
    result = ReadingRules([CITY]).spoken("Ở TP.HCM, nắng.")
    assert result.spoken == "Ở Thành phố Hồ Chí Minh, nắng."
    (change,) = result.changes
    assert result.written[change.start : change.end] == "TP.HCM"
    assert result.spoken[change.spoken_start : change.spoken_end] == "Thành phố Hồ Chí Minh"
    assert change.entry == CITY


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("an", "bàn an toàn".replace(" an", " ăn")),
        ("ban", "bạn"),
        ("ba", "bar Ba_1 ba2"),
        ("2", "12 2.5 1.2 10:2 2/9 a2"),
        ("Ivoire", "d'Ivoire d’Ivoire"),
        ("TP", "tp Tp"),
    ],
)
def test_only_whole_words_as_they_are_written(word: str, text: str) -> None:
    assert spoken(text, checked_reading(word, "KHÁC")) == text


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("AI", "(AI) 'AI', AI. AI", "(ây ai) 'ây ai', ây ai. ây ai"),
        ("2", "câu 2, số 2.", "câu ây ai, số ây ai."),
        ("TP", "TP.HCM", "ây ai.HCM"),
        ("%", "50% và % ", "50 ây ai và ây ai "),
        ("a@", "a@b", "ây ai b"),
        ("C++", "học C++.", "học ây ai."),
    ],
)
def test_whole_words_beside_punctuation(word: str, text: str, expected: str) -> None:
    assert spoken(text, checked_reading(word, "ây ai")) == expected


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (CaseRule.AS_WRITTEN, "ki lô mét Km KM"),
        (CaseRule.ANY, "ki lô mét ki lô mét ki lô mét"),
        (CaseRule.FIRST, "ki lô mét Ki lô mét Ki lô mét"),
    ],
)
def test_case_rules(case: CaseRule, expected: str) -> None:
    assert spoken("km Km KM", checked_reading("km", "ki lô mét", case)) == expected


def test_vietnamese_capitals_are_letters_like_others() -> None:
    assert spoken("ĐHQG đhqg", checked_reading("đhqg", "đại học", CaseRule.FIRST)) == "Đại học đại học"


def test_the_longest_word_wins_and_no_reading_is_read_again() -> None:
    city = checked_reading("TP", "thành phố TP.HCM")
    assert spoken("TP.HCM và TP", city, CITY) == "Thành phố Hồ Chí Minh và thành phố TP.HCM"


def test_the_project_wins_then_the_stricter_case_then_the_later_entry() -> None:
    ours, theirs = checked_reading("ai", "của dự án", CaseRule.ANY), checked_reading("AI", "chung")
    assert spoken("AI", theirs, project=(ours,)) == "của dự án"
    assert spoken("AI", checked_reading("ai", "lỏng", CaseRule.ANY), theirs) == "chung"
    assert spoken("AI", theirs, checked_reading("AI", "sau")) == "sau"


def test_pause_tags_are_not_words() -> None:
    text = f"time {break_tag(0.5)} time"
    assert spoken(text, checked_reading("time", "thai")) == f"thai {break_tag(0.5)} thai"


def test_decomposed_text_is_composed_first() -> None:
    text = unicodedata.normalize("NFD", "Đắk Lắk")
    result = ReadingRules([checked_reading(text, "Đắc Lắc")]).spoken(f"{text}!")
    assert (result.written, result.spoken) == ("Đắk Lắk!", "Đắc Lắc!")


@pytest.mark.parametrize(
    ("word", "reading", "field", "reason"),
    [
        (" \u200b", "x", "word", "empty"),
        ("x", "", "reading", "empty"),
        ("a\nb", "x", "word", "lines"),
        ("a" * (MAX_WORD_CHARACTERS + 1), "x", "word", "too_long"),
    ],
)
def test_what_is_no_entry(word: str, reading: str, field: str, reason: str) -> None:
    with pytest.raises(BadInput) as refusal:
        checked_reading(word, reading)
    assert (refusal.value.facts["field"], refusal.value.facts["reason"]) == (field, reason)


@given(st.text("abAB đĐ.,'1%", max_size=40), ENTRIES, ENTRIES)
def test_the_changes_tell_all_that_changed(text: str, everywhere: list[Reading], ours: list[Reading]) -> None:
    result = ReadingRules(everywhere, ours).spoken(text)
    written_at = spoken_at = 0
    for change in result.changes:
        assert result.written[written_at : change.start] == result.spoken[spoken_at : change.spoken_start]
        assert change.entry.matches(result.written[change.start : change.end])
        said = result.spoken[change.spoken_start : change.spoken_end]
        assert said.strip().casefold() == change.entry.reading.casefold()
        written_at, spoken_at = change.end, change.spoken_end
    assert result.written[written_at:] == result.spoken[spoken_at:]

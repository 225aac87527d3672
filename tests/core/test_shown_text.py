"""What others write cannot steer how it is shown."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.shown_text import shown

DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_an_override_is_seen_and_does_nothing() -> None:
    assert shown("photo\u202egnp.exe") == "photo\ufffdgnp.exe"
    assert shown("a\x00b\x1bc\x7fd\x85e") == "a␀b␛c␡d\ufffde"


def test_what_people_write_stays_as_it_is() -> None:
    for text in (
        "Tiếng Việt, 中文 và عربى",
        "a\u200db 👩\u200d👩",
        "two\nlines\tand a tab",
        "a\u00a0b",
        "e\u0301",
    ):
        assert shown(text) == text


def test_what_no_file_system_can_spell_is_shown_too() -> None:
    assert shown("tên\udcff.wav").encode() == "tên\ufffd.wav".encode()


@given(st.text(st.characters() | st.sampled_from(DIRECTIONS + "\x00\x1b\ud800")))
def test_places_stay_and_nothing_that_steers_is_left(text: str) -> None:
    result = shown(text)
    assert len(result) == len(text)
    left = {mark for mark in result if unicodedata.category(mark) in {"Cc", "Cs"} or mark in DIRECTIONS}
    assert left <= {"\n", "\t"}
    assert shown(result) == result

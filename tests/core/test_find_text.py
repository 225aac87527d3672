"""Words are found in any capitals, and without their diacritics if wanted."""

from __future__ import annotations

import unicodedata

import pytest

from vbee_desktop.core.find_text import found_in


@pytest.mark.parametrize(
    ("text", "wanted", "ignores", "found"),
    [
        ("Cà phê, cà PHÊ, ca phe", "cà phê", False, ["Cà phê", "cà PHÊ"]),
        ("Cà phê, cà PHÊ, ca phe", "ca phe", True, ["Cà phê", "cà PHÊ", "ca phe"]),
        ("Đường đi", "duong", True, ["Đường"]),
        ("aaaa", "aa", True, ["aa", "aa"]),
        ("một hai", "", True, []),
        ("một", "\u0301", True, []),
        ("straße", "SS", False, ["ß"]),
    ],
)
def test_what_is_found(text: str, wanted: str, ignores: bool, found: list[str]) -> None:
    assert [text[start:end] for start, end in found_in(text, wanted, ignores_diacritics=ignores)] == found


def test_marks_that_stand_apart_belong_to_their_letter() -> None:
    text = unicodedata.normalize("NFD", "Cà phê đá")
    ((start, end),) = found_in(text, "phe", ignores_diacritics=True)
    assert unicodedata.normalize("NFC", text[start:end]) == "phê"

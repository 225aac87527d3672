"""Numbers as they are said and as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.number_words import number_of

UNITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def vietnamese_below_1000(number: int, *, is_whole: bool) -> list[str]:
    """How a group of three digits is read; behind a larger one with its empty hundreds."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = [UNITS[hundreds], "trăm"] if hundreds or not is_whole else []
    if tens == 0:
        return [*words, *(["linh"] if words and ones else []), *([UNITS[ones]] if ones else [])]
    words += ["mười"] if tens == 1 else [UNITS[tens], "mươi"]
    endings = {1: "mốt" if tens > 1 else "một", 5: "lăm"}
    return [*words, endings.get(ones, UNITS[ones])] if ones else words


def vietnamese(number: int) -> list[str]:
    words: list[str] = []
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            words += [*vietnamese_below_1000(group, is_whole=not words), *([name] if name else [])]
    return words or ["không"]


def english(number: int) -> list[str]:
    words: list[str] = []
    for scale, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        group, number = divmod(number, scale)
        words += [*english(group), name] if group else []
    if number >= 20:
        words += [TENS[number // 10 - 2], *([SMALL[number % 10]] if number % 10 else [])]
    elif number or not words:
        words.append(SMALL[number])
    return words


@given(st.integers(0, 999_999_999_999))
def test_what_is_said_in_either_language_is_the_number(number: int) -> None:
    assert number_of(vietnamese(number)) == str(number)
    assert number_of(english(number)) == str(number)
    assert number_of([f"{number}"]) == number_of([f"{number:,}"]) == str(number)


@given(st.integers(0, 9999), st.text("0123456789", min_size=1, max_size=4))
def test_a_fraction_is_said_digit_by_digit(whole: int, fraction: str) -> None:
    said = [*vietnamese(whole), "phẩy", *(UNITS[int(digit)] for digit in fraction)]
    assert number_of(said) == f"{whole}.{fraction}"
    if len(fraction) != 3:  # 1,000 is a thousand
        assert number_of([f"{whole},{fraction}"]) == f"{whole}.{fraction}"


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("hai lăm", "25"),
        ("ba tư", "34"),
        ("một nghìn lẻ năm", "1005"),
        ("một ngàn chín trăm", "1900"),
        ("hai nghìn tỉ", "2000000000000"),
        ("hundred", "100"),
        ("one hundred and five", "105"),
        ("mười hai phẩy năm", "12.5"),
        ("twelve point two five", "12.25"),
        ("ba chấm mười bốn", "3.14"),
        ("hai mươi lăm phần trăm", "25%"),
        ("twenty five percent", "25%"),
        ("12,5%", "12.5%"),
        ("1.000,5", "1000.5"),
        ("25 phần trăm", "25%"),
        ("hai ba", None),
        ("trăm hai", None),
        ("mười nhà", None),
        ("linh", None),
        ("and", None),
        ("twenty horses", None),
        ("phẩy năm", None),
        ("năm phẩy nhà", None),
        ("năm phẩy", None),
        ("9:30", None),
        ("5km", None),
        ("phần trăm", None),
        ("", None),
    ],
)
def test_how_people_say_and_write_numbers(said: str, number: str | None) -> None:
    assert number_of(said.split()) == number

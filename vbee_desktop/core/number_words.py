"""Numbers as they are said and as they are written, in Vietnamese and in English."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WRITTEN = re.compile(r"(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d+))?")
_SEPARATORS = re.compile(r"[.,]")
_DIGITS = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}
_ENDINGS = {"mốt": 1, "tư": 4, "lăm": 5}
"""Digits behind a ten, also without its word: hai lăm."""
_FILLERS = frozenset({"linh", "lẻ"})
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}

_ENGLISH_SMALL = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_SMALL = {word: number for number, word in enumerate(_ENGLISH_SMALL.split())}
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * number for number, word in enumerate(_ENGLISH_TENS.split(), 2)}
_ENGLISH_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


_POINTS = frozenset({"phẩy", "chấm", "point"})
_PERCENT = (("phần", "trăm"), ("percent",), ("per", "cent"))


def number_of(words: Sequence[str]) -> str | None:
    """The number that words in small letters say, in digits or not, in one form for all ways to say it, such
    as ``1000``, ``12.5`` or ``25%``; None when they say anything else. 1.000 and 1,000 are a thousand.
    """
    plain, sign = _without_percent(words)
    if len(plain) == 1 and (written := _WRITTEN.fullmatch(plain[0])):
        whole, fraction = written.groups()
        return f"{int(_SEPARATORS.sub('', whole))}{f'.{fraction}' if fraction else ''}{sign}"
    at = next((place for place, word in enumerate(plain) if word in _POINTS), len(plain))
    said = _whole(plain[:at])
    if said is None or at == len(plain):
        return None if said is None else f"{said}{sign}"
    fraction = _fraction(plain[at + 1 :])
    return None if fraction is None else f"{said}.{fraction}{sign}"


def _without_percent(words: Sequence[str]) -> tuple[Sequence[str], str]:
    if words and words[-1].endswith("%"):
        return (*words[:-1], words[-1][:-1]), "%"
    for said in _PERCENT:
        if tuple(words[-len(said) :]) == said:
            return words[: -len(said)], "%"
    return words, ""


def _fraction(words: Sequence[str]) -> str | None:
    """Digit by digit, or as a whole number."""
    digits = [_DIGITS.get(word, _SMALL.get(word, 10)) for word in words]
    if all(digit < 10 for digit in digits):
        return "".join(map(str, digits)) or None
    said = _whole(words)
    return None if said is None else str(said)


def _whole(words: Sequence[str]) -> int | None:
    value = _vietnamese(words)
    return _english(words) if value is None else value


def _vietnamese(words: Sequence[str]) -> int | None:
    closed = group = 0
    pending: int | None = None
    for word in words:
        if word in _DIGITS and pending is None:
            pending = _DIGITS[word]
        elif word in _ENDINGS:
            group, pending = group + 10 * (pending or 0), _ENDINGS[word]
        elif word == "mười" and pending is None:
            group += 10
        elif word in ("mươi", "trăm") and pending is not None:
            group, pending = group + pending * (10 if word == "mươi" else 100), None
        elif word in _SCALES:
            said = group + (pending or 0)
            is_whole = _SCALES[word] == 10**9
            closed = (closed + said) * 10**9 if is_whole else closed + said * _SCALES[word]
            group, pending = 0, None
        elif word not in _FILLERS or word == words[0]:  # Linh is a name, too
            return None
    return closed + group + (pending or 0) if words else None


def _english(words: Sequence[str]) -> int | None:
    closed = group = 0
    for word in words:
        if word in _SMALL or word in _TENS:
            group += _SMALL.get(word, 0) + _TENS.get(word, 0)
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word in _ENGLISH_SCALES:
            closed, group = closed + max(group, 1) * _ENGLISH_SCALES[word], 0
        elif word != "and" or word == words[0]:
            return None
    return closed + group if words else None

"""Single values of an answer, read with tolerance: numbers as strings, strings as numbers, nulls, junk.

Each reader gives None for what cannot be used, and never raises.
"""

from __future__ import annotations

import math
import re
import unicodedata

from vbee_desktop.core.redaction import redact

MAX_LINE_CHARACTERS = 300
MAX_ID_CHARACTERS = 200
MAX_LINK_CHARACTERS = 8_192
MAX_COUNT = 10_000_000
MAX_SECONDS = 1_000_000.0
MAX_PROSE_CHARACTERS = 1_000_000

_ERROR_CODE = re.compile(r"[\w.:-]{1,60}", re.ASCII)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_UNPRINTABLE = frozenset({"Cc", "Cs"})


def as_line(value: object) -> str | None:
    """One line of text to be shown: bounded, without control or direction characters and without secrets."""
    text = _scalar_text(value)
    if text is None:
        return None
    shown = "".join(" " if unicodedata.category(mark) in _INVISIBLE else mark for mark in text[:4_000])
    return redact(" ".join(shown.split()))[:MAX_LINE_CHARACTERS].strip() or None


def as_prose(value: object) -> str | None:
    """What was recognised: line ends and joiners stay, control characters and lone surrogates go."""
    if not isinstance(value, str):
        return None
    kept = (mark for mark in value[:MAX_PROSE_CHARACTERS] if _is_printable(mark))
    return "".join(kept).strip()


def as_id(value: object) -> str | None:
    """An identifier that can stand in an address. One that is too long is none: cut, it would name
    something else.
    """
    text = (_scalar_text(value) or "").strip()
    is_usable = text.isprintable() and len(text) <= MAX_ID_CHARACTERS and text.strip(".")
    return text if is_usable else None


def as_link(value: object) -> str | None:
    """An http(s) address; whether it may be followed is for `links` to say."""
    text = value.strip() if isinstance(value, str) else ""
    is_link = text[:8].lower().startswith(("http://", "https://")) and len(text) <= MAX_LINK_CHARACTERS
    return text if is_link and text.isprintable() else None


def as_number(value: object) -> float | None:
    """A finite number, also from a string (``"44100"``, ``"35%"``)."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value.strip().rstrip("%") if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def as_whole(value: object) -> int | None:
    """A whole number, also from a string."""
    number = as_number(value)
    return None if number is None else round(number)


def as_count(value: object) -> int | None:
    """A whole number that can be a count of characters; an absurd one is as good as none."""
    number = as_whole(value)
    return number if number is not None and 0 <= number <= MAX_COUNT else None


def as_seconds(value: object) -> float | None:
    """A length of sound in seconds; an absurd one is as good as none."""
    number = as_number(value)
    return number if number is not None and 0 <= number <= MAX_SECONDS else None


def as_flag(value: object) -> bool | None:
    """True or false, also as 1/0 or as words."""
    if isinstance(value, str):
        return {"true": True, "1": True, "false": False, "0": False}.get(value.strip().lower())
    return bool(value) if isinstance(value, int | float) else None


def as_error_code(value: object) -> str | None:
    """A refusal's number or word; 0 means that there is none."""
    text = (_scalar_text(value) or "").strip()
    return text if text not in {"0", "0.0"} and _ERROR_CODE.fullmatch(text) else None


def as_envelope(value: object) -> bool | None:
    """Whether a ``status`` is the envelope's yes (1, true, 2xx) or no (0, false, 4xx); None for a word."""
    if isinstance(value, str) and value.strip().lower() in {"true", "false"}:
        return value.strip().lower() == "true"
    number = int(value) if isinstance(value, bool) else as_number(value)
    if number is None:
        return None
    if number in {0, 1}:
        return number == 1
    return {2: True, 4: False}.get(int(number // 100))


def as_word(value: object) -> str | None:
    """A job's state word: a string that is neither a number nor true/false."""
    if not isinstance(value, str) or as_number(value) is not None or as_flag(value) is not None:
        return None
    return as_line(value)


def _scalar_text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        return str(value)
    except ValueError:  # an integer of thousands of digits
        return None


def _is_printable(mark: str) -> bool:
    return mark in "\n\t" or unicodedata.category(mark) not in _UNPRINTABLE

"""Names of saved files from a template ({n}, {voice}, {date}, {words}), good on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.text import first_words, tidy

PLACEHOLDERS = ("n", "voice", "date", "words")
MAX_NAME_BYTES = 200
"""File systems take 255 bytes, or 255 units of decomposed text, which is longer; some room is left for the
endings that programs add while they download or copy.
"""
_MAX_ENDING_BYTES = 20

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_EDGES = " ."
_STARTS = " .-~"
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])(?=$|[. ])", re.IGNORECASE
)
"""Devices of Windows, whatever ending follows."""
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a name may tell of one file: its number (from 1), and the text it speaks."""

    number: int
    voice: str
    made_on: date
    text: str


def in_order(name: str) -> list[tuple[int, str]]:
    """A key that puts names in the order that a person expects: 2 before 10, capitals aside."""
    parts = _DIGITS.split(name.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def unknown_placeholders(template: str) -> tuple[str, ...]:
    """Words in braces that stand for nothing, each once and in order."""
    found = (each.group(1) for each in _PLACEHOLDER.finditer(template))
    return tuple(dict.fromkeys(name for name in found if name not in PLACEHOLDERS))


def file_names(
    template: str, files: Sequence[NameFacts], ending: str, taken: Iterable[str] = ()
) -> list[str]:
    """A name for each file, none twice and none in ``taken`` (capitals aside, as Windows and macOS compare).
    ``ending`` is ``mp3`` and the like; numbers are as wide as the highest one.

    Raises `BadInput` (``BAD_SETTING``; ``field`` name_template, ``unknown`` placeholders, ``choices``).
    """
    unknown = unknown_placeholders(template)
    if unknown:
        facts = {"field": "name_template", "unknown": unknown, "choices": PLACEHOLDERS}
        raise BadInput(Code.BAD_SETTING, "name template", **facts)
    width = len(str(max((each.number for each in files), default=1)))
    used = {_compared(name) for name in taken}
    names: list[str] = []
    next_copy: dict[str, int] = {}
    for each in files:
        stem = _filled(template, each, width)
        name = _free_name(stem, ending, used, next_copy)
        used.add(_compared(name))
        names.append(name)
    return names


def safe_name(stem: str, ending: str, suffix: str = "") -> str:
    """One file name that Windows, macOS and Linux take: ``stem`` made harmless and cut to fit, ``suffix`` and
    ``ending`` whole. An empty stem becomes ``audio``.
    """
    end = f"{suffix}.{_harmless(ending)[:_MAX_ENDING_BYTES]}"
    short = _cut(_harmless(stem), MAX_NAME_BYTES - len(end.encode()) - 1).rstrip(_EDGES) or "audio"
    return f"_{short}{end}" if _RESERVED.match(f"{short}{end}") else f"{short}{end}"


def _filled(template: str, facts: NameFacts, width: int) -> str:
    values = {
        "n": f"{facts.number:0{width}}",
        "voice": facts.voice,
        "date": facts.made_on.isoformat(),
        "words": first_words(tidy(facts.text)),
    }
    return _PLACEHOLDER.sub(lambda found: values[found.group(1)], template)


def _free_name(stem: str, ending: str, used: set[str], next_copy: dict[str, int]) -> str:
    """The name itself, else with the next number in brackets."""
    name = safe_name(stem, ending)
    first = _compared(name)
    while _compared(name) in used:
        copy = next_copy.get(first, 2)
        next_copy[first] = copy + 1
        name = safe_name(stem, ending, f" ({copy})")
    return name


def _compared(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _harmless(text: str) -> str:
    """Text without what some system forbids, hides or reads as an option."""
    one_line = " ".join(_FORBIDDEN.sub(" ", tidy(text)).split())
    return one_line.lstrip(_STARTS).rstrip(_EDGES)


def _cut(text: str, max_bytes: int) -> str:
    """The start of a text in at most so many bytes of UTF-8, no letter parted from its marks."""
    start = text.encode()[:max_bytes].decode(errors="ignore")
    end = len(start)
    while 0 < end < len(text) and unicodedata.combining(text[end]):
        end -= 1
    return text[:end]

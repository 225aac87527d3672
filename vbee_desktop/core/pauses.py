"""Pauses inside a text: the legacy service's tag, what people paste for it, and punctuation instead of it.

The legacy service obeys ``<break time=0.5s/>`` and reads a quoted one aloud (vbee-api 2). The current service
has no mark that is known to work: a tag would be read aloud or refused, both of it paid. It pauses at
punctuation, as long as ``clientPause`` says, so there each tag becomes the mark whose pause is nearest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.models import Pauses
from vbee_desktop.core.text import BREAK_TAG, break_tag

SHORTEST_PAUSE_S = 0.1
LONGEST_PAUSE_S = 10.0
"""The bounds of ``clientPause``; none are published for the tag, so it shares them."""

_VARIANT = re.compile(
    r"<\s*break\b(?P<attributes>[^<>\n]{0,100}?)/?\s*>(?:\s*<\s*/\s*break\s*>)?", re.IGNORECASE
)
_TIME = re.compile(
    r"""\btime\s*=\s*["'“”‘’]?\s*\+?(?P<amount>\d+(?:[.,]\d+)?|[.,]\d+)\s*"""
    r"""(?P<unit>ms|s(?:ec(?:onds?)?)?)?(?![\w.,])""",
    re.IGNORECASE,
)
_STRENGTH = re.compile(r"""\bstrength\s*=\s*["'“”‘’]?\s*(?P<word>[a-z-]+)""", re.IGNORECASE)
_STRENGTHS_S = {"none": 0.0, "x-weak": 0.1, "weak": 0.25, "medium": 0.5, "strong": 0.75, "x-strong": 1.0}
"""SSML names strengths without lengths; these are ours."""
_USUAL_PAUSE_S = 0.5

_CLOSERS = "\"'”’»)]"
_MARK_BEFORE = re.compile(rf"(?P<mark>[,;:–—.!?…])[{re.escape(_CLOSERS)}]*$")
_MEDIUM_MARKS, _MAJOR_MARKS, _SENTENCE_MARKS = ",", ";:–—", ".!?…"
_ALL_MARKS = _MEDIUM_MARKS + _MAJOR_MARKS + _SENTENCE_MARKS
_NEAR = 32
"""Characters on either side of a tag that decide what stands there; keeps long texts quick."""


class PauseFate(StrEnum):
    """What became of a pause that could not stay as it stood."""

    REWRITTEN = "rewritten"
    """It has the form that the service obeys; its length is the same."""
    SHORTENED = "shortened"
    LENGTHENED = "lengthened"
    DROPPED = "dropped"
    """It asked for no pause."""
    PUNCTUATION = "punctuation"
    """A mark was set whose pause is nearest."""
    ALREADY_THERE = "already_there"
    """Punctuation or a line end stands there, which pauses by itself."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A tag of the legacy service: where it stands (from, to in characters) and its length."""

    start: int
    end: int
    length_s: float


@dataclass(frozen=True, slots=True)
class PauseChange:
    """One changed pause. ``start`` and ``end`` say where ``found`` stood in the text as it was; ``wanted_s``
    is what it asked for, ``given_s`` what will be heard.
    """

    start: int
    end: int
    found: str
    fate: PauseFate
    wanted_s: float
    given_s: float


@dataclass(frozen=True, slots=True)
class PausedText:
    """A text whose pauses the service can make, and what had to change for it."""

    text: str
    changes: tuple[PauseChange, ...]


def pauses_in(text: str) -> list[Pause]:
    """The tags that the legacy service obeys, in order."""
    return [Pause(tag.start(), tag.end(), _tag_length_s(tag)) for tag in BREAK_TAG.finditer(text)]


def checked_pause_s(length_s: float) -> float:
    """A length in whole hundredths of a second. Raises `BadInput` (``BAD_SETTING``) when out of bounds."""
    if not SHORTEST_PAUSE_S <= length_s <= LONGEST_PAUSE_S:
        facts = {"field": "pause", "lowest": SHORTEST_PAUSE_S, "highest": LONGEST_PAUSE_S}
        raise BadInput(Code.BAD_SETTING, "pause", **facts)
    return round(length_s, 2)


def with_pause(text: str, place: int, length_s: float) -> tuple[str, int]:
    """The text with a tag at a place, and the place behind it. In a tag it goes behind, in a word before it.

    Raises `BadInput` when the length is out of bounds.
    """
    tag = break_tag(checked_pause_s(length_s))
    at = _outside(text, min(max(place, 0), len(text)))
    left = " " if at and not text[at - 1].isspace() else ""
    right = " " if text[at : at + 1].isalnum() else ""
    added = f"{left}{tag}{right}"
    return f"{text[:at]}{added}{text[at:]}", at + len(added)


def with_known_tags(text: str) -> PausedText:
    """The text with quoted, spaced and SSML forms of the pause brought to the one that the legacy service
    obeys, and lengths within bounds.
    """

    def known(found: re.Match[str], _before: str) -> tuple[str, PauseFate, float]:
        wanted_s = _wanted_s(found)
        if BREAK_TAG.fullmatch(found.group()) and SHORTEST_PAUSE_S <= wanted_s <= LONGEST_PAUSE_S:
            return found.group(), PauseFate.REWRITTEN, wanted_s
        given_s = min(max(round(wanted_s, 2), SHORTEST_PAUSE_S), LONGEST_PAUSE_S)
        if wanted_s == 0:
            return "", PauseFate.DROPPED, 0.0
        if given_s < round(wanted_s, 2):
            return break_tag(given_s), PauseFate.SHORTENED, given_s
        is_longer = given_s > round(wanted_s, 2)
        return break_tag(given_s), PauseFate.LENGTHENED if is_longer else PauseFate.REWRITTEN, given_s

    return _changed(text, known)


def with_punctuation(text: str, pauses: Pauses | None = None) -> PausedText:
    """The text for the current service: no tag, and where one stood the punctuation whose pause is nearest
    (a line end for the longest), lengths as ``pauses`` says or the service's defaults.

    Punctuation that stands there already stays what it is; beside it only a line end is ever added.
    """
    lengths = pauses or Pauses()

    def punctuated(found: re.Match[str], before: str) -> tuple[str, PauseFate, float]:
        wanted_s, behind = _wanted_s(found), text[found.end() : found.end() + _NEAR].lstrip(" ")
        if wanted_s == 0:
            return "", PauseFate.DROPPED, 0.0
        choices = _marks_for(before[-_NEAR:].rstrip(" "), behind, lengths)
        given_s = min(choices, key=lambda length_s: abs(length_s - wanted_s))
        mark = choices[given_s]
        return mark, PauseFate.PUNCTUATION if mark else PauseFate.ALREADY_THERE, given_s

    return _changed(text, punctuated)


Change = Callable[[re.Match[str], str], tuple[str, PauseFate, float]]
"""From a found pause and the text before it to what stands in its place, why, and its length."""


def _changed(text: str, change: Change) -> PausedText:
    done, end = "", 0
    changes: list[PauseChange] = []
    for found in _VARIANT.finditer(text):
        done += text[end : found.start()]
        instead, fate, given_s = change(found, done)
        done, end = _joined(done, instead, text, found.end())
        if instead != found.group():
            place = found.span()
            changes.append(PauseChange(*place, found.group(), fate, _wanted_s(found), given_s))
    return PausedText(done + text[end:], tuple(changes))


def _joined(before: str, instead: str, text: str, end: int) -> tuple[str, int]:
    """The text so far with what replaces the tag, and where to go on, so that the spaces around a tag become
    one behind a mark and none at a line's end.
    """
    if BREAK_TAG.fullmatch(instead):
        return before + instead, end
    stripped = before.rstrip(" ")
    is_apart = bool(instead) or stripped != before or text[end : end + 1] == " "
    while text[end : end + 1] == " ":
        end += 1
    done = stripped + instead
    following = text[end : end + 1]
    stands_alone = done[-1:] in {"", "\n"} or following in {"", "\n", *_ALL_MARKS}
    would_join = done[-1:].isalnum() and following.isalnum()
    return done + (" " if (is_apart or would_join) and not stands_alone else ""), end


def _wanted_s(found: re.Match[str]) -> float:
    attributes = found.group("attributes")
    time, strength = _TIME.search(attributes), _STRENGTH.search(attributes)
    if time:
        amount = float(time.group("amount").replace(",", "."))
        return amount / 1000 if (time.group("unit") or "s").lower() == "ms" else amount
    return _STRENGTHS_S.get(strength.group("word").lower(), _USUAL_PAUSE_S) if strength else _USUAL_PAUSE_S


def _tag_length_s(tag: re.Match[str]) -> float:
    return float(tag.group().removeprefix("<break time=").removesuffix("s/>"))


def _outside(text: str, place: int) -> int:
    """The place itself, or behind the tag or before the word that it lies in."""
    for tag in BREAK_TAG.finditer(text):
        if tag.start() < place < tag.end():
            return tag.end()
    while text[place - 1 : place].isalnum() and text[place : place + 1].isalnum():
        place -= 1
    return place


def _marks_for(before: str, behind: str, lengths: Pauses) -> dict[float, str]:
    """What may stand between two pieces of text (no spaces between), by its pause in seconds."""
    if before[-1:] in {"", "\n"} or behind[:1] in {"", "\n"}:
        return {lengths.paragraph_s: ""}
    there_s = _length_s(behind[0], lengths)
    if there_s is not None:
        return {there_s: ""}
    found = _MARK_BEFORE.search(before)
    there_s = _length_s(found.group("mark"), lengths) if found else None
    if there_s is not None:
        return {lengths.paragraph_s: "\n", there_s: ""}
    return {lengths.paragraph_s: "\n", lengths.sentence_s: ".", lengths.medium_s: ","}


def _length_s(mark: str, lengths: Pauses) -> float | None:
    if mark in _MEDIUM_MARKS:
        return lengths.medium_s
    if mark in _MAJOR_MARKS:
        return lengths.major_s
    return lengths.sentence_s if mark in _SENTENCE_MARKS else None

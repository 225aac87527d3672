"""How words are to be read aloud: a dictionary that changes what is sent, never what was written."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.pauses import with_known_tags
from vbee_desktop.core.text import BREAK_TAG, tidy

MAX_WORD_CHARACTERS = 100
MAX_READING_CHARACTERS = 500
_NUMBER_JOINTS = frozenset(".,:/")
_WORD_JOINTS = frozenset("'’")


class CaseRule(StrEnum):
    """When a word of the text is the dictionary's word."""

    AS_WRITTEN = "as_written"
    """The same capitals."""
    ANY = "any"
    """Any capitals; the reading stays as it is."""
    FIRST = "first"
    """Any capitals; the reading begins with a capital where the word did, and else with a small letter."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry: a word or phrase and what is said instead. Made by `checked_reading`."""

    word: str
    reading: str
    case: CaseRule = CaseRule.AS_WRITTEN

    def matches(self, found: str) -> bool:
        """Whether a piece of text, as long as the word, is the word."""
        return found == self.word or (
            self.case is not CaseRule.AS_WRITTEN and found.lower() == self.word.lower()
        )

    def spoken_for(self, found: str) -> str:
        """What is said for a piece of text that matches."""
        if self.case is not CaseRule.FIRST:
            return self.reading
        first = self.reading[:1]
        return (first.upper() if found[:1].isupper() else first.lower()) + self.reading[1:]


@dataclass(frozen=True, slots=True)
class Change:
    """One word that is read differently: where it stands in the text, and where its reading stands in what
    is sent (both from, to in characters).
    """

    entry: Reading
    start: int
    end: int
    spoken_start: int
    spoken_end: int


@dataclass(frozen=True, slots=True)
class SpokenText:
    """``spoken`` is what will be sent for ``written``, the composed (NFC) text that the changes count in."""

    written: str
    spoken: str
    changes: tuple[Change, ...]


def checked_reading(word: str, reading: str, case: CaseRule = CaseRule.AS_WRITTEN) -> Reading:
    """An entry in composed form without needless spaces; pauses in its reading have the form that is obeyed.

    Raises `BadInput` (``BAD_SETTING``; ``field`` is ``word`` or ``reading``, ``reason`` empty, lines or
    too_long with its ``limit``): an empty reading would drop words without a sign.
    """
    return Reading(
        _checked("word", word, MAX_WORD_CHARACTERS),
        _checked("reading", with_known_tags(reading).text, MAX_READING_CHARACTERS),
        case,
    )


class ReadingRules:
    """The dictionaries, ready to be applied to any number of texts.

    The longest word that stands at a place wins; of equally long ones the project's, then the one with the
    stricter case rule, then the later one.
    """

    def __init__(self, everywhere: Iterable[Reading], project: Iterable[Reading] = ()) -> None:
        ranked = [*((False, each) for each in everywhere), *((True, each) for each in project)]
        ranked.reverse()
        ranked.sort(key=_rank)  # stable: of two alike the later one stays first
        self._by_word = _grouped(entry for _, entry in ranked)
        self._lengths = _lengths_by_first(entry for _, entry in ranked)

    def spoken(self, text: str) -> SpokenText:
        """The text with every word of the dictionaries replaced once: no reading is read again, and nothing
        inside pause tags is.
        """
        written = unicodedata.normalize("NFC", text)
        pieces: list[str] = []
        changes: list[Change] = []
        done = length = 0
        for start, end, entry in self._found(written):
            reading = _spaced(written, start, end, entry.spoken_for(written[start:end]))
            pieces += [written[done:start], reading]
            length += start - done + len(reading)
            changes.append(Change(entry, start, end, length - len(reading), length))
            done = end
        return SpokenText(written, "".join([*pieces, written[done:]]), tuple(changes))

    def _found(self, text: str) -> Iterator[tuple[int, int, Reading]]:
        """From, to and entry of each word to be replaced, in order, none overlapping."""
        tags = {tag.start(): tag.end() for tag in BREAK_TAG.finditer(text)}
        at = 0
        while at < len(text):
            if at in tags:
                at = tags[at]
                continue
            found = self._found_at(text, at)
            if found:
                yield at, *found
            at = found[0] if found else at + 1

    def _found_at(self, text: str, at: int) -> tuple[int, Reading] | None:
        lengths = self._lengths.get(text[at].lower())
        if not lengths or _is_inside(text, at):
            return None
        for length in lengths:
            found = text[at : at + length]
            for entry in self._by_word.get(found.lower(), ()):
                if entry.matches(found) and not _is_inside(text, at + length):
                    return at + length, entry
        return None


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """What is read otherwise in every text, and what in the script at hand alone. ``put_aside`` are the names
    of damaged files that were kept beside.
    """

    everywhere: tuple[Reading, ...] = ()
    script: tuple[Reading, ...] = ()
    put_aside: tuple[str, ...] = ()

    def rules(self) -> ReadingRules:
        """Both, ready to be applied."""
        return ReadingRules(self.everywhere, self.script)


def _checked(field: str, text: str, limit: int) -> str:
    tidied = tidy(text)
    if not any(mark.isprintable() and not mark.isspace() for mark in tidied):
        raise BadInput(Code.BAD_SETTING, field, field=field, reason="empty")
    if "\n" in tidied:
        raise BadInput(Code.BAD_SETTING, field, field=field, reason="lines")
    if len(tidied) > limit:
        raise BadInput(Code.BAD_SETTING, field, field=field, reason="too_long", limit=limit)
    return tidied


def _rank(ranked: tuple[bool, Reading]) -> tuple[bool, bool]:
    is_project, entry = ranked
    return not is_project, entry.case is not CaseRule.AS_WRITTEN


def _grouped(entries: Iterable[Reading]) -> Mapping[str, Sequence[Reading]]:
    """Entries by their words in small letters, in the same order."""
    by_word: defaultdict[str, list[Reading]] = defaultdict(list)
    for entry in entries:
        by_word[entry.word.lower()].append(entry)
    return by_word


def _lengths_by_first(entries: Iterable[Reading]) -> Mapping[str, Sequence[int]]:
    """How long the words are that begin with a character, the longest first."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for entry in entries:
        lengths[entry.word[0].lower()].add(len(entry.word))
    return {first: sorted(each, reverse=True) for first, each in lengths.items()}


def _is_inside(text: str, at: int) -> bool:
    """Whether a place lies within a word: between letters, marks and digits, also those that one point,
    comma or apostrophe joins (1.000,5; 10:30; d'Ivoire).
    """
    before, after = text[at - 1 : at], text[at : at + 1]
    if _is_word(before) and _is_word(after):
        return True
    return _joins(text[at - 2 : at - 1], before, after) or _joins(before, after, text[at + 1 : at + 2])


def _joins(left: str, joint: str, right: str) -> bool:
    if joint in _NUMBER_JOINTS:
        return left.isdigit() and right.isdigit()
    return joint in _WORD_JOINTS and left.isalpha() and right.isalpha()


def _is_word(mark: str) -> bool:
    return mark.isalnum() or mark == "_" or bool(mark and unicodedata.combining(mark))


def _spaced(text: str, start: int, end: int, reading: str) -> str:
    """The reading, kept apart from letters and digits that it would run into (50% → 50 phần trăm)."""
    left = " " if _is_word(text[start - 1 : start]) and _is_word(reading[0]) else ""
    right = " " if _is_word(reading[-1]) and _is_word(text[end : end + 1]) else ""
    return f"{left}{reading}{right}"

"""What was sent to be spoken and what a recogniser heard of it, word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from vbee_desktop.core.cue_rules import shared
from vbee_desktop.core.number_words import number_of
from vbee_desktop.core.subtitles import Timed
from vbee_desktop.core.text import BREAK_TAG, fold, tidy
from vbee_desktop.core.word_alignment import aligned

_COMBINING = "\u0300-\u036f"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_COMBINING}]|['’](?=[^\W_])|(?<=\d)[.,:/](?=\d))*(?:(?<=\d)%)?")
"""A word with its apostrophes, or a number with what stands in it: 1.000,5 · 9:30 · 12/5 · 25%."""
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ONLY_Y = re.compile(r"^([hklmst])y$")
_LOOKED_BACK = 40
_SENTENCE_END = re.compile(r"[.!?…:\n][\"'“”‘’«»()\s–—-]*$")


class Difference(StrEnum):
    """How what was heard differs."""

    MARKS = "marks"
    """The same letters with other diacritics, or with none."""
    NUMBER = "number"
    """A number on one side at least, not surely the same: 9:30 may be heard as chín rưỡi."""
    NAME = "name"
    """Another word for a name: a capital inside a sentence."""
    WORD = "word"
    """Another word."""
    MISSING = "missing"
    """Not heard at all."""
    ADDED = "added"
    """Heard, though it was not sent."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands in its text: from, to in characters; and when it is heard, in seconds
    (0 and 0 for words that were sent).
    """

    text: str = field(repr=False)
    start: int
    end: int
    start_s: float = 0.0
    end_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """One difference: the words on both sides (none when missing or added), and where in the sound, in
    seconds.
    """

    kind: Difference
    sent: tuple[Word, ...]
    heard: tuple[Word, ...]
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class ListenBack:
    """Both texts, of which the words' places tell, and what differs, in order. ``word_count`` is that of the
    sent text.
    """

    sent_text: str = field(repr=False)
    heard_text: str = field(repr=False)
    word_count: int
    places: tuple[Place, ...]

    @property
    def differing(self) -> int:
        """How many words of the sent text were not heard as they are."""
        return sum(len(place.sent) for place in self.places)

    @property
    def added(self) -> int:
        """How many words were heard that were not sent."""
        return sum(len(place.heard) for place in self.places if place.kind is Difference.ADDED)


def compared(sent: str, utterances: Sequence[Timed], duration_s: float) -> ListenBack:
    """Compare without regard to capitals, punctuation, pause marks, the two ways to write a Vietnamese tone
    (hoà, hòa) or y (sỹ, sĩ), and whether a number is in digits or in words.

    A word's time is its share of its utterance, by letters, since the service tells no times of words; that
    of a missing word is the time between its neighbours.
    """
    sent_text = tidy(BREAK_TAG.sub(" ", sent))
    texts = [tidy(each.text) for each in utterances]
    words, heard = tuple(_words(sent_text)), tuple(_timed_words(texts, utterances))
    steps = list(_steps(words, heard, duration_s))
    places = [
        place
        for is_same, run in groupby(steps, lambda step: step.is_same)
        if not is_same
        for place in _places(sent_text, list(run))
    ]
    return ListenBack(sent_text, "\n".join(texts), len(words), tuple(places))


@dataclass(frozen=True, slots=True)
class _Step:
    """A word of each side, or of one, and when it is heard."""

    sent: Word | None
    heard: Word | None
    start_s: float
    end_s: float

    @property
    def is_same(self) -> bool:
        return self.sent is not None and self.heard is not None and _key(self.sent) == _key(self.heard)


def _words(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        yield Word(found.group(), found.start(), found.end())


def _timed_words(texts: Sequence[str], utterances: Sequence[Timed]) -> Iterator[Word]:
    offset = 0
    for text, utterance in zip(texts, utterances, strict=True):
        words = list(_words(text))
        times = shared(utterance.start_s, utterance.end_s, [each.text for each in words])
        for word, time in zip(words, times, strict=True):
            yield Word(word.text, offset + word.start, offset + word.end, time.start_s, time.end_s)
        offset += len(text) + 1


def _steps(words: Sequence[Word], heard: Sequence[Word], duration_s: float) -> Iterator[_Step]:
    """The alignment, each step with its time."""
    heard_so_far = 0
    for one, other in aligned([_key(each) for each in words], [_key(each) for each in heard]):
        sent_word = None if one is None else words[one]
        if other is not None:
            heard_so_far = other + 1
            yield _Step(sent_word, heard[other], heard[other].start_s, heard[other].end_s)
        else:
            before_s = heard[heard_so_far - 1].end_s if heard_so_far else 0.0
            after_s = heard[heard_so_far].start_s if heard_so_far < len(heard) else duration_s
            yield _Step(sent_word, None, before_s, max(before_s, after_s))


def _key(word: Word) -> str:
    """What a word is compared by: its letters with their hats, then its tone."""
    return _key_of(word.text)


@lru_cache(maxsize=16_384)
def _key_of(word: str) -> str:
    marks = unicodedata.normalize("NFD", word.casefold().replace("'", "").replace("’", ""))
    tones = "".join(sorted(mark for mark in marks if mark in _TONES))
    letters = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    return _ONLY_Y.sub(r"\1i", letters) + tones


def _places(text: str, run: list[_Step]) -> Iterator[Place]:
    """What differs in a stretch where no word is the same: as a whole where words are written together or
    apart, or as a number.
    """
    sent, heard = _sent(run), _heard(run)
    together, heard_together = _joined(sent), _joined(heard)
    if together == heard_together or _is_same_number(sent, heard):
        return
    if len(sent) != len(heard) and fold(together) == fold(heard_together):
        yield _place(Difference.MARKS, run)
    elif sent and heard and _has_digit(sent) != _has_digit(heard):
        yield _place(Difference.NUMBER, run)
    else:
        yield from _places_in(text, run)


def _places_in(text: str, run: list[_Step]) -> Iterator[Place]:
    """Word by word; what is missing or added in a row belongs together."""
    for (kind, _), part in groupby(enumerate(run), lambda each: _group(text, *each)):
        yield _place(kind, [step for _, step in part])


def _group(text: str, number: int, step: _Step) -> tuple[Difference, int]:
    kind = _kind(text, step)
    return kind, -1 if kind in (Difference.MISSING, Difference.ADDED) else number


def _kind(text: str, step: _Step) -> Difference:
    if step.sent is None or step.heard is None:
        return Difference.ADDED if step.sent is None else Difference.MISSING
    if _has_digit((step.sent, step.heard)):
        return Difference.NUMBER
    if fold(step.sent.text) == fold(step.heard.text):
        return Difference.MARKS
    return Difference.NAME if _is_name(text, step.sent) else Difference.WORD


def _place(kind: Difference, part: list[_Step]) -> Place:
    return Place(kind, _sent(part), _heard(part), part[0].start_s, max(step.end_s for step in part))


def _sent(part: Iterable[_Step]) -> tuple[Word, ...]:
    return tuple(step.sent for step in part if step.sent is not None)


def _heard(part: Iterable[_Step]) -> tuple[Word, ...]:
    return tuple(step.heard for step in part if step.heard is not None)


def _joined(words: Iterable[Word]) -> str:
    return "".join(_key(word) for word in words)


def _is_same_number(sent: Sequence[Word], heard: Sequence[Word]) -> bool:
    """Whether both say one number, in digits or in words."""
    number = number_of([word.text.casefold() for word in sent])
    return number is not None and number == number_of([word.text.casefold() for word in heard])


def _has_digit(words: Iterable[Word]) -> bool:
    return any(mark.isdigit() for word in words for mark in word.text)


def _is_name(text: str, word: Word) -> bool:
    """A capital that does not begin a sentence."""
    before = text[max(0, word.start - _LOOKED_BACK) : word.start]
    return word.text[:1].isupper() and bool(before.strip()) and not _SENTENCE_END.search(before)

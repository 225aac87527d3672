"""A warning before money is spent: Vietnamese typed without its diacritics is read aloud as nonsense.

The rule, for each paragraph: its words are those in letters only, without names (a capital inside a
sentence), addresses and code. It is told when

- it has at least four words, and at most one in ten has a letter that only Vietnamese writes (ạ, đ, ơ …);
- at least four in five have the shape of a Vietnamese syllable: a known beginning and a known ending
  (English has many small ones of that shape, but never so many in a row);
- at least two, and one in five, cannot be right as they stand and are no usual English word: an ending in c,
  ch, p or t, which always carries a tone mark (cac, viet), one that is only written with ê, ô, ơ or ư (tieng,
  nguoi), or one of the commonest words, whose bare form means next to nothing (khong, duoc).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FEWEST_WORDS = 4
MOST_MARKED = 0.1
FEWEST_SHAPED = 0.8
FEWEST_TELLING = 2
FEWEST_TELLING_SHARE = 0.2
_MANY_CODE_MARKS = 0.08

_TOKEN = re.compile(r"\S+")
_EDGES = "\"'“”‘’«»()[]{}.,;:!?…–—-*_#"
_CODE_MARKS = frozenset("{}[]()<>=;_\\/|&$@#`~^+*%")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")

_BEGINNING = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
_OPEN = r"(?:a[iouy]?|e|eo|i[au]?|o[aei]?|oa[iyo]|oeo|u[aiy]|u|uay|uo|uya|uyu|y)"
_CLOSED = r"(?:a|e|i|o|u|oa|oe|uy|ua|y)"
_UNMARKED = re.compile(rf"{_BEGINNING}(?:{_OPEN}|{_CLOSED}(?:n|m|ng|nh))")
"""Syllables that can be written without a mark."""
_STOPPED = re.compile(rf"{_BEGINNING}(?:{_CLOSED}|ie|ye|uo|uye)(?:ch|[cpt])")
"""Syllables that end in a stop, and so never without a tone mark."""
_HATTED = re.compile(rf"{_BEGINNING}(?:ie[mnu]|ieng|ye[mnu]|uo[imnu]|uong|uou|uyen|eu|enh|uu|ue)")
"""Syllables whose vowel is always written ê, ô, ơ or ư."""

_COMMON_WORDS = """
bon cam chao chung cua cung da dang dau day den di duoi duoc giua gio hom khong la lam moi mot muoi nay ngay
ngoai nguoi nhu nhung noi rang rat roi sau se tai toi tren trong truoc va van voi
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Common words without their marks, whose bare form is rare in a text that has them."""

_ENGLISH_WORDS = """
bat bet bit bot but can cap cat chap chat chip chop cop cot cup cut dap doc dot due et eu gap hat hip hit hop
hot hue hut it kit lap let lip lit lot mac map mat met mit mop nap net nip not nut pat pet pic pip pit pop pot
put quip quit quite rap rat rip rot sac sap sat set sic sip sit soc sue tap tat that tic tip top trap trip
trot true up vat vet
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
"""Usual words of English whose shape tells as much, and which tell nothing here."""


@dataclass(frozen=True, slots=True)
class BareParagraph:
    """A paragraph that looks like Vietnamese without diacritics: where it stands (from, to in characters),
    and the words that tell, each once.
    """

    start: int
    end: int
    words: tuple[str, ...]


def without_diacritics(text: str) -> list[BareParagraph]:
    """The paragraphs to warn of, in order."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        words = list(_words(unicodedata.normalize("NFC", line.group())))
        telling = [word for word in words if _is_telling(word)]
        if _is_bare(words, telling) and not _is_code(line.group()):
            found.append(BareParagraph(*line.span(), tuple(dict.fromkeys(telling))))
    return found


def _is_bare(words: Sequence[str], telling: Sequence[str]) -> bool:
    marked = sum(not word.isascii() for word in words)
    shaped = sum(_has_shape(word) for word in words)
    return (
        len(words) >= FEWEST_WORDS
        and marked <= MOST_MARKED * len(words)
        and shaped >= FEWEST_SHAPED * len(words)
        and len(telling) >= max(FEWEST_TELLING, FEWEST_TELLING_SHARE * len(words))
    )


def _words(line: str) -> Iterator[str]:
    """The words that count, in small letters. Where all is in capitals, capitals make no names."""
    is_shouted = line.isupper()
    starts_sentence = True
    for token in _TOKEN.findall(line):
        word = token.strip(_EDGES)
        is_name = word[:1].isupper() and not (starts_sentence or is_shouted)
        if word.isalpha() and not is_name:
            yield word.lower()
        starts_sentence = bool(_SENTENCE_END.search(token)) or not word


def _has_shape(word: str) -> bool:
    return any(shape.fullmatch(word) for shape in (_UNMARKED, _STOPPED, _HATTED))


def _is_telling(word: str) -> bool:
    if word in _ENGLISH:
        return False
    return word in _COMMON or bool(_STOPPED.fullmatch(word) or _HATTED.fullmatch(word))


def _is_code(line: str) -> bool:
    marks = sum(mark in _CODE_MARKS for mark in line)
    return marks > _MANY_CODE_MARKS * len(line)

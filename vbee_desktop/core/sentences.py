"""Where Vietnamese sentences end, and how a long script is cut into parts that one request can carry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbee_desktop.core.text import BREAK_TAG

_CLOSERS = "\"'”’»›)]}"
_OPENERS = "\"'“‘«‹([{–—-"
_ENDING = re.compile(rf"(\.{{3,}}|[.!?…]+)[{re.escape(_CLOSERS)}]*\s+")
"""A run of final marks with the quotes that close after it, and white space: so never inside 1.000,5,
12.5.2026 or vbee.vn.
"""
_LAST_WORD = re.compile(rf"[^\s{re.escape(_OPENERS)}]+$")
_CLAUSE_END = re.compile(r"[;:,–—](?=\s)")
_LONGEST_WORD = 40

ABBREVIATIONS = frozenset(
    [
        *("tp", "tx", "tt", "q", "p", "h", "x", "đ", "ub", "ubnd", "hđnd", "nxb", "sđt", "đt", "tr"),
        *("gs", "pgs", "ts", "ths", "bs", "ks", "cn", "lm", "ô", "mr", "mrs", "ms", "dr", "st", "no", "vs"),
        *("km", "kg", "cm", "mm"),
    ]
)
"""Words that take a full stop in the middle of a sentence, without it and in small letters."""


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph, in order; joined they are the paragraph again, white space included."""
    starts = [0, *(end for end in _sentence_ends(text))]
    return [
        text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end
    ]


def script_parts(text: str, limit: int) -> list[str]:
    """A script as parts of at most ``limit`` characters (at least 64), each as long as whole sentences allow.

    Joined with one space or line end they say the same words in the same order. A sentence that is too long
    is cut after a clause, else between words, else (a word longer than the limit) inside it; a pause tag is
    never cut.
    """
    parts: list[str] = []
    for piece in _pieces(text, limit):
        if parts and len(parts[-1]) + len(piece) <= limit:
            parts[-1] += piece
        else:
            parts.append(piece)
    return [part.strip() for part in parts if part.strip()]


def _sentence_ends(text: str) -> Iterator[int]:
    """Positions behind each sentence and the white space that follows it."""
    for ending in _ENDING.finditer(text):
        if ending.end() < len(text) and _ends_sentence(text, ending):
            yield ending.end()


def _ends_sentence(text: str, ending: re.Match[str]) -> bool:
    begins = text[ending.end() : ending.end() + _LONGEST_WORD].lstrip(_OPENERS + " ")[:1]
    if begins.islower():
        return False  # "... nói nhỏ", "v.v. và"
    if ending.group(1) != ".":
        return True
    word = _LAST_WORD.search(text[max(0, ending.start() - _LONGEST_WORD) : ending.start()])
    last = word.group() if word else ""
    is_initial = len(last) == 1 and last.isupper()
    is_number_of_a_list = last.isdigit() and not text[: ending.start() - len(last)].strip()
    return not (last.lower() in ABBREVIATIONS or is_initial or is_number_of_a_list)


def _pieces(text: str, limit: int) -> Iterator[str]:
    """Sentences with the white space behind them, those that are too long in smaller pieces."""
    for line in text.splitlines(keepends=True):
        for sentence in sentences(line):
            yield from _cut(sentence, limit)


def _cut(sentence: str, limit: int) -> Iterator[str]:
    while len(sentence.rstrip()) > limit:
        at = _cut_position(sentence, limit)
        yield sentence[:at]
        sentence = sentence[at:]
    yield sentence


def _cut_position(sentence: str, limit: int) -> int:
    """The last good place within the limit: behind a clause in its second half, else behind a word."""
    closed = BREAK_TAG.sub(lambda tag: "x" * len(tag.group()), sentence[: limit + _LONGEST_WORD])
    clauses = [end.end() for end in _CLAUSE_END.finditer(closed[: limit + 1]) if end.end() <= limit]
    if clauses and clauses[-1] > limit // 2:
        return clauses[-1]
    space = closed.rfind(" ", 0, limit)
    return space + 1 if space > 0 else _outside_tag(sentence, limit)


def _outside_tag(sentence: str, at: int) -> int:
    for tag in BREAK_TAG.finditer(sentence):
        if 0 < tag.start() < at < tag.end():
            return tag.start()
    return at

"""From text with Vbee's markup to what is spoken: pieces of text and silences, each of known length.

Pauses stand in the text as ``<break time=0.5s/>`` without quotation marks (quotation marks are let pass); the
writer's own ``<``, ``>`` and ``&`` come escaped. Pauses between clauses, sentences and paragraphs are those
of ``clientPause`` (vbee-api.md 3), or its defaults, which then follow the speed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_PIECE_CHARACTERS = 400
_BREAK = re.compile(r"<break\s+time\s*=\s*[\"']?([0-9]*\.?[0-9]+)\s*(ms|s)[\"']?\s*/?>", re.IGNORECASE)
_LONGEST_BREAK_S = 10.0
_PARAGRAPH = re.compile(r"\s*\n\s*")
# A mark of Latin writing ends a clause only before a space: 1.000,5 and 12:30 are one piece.
_CLAUSE = re.compile(r"(?P<mark>[.!?…]+|[,;:–—])[\"'”’»)\]]*(?:\s+|$)|(?P<full>[。！？，；：、])\s*")
_SENTENCE_MARKS = ".!?…。！？"
_MEDIUM_MARKS = ",，、"


@dataclass(frozen=True)
class ClientPause:
    """Seconds of silence after commas (medium), other inner marks (major), sentences and paragraphs."""

    major_s: float = 0.3
    medium_s: float = 0.25
    sentence_s: float = 0.45
    paragraph_s: float = 0.6

    def after(self, mark: str) -> float:
        if mark[0] in _SENTENCE_MARKS:
            return self.sentence_s
        return self.medium_s if mark[0] in _MEDIUM_MARKS else self.major_s

    def scaled(self, factor: float) -> ClientPause:
        return ClientPause(
            self.major_s * factor, self.medium_s * factor, self.sentence_s * factor, self.paragraph_s * factor
        )


@dataclass(frozen=True)
class Piece:
    """Something to say (may be empty), the silence after it, and how far into the request's
    text it reaches.
    """

    text: str
    silence_s: float
    end_character: int


def split_script(text: str, pauses: ClientPause) -> list[Piece]:
    """Pieces in order. The pause that a last mark would bring is left out; a break at the end is kept."""
    pieces: list[Piece] = []
    position = 0
    for found in _BREAK.finditer(text):
        pieces += _clauses(text[position : found.start()], pauses, position)
        pieces.append(Piece("", _break_s(found), found.end()))
        position = found.end()
    return pieces + _clauses(text[position:], pauses, position)


def _break_s(found: re.Match[str]) -> float:
    value = float(found.group(1)) / (1000 if found.group(2).lower() == "ms" else 1)
    return min(value, _LONGEST_BREAK_S)


def _clauses(text: str, pauses: ClientPause, offset: int) -> list[Piece]:
    pieces: list[Piece] = []
    position = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        pieces += _clauses_of_paragraph(text[position:end], pauses, offset + position)
        if gap and pieces:
            pieces[-1] = Piece(pieces[-1].text, pauses.paragraph_s, offset + gap.end())
        position = gap.end() if gap else end
    if pieces:
        pieces[-1] = Piece(pieces[-1].text, 0.0, pieces[-1].end_character)
    return pieces


def _clauses_of_paragraph(text: str, pauses: ClientPause, offset: int) -> Iterator[Piece]:
    position = 0
    for found in _CLAUSE.finditer(text):
        mark = found.group("mark") or found.group("full")
        yield from _short_pieces(text[position : found.end()], pauses.after(mark), offset + position)
        position = found.end()
    yield from _short_pieces(text[position:], 0.0, offset + position)


def _short_pieces(text: str, silence_s: float, offset: int) -> Iterator[Piece]:
    """Text without a mark for very long is cut at spaces, so that no single call of the engine takes long."""
    start = 0
    while len(text) - start > LONGEST_PIECE_CHARACTERS:
        space = text.rfind(" ", start, start + LONGEST_PIECE_CHARACTERS)
        end = space + 1 if space > start else start + LONGEST_PIECE_CHARACTERS
        yield Piece(html.unescape(text[start:end]), 0.0, offset + end)
        start = end
    if text[start:].strip():
        yield Piece(html.unescape(text[start:]), silence_s, offset + len(text))

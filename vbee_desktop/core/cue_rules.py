"""How much of a text one subtitle may show, and what is too long for that in several, with times by share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil

from vbee_desktop.core.imported import Cue

LINE_CHARACTERS_RANGE = (16, 80)
LINES_RANGE = (1, 3)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_CLAUSE_END = re.compile(r"[,;:–—][\"'”’»)\]]*$")
_IN_CLAUSE, _IN_SENTENCE = 0.25, 0.12
"""How far from the middle, as a share of the text, a break inside a clause or a sentence counts as being."""


@dataclass(frozen=True, slots=True)
class CueRules:
    """At most so many lines of at most so many characters; a longer word stays whole."""

    line_characters: int = 42
    lines: int = 2


def pieces_of(text: str, rules: CueRules) -> list[str]:
    """A text as texts that keep the rules: about equally long, and broken behind sentences and clauses where
    one ends near by. Joined with spaces they are the text.
    """
    words = text.split()
    lines = len(_filled(words, rules.line_characters))
    if lines <= rules.lines or len(words) < 2:
        return [" ".join(words)] if words else []
    count = ceil(lines / rules.lines)
    at = _break_near(words, (count // 2) / count)
    return pieces_of(" ".join(words[:at]), rules) + pieces_of(" ".join(words[at:]), rules)


def lines_of(text: str, line_characters: int) -> list[str]:
    """A text broken between words into as few lines as are needed, of about the same length.

    A number at the end never has a line of its own: readers of SubRip take it for that of the next cue.
    """
    words = text.split()
    fewest = _filled(words, line_characters)
    for width in range(ceil(len(" ".join(words)) / max(len(fewest), 1)), line_characters):
        even = _filled(words, width)
        if len(even) == len(fewest):
            return even
    return fewest


def shared(start_s: float, end_s: float, pieces: Sequence[str]) -> Iterator[Cue]:
    """The time of a text over its pieces; a piece weighs its letters and digits, and one for its end."""
    weights = [sum(mark.isalnum() for mark in piece) + 1 for piece in pieces]
    length_s = end_s - start_s
    shares = [done / sum(weights) for done in accumulate(weights, initial=0)] if weights else [0.0]
    for piece, (begin, end) in zip(pieces, pairwise(shares), strict=True):
        yield Cue(piece, start_s + length_s * begin, start_s + length_s * end)


def short_cues(cues: Iterable[Cue], rules: CueRules) -> list[Cue]:
    """The same words in cues that keep the rules."""
    return [piece for cue in cues for piece in shared(cue.start_s, cue.end_s, pieces_of(cue.text, rules))]


def _filled(words: Sequence[str], line_characters: int) -> list[str]:
    """Lines that take as many words as they can."""
    lines: list[list[str]] = []
    length = 0
    for word in words:
        if lines and length + 1 + len(word) <= line_characters:
            lines[-1].append(word)
            length += 1 + len(word)
        else:
            lines.append([word])
            length = len(word)
    if len(lines) > 1 and len(lines[-1]) == 1 and lines[-1][0].isdecimal():
        lines[-1].insert(0, lines[-2].pop())
    return [" ".join(line) for line in lines if line]


def _break_near(words: Sequence[str], share: float) -> int:
    """The number of words before the best break: the nearest to that share of the characters."""
    ends = list(accumulate(len(word) + 1 for word in words))

    def distance(at: int) -> float:
        return abs(ends[at - 1] / ends[-1] - share) + _cost_behind(words[at - 1])

    return min(range(1, len(words)), key=distance)


def _cost_behind(word: str) -> float:
    if _SENTENCE_END.search(word):
        return 0.0
    return _IN_SENTENCE if _CLAUSE_END.search(word) else _IN_CLAUSE

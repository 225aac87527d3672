"""The words of a long sound, put together from those of its parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vbee_desktop.core.models import Utterance

MOST_LAPPED_WORDS = 8
"""Nobody says more in the second that two parts share."""
MOST_TORN_WORDS = 2
"""So many words at an edge may have been heard wrongly, because the cut tore them."""


@dataclass(frozen=True, slots=True)
class PartWords:
    """What was heard in one part, in its own time. It begins at ``offset_s`` of the whole sound and shares
    its first ``lapped_s`` with the part before.
    """

    offset_s: float
    utterances: tuple[Utterance, ...]
    lapped_s: float = 0.0


def stitched(parts: Iterable[PartWords]) -> tuple[Utterance, ...]:
    """All utterances in the time of the whole: each begins and ends exactly at its part's offset plus its own
    times. Where two parts share a second, words that both have are kept once.
    """
    whole: list[Utterance] = []
    for part in parts:
        moved = [_moved(each, part.offset_s) for each in part.utterances]
        if part.lapped_s and whole and moved:
            _join(whole, moved, part.offset_s, part.offset_s + part.lapped_s)
        whole.extend(moved)
    return tuple(whole)


def _moved(utterance: Utterance, offset_s: float) -> Utterance:
    return replace(utterance, start_s=offset_s + utterance.start_s, end_s=offset_s + utterance.end_s)


def _join(whole: list[Utterance], following: list[Utterance], from_s: float, to_s: float) -> None:
    """Take out of both sides what the other has as well, if they meet in the time that they share."""
    last, first = whole[-1], following[0]
    if last.end_s <= from_s or first.start_s >= to_s:
        return
    before, after = last.text.split(), first.text.split()
    kept, dropped = seam(before, after)
    if kept == len(before) and not dropped:
        return
    _put(whole, -1, replace(last, text=" ".join(before[:kept])), keep=kept > 0)
    start_s = min(max(first.start_s, last.end_s), first.end_s)
    rest = replace(first, text=" ".join(after[dropped:]), start_s=start_s)
    _put(following, 0, rest, keep=dropped < len(after))


def _put(utterances: list[Utterance], place: int, utterance: Utterance, *, keep: bool) -> None:
    if keep:
        utterances[place] = utterance
    else:
        utterances.pop(place)


def seam(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many of the words ``before`` are kept and how many of those ``after`` are dropped, so that what
    both heard stands once.

    The longest run of words that ends one and begins the other counts. Only if there is none, a word or two
    at each edge may be torn, beside a single common word only one. Where the two have nothing in common, all
    is kept.
    """
    left, right = ([_bare(word) for word in words] for words in (before, after))
    best = (-len(before) - len(after) - 1, 0, len(before), 0)  # torn words (negative), length, kept, dropped
    for torn_before in range(min(MOST_TORN_WORDS, len(left)) + 1):
        for torn_after in range(min(MOST_TORN_WORDS, len(right)) + 1):
            end = len(left) - torn_before
            shortest = 1 if torn_before + torn_after < 2 else 2
            for length in range(shortest, min(end, len(right) - torn_after, MOST_LAPPED_WORDS) + 1):
                if left[end - length : end] == right[torn_after : torn_after + length]:
                    best = max(best, (-torn_before - torn_after, length, end, torn_after + length))
    return best[2], best[3]


def _bare(word: str) -> str:
    """Without case and punctuation; with diacritics, which make another word."""
    return "".join(mark for mark in word.casefold() if mark.isalnum()) or word

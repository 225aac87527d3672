"""The rows of a transcript while a person corrects it, and the changes from one state to the next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.core.models import Utterance

if TYPE_CHECKING:
    from collections.abc import Sequence


class EditedRow(NamedTuple):
    """An utterance and the recogniser's rows that it comes from: from ``first`` up to, not including,
    ``last``.
    """

    utterance: Utterance
    first: int
    last: int


class Recognised(tuple[Utterance, ...]):  # noqa: SLOT001  # what is computed once lies in its dictionary
    """The recogniser's rows, and what is asked of them again and again."""

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each comes from: itself."""
        return tuple(zip(range(len(self)), range(1, len(self) + 1), strict=True))

    @cached_property
    def starts_json(self) -> str:
        """When each starts, as a list in JSON."""
        return f"[{', '.join(repr(each.start_s) for each in self)}]"


class EditsSnapshot(NamedTuple):
    """The recogniser's rows, and those of a person with where they come from; for other threads."""

    originals: Recognised
    utterances: tuple[Utterance, ...]
    spans: tuple[tuple[int, int], ...]


class Patch(NamedTuple):
    """From row ``at`` on, the rows ``before`` give way to the rows ``after``."""

    at: int
    before: tuple[EditedRow, ...]
    after: tuple[EditedRow, ...]

    @property
    def inverse(self) -> Patch:
        """What takes it back."""
        return Patch(self.at, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """What one undo takes back: one patch, or several that each keep the number of rows. ``row`` is where a
    person looks afterwards.
    """

    act: str
    patches: tuple[Patch, ...]
    row: int

    @property
    def inverse(self) -> Step:
        """What takes it back."""
        return Step(self.act, tuple(patch.inverse for patch in reversed(self.patches)), self.row)


def one_line(text: str) -> str:
    """The words of a row: no line ends, single spaces, nothing that cannot be written to a file."""
    return " ".join(text.split()).encode("utf-8", "ignore").decode()


def in_order(utterances: Sequence[Utterance]) -> bool:
    """Whether no time is negative, nothing ends before it starts, and nothing overlaps."""
    return (not utterances or utterances[0].start_s >= 0) and all(
        each.start_s <= each.end_s <= following.start_s
        for each, following in pairwise((*utterances, Utterance("", float("inf"), float("inf"))))
    )


def put_in_order(utterances: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """The same words in the order of their starts, each ended at the latest where the next begins. What is in
    order already comes back as it is.
    """
    if in_order(utterances):
        return tuple(utterances)
    rows: list[Utterance] = []
    for each in sorted(utterances, key=lambda each: each.start_s):
        start_s = max(each.start_s, 0.0)
        if rows and rows[-1].end_s > start_s:
            rows[-1] = Utterance(rows[-1].text, rows[-1].start_s, start_s)
        rows.append(Utterance(each.text, start_s, max(each.end_s, start_s)))
    return tuple(rows)


def between(utterance: Utterance, least_s: float, most_s: float) -> Utterance:
    """The same words, their times pressed into a gap."""
    start_s = min(max(utterance.start_s, least_s), most_s)
    end_s = min(max(utterance.end_s, start_s), most_s)
    if (start_s, end_s) == (utterance.start_s, utterance.end_s):
        return utterance
    return Utterance(utterance.text, start_s, end_s)


def word_gap_near(text: str, share: float) -> int | None:
    """The place between two words that is nearest to a share (0 to 1) of the text; None of a single word."""
    gaps = [place for place, mark in enumerate(text) if mark == " " and 0 < place < len(text) - 1]
    return min(gaps, key=lambda place: abs(place - share * len(text)), default=None)

"""A person's corrections of what was recognised: a pure model with undo.

Whatever is done, the times stay in order: none negative, none backwards, no two rows at once. Each act is
first planned as a `Step`, which changes nothing, and then done; so whoever shows the rows knows beforehand
what comes and goes.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from vbee_desktop.core.find_text import found_in
from vbee_desktop.core.models import Utterance
from vbee_desktop.core.utterance_rows import (
    EditedRow,
    EditsSnapshot,
    Patch,
    Recognised,
    Step,
    between,
    one_line,
    put_in_order,
    word_gap_near,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHORTEST_S = 0.02
"""No act makes a row shorter than this, unless it was."""


class Act(StrEnum):
    """What a step did."""

    TEXT = "text"
    SPLIT = "split"
    MERGE = "merge"
    START = "start"
    END = "end"
    DELETE = "delete"
    REPLACE = "replace"
    RESTORE = "restore"
    RESTORE_ALL = "restore_all"


class UtteranceEdits:
    """The rows as they are now, over the recogniser's own. Times in seconds, rows counted from 0.

    ``kept`` are the rows of an earlier session. Methods that plan answer None where the act would change
    nothing.
    """

    def __init__(
        self,
        recognised: Sequence[Utterance],
        duration_s: float = 0.0,
        kept: Iterable[EditedRow] | None = None,
    ) -> None:
        self._originals = Recognised(put_in_order(recognised))
        self._limit_s = max(duration_s, *(each.end_s for each in self._originals[-1:]), 0.0)
        if kept is None:
            self._utterances = list(self._originals)
            self._spans = list(self._originals.spans)
        else:
            rows = list(kept)
            self._utterances = [row.utterance for row in rows]
            self._spans = [(row.first, row.last) for row in rows]
        self._edited_count = 0 if kept is None else sum(map(self._differs, self._rows(0, len(self._spans))))
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def originals(self) -> tuple[Utterance, ...]:
        """The recogniser's rows, their times put in order."""
        return self._originals

    @property
    def utterances(self) -> Sequence[Utterance]:
        """The rows as they are now; not to be changed."""
        return self._utterances

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what was recognised."""
        if self._edited_count or len(self._utterances) != len(self._originals):
            return True
        return self._utterances != list(self._originals)

    @property
    def edited_count(self) -> int:
        """How many rows differ from the recogniser's."""
        return self._edited_count

    @property
    def undoing(self) -> Step | None:
        """What `undo` would do."""
        return self._done[-1].inverse if self._done else None

    @property
    def redoing(self) -> Step | None:
        """What `redo` would do."""
        return self._undone[-1] if self._undone else None

    def snapshot(self) -> EditsSnapshot:
        """The rows of this moment, at once also where there are many."""
        return EditsSnapshot(self._originals, tuple(self._utterances), tuple(self._spans))

    def is_edited(self, row: int) -> bool:
        """Whether a row differs from the recogniser's."""
        return self._differs(EditedRow(self._utterances[row], *self._spans[row]))

    def do(self, step: Step, *, joins: bool = False) -> None:
        """Carry a planned step out. One that ``joins`` is undone together with the last, when that did the
        same with the same row.
        """
        self._apply(step)
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if joins and last is not None and (last.act, last.row) == (step.act, step.row):
            patch = Patch(step.patches[0].at, last.patches[0].before, step.patches[0].after)
            self._done[-1:] = [Step(step.act, (patch,), step.row)] if patch.before != patch.after else []
        else:
            self._done.append(step)

    def undo(self) -> None:
        """Take the last step back."""
        if self._done:
            step = self._done.pop()
            self._apply(step.inverse)
            self._undone.append(step)

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            step = self._undone.pop()
            self._apply(step)
            self._done.append(step)

    def retext(self, row: int, text: str) -> Step | None:
        """Other words for a row; without any, it stays as an empty one."""
        now, words = self._utterances[row], one_line(text)
        if words == now.text:
            return None
        return self._change(Act.TEXT, row, Utterance(words, now.start_s, now.end_s))

    def split(self, row: int, character: int | None = None, at_s: float | None = None) -> Step | None:
        """Make two rows of one, before a character: at ``at_s`` where that lies inside the row, else in the
        proportion of the characters. Without a character at the end of the word that fits the time, or in the
        middle. None where one side would be without words.
        """
        now = self._utterances[row]
        if at_s is not None and not now.start_s + SHORTEST_S <= at_s <= now.end_s - SHORTEST_S:
            at_s = None
        if character is None:
            share = 0.5 if at_s is None else (at_s - now.start_s) / (now.end_s - now.start_s)
            character = word_gap_near(now.text, share)
        if character is None:
            return None
        left, right = one_line(now.text[:character]), one_line(now.text[character:])
        if not left or not right:
            return None
        if at_s is None:
            at_s = now.start_s + (now.end_s - now.start_s) * len(left) / (len(left) + len(right))
        at_s = min(max(round(at_s, 3), now.start_s), now.end_s)
        span = self._spans[row]
        halves = Utterance(left, now.start_s, at_s), Utterance(right, at_s, now.end_s)
        return self._swap(Act.SPLIT, row, row + 1, (EditedRow(half, *span) for half in halves))

    def merge(self, row: int) -> Step | None:
        """Make one row of a row and the next."""
        if row + 1 >= len(self._utterances):
            return None
        one, other = self._utterances[row : row + 2]
        (first, last), (next_first, next_last) = self._spans[row : row + 2]
        whole = Utterance(" ".join(filter(None, (one.text, other.text))), one.start_s, other.end_s)
        span = min(first, next_first), max(last, next_last)
        return self._swap(Act.MERGE, row, row + 2, (EditedRow(whole, *span),))

    def delete(self, row: int) -> Step:
        """Take a row away."""
        return self._swap(Act.DELETE, row, row + 1, ())

    def move_start(self, row: int, start_s: float) -> Step | None:
        """Let a row begin elsewhere: after the row before it, and before its own end."""
        now = self._utterances[row]
        latest_s = max(now.end_s - SHORTEST_S, now.start_s)
        start_s = min(max(round(start_s, 3), self._earliest_s(row)), latest_s)
        if start_s == now.start_s:
            return None
        return self._change(Act.START, row, Utterance(now.text, start_s, now.end_s))

    def move_end(self, row: int, end_s: float) -> Step | None:
        """Let a row end elsewhere: after its own start, and before the next row."""
        now = self._utterances[row]
        earliest_s = min(now.start_s + SHORTEST_S, now.end_s)
        end_s = max(min(round(end_s, 3), self._latest_s(row + 1)), earliest_s)
        if end_s == now.end_s:
            return None
        return self._change(Act.END, row, Utterance(now.text, now.start_s, end_s))

    def replace(self, row: int, start: int, end: int, instead: str) -> Step | None:
        """Other words in the place of some characters of a row."""
        text = self._utterances[row].text
        return self.retext(row, f"{text[:start]}{instead}{text[end:]}")

    def replace_all(self, wanted: str, instead: str, *, ignores_diacritics: bool) -> Step | None:
        """Other words wherever these are found; one step for all of them."""
        patches = []
        for row, now in enumerate(self._utterances):
            text = now.text
            for start, end in reversed(found_in(text, wanted, ignores_diacritics=ignores_diacritics)):
                text = f"{text[:start]}{instead}{text[end:]}"
            if text != now.text:
                changed = Utterance(one_line(text), now.start_s, now.end_s)
                patches.append(self._patch(row, row + 1, (EditedRow(changed, *self._spans[row]),)))
        return Step(Act.REPLACE, tuple(patches), patches[0].at) if patches else None

    def restore(self, row: int) -> Step | None:
        """The recogniser's words and times in the place of a row, and of all that comes from the same ones;
        the times as far as the neighbours leave room.
        """
        begin, end, first, last = self._family(row)
        least_s, most_s = self._earliest_s(begin), self._latest_s(end)
        rows = [
            EditedRow(between(self._originals[at], least_s, most_s), at, at + 1) for at in range(first, last)
        ]
        step = self._swap(Act.RESTORE, begin, end, rows)
        return None if step.patches[0].before == step.patches[0].after else step

    def restore_all(self) -> Step | None:
        """Everything as it was recognised."""
        if not self.is_changed:
            return None
        rows = map(EditedRow._make, ((each, at, at + 1) for at, each in enumerate(self._originals)))
        return self._swap(Act.RESTORE_ALL, 0, len(self._utterances), rows)

    def _differs(self, row: EditedRow) -> bool:
        before = self._originals[row.first]
        return row.last - row.first != 1 or (row.utterance is not before and row.utterance != before)

    def _earliest_s(self, row: int) -> float:
        return self._utterances[row - 1].end_s if row > 0 else 0.0

    def _latest_s(self, following: int) -> float:
        if following < len(self._utterances):
            return self._utterances[following].start_s
        return max(self._limit_s, *(each.end_s for each in self._utterances[-1:]), 0.0)

    def _family(self, row: int) -> tuple[int, int, int, int]:
        """The rows from ``begin`` up to ``end`` that share recognised rows with this one, and those from
        ``first`` up to ``last``.
        """
        begin, end = row, row + 1
        first, last = self._spans[row]
        while begin > 0 and self._spans[begin - 1][1] > first:
            begin -= 1
            first, last = min(first, self._spans[begin][0]), max(last, self._spans[begin][1])
        while end < len(self._spans) and self._spans[end][0] < last:
            last = max(last, self._spans[end][1])
            end += 1
        return begin, end, first, last

    def _rows(self, begin: int, end: int) -> Iterable[EditedRow]:
        pairs = zip(self._utterances[begin:end], self._spans[begin:end], strict=True)
        return (EditedRow(utterance, *span) for utterance, span in pairs)

    def _patch(self, begin: int, end: int, rows: Iterable[EditedRow]) -> Patch:
        return Patch(begin, tuple(self._rows(begin, end)), tuple(rows))

    def _swap(self, act: Act, begin: int, end: int, rows: Iterable[EditedRow]) -> Step:
        return Step(act, (self._patch(begin, end, rows),), begin)

    def _change(self, act: Act, row: int, utterance: Utterance) -> Step:
        return self._swap(act, row, row + 1, (EditedRow(utterance, *self._spans[row]),))

    def _apply(self, step: Step) -> None:
        for at, before, after in step.patches:
            self._edited_count += sum(map(self._differs, after)) - sum(map(self._differs, before))
            self._utterances[at : at + len(before)] = [row.utterance for row in after]
            self._spans[at : at + len(before)] = [(row.first, row.last) for row in after]

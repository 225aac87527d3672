"""Corrections of utterances: each act on its own, and any of them in any order."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from vbee_desktop.core.kept_edits import edits_from_json, edits_to_json
from vbee_desktop.core.models import Utterance
from vbee_desktop.core.utterance_edits import Act, UtteranceEdits
from vbee_desktop.core.utterance_rows import Step, in_order, put_in_order

WORDS = (
    Utterance("Xin chào các bạn.", 0.4, 1.9),
    Utterance("Hôm nay trời đẹp.", 2.5, 4.1),
    Utterance("Ta đi chơi.", 4.1, 6.0),
)


def done(edits: UtteranceEdits, step: Step | None) -> list[Utterance]:
    assert step is not None
    edits.do(step)
    return list(edits.utterances)


def test_a_split_shares_the_time_by_the_characters() -> None:
    edits = UtteranceEdits(WORDS)
    rows = done(edits, edits.split(0, character=8))
    assert rows[:2] == [Utterance("Xin chào", 0.4, 1.15), Utterance("các bạn.", 1.15, 1.9)]
    assert [edits.is_edited(row) for row in range(4)] == [True, True, False, False]


def test_a_split_takes_the_place_in_the_sound_that_lies_inside_the_row() -> None:
    edits = UtteranceEdits(WORDS)
    assert done(edits, edits.split(0, character=8, at_s=0.6))[0] == Utterance("Xin chào", 0.4, 0.6)
    edits.undo()
    assert done(edits, edits.split(0, character=8, at_s=3.0))[0].end_s == 1.15, "3.0 s is in another row"


def test_a_split_by_the_sound_alone_falls_between_two_words() -> None:
    edits = UtteranceEdits(WORDS)
    rows = done(edits, edits.split(1, at_s=3.8))
    assert [each.text for each in rows[1:3]] == ["Hôm nay trời", "đẹp."]
    assert rows[1].end_s == rows[2].start_s == 3.8


def test_nothing_is_split_into_nothing() -> None:
    edits = UtteranceEdits((Utterance("Một", 0.0, 1.0),))
    assert edits.split(0) is None
    assert edits.split(0, character=0) is None
    assert edits.split(0, character=3) is None


def test_merged_rows_span_both_and_the_gap_between() -> None:
    edits = UtteranceEdits(WORDS)
    assert done(edits, edits.merge(0))[0] == Utterance("Xin chào các bạn. Hôm nay trời đẹp.", 0.4, 4.1)
    assert edits.merge(1) is None, "there is no next row"


def test_times_stop_at_the_neighbours_and_at_the_end_of_the_sound() -> None:
    edits = UtteranceEdits(WORDS, duration_s=6.5)
    assert done(edits, edits.move_start(1, 0.0))[1].start_s == 1.9
    assert edits.move_end(1, 9.0) is None, "it ends where the next begins"
    assert done(edits, edits.move_end(2, 9.0))[2].end_s == 6.5
    assert done(edits, edits.move_start(2, 9.0))[2].start_s == pytest.approx(6.48)
    assert edits.move_start(0, -1.0) is not None
    assert done(edits, edits.move_start(0, -1.0))[0].start_s == 0.0


def test_keys_in_a_row_are_undone_at_once() -> None:
    edits = UtteranceEdits(WORDS)
    for start_s in (0.41, 0.42, 0.43):
        step = edits.move_start(0, start_s)
        assert step is not None
        edits.do(step, joins=True)
    edits.undo()
    assert list(edits.utterances) == list(WORDS)
    assert edits.undoing is None


def test_replacing_everywhere_is_one_step_and_ignores_diacritics_if_wanted() -> None:
    edits = UtteranceEdits(WORDS)
    assert edits.replace_all("troi", "biển", ignores_diacritics=False) is None
    rows = done(edits, edits.replace_all("C", "k", ignores_diacritics=True))
    assert [each.text for each in rows] == ["Xin khào kák bạn.", "Hôm nay trời đẹp.", "Ta đi khơi."]
    assert edits.edited_count == 2
    edits.undo()
    assert list(edits.utterances) == list(WORDS)


def test_a_row_gets_the_recognisers_words_back_with_all_that_was_made_of_them() -> None:
    edits = UtteranceEdits(WORDS)
    done(edits, edits.split(1, character=7))
    done(edits, edits.merge(2))
    done(edits, edits.retext(0, "Chào."))
    rows = done(edits, edits.restore(2))
    assert rows == [Utterance("Chào.", 0.4, 1.9), *WORDS[1:]]
    assert done(edits, edits.restore(0)) == list(WORDS)
    assert edits.restore(0) is None


def test_restored_times_do_not_run_into_a_neighbour() -> None:
    edits = UtteranceEdits(WORDS)
    done(edits, edits.move_end(1, 3.0))
    done(edits, edits.move_start(2, 3.2))
    assert done(edits, edits.restore(1))[1] == Utterance(WORDS[1].text, 2.5, 3.2)


def test_all_is_restored_with_what_was_deleted() -> None:
    edits = UtteranceEdits(WORDS)
    done(edits, edits.delete(1))
    done(edits, edits.retext(0, " Một \n hai\ud800 "))
    assert edits.utterances[0].text == "Một hai"
    assert done(edits, edits.restore_all()) == list(WORDS)
    assert not edits.is_changed
    assert edits.restore_all() is None
    edits.undo()
    assert len(edits.utterances) == 2


def test_what_a_recogniser_lets_overlap_is_put_in_order() -> None:
    mixed = [Utterance("b", 2.0, 5.0), Utterance("a", -0.5, 3.0), Utterance("c", 4.0, 3.9)]
    assert put_in_order(mixed) == (
        Utterance("a", 0.0, 2.0),
        Utterance("b", 2.0, 4.0),
        Utterance("c", 4.0, 4.0),
    )


def test_kept_are_the_changed_rows_alone() -> None:
    edits = UtteranceEdits(WORDS)
    assert edits_to_json(edits.snapshot()) == ""
    done(edits, edits.retext(1, "Trời mưa."))
    kept = edits_to_json(edits.snapshot())
    assert json.loads(kept)["rows"] == [[0, 1], ["Trời mưa.", 2.5, 4.1, 1, 2], [2, 1]]
    assert UtteranceEdits(WORDS, kept=edits_from_json(WORDS, kept)).edited_count == 1


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"form": 2, "starts": [0.4, 2.5, 4.1], "rows": []}',
        '{"form": 1, "rows": []}',
        '{"form": 1, "starts": [0.4, 2.5, 4.1], "rows": [[0, 9]]}',
        '{"form": 1, "starts": [0.4, 2.5, 4.1], "rows": [["a", 3, 1, 0, 1]]}',
        '{"form": 1, "starts": [0.4, 2.5, 4.1], "rows": [["a", 0, NaN, 0, 1]]}',
        '{"form": 1, "starts": [0.4, 2.5, 4.1], "rows": [5]}',
        '{"form": 1, "starts": [0.4], "rows": [["a", 3, 1, 0, 9]]}',
        '{"form": 1, "starts": "x", "rows": []}',
    ],
)
def test_what_does_not_fit_is_not_taken(kept: str) -> None:
    assert edits_from_json(WORDS, kept) is None


def test_corrections_stay_where_more_is_recognised_by_now() -> None:
    """A part of a long sound had failed when the rest was corrected."""
    edits = UtteranceEdits((WORDS[0], WORDS[2], Utterance("Về.", 7.0, 8.0), Utterance("Thôi.", 8.0, 9.0)))
    done(edits, edits.retext(0, "Chào."))
    done(edits, edits.delete(3))
    now = (*WORDS, Utterance("Về.", 7.0, 8.0), Utterance("Thôi.", 8.0, 9.0))
    whole = UtteranceEdits(now, kept=edits_from_json(now, edits_to_json(edits.snapshot())))
    assert [each.text for each in whole.utterances] == ["Chào.", WORDS[1].text, WORDS[2].text, "Về."]
    assert [whole.is_edited(row) for row in range(4)] == [True, False, False, False]
    assert done(whole, whole.restore(0))[0] == WORDS[0]
    assert done(whole, whole.restore_all()) == list(now)


def test_a_merged_row_gives_way_to_what_is_recognised_in_its_gap_by_now() -> None:
    edits = UtteranceEdits((WORDS[0], WORDS[2]))
    done(edits, edits.merge(0))
    whole = UtteranceEdits(WORDS, kept=edits_from_json(WORDS, edits_to_json(edits.snapshot())))
    assert list(whole.utterances) == [Utterance("Xin chào các bạn. Ta đi chơi.", 0.4, 2.5), WORDS[1]]
    assert done(whole, whole.restore(1)) == list(WORDS)


times = st.floats(-0.5, 20, allow_nan=False)
utterances = st.lists(st.builds(Utterance, st.text("ab cđẹ", max_size=12), times, times), max_size=6)


@given(utterances)
def test_anything_recognised_can_be_put_in_order(rows: list[Utterance]) -> None:
    ordered = put_in_order(rows)
    assert in_order(ordered)
    assert sorted(each.text for each in ordered) == sorted(each.text for each in rows)


@given(utterances, st.data())
def test_no_correction_is_lost_whatever_is_recognised_later(
    rows: list[Utterance], data: st.DataObject
) -> None:
    now = put_in_order(rows)
    before = UtteranceEdits([each for each in now if data.draw(st.booleans())], 20.0)
    corrected = []
    for row, _ in enumerate(before.utterances):
        if data.draw(st.booleans()):
            step = before.retext(row, f"corrected {row}")
            assert step is not None
            before.do(step)
            corrected.append(f"corrected {row}")
    kept = edits_to_json(before.snapshot())
    after = UtteranceEdits(now, 20.0, edits_from_json(now, kept))
    assert in_order(after.utterances)
    assert [each.text for each in after.utterances if each.text.startswith("corrected")] == corrected
    assert len(after.utterances) == len(now)
    if now:
        assert list(done_all(after)) == list(now)


def done_all(edits: UtteranceEdits) -> list[Utterance]:
    step = edits.restore_all()
    return list(edits.utterances) if step is None else done(edits, step)


class AnyOrder(RuleBasedStateMachine):
    """Acts at random; what stood before each step is remembered beside the model."""

    @initialize(rows=utterances)
    def begin(self, rows: list[Utterance]) -> None:
        self.edits = UtteranceEdits(rows, duration_s=20.0)
        self.before: list[list[Utterance]] = []
        self.after: list[list[Utterance]] = []

    def carry_out(self, step: Step | None) -> None:
        rows = list(self.edits.utterances)
        if step is None:
            return
        assert rows == list(self.edits.utterances), "planning changes nothing"
        self.before.append(rows)
        self.after.clear()
        self.edits.do(step)
        assert list(self.edits.utterances) != rows or step.act is Act.RESTORE

    def row(self, data: st.DataObject) -> int:
        return data.draw(st.integers(0, len(self.edits.utterances) - 1))

    @precondition(lambda self: self.edits.utterances)
    @rule(data=st.data(), text=st.text("ab cđẹ\n", max_size=12))
    def retext(self, data: st.DataObject, text: str) -> None:
        self.carry_out(self.edits.retext(self.row(data), text))

    @precondition(lambda self: self.edits.utterances)
    @rule(data=st.data(), character=st.none() | st.integers(0, 12), at_s=st.none() | times)
    def split(self, data: st.DataObject, character: int | None, at_s: float | None) -> None:
        self.carry_out(self.edits.split(self.row(data), character, at_s))

    @precondition(lambda self: self.edits.utterances)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        self.carry_out(self.edits.merge(self.row(data)))

    @precondition(lambda self: self.edits.utterances)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        self.carry_out(self.edits.delete(self.row(data)))

    @precondition(lambda self: self.edits.utterances)
    @rule(data=st.data(), seconds=times, at_start=st.booleans())
    def move(self, data: st.DataObject, seconds: float, at_start: bool) -> None:
        move = self.edits.move_start if at_start else self.edits.move_end
        self.carry_out(move(self.row(data), seconds))

    @rule(wanted=st.text("abđ", min_size=1, max_size=2), ignores=st.booleans())
    def replace(self, wanted: str, ignores: bool) -> None:
        self.carry_out(self.edits.replace_all(wanted, "c", ignores_diacritics=ignores))

    @precondition(lambda self: self.edits.utterances)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        self.carry_out(self.edits.restore(self.row(data)))

    @rule()
    def restore_all(self) -> None:
        step = self.edits.restore_all()
        self.carry_out(step)
        assert list(self.edits.utterances) == list(self.edits.originals)
        assert not self.edits.is_changed
        assert self.edits.edited_count == 0

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        self.after.append(list(self.edits.utterances))
        self.edits.undo()
        assert list(self.edits.utterances) == self.before.pop()

    @precondition(lambda self: self.after)
    @rule()
    def redo(self) -> None:
        self.before.append(list(self.edits.utterances))
        self.edits.redo()
        assert list(self.edits.utterances) == self.after.pop()

    @invariant()
    def times_are_in_order(self) -> None:
        assert in_order(self.edits.utterances)

    @invariant()
    def edited_rows_are_counted(self) -> None:
        rows = range(len(self.edits.utterances))
        assert self.edits.edited_count == sum(map(self.edits.is_edited, rows))

    @invariant()
    def what_is_kept_comes_back(self) -> None:
        edits = self.edits
        kept = edits_from_json(edits.originals, edits_to_json(edits.snapshot()))
        assert (kept is not None) == edits.is_changed
        if kept is not None:
            assert [row.utterance for row in kept] == list(edits.utterances)
            assert [row[1:] for row in kept] == list(edits.snapshot().spans)


AnyOrder.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestAnyOrder = AnyOrder.TestCase

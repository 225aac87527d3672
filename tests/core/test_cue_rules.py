"""Long cues broken into several: every rule is kept, no word is lost, and times never run backwards."""

from __future__ import annotations

from itertools import pairwise

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.cue_rules import CueRules, lines_of, pieces_of, short_cues
from vbee_desktop.core.imported import Cue
from vbee_desktop.core.models import Utterance
from vbee_desktop.core.transcript_order import TranscriptForm, TranscriptFormat, transcript_text

WORDS = st.text("aăđ ơn.,?!1", max_size=400)
RULES = st.builds(CueRules, st.integers(16, 80), st.integers(1, 3))


@given(WORDS, RULES)
def test_every_piece_keeps_the_rules_and_no_word_is_lost(text: str, rules: CueRules) -> None:
    pieces = pieces_of(text, rules)
    assert " ".join(pieces).split() == text.split()
    for piece in pieces:
        lines = lines_of(piece, rules.line_characters)
        assert len(lines) <= rules.lines
        assert " ".join(lines) == piece
        for line in lines:
            assert len(line) <= rules.line_characters or len(line.split()) <= 2


@pytest.mark.parametrize("format_", [TranscriptFormat.SRT, TranscriptFormat.VTT])
@given(st.lists(WORDS.filter(str.strip), min_size=1, max_size=5), RULES)
def test_another_program_reads_the_short_cues(
    format_: TranscriptFormat, texts: list[str], rules: CueRules
) -> None:
    spoken = [Utterance(text, 3.0 * number, 3.0 * number + 2.5) for number, text in enumerate(texts)]
    written = transcript_text(spoken, TranscriptForm(format_, cue_rules=rules))
    cues = list(pysubs2.SSAFile.from_string(written, format_=format_))
    assert " ".join(cue.plaintext for cue in cues).split() == " ".join(texts).split()
    assert all(len(cue.plaintext.split("\n")) <= rules.lines for cue in cues)
    for before, after in pairwise(cues):
        assert before.start < before.end <= after.start or before.end - before.start == 1
    assert cues[0].start == 0
    assert cues[-1].end == round(spoken[-1].end_s * 1000)


def test_a_break_is_sought_behind_a_sentence_then_behind_a_clause() -> None:
    text = "Chúng ta đi chợ sớm nhé. Rồi mình sẽ ăn sáng ở quán quen cạnh bến sông."
    assert pieces_of(text, CueRules(42, 1)) == [
        "Chúng ta đi chợ sớm nhé.",
        "Rồi mình sẽ ăn sáng ở",
        "quán quen cạnh bến sông.",
    ]
    clauses = "Hôm nay trời nắng đẹp, cả nhà cùng nhau đi dạo phố"
    assert pieces_of(clauses, CueRules(30, 1)) == ["Hôm nay trời nắng đẹp,", "cả nhà cùng nhau đi dạo phố"]


def test_the_time_is_shared_out_by_letters() -> None:
    first, second = short_cues([Cue("một hai ba bốn năm sáu", 1.0, 3.0)], CueRules(16, 1))
    assert (first.text, second.text) == ("một hai ba", "bốn năm sáu")
    assert (first.start_s, first.end_s, second.end_s) == (1.0, second.start_s, 3.0)
    assert first.end_s == pytest.approx(1.0 + 2.0 * 9 / (9 + 10))


def test_a_number_at_the_end_is_never_alone_on_its_line() -> None:
    assert lines_of("một hai ba 25", 10) == ["một hai", "ba 25"]


@pytest.mark.parametrize(
    ("form", "start"),
    [
        (TranscriptForm(), "xin\n"),
        (TranscriptForm(has_times=True), "[0:00.00 - 0:01.00] xin\n"),
        (TranscriptForm(TranscriptFormat.SRT), "1\n00:00:00,000"),
        (TranscriptForm(TranscriptFormat.JSON), "{"),
        (TranscriptForm(TranscriptFormat.CSV, has_times=True), "\ufeffnumber,"),
    ],
)
def test_each_form(form: TranscriptForm, start: str) -> None:
    assert transcript_text((Utterance("xin", 0.0, 1.0),), form).startswith(start)

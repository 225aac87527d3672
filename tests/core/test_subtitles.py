import csv
import io
import json
from collections.abc import Callable, Sequence
from itertools import pairwise

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.models import Utterance
from vbee_desktop.core.subtitle_reader import read_subtitles
from vbee_desktop.core.subtitles import to_csv, to_json, to_srt, to_txt, to_txt_with_times, to_vtt

TWO = (Utterance("xin chào", 0.0, 1.25), Utterance("thế giới", 61.005, 3599.9996))
WORDS = st.text(alphabet="aăđ bướn", min_size=1).filter(str.strip)


@st.composite
def spoken(draw: st.DrawFn) -> tuple[Utterance, ...]:
    times = sorted(draw(st.lists(st.integers(0, 7_200_000), min_size=2, max_size=12)))
    return tuple(Utterance(draw(WORDS), start / 1000, end / 1000) for start, end in pairwise(times))


@pytest.mark.parametrize(("writer", "form"), [(to_srt, "srt"), (to_vtt, "vtt")])
@given(utterances=spoken())
def test_another_program_reads_the_same_cues(
    writer: Callable[[Sequence[Utterance]], str], form: str, utterances: tuple[Utterance, ...]
) -> None:
    cues = pysubs2.SSAFile.from_string(writer(utterances), format_=form)
    assert [(cue.start, cue.plaintext) for cue in cues] == [
        (round(each.start_s * 1000), " ".join(each.text.split())) for each in utterances
    ]
    for cue, each in zip(cues, utterances, strict=True):
        assert cue.end == max(round(each.end_s * 1000), cue.start + 1)


def test_srt_rounds_up_to_the_next_hour_without_a_thousandth_millisecond() -> None:
    assert to_srt(TWO) == (
        "1\n00:00:00,000 --> 00:00:01,250\nxin chào\n\n2\n00:01:01,005 --> 01:00:00,000\nthế giới\n"
    )


def test_backward_and_empty_cues_never_leave_the_program() -> None:
    odd = (Utterance("a", 5.0, 4.0), Utterance("  ", 6.0, 7.0), Utterance("b", 3.0, 3.0))
    cues = pysubs2.SSAFile.from_string(to_srt(odd), format_="srt")
    assert [(cue.start, cue.end) for cue in cues] == [(5000, 5001), (5000, 5001)]


def test_vtt_escapes_markup_and_srt_keeps_one_line() -> None:
    text = "a <b> & --> c\n\n2"
    assert "a &lt;b&gt; &amp; --&gt; c 2" in to_vtt((Utterance(text, 0, 1),))
    assert len(pysubs2.SSAFile.from_string(to_srt((Utterance("a\n\n2\n3", 0, 1),)), format_="srt")) == 1


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("00:00:01,000 --> 00:00:02,000", "00:00:01·000 → 00:00:02·000"),
        ("a <b> c </i> < 3 > 2", "a ‹b› c ‹/i› < 3 > 2"),
        (r"{\an8} at the top", r"(\an8) at the top"),
        ("25", "25"),
        ("it was 25", "it was 25"),
    ],
)
def test_words_that_look_like_marks_of_srt_are_read_as_words(text: str, read: str) -> None:
    spoken = (Utterance(text, 0.0, 1.0), Utterance("next", 1.0, 2.0), Utterance(text, 2.0, 3.0))
    for line_characters in (None, 16):
        cues = pysubs2.SSAFile.from_string(to_srt(spoken, line_characters), format_="srt")
        assert [cue.plaintext.replace("\n", " ") for cue in cues] == [read, "next", read]


@given(st.lists(st.text("0123:,.-> <b>/{}\\n aă", max_size=60), max_size=6), st.none() | st.integers(16, 40))
def test_whatever_is_said_no_words_become_a_cue_and_no_cue_is_lost(
    texts: list[str], line_characters: int | None
) -> None:
    spoken = [Utterance(text, number, number + 0.5) for number, text in enumerate(texts)]
    written = to_srt(spoken, line_characters)
    kept = [number for number, text in enumerate(texts) if text.split()]
    cues = list(pysubs2.SSAFile.from_string(written, format_="srt"))
    assert [cue.start for cue in cues] == [1000 * number for number in kept]
    if kept:
        assert [cue.start_s for cue in read_subtitles(written).cues] == kept


def test_no_cue_is_shown_while_the_next_one_is() -> None:
    spoken = (Utterance("a", 0.0, 5.0), Utterance("b", 2.0, 2.5), Utterance("c", 2.2, 9.0))
    cues = pysubs2.SSAFile.from_string(to_vtt(spoken), format_="vtt")
    assert [(cue.start, cue.end) for cue in cues] == [(0, 2000), (2000, 2200), (2200, 9000)]


@given(utterances=spoken())
def test_a_spreadsheet_reads_the_same_rows(utterances: tuple[Utterance, ...]) -> None:
    written = to_csv(utterances)
    assert written.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""))
    assert head == ["number", "start_ms", "end_ms", "text"]
    assert [(int(number), int(start), int(end), text) for number, start, end, text in rows] == [
        (number, round(each.start_s * 1000), round(each.end_s * 1000), each.text)
        for number, each in enumerate(utterances, 1)
    ]


def test_no_cell_of_the_table_is_run() -> None:
    assert to_csv((Utterance('=HYPERLINK("x")', 0, 1),)).splitlines()[1] == '1,0,1000,"\'=HYPERLINK(""x"")"'


def test_plain_forms() -> None:
    assert to_txt(TWO) == "xin chào\nthế giới\n"
    assert to_txt_with_times(TWO).splitlines()[0] == "[0:00.00 - 0:01.25] xin chào"
    read = json.loads(to_json(TWO))
    assert read["transcript"] == "xin chào thế giới"
    assert read["utterances"][1] == {"text": "thế giới", "startTime": 61.005, "endTime": 3599.9996}


def test_nothing_said_is_an_empty_file() -> None:
    assert (to_txt(()), to_srt(()), to_vtt(())) == ("", "", "WEBVTT\n")

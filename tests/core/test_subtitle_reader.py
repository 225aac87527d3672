"""Subtitles as people's files are."""

from __future__ import annotations

from itertools import pairwise

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.imported import Cue, ImportKind
from vbee_desktop.core.models import Utterance
from vbee_desktop.core.subtitle_reader import read_subtitles
from vbee_desktop.core.subtitles import to_srt, to_vtt

SRT = """1
00:00:01,000 --> 00:00:02,500
Xin chào

2
00:00:03,000 --> 00:00:04,000
các bạn
thân mến
"""
VTT = """\ufeffWEBVTT - phim

STYLE
::cue { color: red }

NOTE một lời
ghi chú

mở đầu
00:01.000 --> 00:02.500 align:start position:10%
<v Lan>Xin &lt;b&gt; <i>chào</i></v>

1:00:03.000 --> 1:00:04.000
<c.yellow>các</c> <00:03.500>bạn
"""


def notes_of(text: str) -> dict[ImportKind, tuple[int, ...]]:
    return {note.kind: note.lines for note in read_subtitles(text).notes}


def test_each_cue_is_a_paragraph_with_its_times() -> None:
    script = read_subtitles(SRT)
    assert script.text == "Xin chào\ncác bạn thân mến"
    assert script.cues == (Cue("Xin chào", 1.0, 2.5), Cue("các bạn thân mến", 3.0, 4.0))
    assert script.notes == ()


def test_web_subtitles() -> None:
    script = read_subtitles(VTT)
    assert script.cues == (Cue("Xin <b> chào", 1.0, 2.5), Cue("các bạn", 3603.0, 3604.0))
    assert notes_of(VTT) == {
        ImportKind.COMMENT: (3, 6),
        ImportKind.POSITION: (10,),
        ImportKind.TAGS: (10, 13),
    }


@pytest.mark.parametrize(
    ("text", "cues", "kind", "lines"),
    [
        (
            "00:00:01,0 --> 00:00:02,0\na\n\n00:00:03,0 --> 00:00:04,0\nb",
            (Cue("a", 1, 2), Cue("b", 3, 4)),
            ImportKind.NO_NUMBER,
            (1, 4),
        ),
        (
            "1\n00:00:01,000 --> 00:00:05,000\na\n2\n00:00:02,000 --> 00:00:06,000\nb",
            (Cue("a", 1, 5), Cue("b", 2, 6)),
            ImportKind.OVERLAP,
            (5,),
        ),
        (
            "1\n00:00:05,000 --> 00:00:06,000\na\n\n2\n00:00:01,000 --> 00:00:02,000\nb",
            (Cue("a", 5, 6), Cue("b", 1, 2)),
            ImportKind.BACKWARD,
            (6,),
        ),
        (
            "1\n00:00:05,000 --> 00:00:04,000\na",
            (Cue("a", 5, 5),),
            ImportKind.ENDS_EARLY,
            (2,),
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nb",
            (Cue("b", 3, 4),),
            ImportKind.EMPTY,
            (2,),
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:xx,000 --> 00:00:04,000\nb",
            (Cue("a", 1, 2), Cue("b", 2, 2)),
            ImportKind.NO_TIME,
            (6,),
        ),
        (
            "phụ đề\n\n1\n00:00:01,000 --> 00:00:02,000\na\n\nb\n\n7 lần",
            (Cue("a b 7 lần", 1, 2),),
            ImportKind.OUTSIDE,
            (1,),
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000 X1:10 Y1:20\na",
            (Cue("a", 1, 2),),
            ImportKind.POSITION,
            (2,),
        ),
        (
            '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="red">a < b</font><br/>&amp; c',
            (Cue("a < b &amp; c", 1, 2),),
            ImportKind.TAGS,
            (2,),
        ),
    ],
)
def test_what_is_odd_is_told_by_line_and_kept(
    text: str, cues: tuple[Cue, ...], kind: ImportKind, lines: tuple[int, ...]
) -> None:
    assert read_subtitles(text).cues == cues
    assert notes_of(text) == {kind: lines}


@pytest.mark.parametrize(
    "line",
    ["1:02:03,4-->1:02:04", "01:02:03.400 -> 01:02:04.000", "62:03,4 --> 62:04.0", "1:2:3:400 --> 1:2:4:000"],
)
def test_odd_forms_of_the_times(line: str) -> None:
    assert read_subtitles(f"1\n{line}\na").cues == (Cue("a", 3723.4, 3724.0),)


def test_a_number_among_the_words_stays_a_word() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nNăm\n2024\n\n2\n00:00:03,000 --> 00:00:04,000\n10\n"
    assert [cue.text for cue in read_subtitles(text).cues] == ["Năm 2024", "10"]


@pytest.mark.parametrize("text", ["", "WEBVTT\n", "xin chào", "1\n00:00:01,000 --> 00:00:02,000\n\n"])
def test_no_cue_with_words_is_no_script(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_subtitles(text)
    assert refusal.value.facts["reason"] == "no_cues"


WORDS = st.text("aăđ bướn,.1", min_size=1).filter(lambda text: bool(text.strip(" ,.1")))


@st.composite
def spoken(draw: st.DrawFn) -> tuple[Utterance, ...]:
    times = sorted(draw(st.lists(st.integers(0, 7_200_000), min_size=2, max_size=8, unique=True)))
    return tuple(Utterance(draw(WORDS), start / 1000, end / 1000) for start, end in pairwise(times))


@given(spoken(), st.sampled_from(["\n", "\r\n"]))
def test_what_we_write_is_read_again(utterances: tuple[Utterance, ...], line_end: str) -> None:
    expected = [(" ".join(each.text.split()), each.start_s, each.end_s) for each in utterances]
    for written in (to_srt(utterances), to_vtt(utterances)):
        script = read_subtitles(written.replace("\n", line_end).replace("\r\n", "\n"))
        assert [(cue.text, cue.start_s, cue.end_s) for cue in script.cues] == expected
        assert script.notes == ()


@given(spoken())
def test_what_another_program_writes_is_read(utterances: tuple[Utterance, ...]) -> None:
    file = pysubs2.SSAFile()
    for each in utterances:
        start, end = round(each.start_s * 1000), round(each.end_s * 1000)
        file.append(pysubs2.SSAEvent(start=start, end=end, text=" ".join(each.text.split())))
    for form in ("srt", "vtt"):
        cues = read_subtitles(file.to_string(form)).cues
        assert [cue.text for cue in cues] == [" ".join(each.text.split()) for each in utterances]


@given(st.text("0123:,.-> \na<b>WEBVTTNOTE", max_size=120))
def test_any_text_is_read_or_refused_and_cues_are_sound(text: str) -> None:
    try:
        script = read_subtitles(text)
    except BadInput:
        return
    assert script.text.split("\n") == [cue.text for cue in script.cues]
    assert all(0 <= cue.start_s <= cue.end_s for cue in script.cues)


@given(
    st.lists(
        st.sampled_from(["xin", "2", "00:00:01,000 --> 00:00:02,000", "00:0x --> 00:02", ""]), max_size=9
    )
)
def test_no_word_is_lost(lines: list[str]) -> None:
    try:
        script = read_subtitles("\n".join(lines))
    except BadInput:
        return
    outside = sum(note.count for note in script.notes if note.kind is ImportKind.OUTSIDE)
    assert script.text.count("xin") + outside >= lines.count("xin")

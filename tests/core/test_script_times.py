"""Subtitles and chapters from the real lengths of parts, read back by other programs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.imported import Cue
from vbee_desktop.core.script_times import (
    CUE_CHARACTERS,
    LINE_CHARACTERS,
    Chapter,
    PartTimes,
    chapters,
    part_times,
    sentence_cues,
    to_chapter_list,
    to_ffmetadata,
)
from vbee_desktop.core.subtitles import to_srt, to_vtt

RATE = 24_000
TEXTS = st.text("abc đơ.,!?…\n 1", max_size=300)


@st.composite
def scripts(draw: st.DrawFn) -> list[PartTimes]:
    texts = draw(st.lists(TEXTS, min_size=1, max_size=6))
    lengths = [draw(st.integers(1, 10 * RATE)) for _ in texts]
    silences = [draw(st.integers(0, RATE)) for _ in texts]
    return part_times(texts, lengths, RATE, silences)


def test_parts_follow_each_other_with_their_silences() -> None:
    assert part_times(["a", "b"], [24_000, 12_000], RATE) == [
        PartTimes("a", 0, 24_000, RATE),
        PartTimes("b", 24_000, 36_000, RATE),
    ]
    late = part_times(["a", "b"], [24_000, 12_000], RATE, [2_400, 12_000])
    assert [(part.start_s, part.end_s) for part in late] == [(0.1, 1.1), (1.6, 2.1)]


def test_parts_begin_and_end_exactly_and_are_read_without_marks() -> None:
    parts = part_times(["Xin <break time=1s/> chào.", "...", "Hết"], [24_000, 100, 12_000], RATE)
    assert sentence_cues(parts) == [
        Cue("Xin chào.", 0.0, 1.0),
        Cue("...", 1.0, 24_100 / RATE),
        Cue("Hết", 24_100 / RATE, 36_100 / RATE),
    ]


def test_a_cue_for_each_sentence_shares_out_the_time_by_letters() -> None:
    (part,) = part_times(["Một hai. Ba bốn năm sáu bảy!"], [24_000], RATE)
    first, second = sentence_cues([part])
    assert (first.text, second.text) == ("Một hai.", "Ba bốn năm sáu bảy!")
    assert (first.start_s, first.end_s, second.end_s) == (0.0, second.start_s, 1.0)
    assert first.end_s == pytest.approx(7 / (7 + 15))


def test_a_long_sentence_becomes_cues_of_two_lines() -> None:
    sentence = "một hai ba bốn năm sáu bảy tám chín mười, " * 6
    cues = sentence_cues(part_times([sentence], [10 * RATE], RATE))
    assert len(cues) > 2
    assert all(len(cue.text) <= CUE_CHARACTERS for cue in cues)
    for written, form in ((to_srt(cues, LINE_CHARACTERS), "srt"), (to_vtt(cues, LINE_CHARACTERS), "vtt")):
        read = pysubs2.SSAFile.from_string(written, format_=form)
        lines = [cue.plaintext.split("\n") for cue in read]
        assert all(len(each) <= 3 and max(map(len, each)) <= LINE_CHARACTERS for each in lines)
        assert [" ".join(each) for each in lines] == [cue.text for cue in cues]


def test_lines_are_even_and_no_word_is_broken() -> None:
    text = "một hai ba bốn năm sáu bảy tám chín mười mười một"
    lines = to_srt([Cue(text, 0, 1)], 42).split("\n")[2:-1]
    assert lines == ["một hai ba bốn năm sáu bảy", "tám chín mười mười một"]
    assert "x" * 60 in to_srt([Cue("a " + "x" * 60, 0, 1)], 42).split("\n")


@given(scripts())
def test_cues_lie_within_their_parts_and_lose_no_word(parts: list[PartTimes]) -> None:
    cues = sentence_cues(parts)
    said = re.sub(r"\s", "", "".join(part.text for part in parts))
    assert re.sub(r"\s", "", "".join(cue.text for cue in cues)) == said
    before_s = 0.0
    for cue in cues:
        assert before_s - 1e-9 <= cue.start_s < cue.end_s
        assert any(part.start_s - 1e-9 <= cue.start_s and cue.end_s <= part.end_s + 1e-9 for part in parts)
        before_s = cue.end_s


def test_chapters_begin_at_zero_and_leave_no_gap() -> None:
    parts = part_times(
        ["Mở đầu, chào các bạn.", "...<break time=1s/>"], [24_000, 12_000], RATE, [2_400, 2_400]
    )
    assert chapters(parts) == [
        Chapter("Mở đầu, chào các bạn.", 0, 28_800, RATE),
        Chapter("...", 28_800, 40_800, RATE),
    ]
    assert [mark.title for mark in chapters(parts, ["Một", " "])] == ["Một", "2"]
    assert chapters([]) == []


def test_the_list_of_chapters() -> None:
    marks = [Chapter("Mở", 0, 1, 10), Chapter("Thân", 619, 1, 10), Chapter("Kết", 35_999, 1, 10)]
    assert to_chapter_list(marks) == "00:00 Mở\n01:01 Thân\n59:59 Kết\n"
    assert to_chapter_list([*marks, Chapter("Hết", 36_000, 1, 10)]) == (
        "0:00:00 Mở\n0:01:01 Thân\n0:59:59 Kết\n1:00:00 Hết\n"
    )


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="needs the Debian package ffmpeg")
def test_another_program_reads_the_chapters(tmp_path: Path) -> None:
    path = tmp_path / "chapters.txt"
    titles = ["Một = hai; #ba", "C:\\bốn", "[CHAPTER]"]
    marks = chapters(part_times(titles, [24_001, 12_000, 5], RATE))
    path.write_text(to_ffmetadata(marks), encoding="utf-8")
    command = ["ffprobe", "-v", "error", "-f", "ffmetadata", "-show_chapters", "-of", "json", str(path)]
    answer = subprocess.run(command, capture_output=True, check=True, timeout=30)
    read = json.loads(answer.stdout)["chapters"]
    assert [each["tags"]["title"] for each in read] == titles
    assert [(each["time_base"], each["start"], each["end"]) for each in read] == [
        (f"1/{RATE}", mark.start_frame, mark.end_frame) for mark in marks
    ]

"""Sentence ends and parts of a script."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.sentences import script_parts, sentences


@pytest.mark.parametrize(
    "text",
    [
        "Giá là 1.000,5 đồng một cân.",
        "Hẹn ngày 12.5.2026 ở TP. Hồ Chí Minh nhé.",
        "Ông Nguyễn V. An là PGS. TS. của trường.",
        "Anh... anh đi đâu đấy?",
        "Mua cam, quýt, v.v. và về ngay.",
        "Xem vbee.vn để biết thêm.",
        "1. Rửa tay thật sạch",
        "“Đi thôi!” cô nói.",
        "Điểm 9.5 là cao nhất",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


def test_sentences_end_where_a_reader_would_pause() -> None:
    text = "Chào bạn. Bạn khỏe không? “Khỏe!” Thế thì tốt… Đi nào... Được. (Thật đấy.) Hết"
    assert [each.strip() for each in sentences(text)] == [
        "Chào bạn.", "Bạn khỏe không?", "“Khỏe!”", "Thế thì tốt…", "Đi nào...", "Được.", "(Thật đấy.)", "Hết",
    ]  # fmt: skip


def test_parts_are_as_long_as_whole_sentences_allow() -> None:
    text = "Câu một dài vừa phải thôi nhé. " * 10
    parts = script_parts(text, 100)
    assert [part.count("Câu") for part in parts] == [3, 3, 3, 1]
    assert all(part.endswith("nhé.") for part in parts)


def test_a_sentence_that_is_too_long_is_cut_behind_a_clause() -> None:
    text = "một hai ba bốn năm sáu bảy tám chín mười mười một, mười hai mười ba mười bốn mười lăm"
    assert script_parts(text, 64)[0].endswith("một,")


def test_a_pause_mark_is_never_cut() -> None:
    text = "x" * 60 + "<break time=0.5s/>" + "y" * 60
    assert script_parts(text, 70) == ["x" * 60, "<break time=0.5s/>" + "y" * 52, "y" * 8]


words = st.text(st.sampled_from("abc đơ.,!?…“”() 1\n"), max_size=600)


@given(words, st.integers(64, 200))
def test_nothing_is_lost_added_or_over_the_limit(text: str, limit: int) -> None:
    parts = script_parts(text, limit)
    assert all(0 < len(part) <= limit for part in parts)
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)


@given(words)
def test_sentences_are_the_paragraph_again(text: str) -> None:
    line = text.replace("\n", " ")
    assert "".join(sentences(line)) == line

"""The tidying that a person asks for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbee_desktop.core.tidy_draft import TidyKind
from vbee_desktop.core.tidy_text import Dash, TidyChoices, tidied

WORDS = st.sampled_from(
    [
        *(
            "xin",
            "chào",
            "Bạn",
            "đi.Anh",
            "1.000,5",
            "10:30",
            "TP.HCM",
            "v.v.",
            "12",
            "A",
            "snake_case",
            "2*3*4",
        ),
        *("https://vbee.vn/a_b_?c=d,e", "www.a.vn", "an@vbee.vn", "vbee.vn", "<break time=0.5s/>", "Q.1"),
    ]
)
MARKS = st.sampled_from(
    [
        *(" ", " ", " ", "\n", "\n\n", ",", ".", "..", "...", "…", "!", "?", ";", ":", "-", "–", "—", " -- "),
        *(
            '"',
            "'",
            "''",
            "`",
            "“",
            "”",
            "«",
            "»",
            "(",
            ")",
            "*",
            "**",
            "_",
            "~~",
            "#",
            "# ",
            "> ",
            "- ",
            "| ",
        ),
        *(" |", "|---|", "---", "```", "\\", "=", "\t", "\u00a0", "\u200b", "+ ", "• ", "==", "&", "/", "@"),
    ]
)
TEXTS = st.lists(st.one_of(WORDS, MARKS), max_size=14).map("".join)
JOINING = set("*_`~\\\u200b")
"""Marks that go from inside words."""
CHOICES = st.builds(TidyChoices, dash=st.sampled_from(Dash))


@pytest.mark.parametrize(
    ("text", "expected", "count"),
    [
        ("chào ,bạn", "chào, bạn", 2),
        ("sao ?Vậy à !Ừ …thế", "sao? Vậy à! Ừ… thế", 6),
        ("một.Hai", "một. Hai", 1),
        ("một .", "một.", 1),
        ("( một ) “ hai ”", "(một) “hai”", 4),
        ('nói " một " rồi', 'nói "một" rồi', 1),
        ("Chú ý:nước", "Chú ý: nước", 1),
        ("xem vbee.vn ,rồi", "xem vbee.vn, rồi", 2),
    ],
)
def test_spaces_around_marks(text: str, expected: str, count: int) -> None:
    result = tidied(text)
    assert (result.text, dict(result.counts)) == (expected, {TidyKind.SPACES: count})


@pytest.mark.parametrize(
    "text",
    [
        "Giá 1.000,5 đồng lúc 10:30 ngày 12/5/2026, tỉ lệ 3,14.",
        "Ở TP.HCM, Tp.Huế và U.S.A, v.v...",
        "Xem https://vbee.vn/a,b?c=d:e_f_g hoặc vbee.vn/x, thư an.b@vbee.vn.",
        "Anh... anh đi đâu?! Ừ… thế à.",
        "Python 3.11 dùng .NET và snake_case, 2*3*4.",
        "Hà Nội – Huế, 5–10 km, covid-19.",
        'Cô nói: "Đi thôi!" rồi (cười).',
        "1. Rửa tay\n2) Lau khô",
        "Nghỉ <break time=0.5s/> rồi, <break time=1s/>nói.",
        "#vbee hạng #1, C# & C++",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert (tidied(text).text, dict(tidied(text).counts)) == (text, {})


@pytest.mark.parametrize(
    ("text", "expected", "counts"),
    [
        ("# Tên ##\n## Mục", "Tên\nMục", {TidyKind.HEADINGS: 2}),
        ("- một\n* hai\n + ba\n- [x] bốn\n— năm", "một\nhai\nba\nbốn\nnăm", {TidyKind.LISTS: 5}),
        ("**đậm** *nghiêng* __a__ ~~cũ~~ **Chú ý:**nhé", "đậm nghiêng a cũ Chú ý: nhé", None),
        ('xem [trang này](https://vbee.vn/a_(b) "t") nhé', "xem trang này nhé", {TidyKind.LINKS: 1}),
        ("![ảnh](a.png) [Vbee][1]\n\n[1]: https://vbee.vn", "ảnh Vbee", None),
        ("đúng[^1]\n\n[^1]: nguồn", "đúng\n\nnguồn", {TidyKind.LINKS: 2}),
        ("```python\nin ra\n```\nvà `lệnh`", "in ra\nvà lệnh", {TidyKind.CODE: 3}),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", "a, b\n1, 2", {TidyKind.TABLES: 3}),
        ("a | b\n--|--\n1 | 2\n3 | 4", "a, b\n1, 2\n3, 4", {TidyKind.TABLES: 4}),
        ("một\n---\nhai\n> ba", "một\nhai\nba", {TidyKind.MARKS: 2}),
        (r"2 \* 3 \_x\_", "2 * 3 x", None),
        ("[1](2) và [sic](xem thêm)", "[1](2) và [sic](xem thêm)", {}),
    ],
)
def test_markdown_goes_and_its_words_stay(
    text: str, expected: str, counts: dict[TidyKind, int] | None
) -> None:
    result = tidied(text)
    assert result.text == expected
    assert counts is None or dict(result.counts) == counts


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        ("Thật!!! Sao??? Gì?!?! Ừ....", "Thật! Sao? Gì?! Ừ...", TidyKind.PUNCTUATION),
        ("một,, hai;; ba..", "một, hai; ba.", TidyKind.PUNCTUATION),
        ("một( )hai()", "một hai", TidyKind.PUNCTUATION),
        ("„một‟ ``hai'' d´Ivoire", '"một" "hai" d\'Ivoire', TidyKind.QUOTES),
        ("a &amp; b &#233; &quot;c&quot; &copy", 'a & b é "c" &copy', TidyKind.ENTITIES),
        ("a\u200bb\ufeff", "ab", TidyKind.INVISIBLE),
        ("Vie\u0323\u0302t", "Việt", TidyKind.COMPOSED),
    ],
)
def test_other_left_overs(text: str, expected: str, kind: TidyKind) -> None:
    result = tidied(text)
    assert result.text == expected
    assert set(result.counts) == {kind}


@pytest.mark.parametrize(
    ("dash", "expected"),
    [
        (Dash.COMMA, "một, hai, ba"),
        (Dash.PAUSE, "một <break time=0.4s/> hai <break time=0.4s/> ba"),
        (Dash.KEEP, "một — hai -- ba"),
    ],
)
def test_a_long_dash_becomes_what_is_chosen(dash: Dash, expected: str) -> None:
    assert tidied("một — hai -- ba", TidyChoices(dash=dash)).text == expected


def test_a_dash_beside_other_marks_brings_no_second_one() -> None:
    assert tidied("“một” —, hai. — Ba —\n—bốn 5—10").text == "“một”, hai. Ba\nbốn 5—10"


def test_addresses_are_told_and_taken_out_when_asked() -> None:
    text = "Xem (https://vbee.vn/a). Thư: an@vbee.vn, hay www.a.vn! Lại https://vbee.vn/a."
    told = ("https://vbee.vn/a", "an@vbee.vn", "www.a.vn")
    assert (tidied(text).text, tidied(text).addresses, dict(tidied(text).counts)) == (text, told, {})
    removed = tidied(text, TidyChoices(removes_addresses=True))
    assert removed.text == "Xem. Thư:, hay! Lại."
    assert (removed.addresses, removed.counts[TidyKind.ADDRESSES]) == (told, 4)


@settings(max_examples=400)
@given(TEXTS, CHOICES)
def test_no_letter_or_digit_is_lost(text: str, choices: TidyChoices) -> None:
    assert letters(tidied(text, choices).text) == letters(text)


def letters(text: str) -> str:
    return re.sub(r"<break time=[\d.]+s/>|[\W_]", "", text)


@settings(max_examples=400)
@given(st.lists(st.one_of(WORDS, MARKS.filter(lambda mark: not set(mark) & JOINING))).map("".join), CHOICES)
def test_no_words_run_together_or_apart(text: str, choices: TidyChoices) -> None:
    assert words(tidied(text, choices).text) == words(text)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"<break time=[\d.]+s/>", " ", text))


@settings(max_examples=400)
@given(st.one_of(TEXTS, st.text(max_size=60), st.text("a1 .,*_`#|[]()&;<>-\n\"'!?x:/", max_size=40)), CHOICES)
def test_tidying_twice_is_tidying_once(text: str, choices: TidyChoices) -> None:
    for chosen in (choices, replace(choices, removes_addresses=True)):
        once = tidied(text, chosen).text
        assert tidied(once, chosen).text == once
        assert dict(tidied(once, chosen).counts) == {}


@pytest.mark.parametrize(
    "piece", [*"*_`#|[](&<-\"'~!=.,—\\>1a", "[a](", "**a", "~~a", " _a", " ` ", "a.", "a-"]
)
def test_no_text_makes_the_work_grow_faster_than_itself(piece: str) -> None:
    tidied(piece * 20_000)  # with one pattern that starts anew at every character this takes minutes


def test_what_was_escaped_again_and_again_is_one_character() -> None:
    assert tidied("&amp;" * 3 + "amp;" * 60).text == "&&&"
    assert tidied("&" + "amp;" * 60 + "lt;").text == "<"

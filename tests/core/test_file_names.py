"""Names of saved files that every system takes."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.file_names import (
    MAX_NAME_BYTES,
    PLACEHOLDERS,
    NameFacts,
    file_names,
    in_order,
    safe_name,
    unknown_placeholders,
)

DAY = date(2026, 5, 12)
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")}
TEXTS = st.one_of(
    st.text(max_size=300),
    st.sampled_from(sorted(RESERVED)),
    st.text('aế. -/\\:*?"<>|\0\n~COMNUL1{}', max_size=400),
)


def facts(number: int, text: str = "Xin chào", voice: str = "hn_female_maiphuong") -> NameFacts:
    return NameFacts(number, voice, DAY, text)


def is_fine(name: str) -> bool:
    """Whether Windows, macOS and Linux take the name as it is."""
    stem = name.split(".", maxsplit=1)[0].rstrip(" ").lower()
    return (
        0 < len(name.encode()) <= 255
        and len(unicodedata.normalize("NFD", name).encode("utf-16-le")) // 2 <= 255
        and not any(mark in '<>:"/\\|?*' or ord(mark) < 32 for mark in name)
        and name[-1] not in " ."
        and name[0] not in " .-"
        and stem not in RESERVED
    )


def test_the_template_is_filled() -> None:
    names = file_names("{n} {voice} {date} {words}", [facts(1, "Một: hai/ba?"), facts(10, "x" * 99)], "mp3")
    assert names == [
        "01 hn_female_maiphuong 2026-05-12 Một hai ba.mp3",
        f"10 hn_female_maiphuong 2026-05-12 {'x' * 40}.mp3",
    ]


def test_what_stands_for_nothing_is_told_with_what_may_stand() -> None:
    assert unknown_placeholders("{n}{voices}{ n}{}{voices}") == ("voices", " n", "")
    with pytest.raises(BadInput) as refusal:
        file_names("{n} {tên}", [facts(1)], "mp3")
    assert (refusal.value.facts["unknown"], refusal.value.facts["choices"]) == (("tên",), PLACEHOLDERS)


def test_braces_in_a_value_are_no_placeholders() -> None:
    assert file_names("{words}", [facts(1, "{n} {x}")], "wav") == ["{n} {x}.wav"]


def test_names_that_meet_are_numbered_whatever_their_capitals() -> None:
    names = file_names(
        "{words}", [facts(n, word) for n, word in enumerate(["An", "AN", "an"], 1)], "mp3", ["an.mp3"]
    )
    assert names == ["An (2).mp3", "AN (3).mp3", "an (4).mp3"]
    assert file_names("a (2)", [facts(1)], "mp3", ["a.mp3", "A (2).MP3"]) == ["a (2) (2).mp3"]


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("con", "_con.mp3"),
        ("Nul.tar", "_Nul.tar.mp3"),
        ("COM¹", "_COM¹.mp3"),
        ("aux ", "_aux.mp3"),
        ("console", "console.mp3"),
        ("...", "audio.mp3"),
        ("", "audio.mp3"),
        ("-rf", "rf.mp3"),
        ("../../etc/passwd", "etc passwd.mp3"),
        ("a\u202egpj", "agpj.mp3"),
        ("một. ", "một.mp3"),
        ("Vie\u0323\u0302t", "Việt.mp3"),
    ],
)
def test_stems_that_some_system_refuses(stem: str, name: str) -> None:
    assert safe_name(stem, "mp3") == name


def test_a_thousand_alike_are_quickly_told_apart() -> None:
    names = file_names("a", [facts(number) for number in range(1, 5001)], "mp3")
    assert (names[0], names[-1], len(set(names))) == ("a.mp3", "a (5000).mp3", 5000)


@given(TEXTS, st.sampled_from(["mp3", "wav", ".srt", "x" * 99]), st.sampled_from(["", " (12)"]))
def test_every_name_is_fine_everywhere(stem: str, ending: str, suffix: str) -> None:
    name = safe_name(stem, ending, suffix)
    assert is_fine(name)
    assert len(name.encode()) <= MAX_NAME_BYTES


@given(st.lists(TEXTS, max_size=8), st.sampled_from(["{words}", "{voice}", "a", "{date} {words}", "{n}"]))
def test_no_two_files_share_a_name(texts: list[str], template: str) -> None:
    names = file_names(template, [facts(n, text, text) for n, text in enumerate(texts, 1)], "mp3", ["a.mp3"])
    alike = [unicodedata.normalize("NFD", name).casefold() for name in [*names, "a.mp3"]]
    assert len(set(alike)) == len(alike)
    assert all(is_fine(name) for name in names)


@given(TEXTS)
def test_this_system_takes_the_name(tmp_path_factory: pytest.TempPathFactory, stem: str) -> None:
    path = Path(tmp_path_factory.getbasetemp()) / safe_name(stem, "mp3")
    path.touch()
    assert path.parent == tmp_path_factory.getbasetemp()
    path.unlink()


def test_names_are_put_in_the_order_that_a_person_expects() -> None:
    expected = ["9.txt", "10.txt", "chương 1.txt", "Chương 1b.txt", "chương 2.txt", "Chương 10.txt"]
    assert sorted(set(expected), key=in_order) == expected

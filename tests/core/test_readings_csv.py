"""The readings dictionary as a table, ours and other people's."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.readings import CaseRule, Reading, checked_reading
from vbee_desktop.core.readings_csv import BrokenRow, from_csv, to_csv

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"]), min_size=1, max_size=90
)
ENTRIES = st.builds(
    checked_reading,
    WORDS.filter(lambda word: word.strip() and not word.strip().startswith("'")),
    WORDS.filter(lambda word: word.strip() and not word.strip().startswith("'")),
    st.sampled_from(CaseRule),
)


@given(st.lists(ENTRIES, unique_by=lambda entry: (entry.word, entry.case)))
def test_what_is_exported_comes_back(entries: list[Reading]) -> None:
    table = from_csv(to_csv(entries))
    assert (list(table.readings), table.broken) == (entries, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("head", ["Word{0}Reading{0}Case\r\n", ""])
def test_forms_of_the_table(encoding: str, separator: str, head: str) -> None:
    rows = f'{head}TP.HCM{{0}}"Thành phố, Hồ; Chí Minh"{{0}}any\r\n\r\nkm{{0}}ki lô mét\n'
    table = from_csv(rows.format(separator).encode(encoding))
    assert table.broken == ()
    assert table.readings == (
        Reading("TP.HCM", "Thành phố, Hồ; Chí Minh", CaseRule.ANY),
        Reading("km", "ki lô mét", CaseRule.AS_WRITTEN),
    )


def test_columns_are_found_by_name() -> None:
    table = from_csv("case,note,reading,word\nfirst,x,ki lô mét,km\n".encode())
    assert table.readings == (Reading("km", "ki lô mét", CaseRule.FIRST),)


def test_broken_rows_are_told_by_line_and_the_good_ones_kept() -> None:
    lines = [
        *("word,reading,case", "a,b", 'c,"d', ",x", "x,", "e", "f,g,sometimes", "a,again", "h,i,any,j"),
        *("", ",,", "k,l"),
    ]
    table = from_csv("\n".join(lines).encode())
    assert [entry.word for entry in table.readings] == ["a", "k"]
    assert table.broken == (
        BrokenRow(3, "quotes"),
        BrokenRow(4, "word_empty"),
        BrokenRow(5, "reading_empty"),
        BrokenRow(6, "cells"),
        BrokenRow(7, "case"),
        BrokenRow(8, "twice"),
        BrokenRow(9, "cells"),
    )


def test_a_word_that_looks_like_a_formula_runs_in_no_spreadsheet_and_comes_back() -> None:
    entry = checked_reading("=1+1", "một cộng một")
    data = to_csv([entry])
    assert b"'=1+1" in data
    assert from_csv(data).readings == (entry,)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"\xff\xfea", "damaged"),
        (b"word,said\na,b", "columns"),
    ],
)
def test_what_is_no_table(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput) as refusal:
        from_csv(data)
    assert refusal.value.facts["reason"] == reason


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(BadInput):
        from_csv(data)


@given(st.text('ab,;"\n\r\t word', max_size=80))
def test_every_line_is_read_or_told(text: str) -> None:
    try:
        table = from_csv(text.encode())
    except BadInput:
        return
    assert all(1 <= row.line <= len(text.splitlines()) for row in table.broken)

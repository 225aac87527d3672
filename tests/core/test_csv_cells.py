"""CSV that a spreadsheet shows and never runs, read back by another reader."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.csv_cells import Cell, harmless, write_csv

WRITABLE = st.text(st.characters(exclude_categories=["Cs"]))
SIGNS = "=+-@＝＋－＠﹢﹣﹦﹫"


def written(*rows: tuple[Cell, ...]) -> bytes:
    stream = io.BytesIO()
    write_csv(stream, rows)
    assert not stream.closed
    return stream.getvalue()


def read_back(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84 912",
        "-cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1+1",
        "\u00a0=1",
        "\u3000=1",
        "\ufeff=1",
        "\u200b=1",
        "＝1+1",
        "＋1",
        "－1+cmd",
        "＠A1",
        "-1+1",
        "--1",
        "-",
    ],
)
def test_what_a_spreadsheet_would_run_is_led_by_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Mai Phương", "-1", "-12.5", "-0,5", "12", "a=1", "'=1", "  x", "1-2"])
def test_the_rest_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text(" \t\u00a0\u200b\u3000\r\n", max_size=3), st.sampled_from(SIGNS), WRITABLE)
def test_no_cell_begins_with_a_formula(before: str, sign: str, rest: str) -> None:
    cell = harmless(f"{before}{sign}{rest}")
    seen = cell.lstrip(" \t\u00a0\u200b\u3000\r\n")
    assert seen.startswith("'") or float(cell.replace(",", ".")) <= 0


@given(st.lists(st.tuples(WRITABLE, st.integers(), WRITABLE), min_size=1))
def test_another_reader_gets_every_cell_back(rows: list[tuple[str, int, str]]) -> None:
    expected = [[harmless(first), str(number), harmless(last)] for first, number, last in rows]
    assert read_back(written(*rows)) == expected


def test_numbers_are_numbers() -> None:
    assert written((-3, 1284)) == b"\xef\xbb\xbf-3,1284\r\n"


def test_vietnamese_is_utf_8_behind_one_mark() -> None:
    data = written(("Giọng",), ("Ngọc Huyền",))
    assert data == "\ufeffGiọng\r\nNgọc Huyền\r\n".encode()


def test_broken_letters_break_no_file() -> None:
    assert read_back(written(("a\ud800b",))) == [["a?b"]]

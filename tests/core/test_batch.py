"""A batch's table, its names, and how it is written down."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.batch import (
    BatchOrder,
    BatchRow,
    BrokenRow,
    RowFault,
    batch_names,
    order_from_json,
    order_to_json,
)
from vbee_desktop.core.batch_csv import texts_of_csv
from vbee_desktop.core.errors import BadInput

DAY = date(2026, 7, 2)


def test_columns_are_found_by_name_in_any_order_and_language() -> None:
    table = texts_of_csv("\ufeffTốc độ;Văn bản;Tên tệp;Giọng\r\n1,2;Xin chào;chao;hn_a\r\n;Tạm biệt;;\r\n")
    assert table.rows == (
        BatchRow("2", "Xin chào", "hn_a", 1.2, "chao"),
        BatchRow("3", "Tạm biệt"),
    )
    assert not table.broken


def test_broken_rows_are_told_by_their_line_and_the_others_kept() -> None:
    table = texts_of_csv(
        "text,voice,speed,file name\nMột,,,\n,,1.0,\nHai,,fast,\nBa,hn a!,,\nBốn,,9,\n"
        '"Năm\n\nSáu,,,\n"Bảy\nTám",,,x\n'
    )
    assert [(row.source, row.text) for row in table.rows] == [("2", "Một"), ("9", "Sáu"), ("10", "Bảy\nTám")]
    assert table.broken == (
        BrokenRow("3", RowFault.TEXT),
        BrokenRow("4", RowFault.SPEED),
        BrokenRow("5", RowFault.VOICE),
        BrokenRow("6", RowFault.SPEED),
        BrokenRow("7", RowFault.QUOTES),
    )


@pytest.mark.parametrize(("data", "reason"), [("", "empty"), ("words,voice\na,b\n", "columns")])
def test_a_table_without_texts_is_refused(data: str, reason: str) -> None:
    with pytest.raises(BadInput) as refusal:
        texts_of_csv(data)
    assert refusal.value.facts["reason"] == reason


@given(st.text(alphabet='ab,;"\n\r \t', max_size=60))
def test_no_table_breaks_the_reader(body: str) -> None:
    table = texts_of_csv(f"text,speed\n{body}")
    assert all(row.text for row in table.rows)


def test_names_are_those_wished_for_and_else_numbered() -> None:
    rows = [BatchRow("2", "Một hai"), BatchRow("3", "Ba", name="a/b.mp3"), BatchRow("4", "Bốn", name="A B")]
    names = batch_names(rows, ("Mai",) * 3, "{n} {voice}", "mp3", DAY)
    assert names == ("1 Mai.mp3", "a b.mp3", "A B (2).mp3")


def test_an_order_comes_back_from_its_json() -> None:
    rows = (BatchRow("2", "Một", "hn_a", 1.5, "x"), BatchRow("3", "Hai"))
    broken = (BrokenRow("4", RowFault.SPEED),)
    order = BatchOrder(rows, ("1.mp3", "2.mp3"), Path("out"), "hn_b", limit_points=7, broken=broken)
    assert order_from_json(json.loads(json.dumps(order_to_json(order)))) == order

"""A batch's table, its names, and how it is written down."""

from __future__ import annotations

import json
from dataclasses import replace
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
from vbee_desktop.core.models import Pauses, SpeechApi

DAY = date(2026, 7, 2)


def test_columns_are_found_by_name_in_any_order_and_language() -> None:
    table = texts_of_csv("\ufeffTốc độ;Văn bản;Tên tệp;Giọng\r\n1,2;Xin chào;chao;hn_a\r\n;Tạm biệt;;\r\n")
    assert table.rows == (
        BatchRow("2", "Xin chào", "hn_a", 1.2, "chao"),
        BatchRow("3", "Tạm biệt"),
    )
    assert not table.broken


def test_a_row_can_have_a_rate_emphasis_and_pauses_of_its_own() -> None:
    table = texts_of_csv(
        "text;sample rate;emphasis;pauses\nMột;24000;50;0,2 0.3 0.5 0\nHai;;;\nBa;24001;;\nBốn;;55;\n"
        "Năm;;;1 2 3\nSáu;;;1 2 3 x\nBảy;;;0 1 1 1\n"
    )
    assert table.rows == (
        BatchRow("2", "Một", sample_rate_hz=24000, emphasis=50, pauses=Pauses(0.2, 0.3, 0.5, 0.0)),
        BatchRow("3", "Hai"),
    )
    assert table.broken == (
        BrokenRow("4", RowFault.SAMPLE_RATE),
        BrokenRow("5", RowFault.EMPHASIS),
        BrokenRow("6", RowFault.PAUSES),
        BrokenRow("7", RowFault.PAUSES),
        BrokenRow("8", RowFault.PAUSES),
    )


def test_a_row_without_a_setting_takes_that_of_the_batch() -> None:
    own, others = Pauses(paragraph_s=2.0), Pauses(paragraph_s=1.0)
    rows = (BatchRow("2", "Một", sample_rate_hz=16000, emphasis=0, pauses=own), BatchRow("3", "Hai"))
    order = BatchOrder(
        rows,
        ("1.mp3", "2.mp3"),
        Path("out"),
        "hn_b",
        api=SpeechApi.CURRENT,
        sample_rate_hz=24000,
        emphasis=50,
        pauses=others,
    )
    asked = [order.request(index) for index in (0, 1)]
    assert [(each.sample_rate_hz, each.emphasis, each.pauses) for each in asked] == [
        (16000, 0, own),
        (24000, 50, others),
    ]
    assert replace(order, api=SpeechApi.LEGACY).request(1).pauses is None


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
    own = BatchRow("2", "Một", "hn_a", 1.5, "x", sample_rate_hz=24000, emphasis=50, pauses=Pauses())
    rows = (own, BatchRow("3", "Hai"))
    broken = (BrokenRow("4", RowFault.SPEED),)
    order = BatchOrder(
        rows,
        ("1.mp3", "2.mp3"),
        Path("out"),
        "hn_b",
        limit_points=7,
        broken=broken,
        sample_rate_hz=16000,
        emphasis=0,
        pauses=Pauses(sentence_s=1.0),
    )
    assert order_from_json(json.loads(json.dumps(order_to_json(order)))) == order


def test_an_order_of_an_earlier_version_is_read() -> None:
    order = BatchOrder((BatchRow("2", "Một", "hn_a", 1.5, "x"),), ("1.mp3",), Path("out"), "hn_b")
    values = json.loads(json.dumps(order_to_json(order)))
    values["rows"] = [row[:5] for row in values["rows"]]
    for name in ("sample_rate_hz", "emphasis", "pauses"):
        del values[name]
    assert order_from_json(values) == order

"""Rules 4 to 8 of vbee-api section 7: where fields stand, how they are spelt, what they may be made of."""

from __future__ import annotations

import math
from typing import Any

import pytest

from vbee_desktop.api.body import Body, parse_object
from vbee_desktop.api.values import (
    as_count,
    as_envelope,
    as_error_code,
    as_flag,
    as_id,
    as_line,
    as_link,
    as_number,
    as_prose,
    as_seconds,
    as_whole,
    as_word,
)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("44100", 44100.0),
        (" 1.5 ", 1.5),
        (3, 3.0),
        ("35%", 35.0),
        ("35 %", 35.0),
        ("%", None),
        ("35X", None),
        ("inf", None),
        (None, None),
        ("", None),
        ("many", None),
        (True, None),
        ([1], None),
        (math.inf, None),
        ("nan", None),
        (10**400, None),
    ],
)
def test_numbers_may_be_strings(value: object, number: float | None) -> None:
    assert as_number(value) == number


def test_whole_numbers_are_rounded() -> None:
    assert as_whole("16.0") == 16
    assert as_whole("16.6") == 17
    assert as_whole(None) is None


@pytest.mark.parametrize(
    ("value", "count"),
    [(0, 0), ("12", 12), (-1, None), (10_000_000, 10_000_000), (10_000_001, None), ("x", None)],
)
def test_an_absurd_count_of_characters_is_none(value: object, count: int | None) -> None:
    assert as_count(value) == count


@pytest.mark.parametrize(
    ("value", "length_s"),
    [(0, 0.0), ("4.5", 4.5), (-0.1, None), (1_000_000, 1_000_000.0), (1_000_000.5, None), (None, None)],
)
def test_an_absurd_length_of_sound_is_none(value: object, length_s: float | None) -> None:
    assert as_seconds(value) == length_s


@pytest.mark.parametrize(
    ("value", "flag"),
    [
        (True, True),
        (False, False),
        ("true", True),
        ("FALSE", False),
        (1, True),
        ("0", False),
        (" 1 ", True),
        (0.0, False),
        (2, True),
        ("x", None),
        ([], None),
        (None, None),
    ],
)
def test_flags_may_be_words_or_numbers(value: object, flag: bool | None) -> None:
    assert as_flag(value) is flag


def test_a_line_is_short_visible_and_without_secrets() -> None:
    assert as_line("a\x00b\n\u202ec  d") == "a b c d"
    assert as_line("see https://host.example/a/b?sig=1 with Bearer abc.def") == (
        "see https://host.example/… with Bearer [removed]"
    )
    assert len(as_line("x" * 5_000) or "") == 300
    assert as_line(" \u200b ") is None
    assert as_line("a\ue000b\ud800c\u2028d\u2029e\u0378f") == "a b c d e f"
    assert as_line("x" * 299 + " y") == "x" * 299
    assert as_line(" " * 3_999 + "ab") == "a"
    assert as_line(4.5) == "4.5"
    assert as_line(True) is None
    assert as_line(10**5_000) is None


def test_prose_keeps_lines_and_drops_what_cannot_be_written() -> None:
    assert as_prose("một\nhai\x07 \ud800ba") == "một\nhai ba"
    assert as_prose("  một\thai \u200d ba\n") == "một\thai \u200d ba"
    assert len(as_prose("x" * 1_000_001) or "") == 1_000_000
    assert as_prose(7) is None


@pytest.mark.parametrize("value", ["", "..", ".", "x" * 201, "a\nb", None, {"id": 1}, True])
def test_what_is_no_id(value: object) -> None:
    assert as_id(value) is None


@pytest.mark.parametrize(
    ("value", "identifier"),
    [
        ("job-uuid-1", "job-uuid-1"),
        (12, "12"),
        (" a ", "a"),
        ("..a", "..a"),
        ("XX", "XX"),
        ("x" * 200, "x" * 200),
    ],
)
def test_what_is_an_id(value: object, identifier: str) -> None:
    assert as_id(value) == identifier


@pytest.mark.parametrize(
    "value", ["ftp://a/b", "/a.mp3", "javascript:1", "https://a/\nb", 5, "https://" + "a" * 8_185, " http:/a"]
)
def test_what_is_no_link(value: object) -> None:
    assert as_link(value) is None


def test_a_link_stays_as_it_is() -> None:
    assert as_link("HTTPS://Host.example/A?b=%20c ") == "HTTPS://Host.example/A?b=%20c"
    assert as_link("http://a") == "http://a"
    longest = "https://" + "a" * 8_184
    assert as_link(longest) == longest


@pytest.mark.parametrize(
    ("value", "yes"),
    [
        (1, True),
        (0, False),
        ("1", True),
        ("0", False),
        (1.0, True),
        (True, True),
        (False, False),
        ("true", True),
        ("False", False),
        (200, True),
        ("200", True),
        (299, True),
        (400, False),
        ("499", False),
        (99, None),
        (100, None),
        (199, None),
        (300, None),
        (600, None),
        (500, None),
        (2, None),
        (-1, None),
        ("SUCCESS", None),
        (None, None),
    ],
)
def test_the_envelope_is_a_number_or_a_flag(value: object, yes: bool | None) -> None:
    assert as_envelope(value) is yes


@pytest.mark.parametrize("value", ["0", "1", "true", " FALSE ", 1, None, "", [], "200"])
def test_what_is_no_state_word(value: object) -> None:
    assert as_word(value) is None


@pytest.mark.parametrize(
    ("value", "code"), [(" A.b:c-d_1 ", "A.b:c-d_1"), (1045, "1045"), ("x" * 60, "x" * 60)]
)
def test_what_is_an_error_code(value: object, code: str) -> None:
    assert as_error_code(value) == code


@pytest.mark.parametrize("value", [0, 0.0, "0", "0.0", None, "", "two words", "x" * 61, True, "<b>", "lỗi"])
def test_what_is_no_error_code(value: object) -> None:
    assert as_error_code(value) is None


@pytest.mark.parametrize(
    "wrap", [lambda f: {"result": f}, lambda f: {"data": f}, lambda f: f], ids=["result", "data", "root"]
)
def test_fields_are_found_in_each_container(wrap: Any) -> None:
    assert Body(wrap({"request_id": "a"})).find(as_id, "request_id") == "a"


def test_result_comes_before_data_and_data_before_the_root() -> None:
    root = {"x": "root", "data": {"x": "data"}, "result": {"x": "result"}}
    assert Body(root).find(as_line, "x") == "result"
    assert Body({**root, "result": None}).find(as_line, "x") == "data"
    assert Body({**root, "result": "OK", "data": [1]}).find(as_line, "x") == "root"


def test_a_null_does_not_hide_a_value_further_out() -> None:
    assert Body({"result": {"x": None}, "x": "y"}).find(as_line, "x") == "y"


@pytest.mark.parametrize("name", ["request_id", "requestId", "id", "transcriptId", "transcript_id"])
def test_an_id_of_either_product_makes_it_a_job(name: str) -> None:
    assert Body({"data": {name: "a"}}).has_id
    assert not Body({name: ".."}).has_id


def test_the_outer_envelope_decides() -> None:
    assert Body({"status": 0, "result": {"status": 1}}).envelope is False
    assert Body({"status": "SUCCESS", "data": {"status": 0}}).envelope is False


def test_envelope_and_word_are_told_apart_at_any_level() -> None:
    body = Body({"status": 1, "result": {"status": "in_progress"}})
    assert (body.envelope, body.word) == (True, "in_progress")
    flat = Body({"status": "COMPLETED"})
    assert (flat.envelope, flat.word) == (None, "COMPLETED")


ERROR_TEXTS: list[tuple[dict[str, Any], str]] = [
    ({"error_message": "a", "error": {"message": "b"}, "errorMessage": "c", "message": "d"}, "a"),
    ({"error_message": None, "error": {"message": "b"}, "errorMessage": "c", "message": "d"}, "b"),
    ({"error": {"message": None}, "errorMessage": "c", "message": "d"}, "c"),
    ({"error": "c2", "message": "d"}, "c2"),
    ({"message": "d", "details": ["e"]}, "d"),
    ({"details": [{"message": "e"}, "f"]}, "e"),
    ({"details": ["", {"field": "x"}, "f"]}, "f"),
    ({"result": {"error_message": "inside"}, "message": "outside"}, "inside"),
    ({"data": {"error": {"message": "inside"}}}, "inside"),
    ({"details": {}}, ""),
    ({}, ""),
]


@pytest.mark.parametrize(("root", "text"), ERROR_TEXTS)
def test_the_order_in_which_the_error_text_is_looked_for(root: dict[str, Any], text: str) -> None:
    assert Body(root).error_text == text


@pytest.mark.parametrize(
    ("root", "code"),
    [
        ({"error_code": 1045}, "1045"),
        ({"error_code": "1045"}, "1045"),
        ({"error_code": 0}, ""),
        ({"result": {"error_code": 7}}, "7"),
        ({"error": {"code": "BAD_REQUEST"}}, "BAD_REQUEST"),
        ({"code": "X"}, "X"),
        ({"errorCode": "Y", "code": "X"}, "Y"),
        ({}, ""),
    ],
)
def test_error_codes_in_all_places(root: dict[str, Any], code: str) -> None:
    assert Body(root).error_code == code


def test_a_friendly_message_is_no_error() -> None:
    assert not Body({"status": 1, "message": "success", "error_code": 0, "error_message": None}).tells_error
    assert Body({"error": {"code": "X"}}).tells_error
    assert Body({"error_code": 1045}).tells_error
    assert Body({"errorCode": "X"}).tells_error
    assert Body({"errorMessage": "no"}).tells_error
    assert Body({"error_message": "no"}).tells_error
    assert Body({"error": "no"}).tells_error


def test_the_shape_shows_no_value() -> None:
    body = Body({"status": 1, "result": {"text": "private words", "list": [{"a": 1}], "none": None}})
    assert body.shape() == "{status: int, result: {text: str, list: [{a: int} × 1], none: null}}"
    assert len(Body({f"{i:030}": "x" * 50 for i in range(500)}).shape()) == 400
    assert Body({"two words": None, "none": [], "deep": {"a": {"b": {"c": {"d": 1}}}}}).shape() == (
        "{?: null, none: [0], deep: {a: {b: {c: dict}}}}"
    )
    assert Body({"lists": [[[[[1]], 2]]]}).shape() == "{lists: [[[[1] × 2] × 1] × 1]}"
    assert Body({f"n{i}": 1 for i in range(21)}).shape().endswith("n19: int}")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'"x"',
        b"null",
        b"7",
        b'{"a": ',
        b"[" * 200_000,
        b'{"a":' * 50_000,
        b"{" + b"9" * 9_000 + b"}",
    ],
    ids=range(9),
)
def test_what_holds_no_object(data: bytes) -> None:
    assert parse_object(data) is None


def test_odd_but_readable_json() -> None:
    assert parse_object(b'\xef\xbb\xbf{"a": 1, "a": 2}') == {"a": 2}
    assert parse_object(b'{"a": NaN, "b": -Infinity}') == {"a": None, "b": None}
    assert parse_object(b'{"a": "\xff", "id": "x"}') == {"a": "\ufffd", "id": "x"}
    assert parse_object(b'{"a": ' + b"9" * 9_000 + b', "id": "x"}') == {"a": None, "id": "x"}


@pytest.mark.parametrize("name", ["status", "request_id", "id", "transcriptId"])
def test_an_answer_that_contradicts_itself_in_what_decides_says_nothing(name: str) -> None:
    twice = '{"result": {"%s": "%s", "%s": "%s"}}'
    assert parse_object(twice % (name, "a", name, "a")) == {"result": {name: "a"}}
    assert parse_object(twice % (name, "a", name, "b")) is None

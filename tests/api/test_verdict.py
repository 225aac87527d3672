"""What each kind of answer means, for a paid request and for a safe one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.answers import answer, page
from vbee_desktop.api.answer import Answer
from vbee_desktop.api.verdict import SAFE, Asked, is_voice_not_open, opened
from vbee_desktop.core.errors import (
    Code,
    Refused,
    SomethingBadCameBack,
    Throttled,
    UnreadableAnswer,
    VbeeError,
)
from vbee_desktop.core.obstacle import Obstacle
from vbee_desktop.core.retry import Act, after_paid_failure, after_safe_failure

PAID = Asked(is_paid=True, too_large=Code.AUDIO_TOO_LARGE, too_large_facts={"limit_bytes": 10})


def error_of(given: Answer, asked: Asked) -> SomethingBadCameBack:
    with pytest.raises(SomethingBadCameBack) as caught:
        opened(given, asked)
    assert caught.value.http_status == given.http_status
    return caught.value


def envelope(number: Any = 1000, text: str | None = "no") -> dict[str, Any]:
    return {"status": 0, "error_code": number, "error_message": text}


def current(code: str, message: str = "no") -> dict[str, Any]:
    return {"error": {"code": code, "message": message}}


REFUSALS = [
    (answer(envelope()), Code.SERVICE_FAILED),
    (answer(envelope(), 500), Code.SERVICE_FAILED),
    (answer(envelope(1045)), Code.NOT_IN_PLAN),
    (answer(envelope("1045", None)), Code.NOT_IN_PLAN),
    (answer({"status": False, "error_code": 5}), Code.SERVICE_FAILED),
    (answer(envelope(7, "TTS_SPEND_CREDITS_FAILED")), Code.OUT_OF_POINTS),
    (answer(envelope(7, "Not enough credits")), Code.OUT_OF_POINTS),
    (answer(envelope(7, "Tài khoản không đủ điểm")), Code.OUT_OF_POINTS),
    (answer(envelope(7, "This point is not enough")), Code.SERVICE_FAILED),
    (answer(current("BAD_REQUEST", "Voice x is not available for your account"), 400), Code.NOT_IN_PLAN),
    (answer(current("BAD_REQUEST", "voiceCode x is not found"), 400), Code.SERVICE_FAILED),
    (answer({"status": "0"}), Code.SERVICE_FAILED),
    (answer({"status": 400, "message": "no"}), Code.SERVICE_FAILED),
    (answer(current("TTS_SPEND_CREDITS_FAILED"), 500), Code.OUT_OF_POINTS),
    (answer(envelope("TTS_SPEND_CREDITS_FAILED"), 200), Code.OUT_OF_POINTS),
    (answer(current("TTS_SPEND_CREDITS_FAILED"), 429), Code.OUT_OF_POINTS),
    (answer(current("UNAUTHORIZED"), 401), Code.UNAUTHORIZED),
    (answer(envelope(401), 401), Code.UNAUTHORIZED),
    (answer(current("UNAUTHORIZED"), 400), Code.UNAUTHORIZED),
    (answer(current("FORBIDDEN"), 403), Code.NOT_IN_PLAN),
    (answer(current("", ""), 403), Code.UNAUTHORIZED),
    (answer(b"", 403), Code.UNAUTHORIZED),
    (answer(current("FORBIDDEN", "Forbidden"), 403), Code.UNAUTHORIZED),
    (answer(envelope(403, "Invalid access token"), 403), Code.UNAUTHORIZED),
    (answer(envelope(403, "App ID does not match"), 403), Code.UNAUTHORIZED),
    (answer(current("FORBIDDEN", "You have no permission to use this voice"), 403), Code.NOT_IN_PLAN),
    (answer(current("FORBIDDEN", "Missing feature: stt-sync"), 403), Code.NOT_IN_PLAN),
    (answer({"message": "Missing feature: stt-sync"}, 403), Code.NOT_IN_PLAN),
    (answer(current("BAD_REQUEST", "This feature is not supported in user package"), 400), Code.NOT_IN_PLAN),
    (answer(current("BAD_REQUEST", "Voice x does not support TTS sync"), 400), Code.NOT_IN_PLAN),
    (answer(current("BAD_REQUEST"), 400), Code.SERVICE_FAILED),
    (answer({}, 400), Code.SERVICE_FAILED),
    (answer(b"", 400), Code.SERVICE_FAILED),
    (answer(b"", 404), Code.SERVICE_FAILED),
    (answer(b"", 499), Code.SERVICE_FAILED),
    (answer("nope", 405, content_type="text/plain"), Code.SERVICE_FAILED),
    (answer(b"", 401), Code.UNAUTHORIZED),
    (page(401), Code.UNAUTHORIZED),
]


@pytest.mark.parametrize(("given", "code"), REFUSALS)
@pytest.mark.parametrize("asked", [PAID, SAFE], ids=["paid", "safe"])
def test_a_refusal_that_can_be_read(given: Answer, code: Code, asked: Asked) -> None:
    error = error_of(given, asked)
    assert type(error) is Refused
    assert error.code is code
    assert after_paid_failure(error, 1, 0.5).act is (Act.PARK if code is Code.UNAUTHORIZED else Act.END)


@pytest.mark.parametrize("given", [answer(current("TOO_LARGE"), 413), answer(b"", 413), page(413)])
def test_too_large_is_told_in_the_product_s_words(given: Answer) -> None:
    error = error_of(given, PAID)
    assert type(error) is Refused
    assert error.code is Code.AUDIO_TOO_LARGE
    assert error.facts["limit_bytes"] == 10


@pytest.mark.parametrize("body", [{"requestId": "a"}, {"status": "PROCESSING"}, {"status": 1}])
def test_under_an_error_of_http_neither_an_id_nor_a_state_alone_is_a_job(body: dict[str, Any]) -> None:
    assert isinstance(error_of(answer(body, 400), PAID), Refused)


def test_too_large_means_nothing_to_a_call_that_sends_nothing_large() -> None:
    error = error_of(answer(b"", 413), SAFE)
    assert (error.code, error.facts) == (Code.SERVICE_FAILED, {"error_code": "", "text": "HTTP 413"})


@pytest.mark.parametrize(
    ("facts", "is_closed"),
    [
        ({"error_code": "1045"}, True),
        ({"text": "The voice X is not allowed"}, True),
        ({"text": "You need permission to use this VOICE"}, True),
        ({"error_code": "1046", "text": "The voice is not ready"}, False),
        ({}, False),
    ],
)
def test_a_voice_that_is_not_open_is_known_by_number_or_words(facts: dict[str, Any], is_closed: bool) -> None:
    assert is_voice_not_open(Refused(Code.NOT_IN_PLAN, **facts)) == is_closed


THROTTLES = [
    (answer(current("TTS_CCR_MAX_LIMIT_REACHED"), 429), None),
    (answer(current("TTS_CCR_MAX_LIMIT_REACHED"), 400), None),
    (answer(b"", 429, retry_after="7"), 7.0),
    (page(429), None),
    (page(503, retry_after="3"), 3.0),
    (answer(b"busy", 503, retry_after="3"), 3.0),
    (answer(current("X"), 503, retry_after="3"), 3.0),
    (answer(envelope(), 429, retry_after="-4"), 0.0),
]


@pytest.mark.parametrize(("given", "wait_s"), THROTTLES)
@pytest.mark.parametrize("asked", [PAID, SAFE], ids=["paid", "safe"])
def test_a_throttle_may_be_waited_out(given: Answer, wait_s: float | None, asked: Asked) -> None:
    error = error_of(given, asked)
    assert isinstance(error, Throttled)
    assert error.retry_after_s == wait_s
    assert not error.is_page
    assert after_paid_failure(error, 1, 0.5).act is Act.RETRY


UNKNOWN_WHEN_PAID = [
    answer(current("INTERNAL_SERVER_ERROR"), 500),
    answer(current("TTS_CCR_MAX_LIMIT_REACHED"), 500),
    answer(current("BAD_REQUEST", "Missing feature: x"), 502),
    answer(b"", 500),
    answer(current("X"), 503),
    answer(current("X"), 503, retry_after="soon"),
    page(200),
    page(403),
    page(404),
    page(502),
    page(503),
    answer(b"", 200),
    answer(b"", 204),
    answer(b'{"status": 1, "resu', 200),
    answer([1, 2], 200),
    answer("OK", 200, content_type="text/plain"),
    answer(b"", 302, location="https://portal.example/"),
    page(307),
    answer({"status": 1, "result": {"request_id": "x"}}, 301),
]


@pytest.mark.parametrize("given", UNKNOWN_WHEN_PAID)
def test_a_paid_request_is_never_sent_again_after_an_answer_that_tells_nothing(given: Answer) -> None:
    error = error_of(given, PAID)
    assert isinstance(error, UnreadableAnswer)
    assert after_paid_failure(error, 1, 0.5).act is Act.UNKNOWN


@pytest.mark.parametrize("status", [408, 421, 425])
@pytest.mark.parametrize("kind", ["json", "empty"])
def test_three_http_codes_are_tried_once_more(status: int, kind: str) -> None:
    given = {"json": answer(current("X"), status), "empty": answer(b"", status)}[kind]
    error = error_of(given, PAID)
    assert [after_paid_failure(error, tries, 0.5).act for tries in (1, 2)] == [Act.RETRY, Act.END]


@pytest.mark.parametrize("status", [408, 421, 425])
def test_a_gateway_s_page_under_them_tells_nothing_of_a_paid_request(status: int) -> None:
    assert after_paid_failure(error_of(page(status), PAID), 1, 0.5).act is Act.UNKNOWN


@pytest.mark.parametrize("status", [200, 403, 405, 418])
def test_a_page_means_slow_down_to_a_safe_call(status: int) -> None:
    error = error_of(page(status), SAFE)
    assert isinstance(error, Throttled)
    assert error.is_page


@pytest.mark.parametrize("status", [404, 500, 502, 504])
def test_a_gateway_s_page_is_unreadable_and_may_pass(status: int) -> None:
    error = error_of(page(status), SAFE)
    assert isinstance(error, UnreadableAnswer)
    assert after_safe_failure(error, 1, 0.5).act is Act.RETRY


def test_a_server_fault_is_tried_again_by_a_safe_call_but_not_for_want_of_points() -> None:
    fault = error_of(answer(current("INTERNAL_SERVER_ERROR"), 500), SAFE)
    broke = error_of(answer(current("TTS_SPEND_CREDITS_FAILED"), 500), SAFE)
    assert after_safe_failure(fault, 1, 0.5).act is Act.RETRY
    assert after_safe_failure(broke, 1, 0.5).act is Act.END


@pytest.mark.parametrize("status", [200, 201, 202, 400, 500])
def test_the_body_is_judged_before_the_http_code(status: int) -> None:
    accepted = {"status": 1, "result": {"request_id": "a", "status": "IN_PROGRESS"}}
    assert opened(answer(accepted, status), PAID).word == "IN_PROGRESS"
    assert opened(answer({"requestId": "a", "status": "PROCESSING"}, status), PAID).has_id


def test_an_error_that_carries_an_id_is_still_an_error() -> None:
    failed = {"id": "req-1", "status": "error", "error": {"code": "BAD_REQUEST", "message": "no"}}
    assert error_of(answer(failed, 400), PAID).code is Code.SERVICE_FAILED


@pytest.mark.parametrize(
    ("status", "is_success", "is_redirect"),
    [(199, False, False), (200, True, False), (299, True, False), (300, False, True), (399, False, True)],
)
def test_the_classes_of_http_codes(status: int, is_success: bool, is_redirect: bool) -> None:
    assert (Answer(status).is_success, Answer(status).is_redirect) == (is_success, is_redirect)
    assert not Answer(400).is_redirect


def test_a_type_is_read_without_its_parameters() -> None:
    assert answer(b"", content_type=" Audio/MPEG ; rate=8; x=9").content_type == "audio/mpeg"
    assert Answer(200).content_type == ""


def test_an_answer_that_is_printed_shows_its_status_alone() -> None:
    assert repr(answer(b"private words", 418, cookie="s3cret")) == "Answer(http_status=418)"


def test_html_is_known_by_its_type_or_by_its_look() -> None:
    for body in (b"<html>", b"\xef\xbb\xbf\n <!DOCTYPE HTML>", b"<!-- x --><html>", b"<HEAD>", b"<body a>"):
        assert answer(body).is_html
    assert answer(b"{}", content_type="TEXT/HTML;charset=x").is_html
    assert answer(b"{}", content_type="application/xhtml+xml").is_html
    assert not answer(b'{"a": "<html>"}').is_html


def test_a_page_begins_within_two_hundred_bytes() -> None:
    assert answer(b" " * 195 + b"<html").is_html
    assert not answer(b" " * 196 + b"<html").is_html


def test_facts_of_a_refusal_number_and_text() -> None:
    error = error_of(answer(envelope(1099, "Giọng \x1b[31m này\u202e bị lỗi")), PAID)
    assert error.facts == {"error_code": "1099", "text": "Giọng [31m này bị lỗi"}
    assert error_of(answer(b"", 418), PAID).facts["text"] == "HTTP 418"
    assert error_of(answer(b"", 400), PAID).facts == {"error_code": "", "text": "HTTP 400"}
    assert error_of(answer(envelope(7, None)), PAID).facts["text"] == ""


@pytest.mark.parametrize(
    "given",
    [answer(b"", 404), answer(current("BAD_REQUEST", "Request is Not Found"), 400)],
    ids=["404", "words"],
)
def test_an_unknown_id_is_told(given: Answer) -> None:
    assert error_of(given, SAFE).facts["not_found"] is True


def test_the_rates_a_voice_takes_are_told() -> None:
    said = "This voice only support sample rate of [8000,16000,22050]"
    error = error_of(answer(current("BAD_REQUEST", said), 400), PAID)
    assert error.code is Code.BAD_SETTING
    assert error.facts["field"] == "sample_rate"
    assert error.facts["choices"] == (8000, 16000, 22050)
    said = "It ONLY supports Sample Rates of [8000, , 16000]"
    assert error_of(answer(envelope(7, said), 400), PAID).facts["choices"] == (8000, 16000)


def test_what_support_reads_of_an_answer_is_its_kind_and_never_its_words() -> None:
    details = {
        "redirect, HTTP 302, application/json, 2 bytes": answer(b"{}", 302),
        f"page, HTTP 502, text/html, {len(page().body)} bytes": page(502),
        "no JSON, HTTP 200, text/plain, 2 bytes": answer("OK", content_type="text/plain"),
        "no JSON, HTTP 500, no type, 0 bytes": Answer(500),
        f"no JSON, HTTP 200, {'x' * 60}, 0 bytes": answer(b"", content_type="x" * 61),
        "HTTP 500, application/json, 44 bytes OOPS": answer(current("OOPS"), 500),
        "HTTP 429, application/json, 0 bytes": answer(b"", 429),
        "HTTP 400 1099": answer(envelope(1099), 400),
        "HTTP 404": answer(b"", 404),
    }
    assert {error_of(given, PAID).detail for given in details.values()} == details.keys()


def test_what_an_open_outcome_says_is_kept_for_the_person() -> None:
    error = error_of(answer(current("OOPS", "the voice is ill"), 500), PAID)
    assert error.facts == {"error_code": "OOPS", "text": "the voice is ill"}


def test_a_sign_in_page_is_the_network_s_fault() -> None:
    error = error_of(answer(b"", 302, location="http://portal.example/"), SAFE)
    assert (error.code, error.facts) == (Code.NO_CONNECTION, {"reason": Obstacle.SIGN_IN})
    assert error.detail == "sign-in page, HTTP 302, application/json, 0 bytes"


PRIVATE = "https://host.example/a.mp3?sig=s3cret Bearer tok3n eyJh.eyJi.sig my private words"


@pytest.mark.parametrize("asked", [PAID, SAFE], ids=["paid", "safe"])
@pytest.mark.parametrize("status", [200, 302, 400, 401, 403, 413, 429, 500, 503])
@pytest.mark.parametrize(
    "body",
    [envelope(PRIVATE, PRIVATE), envelope(9, PRIVATE) | {PRIVATE: PRIVATE}, PRIVATE],
    ids=["envelope", "names", "text"],
)
def test_details_repeat_nothing_that_was_said(asked: Asked, status: int, body: Any) -> None:
    with pytest.raises(VbeeError) as caught:
        opened(answer(body, status, location=PRIVATE), asked)
    told = caught.value.detail + str(caught.value.facts)
    assert "s3cret" not in told
    assert "tok3n" not in told
    assert "private words" not in caught.value.detail

"""Text-to-speech answers: the documented ones word for word, and each drift of names and types."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.api.answers import answer, seed
from vbee_desktop.api.callbacks import decode_callback, decode_recognition_callback, decode_speech_callback
from vbee_desktop.api.speech_decoder import callback_receipt, created_speech, known_speech
from vbee_desktop.api.verdict import Asked
from vbee_desktop.core.errors import Code, Refused, UnreadableAnswer
from vbee_desktop.core.models import CallbackReceipt, RecognitionJob, RemoteState, SpeechJob

PAID = Asked(is_paid=True)
SEED_LINK = (
    "https://dev-vbee-studio-7.s3.ap-southeast-1.amazonaws.com/synthesis/2022/06/20/"
    "f07c269c-a89c-44af-afac-b38fb689ed8d.wav"
)


def test_seed_002_read() -> None:
    job = known_speech(answer(seed("002_read.json")), "9bc63cb3-7c80-4e61-8cda-7c7391a21bbe")
    assert job == SpeechJob(
        request_id="9bc63cb3-7c80-4e61-8cda-7c7391a21bbe",
        state=RemoteState.DONE,
        audio_link=SEED_LINK,
        progress=None,
        characters=4874,
        voice_code="hn_female_maiphuong_vdts_48k-fhg",
        audio_format="wav",
    )


def test_seed_000_callback_result() -> None:
    receipt = callback_receipt(answer(seed("000_callback_result.json")), "4fbe1c92")
    assert receipt.request_id == "4fbe1c92"
    assert receipt.callback_url == "https://edfe-42-117-19-3.ngrok.io/callback"
    assert receipt.created_at == "2022-08-12T07:18:54.479Z"
    assert receipt.status_code == 200
    assert receipt.answer == "OK"
    assert receipt.payload is not None
    assert receipt.payload.state is RemoteState.DONE
    assert receipt.payload.characters == 16
    assert receipt.payload.request_id == "4fbe1c92-527a-4a31-841e-8f1e6e8d040b"


@pytest.mark.parametrize("wrap", [lambda body: body, lambda body: {"result": body}], ids=["bare", "wrapped"])
def test_seed_000_payload_as_a_callback(wrap: Any) -> None:
    payload = json.loads(seed("000_callback_result.json"))["result"]["payload"]
    job = decode_speech_callback(json.dumps(wrap(payload)).encode())
    assert job.request_id == "4fbe1c92-527a-4a31-841e-8f1e6e8d040b"
    assert job.state is RemoteState.DONE
    assert job.created_at == "2022-08-12T07:18:51.890Z"
    assert decode_callback(json.dumps(wrap(payload)).encode()) == job


def test_callbacks_of_both_products_are_told_apart() -> None:
    speech = decode_callback(b'{"request_id": "a", "status": "FAILURE"}')
    words = decode_callback(
        b'{"transcriptId": "b", "status": "FAILED", "errorMessage": "Provider reported failure"}'
    )
    assert isinstance(speech, SpeechJob)
    assert isinstance(words, RecognitionJob)
    assert (speech.state, words.state) == (RemoteState.FAILED, RemoteState.FAILED)
    assert words.error_text == "Provider reported failure"


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"status": "SUCCESS"}', b"<html>", b"\xff\xfe"])
def test_a_callback_without_an_id_is_nothing(data: bytes) -> None:
    for decode in (decode_callback, decode_speech_callback, decode_recognition_callback):
        with pytest.raises(UnreadableAnswer):
            decode(data)


CREATED = [
    {"status": 1, "result": {"request_id": "a", "status": "IN_PROGRESS", "characters": 5}},
    {"status": "1", "result": {"request_id": "a", "status": "IN_PROGRESS"}},
    {"status": True, "data": {"requestId": "a", "status": "in_progress"}},
    {"requestId": "a", "status": "PROCESSING"},
    {"status": 1, "result": {"id": "a"}},
    {"status": 1, "request_id": "a", "result": None},
    {"status": 1, "result": {"request_id": "a", "status": "QUEUED"}, "error_code": 0, "error_message": None},
]


@pytest.mark.parametrize("body", CREATED)
@pytest.mark.parametrize("http_status", [200, 201, 202])
def test_a_create_that_was_taken(body: Any, http_status: int) -> None:
    job = created_speech(answer(body, http_status), PAID)
    assert (job.request_id, job.state) == ("a", RemoteState.RUNNING)


def test_direct_may_be_done_at_once_or_later() -> None:
    done = {
        "status": 1,
        "result": {"request_id": "a", "status": "SUCCESS", "audio_link": "https://x.example/a.mp3"},
    }
    job = created_speech(answer(done), PAID)
    assert (job.state, job.audio_link) == (RemoteState.DONE, "https://x.example/a.mp3")


def test_sound_in_hand_needs_no_id() -> None:
    body = {"status": 1, "result": {"status": "SUCCESS", "audioLink": "https://x.example/a.mp3"}}
    assert created_speech(answer(body), PAID).request_id == ""


@pytest.mark.parametrize(
    "body",
    [
        {"status": 1, "result": {"status": "IN_PROGRESS"}},
        {"status": 1, "result": {"status": "SUCCESS"}},
        {"status": 1, "message": "success"},
        {"status": 1, "result": {"request_id": ".."}},
        {"status": 500, "message": "oops"},
        {},
    ],
)
def test_a_success_without_an_id_leaves_it_open_whether_it_was_charged(body: Any) -> None:
    with pytest.raises(UnreadableAnswer, match="request id"):
        created_speech(answer(body), PAID)


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"code": "BAD_REQUEST", "message": "no"}},
        {"error_code": 12, "error_message": "no"},
        {"status": "ERROR", "errorMessage": "no"},
    ],
)
def test_an_error_under_200_without_an_id_is_a_refusal(body: Any) -> None:
    with pytest.raises(Refused) as caught:
        created_speech(answer(body), PAID)
    assert caught.value.facts["text"] == "no"


@pytest.mark.parametrize("word", ["SUCCESS", "success", "COMPLETED", "Done"])
def test_words_that_mean_done(word: str) -> None:
    assert known_speech(answer({"status": 1, "result": {"status": word}}), "a").state is RemoteState.DONE


@pytest.mark.parametrize("word", ["FAILURE", "failed", "ERROR", "CANCELLED"])
def test_words_that_mean_failed_bring_their_reason(word: str) -> None:
    body = {
        "status": 1,
        "result": {"request_id": "a", "status": word, "error_code": 1050, "error_message": "why"},
    }
    job = known_speech(answer(body), "a")
    assert (job.state, job.error_code, job.error_text) == (RemoteState.FAILED, "1050", "why")


@pytest.mark.parametrize("word", ["IN_PROGRESS", "PENDING", "SUCCESSFUL", "ALMOST DONE", "xyz", "nan"])
def test_an_unknown_word_is_still_running(word: str) -> None:
    assert known_speech(answer({"status": 1, "result": {"status": word}}), "a").state is RemoteState.RUNNING


def test_a_link_without_a_word_is_not_done() -> None:
    body = {"status": 1, "result": {"audio_link": "https://x.example/a"}}
    assert known_speech(answer(body), "a").state is RemoteState.RUNNING


def test_a_read_that_says_nothing_is_unreadable() -> None:
    for body in ({"status": 1}, {"status": 1, "result": {}}, {"status": 1, "result": "OK"}):
        with pytest.raises(UnreadableAnswer, match="state"):
            known_speech(answer(body), "a")
    with pytest.raises(Refused):
        known_speech(answer({"error": {"code": "X"}}), "a")


def test_an_unknown_id_on_the_current_service() -> None:
    body = {"error": {"code": "BAD_REQUEST", "message": "Request is not found"}}
    with pytest.raises(Refused) as caught:
        known_speech(answer(body, 400), "a")
    assert caught.value.code is Code.SERVICE_FAILED


@pytest.mark.parametrize("name", ["audio_link", "audioLink", "audio_url", "audioUrl"])
@pytest.mark.parametrize("date", ["created_at", "create_at", "createdAt"])
def test_spellings(name: str, date: str) -> None:
    body = {"status": "SUCCESS", name: "https://x.example/a", date: "2022", "voiceCode": "v"}
    job = known_speech(answer(body), "a")
    assert (job.audio_link, job.created_at, job.voice_code) == ("https://x.example/a", "2022", "v")


@pytest.mark.parametrize("name", ["audio_type", "audioType", "outputFormat", "output_format"])
def test_spellings_of_the_format(name: str) -> None:
    assert known_speech(answer({"status": "SUCCESS", name: "MP3"}), "a").audio_format == "mp3"


def test_what_a_read_may_lack_is_empty() -> None:
    job = known_speech(answer({"status": 1, "result": {"request_id": "b"}}), "a")
    assert job == SpeechJob(request_id="a", state=RemoteState.RUNNING)


def test_an_error_beside_a_job_that_is_done_is_not_its_reason() -> None:
    body = {"status": "SUCCESS", "error_code": 7, "error_message": "why"}
    job = known_speech(answer(body), "a")
    assert (job.state, job.error_code, job.error_text) == (RemoteState.DONE, "", "")


@pytest.mark.parametrize(
    ("url", "code"), [("callback_url", "status_code"), ("callbackUrl", "statusCode")], ids=["snake", "camel"]
)
def test_spellings_of_a_receipt(url: str, code: str) -> None:
    body = {"result": {url: "https://a.example/", code: "502", "result": "no\n way", "createdAt": "2022"}}
    receipt = callback_receipt(answer(body), "a")
    assert (receipt.callback_url, receipt.status_code) == ("https://a.example/", 502)
    assert (receipt.answer, receipt.created_at, receipt.payload) == ("no way", "2022", None)
    assert callback_receipt(answer({"result": {}}), "a") == CallbackReceipt("a", "", "", None, "", None)


def test_what_support_reads_of_a_success_that_lacks_what_matters() -> None:
    body = {"status": 1, "result": {"text": "private words"}}
    reads: dict[str, Callable[[], object]] = {
        "no request id in {status: int, result: {text: str}}": lambda: created_speech(answer(body), PAID),
        "no state in {status: int, result: {text: str}}": lambda: known_speech(answer(body), "a"),
        "no result in {status: int}": lambda: callback_receipt(answer({"status": 1}), "a"),
    }
    for detail, read in reads.items():
        with pytest.raises(UnreadableAnswer) as caught:
            read()
        assert (caught.value.detail, caught.value.http_status) == (detail, 200)


@pytest.mark.parametrize(
    ("told", "percent"),
    [(35, 35.0), ("35", 35.0), ("35%", 35.0), (None, None), ("", None), (-5, 0.0), (900, 100.0)],
)
def test_progress(told: object, percent: float | None) -> None:
    assert known_speech(answer({"status": "IN_PROGRESS", "progress": told}), "a").progress == percent


def test_absent_progress_is_not_zero() -> None:
    assert known_speech(answer({"status": "IN_PROGRESS"}), "a").progress is None


@pytest.mark.parametrize("told", [True, "true", 1, "1"])
@pytest.mark.parametrize("name", ["audio_expired", "audioExpired"])
def test_audio_that_is_gone(told: object, name: str) -> None:
    body = {"status": 1, "result": {"status": "SUCCESS", name: told, "audio_link": None}}
    job = known_speech(answer(body), "a")
    assert (job.state, job.audio_expired, job.audio_link) == (RemoteState.DONE, True, "")


def test_a_read_keeps_the_id_it_was_asked_with() -> None:
    assert known_speech(answer({"status": "SUCCESS", "id": "row-7"}), "a").request_id == "a"


@pytest.mark.parametrize("payload", [None, "x", [], {}, 5])
def test_a_receipt_of_a_callback_that_failed(payload: object) -> None:
    body = {
        "status": 1,
        "result": {
            "callback_url": "https://a.example/",
            "status_code": None,
            "result": None,
            "payload": payload,
        },
    }
    receipt = callback_receipt(answer(body), "a")
    assert (receipt.status_code, receipt.answer, receipt.payload) == (None, "", None)


def test_a_receipt_s_payload_may_be_json_in_a_string() -> None:
    body = {
        "status": 1,
        "result": {"payload": '{"request_id": "a", "status": "SUCCESS"}', "status_code": 500},
    }
    receipt = callback_receipt(answer(body), "a")
    assert receipt.payload is not None
    assert receipt.payload.state is RemoteState.DONE
    assert receipt.status_code == 500


def test_a_create_that_a_server_broke_at_leaves_it_open_whether_it_was_charged() -> None:
    with pytest.raises(UnreadableAnswer):
        created_speech(answer({"error": {"code": "X"}}, 500), PAID)


def test_no_receipt() -> None:
    with pytest.raises(Refused):
        callback_receipt(answer({"result": "OK", "error": {"code": "X"}}), "a")
    with pytest.raises(UnreadableAnswer):
        callback_receipt(answer({"status": 1, "result": "OK"}), "a")
    with pytest.raises(Refused):
        callback_receipt(answer({"status": 0, "error_code": 3}), "a")

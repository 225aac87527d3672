"""Speech-to-text answers: the documented ones word for word, and each drift of names and types."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.api.answers import answer, seed
from vbee_desktop.api.callbacks import decode_callback, decode_recognition_callback
from vbee_desktop.api.recognition_decoder import created_recognition, known_recognition
from vbee_desktop.api.verdict import Asked
from vbee_desktop.core.errors import Code, Refused, UnreadableAnswer
from vbee_desktop.core.models import RecognitionJob, RemoteState, Utterance

PAID = Asked(is_paid=True)
SAID = Utterance("xin chào thế giới", 0.0, 3.2)
ROWS = [{"text": "xin chào thế giới", "startTime": 0, "endTime": 3.2}]


def test_seed_004_create() -> None:
    job = created_recognition(answer(seed("004_create_answer.json")), PAID)
    assert job == RecognitionJob("job-uuid-123", RemoteState.DONE, "xin chào thế giới", (SAID,), 4.0)


def test_seed_003_callbacks() -> None:
    text = seed("003_callback_completed.txt").replace("[...]", json.dumps(ROWS))
    done = decode_recognition_callback(text.encode())
    assert done == RecognitionJob("job-uuid-456", RemoteState.DONE, "nội dung nhận dạng", (SAID,), 8.0)
    failed = decode_recognition_callback(seed("003_callback_failed.json").encode())
    assert failed.state is RemoteState.FAILED
    assert (failed.error_text, failed.audio_duration_s) == ("Provider reported failure", 8.0)


def test_seed_003_with_the_types_of_its_table() -> None:
    body = {"transcriptId": "a", "status": "COMPLETED", "utterances": json.dumps(ROWS), "audioDuration": "8"}
    job = decode_callback(json.dumps(body).encode())
    assert isinstance(job, RecognitionJob)
    assert (job.utterances, job.audio_duration_s) == ((SAID,), 8.0)


@pytest.mark.parametrize(
    "name", ["audioDurationSeconds", "audioDuration", "audio_duration_seconds", "audio_duration"]
)
@pytest.mark.parametrize("value", [4, 4.0, "4", "4.0"])
def test_spellings_of_the_length(name: str, value: object) -> None:
    body = {"transcriptId": "a", "status": "COMPLETED", name: value}
    assert created_recognition(answer(body), PAID).audio_duration_s == 4.0


@pytest.mark.parametrize("wrap", [lambda b: {"status": 1, "result": b}, lambda b: {"data": b}, lambda b: b])
def test_containers(wrap: Any) -> None:
    body = wrap({"transcript_id": "a", "status": "PENDING"})
    assert created_recognition(answer(body), PAID).transcript_id == "a"


@pytest.mark.parametrize("name", ["transcriptId", "transcript_id", "id"])
def test_spellings_of_the_id(name: str) -> None:
    assert created_recognition(answer({name: "a", "status": "PENDING"}), PAID).transcript_id == "a"


@pytest.mark.parametrize("word", ["PENDING", "PROCESSING", "WARMING_UP"])
def test_a_sync_answer_may_still_be_running(word: str) -> None:
    job = created_recognition(answer({"transcriptId": "a", "status": word, "transcript": None}), PAID)
    assert (job.state, job.transcript) == (RemoteState.RUNNING, "")


def test_silence_is_no_error() -> None:
    job = created_recognition(
        answer({"transcriptId": "a", "status": "COMPLETED", "transcript": "", "utterances": []}), PAID
    )
    assert (job.state, job.transcript, job.utterances) == (RemoteState.DONE, "", ())


@pytest.mark.parametrize(
    "rows",
    [None, "", "no json", 5, {}, "{}", [], "[]", [None, 3, "x", [], {}, {"startTime": 1}, {"text": ""}]],
)
def test_utterances_that_are_none(rows: object) -> None:
    assert (
        created_recognition(answer({"id": "a", "status": "COMPLETED", "utterances": rows}), PAID).utterances
        == ()
    )


@pytest.mark.parametrize(
    ("row", "times"),
    [
        ({"startTime": "1", "endTime": "2.5"}, (1.0, 2.5)),
        ({"start_time": 1, "end_time": 2}, (1.0, 2.0)),
        ({"start": 1, "end": 2}, (1.0, 2.0)),
        ({"startTime": -1, "endTime": 2}, (0.0, 2.0)),
        ({"startTime": 3, "endTime": 2}, (3.0, 3.0)),
        ({"startTime": 3}, (3.0, 3.0)),
        ({"endTime": 2}, (0.0, 2.0)),
        ({"startTime": 1, "endTime": 9e9}, (1.0, 1_000_000.0)),
        ({"startTime": 9e9}, (1_000_000.0, 1_000_000.0)),
        ({"startTime": None, "endTime": "x"}, (0.0, 0.0)),
    ],
)
def test_times_in_all_forms(row: dict[str, Any], times: tuple[float, float]) -> None:
    job = known_recognition(answer({"status": "COMPLETED", "utterances": [{"text": "a", **row}]}), "t")
    assert job.utterances == (Utterance("a", *times),)


def test_a_row_without_times_follows_the_one_before() -> None:
    rows = [{"text": "a", "startTime": 1, "endTime": 2}, {"text": "b"}]
    job = known_recognition(answer({"status": "COMPLETED", "utterances": rows}), "t")
    assert job.utterances[1] == Utterance("b", 2.0, 2.0)


def test_a_list_may_hold_other_things_beside_what_was_said() -> None:
    rows = [None, {"text": " "}, {"text": "a", "endTime": 2}, 7, {"text": "b\n"}, {"text": "c", "start": 1}]
    job = known_recognition(answer({"status": "COMPLETED", "utterances": rows}), "t")
    assert job.utterances == (Utterance("a", 0, 2), Utterance("b", 2, 2), Utterance("c", 1, 1))


def test_a_read_keeps_the_id_it_was_asked_with_and_needs_no_state() -> None:
    job = known_recognition(answer({"status": 1, "result": {"transcript_id": "row-7"}}), "t")
    assert job == RecognitionJob("t", RemoteState.RUNNING)


def test_an_error_beside_words_that_are_done_is_not_their_reason() -> None:
    body = {"transcriptId": "a", "status": "COMPLETED", "transcript": "b", "errorMessage": "why"}
    assert created_recognition(answer(body), PAID) == RecognitionJob("a", RemoteState.DONE, "b")


def test_what_support_reads_of_an_answer_without_an_id_or_a_state() -> None:
    with pytest.raises(UnreadableAnswer) as of_create:
        created_recognition(answer({"status": "PENDING"}), PAID)
    with pytest.raises(UnreadableAnswer) as of_read:
        known_recognition(answer({"status": 1}), "t")
    assert of_create.value.detail == "no transcript id in {status: str}"
    assert of_read.value.detail == "no state in {status: int}"


def test_words_in_hand_need_no_id() -> None:
    job = created_recognition(answer({"status": "COMPLETED", "transcript": "a"}), PAID)
    assert (job.transcript_id, job.transcript) == ("", "a")


def test_a_create_without_an_id_leaves_it_open_whether_it_was_charged() -> None:
    with pytest.raises(UnreadableAnswer):
        created_recognition(answer({"status": "PENDING"}), PAID)


def test_a_failure_without_an_id_is_a_refusal() -> None:
    with pytest.raises(Refused) as caught:
        created_recognition(answer({"status": "FAILED", "errorMessage": "no"}), PAID)
    assert caught.value.facts["text"] == "no"


def test_a_missing_feature() -> None:
    body = {"error": {"code": "FORBIDDEN", "message": "Missing feature: stt-sync"}}
    with pytest.raises(Refused) as caught:
        created_recognition(answer(body, 403), PAID)
    assert caught.value.code is Code.NOT_IN_PLAN


def test_a_read_that_says_nothing() -> None:
    with pytest.raises(UnreadableAnswer):
        known_recognition(answer({"status": 1, "result": {}}), "a")


@pytest.mark.parametrize("http_status", [200, 400])
def test_a_read_that_names_an_error_is_refused(http_status: int) -> None:
    with pytest.raises(Refused):
        known_recognition(answer({"error": {"code": "X"}}, http_status), "a")

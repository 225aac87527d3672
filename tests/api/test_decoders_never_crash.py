"""Any answer at all: the decoders give a value or a `VbeeError`, never anything else."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbee_desktop.api.answer import Answer
from vbee_desktop.api.callbacks import decode_callback
from vbee_desktop.api.recognition_decoder import created_recognition, known_recognition
from vbee_desktop.api.speech_decoder import callback_receipt, created_speech, known_speech
from vbee_desktop.api.values import MAX_COUNT
from vbee_desktop.api.verdict import Asked
from vbee_desktop.api.voices import decoded_page
from vbee_desktop.core.errors import Refused, Throttled, UnreadableAnswer, VbeeError
from vbee_desktop.core.models import Ownership, RemoteState

PAID = Asked(is_paid=True)
NAMES = st.sampled_from(
    [
        "status",
        "result",
        "data",
        "request_id",
        "requestId",
        "id",
        "transcriptId",
        "transcript",
        "utterances",
        "text",
        "startTime",
        "endTime",
        "error",
        "error_code",
        "error_message",
        "errorMessage",
        "message",
        "code",
        "details",
        "audio_link",
        "audioLink",
        "audio_url",
        "progress",
        "characters",
        "audio_expired",
        "created_at",
        "payload",
        "status_code",
        "callback_url",
        "voices",
        "pagination",
        "next_cursor",
        "has_next_page",
        "audioDuration",
        "credit_factor",
        "demo",
    ]
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        ["SUCCESS", "FAILURE", "COMPLETED", "IN_PROGRESS", "0", "1", "true", "https://x.example/a", "9e999"]
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=12,
)
OBJECTS = st.dictionaries(NAMES, VALUES, max_size=8)
BODIES = st.one_of(OBJECTS.map(lambda value: json.dumps(value).encode()), st.binary(max_size=60))
HEADERS = st.dictionaries(
    st.sampled_from(["content-type", "retry-after", "location", "date"]),
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(["text/html", "application/json", "5", "-1", "Tue, 01 Jan 2030"]),
    ),
)
STATUSES = st.sampled_from([200, 201, 204, 301, 400, 401, 403, 404, 408, 413, 429, 500, 502, 503])
ANSWERS = st.builds(Answer, STATUSES, HEADERS, BODIES)

DECODERS: list[Any] = [
    lambda answer: created_speech(answer, PAID),
    lambda answer: known_speech(answer, "a"),
    lambda answer: callback_receipt(answer, "a"),
    lambda answer: created_recognition(answer, PAID),
    lambda answer: known_recognition(answer, "a"),
    lambda answer: decoded_page(answer, Ownership.VBEE),
    lambda answer: decode_callback(answer.body),
]


@pytest.mark.parametrize("decode", DECODERS, ids=range(len(DECODERS)))
def test_only_our_errors(decode: Any) -> None:
    @settings(max_examples=80, deadline=None, database=None)
    @given(ANSWERS)
    def over_answers(answer: Answer) -> None:
        try:
            repr(decode(answer))
        except VbeeError as error:
            str(error).encode()
            json.dumps(error.facts, default=list)

    over_answers()


NO = [{"status": no} for no in (0, "0", False, "false", 0.0, 400, "403")]


def says_no(body: dict[str, Any]) -> bool:
    """By the envelope, in any container. A second telling of the rule, on purpose."""
    boxes = [body, body.get("result"), body.get("data")]
    return any({"status": box.get("status")} in NO for box in boxes if isinstance(box, dict))


def names_error(body: dict[str, Any]) -> bool:
    return any(
        f'"{name}"' in json.dumps(body) for name in ("error", "error_code", "error_message", "errorMessage")
    )


def is_called_uncharged(body: dict[str, Any], status: int) -> bool:
    try:
        created_speech(Answer(status, {}, json.dumps(body).encode()), PAID)
    except (Refused, Throttled):
        return True
    except UnreadableAnswer:
        pass
    return False


@settings(max_examples=150, deadline=None, database=None)
@given(OBJECTS, st.sampled_from([200, 201, 302, 500, 502, 503]))
def test_a_paid_create_is_called_uncharged_only_when_the_body_says_so(
    body: dict[str, Any], status: int
) -> None:
    if is_called_uncharged(body, status):
        assert status != 302
        assert says_no(body) or (status < 300 and names_error(body))


WORDS = st.text(max_size=12).filter(lambda word: word.strip().upper() not in {"SUCCESS", "COMPLETED", "DONE"})


@settings(max_examples=100, deadline=None, database=None)
@given(WORDS)
def test_an_unknown_word_is_never_done(word: str) -> None:
    body = json.dumps(
        {"request_id": "a", "transcriptId": "a", "status": word, "audio_link": "https://x.example/a"}
    )
    answer = Answer(200, {}, body.encode())
    decoders: list[Any] = [created_speech, created_recognition]
    for decode in decoders:
        with suppress(VbeeError):
            assert decode(answer, PAID).state is not RemoteState.DONE


IDS = st.text("abcdef0123456789-", min_size=1, max_size=40)


@settings(max_examples=150, deadline=None, database=None)
@given(
    IDS,
    st.sampled_from(["request_id", "requestId", "id"]),
    st.sampled_from(["audio_link", "audioLink", "audio_url"]),
    st.sampled_from([None, "result", "data"]),
    st.integers(0, 10**9),
    st.booleans(),
)
def test_every_spelling_in_every_container_reads_the_same(
    identifier: str, id_name: str, link_name: str, container: str | None, characters: int, as_text: bool
) -> None:
    fields = {
        id_name: identifier,
        link_name: "https://x.example/a.mp3",
        "status": "SUCCESS",
        "characters": str(characters) if as_text else characters,
    }
    body = {container: fields, "status": 1} if container else fields
    job = created_speech(Answer(200, {}, json.dumps(body).encode()), PAID)
    assert job.request_id == identifier
    assert job.state is RemoteState.DONE
    assert job.audio_link == "https://x.example/a.mp3"
    assert job.characters == (characters if characters <= MAX_COUNT else None)  # an absurd count is none

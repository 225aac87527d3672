"""What each client makes of the answer to a create, or to a read, and for how long it waits for one."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.api.clients import HASTY, REQUEST, against
from tests.api.wire_server import Reply, Seen, WireServer, reply_with
from vbee_desktop.api.current_speech import CurrentSpeech
from vbee_desktop.api.legacy_speech import LegacySpeech
from vbee_desktop.api.recognition import Recognition
from vbee_desktop.api.transport import Transport
from vbee_desktop.core.errors import BadInput, Code, NoAnswer, Refused, UnreadableAnswer

Create = Callable[[Transport], Awaitable[Any]]
TAKEN = reply_with(b'{"requestId": "a", "transcriptId": "a", "status": "PENDING"}')
WAITS_FOR_THE_WORK: dict[str, Create] = {
    "sync": lambda wire: CurrentSpeech(wire, "sync").create(REQUEST),
    "direct": lambda wire: LegacySpeech(wire, "direct").create(REQUEST),
    "recognition": lambda wire: Recognition(wire).create(audio=b"RIFF"),
}
IS_TAKEN_AT_ONCE: dict[str, Create] = {
    "async": lambda wire: CurrentSpeech(wire).create(REQUEST),
    "indirect": lambda wire: LegacySpeech(wire).create(REQUEST),
}


@pytest.mark.parametrize("slow", WAITS_FOR_THE_WORK.values(), ids=WAITS_FOR_THE_WORK.keys())
@pytest.mark.parametrize("quick", IS_TAKEN_AT_ONCE.values(), ids=IS_TAKEN_AT_ONCE.keys())
def test_an_answer_that_is_the_finished_work_is_waited_for_longer(slow: Create, quick: Create) -> None:
    is_over = asyncio.Event()

    async def late(request: Seen, writer: asyncio.StreamWriter) -> None:
        await is_over.wait()
        await TAKEN(request, writer)

    async def work(transport: Transport, _wire: WireServer) -> None:
        waiting = asyncio.ensure_future(slow(transport))
        with pytest.raises(NoAnswer):
            await quick(transport)
        is_over.set()
        await waiting

    against(late, work, timeouts=replace(HASTY, slow_read_s=20.0))


def of(reply: Reply, create: Create) -> Any:
    async def work(transport: Transport, _wire: WireServer) -> Any:
        return await create(transport)

    return against(reply, work)


def test_the_sound_of_a_short_text_is_at_most_32_mb() -> None:
    """It comes packed here: so much is sent in no time."""
    whole = b"ID3" + bytes(32_000_000 - 3)
    as_sound = "Content-Type: audio/mpeg\r\nContent-Encoding: gzip"

    def answered(sound: bytes) -> Any:
        return of(reply_with(gzip.compress(sound, 1), headers=as_sound), WAITS_FOR_THE_WORK["sync"])

    assert answered(whole).audio == whole
    with pytest.raises(UnreadableAnswer) as caught:
        answered(whole + b"\0")
    assert caught.value.facts["reason"] == "too_large"


def test_a_text_of_three_hundred_characters_is_short() -> None:
    request = replace(REQUEST, text="x" * 300)
    assert of(TAKEN, lambda wire: CurrentSpeech(wire, "sync").create(request)).request_id == "a"


@pytest.mark.parametrize(
    ("said", "code", "what"),
    [
        ("This feature is not supported in user package", Code.NOT_IN_PLAN, "plan"),
        ("Voice x does not support TTS sync", Code.NOT_IN_PLAN, "voice"),
        ("This voice only support sample rate of [8000,16000]", Code.NOT_IN_PLAN, "sample_rate"),
        ("The voice x is not available to you", Code.NOT_IN_PLAN, None),
        ("not enough credits", Code.OUT_OF_POINTS, None),
        ("something else", Code.SERVICE_FAILED, None),
    ],
)
def test_what_is_refused_at_once_says_whether_it_may_be_had_as_usual(
    said: str, code: Code, what: str | None
) -> None:
    body = json.dumps({"error": {"code": "BAD_REQUEST", "message": said}}).encode()
    with pytest.raises(Refused) as caught:
        of(reply_with(body, "400 Bad Request"), WAITS_FOR_THE_WORK["sync"])
    refused = caught.value
    assert (refused.code, refused.facts.get("sync")) == (code, what)
    assert (refused.detail, refused.http_status) == ("HTTP 400 BAD_REQUEST", 400)
    assert (refused.facts["error_code"], refused.facts["text"]) == ("BAD_REQUEST", said)


TOO_LARGE = reply_with(b"", "413 Payload Too Large")


@pytest.mark.parametrize(
    ("create", "limit"),
    [
        (IS_TAKEN_AT_ONCE["async"], 100_000),
        (IS_TAKEN_AT_ONCE["indirect"], 100_000),
        (WAITS_FOR_THE_WORK["sync"], 300),
    ],
    ids=["async", "indirect", "sync"],
)
def test_a_text_that_is_found_too_long_is_told_with_the_limit(create: Create, limit: int) -> None:
    with pytest.raises(Refused) as caught:
        of(TOO_LARGE, create)
    facts = {name: caught.value.facts[name] for name in ("reason", "characters", "limit")}
    assert caught.value.code is Code.BAD_TEXT
    assert facts == {"reason": "too_long", "characters": len(REQUEST.text), "limit": limit}


@pytest.mark.parametrize(("mode", "limit_bytes"), [("sync", 10_000_000), ("async", 100_000_000)])
@pytest.mark.parametrize(
    ("source", "size_bytes"), [({"audio": bytes(9)}, 9), ({"audio_url": "https://a.example/x.wav"}, 0)]
)
def test_sound_that_is_found_too_large_is_told_with_the_limit(
    mode: Any, limit_bytes: int, source: dict[str, Any], size_bytes: int
) -> None:
    with pytest.raises(Refused) as caught:
        of(TOO_LARGE, lambda wire: Recognition(wire).create(mode=mode, **source))
    sizes = {name: caught.value.facts[name] for name in ("size_bytes", "limit_bytes")}
    assert caught.value.code is Code.AUDIO_TOO_LARGE
    assert sizes == {"size_bytes": size_bytes, "limit_bytes": limit_bytes}


@pytest.mark.parametrize(
    ("options", "detail", "facts"),
    [
        ({}, "either audio or an address", {"field": "audio"}),
        ({"audio_url": "ftp://a"}, "audio address", {"field": "audio_url", "reason": "address"}),
        (
            {"audio": bytes(10_000_000)},
            "over the limit of sync",
            {"size_bytes": 10_000_000, "limit_bytes": 10_000_000},
        ),
    ],
    ids=["neither", "no address", "10 MB"],
)
def test_what_is_not_sent_says_why(options: dict[str, Any], detail: str, facts: dict[str, Any]) -> None:
    with pytest.raises(BadInput) as caught:
        of(TAKEN, lambda wire: Recognition(wire).create(**options))
    assert (caught.value.detail, caught.value.facts) == (detail, facts)


def test_an_address_may_be_written_in_capitals_and_hold_anything() -> None:
    async def work(transport: Transport, wire: WireServer) -> list[bytes]:
        for address in ("HTTPS://A.EXAMPLE/X.WAV", "http://a.example/\ud800.wav"):
            await Recognition(transport).create(audio_url=address)
        return [seen.body for seen in wire.seen]

    capitals, broken = against(TAKEN, work)
    assert b"\r\n\r\nHTTPS://A.EXAMPLE/X.WAV\r\n" in capitals
    assert b"\r\n\r\nhttp://a.example/?.wav\r\n" in broken


def test_sound_of_ten_megabytes_less_one_is_sent_under_its_name() -> None:
    async def work(transport: Transport, wire: WireServer) -> bytes:
        await Recognition(transport).create(audio=bytes(9_999_999), file_name="họp.wav")
        return wire.seen[0].body

    assert 'filename="họp.wav"'.encode() in against(TAKEN, work)


HTML = reply_with(b"<html>Welcome</html>", headers="Content-Type: text/html")


@pytest.mark.parametrize("create", (IS_TAKEN_AT_ONCE | WAITS_FOR_THE_WORK).values())
def test_a_page_in_place_of_an_answer_leaves_it_open_whether_it_was_charged(create: Create) -> None:
    with pytest.raises(UnreadableAnswer):
        of(HTML, create)


@pytest.mark.parametrize(
    ("read", "name"),
    [
        (lambda wire: CurrentSpeech(wire).read("a"), "request_id"),
        (lambda wire: LegacySpeech(wire).read("a"), "request_id"),
        (lambda wire: LegacySpeech(wire).callback_receipt("a"), "request_id"),
        (lambda wire: Recognition(wire).read("a"), "transcript_id"),
    ],
)
def test_what_is_read_is_kept_under_the_id_that_it_was_asked_with(read: Create, name: str) -> None:
    other = {"requestId": "other", "transcriptId": "other", "status": "PENDING"}
    body = json.dumps({"status": 1, "result": other}).encode()
    assert getattr(of(reply_with(body), read), name) == "a"


def test_a_transcript_that_is_nowhere_is_told_in_the_words_of_the_first_address() -> None:
    async def nowhere(request: Seen, writer: asyncio.StreamWriter) -> None:
        first = reply_with(b'{"error": {"code": "NOT_FOUND", "message": "no such"}}', "404 Not Found")
        page = reply_with(b"<html>", "404 Not Found", "Content-Type: text/html")
        await (page if request.target.startswith("/api/") else first)(request, writer)

    with pytest.raises(Refused) as caught:
        of(nowhere, lambda wire: Recognition(wire).read("a"))
    assert caught.value.facts["text"] == "no such"

"""What each client asks for, field by field, as it arrives at a real server."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.api.answers import seed
from tests.api.clients import APP_ID, REQUEST, against
from tests.api.wire_server import Reply, Seen, WireServer, reply_with
from vbee_desktop.api.current_speech import CurrentSpeech
from vbee_desktop.api.legacy_speech import LegacySpeech
from vbee_desktop.api.recognition import Recognition
from vbee_desktop.api.speech import PLACEHOLDER_CALLBACK
from vbee_desktop.api.transport import Transport
from vbee_desktop.api.voices import Voices
from vbee_desktop.core.errors import BadInput, Code, Refused, UnreadableAnswer
from vbee_desktop.core.models import AudioFormat, Ownership, Pauses, RemoteState

TAKEN = json.dumps(
    {"status": 1, "result": {"request_id": "a", "transcriptId": "a", "status": "PENDING", "voices": []}}
).encode()
WAV = AudioFormat.WAV
WAV_BYTES = b"RIFF" + bytes(4) + b"WAVE" + bytes(50)
MP3_BYTES = b"ID3" + bytes(50)


def sent(call: Callable[[Transport], Awaitable[Any]], body: bytes = TAKEN) -> Seen:
    async def work(transport: Transport, wire: WireServer) -> Seen:
        await call(transport)
        assert len(wire.seen) == 1
        return wire.seen[0]

    return against(reply_with(body), work)


def fields(call: Callable[[Transport], Awaitable[Any]]) -> dict[str, Any]:
    return dict(json.loads(sent(call).body))


def test_a_legacy_create_has_the_fields_of_the_seed() -> None:
    seen = sent(lambda t: LegacySpeech(t).create(REQUEST, "https://mydomain.example/callback"))
    body = json.loads(seen.body)
    assert (seen.method, seen.target) == ("POST", "/api/v1/tts")
    assert set(body) == set(json.loads(seed("001_create_request.json")))
    assert body == {
        "app_id": APP_ID,
        "response_type": "indirect",
        "callback_url": "https://mydomain.example/callback",
        "input_text": REQUEST.text,
        "voice_code": REQUEST.voice_code,
        "audio_type": "mp3",
        "bitrate": 128,
        "speed_rate": 1.0,
    }
    assert "app-id" not in seen.headers


def test_a_legacy_create_without_a_callback_names_a_reserved_host() -> None:
    assert fields(lambda t: LegacySpeech(t).create(REQUEST))["callback_url"] == PLACEHOLDER_CALLBACK


def test_a_direct_legacy_create_has_no_callback() -> None:
    body = fields(lambda t: LegacySpeech(t, "direct").create(REQUEST))
    assert body["response_type"] == "direct"
    assert "callback_url" not in body


def test_optional_legacy_fields() -> None:
    request = replace(REQUEST, audio_format=WAV, sample_rate_hz=16000, emphasis=0, speed=1.3)
    body = fields(lambda t: LegacySpeech(t).create(request))
    assert "bitrate" not in body
    assert (body["audio_type"], body["sample_rate"], body["emphasis_intensity"], body["speed_rate"]) == (
        "wav",
        16000,
        0,
        1.3,
    )


def test_a_current_create() -> None:
    seen = sent(lambda t: CurrentSpeech(t).create(REQUEST))
    assert (seen.method, seen.target, seen.headers["app-id"]) == ("POST", "/v1/tts", APP_ID)
    assert json.loads(seen.body) == {
        "text": REQUEST.text,
        "mode": "async",
        "voiceCode": REQUEST.voice_code,
        "webhookUrl": PLACEHOLDER_CALLBACK,
        "outputFormat": "mp3",
        "bitrate": 128,
        "speed": 1.0,
    }


def test_whose_webhook_is_used() -> None:
    async def both(transport: Transport) -> None:
        await CurrentSpeech(transport, webhook_url="https://set.example/").create(REQUEST)

    assert fields(both)["webhookUrl"] == "https://set.example/"
    own = fields(
        lambda t: CurrentSpeech(t, webhook_url="https://set.example/").create(REQUEST, "https://own.example/")
    )
    assert own["webhookUrl"] == "https://own.example/"


def test_optional_current_fields() -> None:
    request = replace(
        REQUEST, audio_format=WAV, sample_rate_hz=8000, emphasis=50, pauses=Pauses(paragraph_s=0.0)
    )
    body = fields(lambda t: CurrentSpeech(t).create(request))
    assert "bitrate" not in body
    assert (body["sampleRate"], body["emphasisIntensity"]) == (8000, 50)
    assert body["clientPause"] == {
        "majorBreak": 0.3,
        "mediumBreak": 0.25,
        "sentenceBreak": 0.45,
        "paragraphBreak": 0.0,
    }


@pytest.mark.parametrize(
    ("call", "target"),
    [
        (lambda t: LegacySpeech(t).read("a/../b?c"), "/api/v1/tts/a%2F..%2Fb%3Fc"),
        (lambda t: CurrentSpeech(t).read("a b"), "/v1/tts/requests/a%20b"),
        (lambda t: Recognition(t).read("a"), "/v1/stt/transcripts/a"),
    ],
)
def test_reads(call: Callable[[Transport], Awaitable[Any]], target: str) -> None:
    seen = sent(call)
    assert (seen.method, seen.target, seen.body) == ("GET", target, b"")
    assert ("app-id" in seen.headers) == ("/api/" not in target)


def test_a_callback_receipt_is_asked_for() -> None:
    seen = sent(lambda t: LegacySpeech(t).callback_receipt("a"))
    assert seen.target == "/api/v1/tts/a/callback-result"
    assert "app-id" not in seen.headers


def test_a_page_of_voices() -> None:
    seen = sent(lambda t: Voices(t).page(Ownership.COMMUNITY, "cur=1", "vi-VN", "female", "x"))
    parts = urlsplit(seen.target)
    assert parts.path == "/api/public/v1/voices"
    assert parse_qs(parts.query) == {
        "voiceOwnership": ["COMMUNITY"],
        "limit": ["100"],
        "cursor": ["cur=1"],
        "languageCode": ["vi-VN"],
        "gender": ["female"],
        "code": ["x"],
    }
    plain = sent(lambda t: Voices(t).page(Ownership.VBEE))
    assert set(parse_qs(urlsplit(plain.target).query)) == {"voiceOwnership", "limit"}


def test_a_recognition_of_a_file() -> None:
    seen = sent(lambda t: Recognition(t).create(audio=WAV_BYTES, webhook_url="https://hook.example/"))
    assert (seen.method, seen.target) == ("POST", "/v1/stt")
    assert (
        b'name="audioContent"; filename="clip.wav"\r\nContent-Type: audio/wav\r\n\r\n' + WAV_BYTES
        in seen.body
    )
    assert b'name="mode"\r\n\r\nsync' in seen.body
    assert b'name="webhookUrl"\r\n\r\nhttps://hook.example/' in seen.body
    assert b"audioUrl" not in seen.body


def test_a_recognition_of_a_link_is_multipart_too() -> None:
    seen = sent(lambda t: Recognition(t).create(audio_url=" https://a.example/x.wav ", mode="async"))
    assert seen.headers["content-type"].startswith("multipart/form-data")
    assert b'name="audioUrl"\r\n\r\nhttps://a.example/x.wav\r\n' in seen.body
    assert b'name="mode"\r\n\r\nasync' in seen.body
    assert b"audioContent" not in seen.body


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({}, Code.BAD_SETTING),
        ({"audio": b"x", "audio_url": "https://a.example/"}, Code.BAD_SETTING),
        ({"audio_url": "ftp://a.example/"}, Code.BAD_SETTING),
        ({"audio": bytes(10_000_000)}, Code.AUDIO_TOO_LARGE),
        ({"audio": bytes(100_000_000), "mode": "async"}, Code.AUDIO_TOO_LARGE),
    ],
    ids=["neither", "both", "no link", "10 MB sync", "100 MB async"],
)
def test_what_would_be_refused_is_not_sent(options: dict[str, Any], code: Code) -> None:
    async def work(transport: Transport, wire: WireServer) -> None:
        with pytest.raises(BadInput) as caught:
            await Recognition(transport).create(**options)
        assert caught.value.code is code
        assert wire.connections == 0

    against(reply_with(), work)


def test_a_transcript_is_looked_for_at_the_other_address_once_and_on_404_only() -> None:
    async def work(transport: Transport, wire: WireServer) -> list[str]:
        with pytest.raises(Refused) as caught:
            await Recognition(transport).read("a")
        assert caught.value.http_status == 404
        return [seen.target for seen in wire.seen]

    not_found = reply_with(b'{"error": {"code": "NOT_FOUND"}}', "404 Not Found")
    assert against(not_found, work) == ["/v1/stt/transcripts/a", "/api/v1/stt/transcripts/a"]


def test_other_failures_are_not_looked_for_elsewhere() -> None:
    async def work(transport: Transport, wire: WireServer) -> int:
        with pytest.raises(Refused):
            await Recognition(transport).read("a")
        return len(wire.seen)

    assert against(reply_with(b"{}", "400 Bad Request"), work) == 1


def test_a_transcript_at_the_other_address() -> None:
    async def only_there(request: Seen, writer: Any) -> None:
        is_there = request.target.startswith("/api/")
        found = reply_with(b'{"status": "COMPLETED", "transcript": "x"}')
        missing = reply_with(b"<html>", "404 Not Found", "Content-Type: text/html")
        await (found if is_there else missing)(request, writer)

    async def work(transport: Transport, _wire: WireServer) -> str:
        return (await Recognition(transport).read("a")).transcript

    assert against(only_there, work) == "x"


# The current service's sync mode


def sync_answer(reply: Reply) -> Any:
    async def work(transport: Transport, _wire: WireServer) -> Any:
        return await CurrentSpeech(transport, "sync").create(REQUEST)

    return against(reply, work)


def test_sync_asks_without_a_webhook() -> None:
    body = fields(lambda t: CurrentSpeech(t, "sync").create(REQUEST))
    assert body["mode"] == "sync"
    assert "webhookUrl" not in body


@pytest.mark.parametrize("body", [MP3_BYTES, WAV_BYTES], ids=["mp3", "wav"])
@pytest.mark.parametrize("kind", ["audio/mpeg", "application/octet-stream"])
def test_sync_sound_is_ready_at_once(body: bytes, kind: str) -> None:
    job = sync_answer(reply_with(body, headers=f"Content-Type: {kind}"))
    assert (job.request_id, job.state, job.audio) == ("", RemoteState.DONE, body)


def test_sync_may_answer_json_under_200() -> None:
    job = sync_answer(reply_with(b'{"requestId": "a", "status": "PROCESSING"}'))
    assert (job.request_id, job.state, job.audio) == ("a", RemoteState.RUNNING, b"")


@pytest.mark.parametrize(
    "said",
    [
        "This feature is not supported in user package",
        "Voice x does not support TTS sync",
        "This voice only support sample rate of [8000,16000,22050]",
    ],
)
def test_sync_refusals_leave_the_batch_mode_open(said: str) -> None:
    body = json.dumps({"error": {"code": "BAD_REQUEST", "message": said}}).encode()
    with pytest.raises(Refused) as caught:
        sync_answer(reply_with(body, "400 Bad Request"))
    assert caught.value.code is Code.NOT_IN_PLAN
    assert caught.value.facts["text"] == said


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"junk" * 9, "audio/mpeg"),
        (b"", "audio/mpeg"),
        (MP3_BYTES, "text/html"),
        (MP3_BYTES, "application/json"),
        (b"{}", "application/json"),
    ],
)
def test_sync_answers_that_tell_nothing(body: bytes, kind: str) -> None:
    with pytest.raises(UnreadableAnswer):
        sync_answer(reply_with(body, headers=f"Content-Type: {kind}"))


def test_sync_takes_short_texts_only() -> None:
    async def work(transport: Transport, wire: WireServer) -> None:
        with pytest.raises(BadInput) as caught:
            await CurrentSpeech(transport, "sync").create(replace(REQUEST, text="x" * 301))
        assert caught.value.facts == {"reason": "too_long", "characters": 301, "limit": 300}
        assert (caught.value.code, caught.value.detail) == (Code.BAD_TEXT, "too long for sync")
        assert wire.connections == 0

    against(reply_with(), work)


def test_a_text_that_the_service_finds_too_long() -> None:
    async def work(transport: Transport, _wire: WireServer) -> None:
        with pytest.raises(Refused) as caught:
            await CurrentSpeech(transport).create(REQUEST)
        assert caught.value.code is Code.BAD_TEXT
        assert caught.value.facts["characters"] == len(REQUEST.text)

    against(reply_with(b"", "413 Payload Too Large"), work)

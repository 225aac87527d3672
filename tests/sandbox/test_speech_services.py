"""The two speech services, field by field as the seeds and vbee-api.md have them."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from tests.sandbox.helpers import (
    NORTH,
    PLACEHOLDER,
    TEXT,
    await_state,
    create_legacy,
    current_body,
    download,
    duration_s,
    legacy_body,
)
from tests.support.sandbox_process import SandboxProcess

STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
SYNC_VOICE = NORTH


def refused(client: httpx.Client, **fields: Any) -> str:
    """The message of a legacy refusal, which comes under HTTP 200."""
    answer = client.post("/api/v1/tts", json=legacy_body(**fields))
    body = answer.json()
    assert answer.status_code == 200
    assert body.keys() == {"status", "error_code", "error_message"}
    assert body["status"] == 0
    assert isinstance(body["error_code"], int)
    return str(body["error_message"])


def refused_current(client: httpx.Client, status: int = 400, **fields: Any) -> tuple[str, str]:
    answer = client.post("/v1/tts", json=current_body(**fields))
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    return error["code"], error["message"]


def test_legacy_create_and_read_have_the_fields_of_seed_002(client: httpx.Client) -> None:
    created = create_legacy(client, response_type="indirect", callback_url=PLACEHOLDER, audio_type="wav")
    assert created["status"] in {"IN_PROGRESS", "SUCCESS"}
    job = await_state(client, f"/api/v1/tts/{created['request_id']}", "SUCCESS")
    assert job["app_id"] == "app-1"
    assert job["audio_link"].endswith(".wav?" + job["audio_link"].split("?")[1])
    assert (job["audio_type"], job["bitrate"], job["characters"]) == ("wav", 128, len(TEXT))
    assert (job["speed_rate"], job["sample_rate"], job["voice_code"]) == (1, "48000", NORTH)
    assert STAMP.fullmatch(job["created_at"])
    assert job["progress"] == 100
    assert "audio_expired" not in job


def test_direct_answers_with_the_audio(client: httpx.Client) -> None:
    result = create_legacy(client)
    assert result["status"] == "SUCCESS"
    assert download(client, result["audio_link"])[:2] in {b"\xff\xf3", b"\xff\xfb"}


def test_direct_that_takes_long_answers_with_the_id(client: httpx.Client, sandbox: SandboxProcess) -> None:
    sandbox.settings(direct_wait_s=0)
    result = create_legacy(client)
    assert result["status"] == "IN_PROGRESS"
    assert "audio_link" not in result
    await_state(client, f"/api/v1/tts/{result['request_id']}", "SUCCESS")


def test_progress_moves_with_the_work(client: httpx.Client) -> None:
    created = create_legacy(
        client, response_type="indirect", callback_url=PLACEHOLDER, input_text=TEXT * 40, audio_type="mp3"
    )
    path, seen = f"/api/v1/tts/{created['request_id']}", set()
    while (job := client.get(path).json()["result"])["status"] == "IN_PROGRESS":
        seen.add(job["progress"])
    assert len(seen) > 3
    assert job["progress"] == 100


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"app_id": None}, "app_id is required"),
        ({"input_text": ""}, "input_text is required"),
        ({"input_text": " \n "}, "input_text must not be empty"),
        ({"input_text": "a" * 100_001}, "input_text must not be longer than 100000 characters"),
        ({"input_text": 7}, "input_text must be a string"),
        ({"voice_code": None}, "voice_code is required"),
        ({"voice_code": "nobody"}, "voice_code nobody is not found"),
        ({"response_type": "later"}, "response_type must be one of [indirect,direct]"),
        ({"response_type": "indirect"}, "callback_url is required"),
        ({"response_type": None}, "callback_url is required"),
        ({"callback_url": "nowhere"}, "callback_url must be a valid URL"),
        ({"audio_type": "ogg"}, "audio_type must be one of [mp3,wav]"),
        ({"bitrate": 96}, "bitrate must be one of [8,16,32,64,128]"),
        ({"speed_rate": 2.0}, "speed_rate must be a number from 0.1 to 1.9"),
        ({"speed_rate": "fast"}, "speed_rate must be a number from 0.1 to 1.9"),
        ({"emphasis_intensity": 55}, "emphasis_intensity must be one of"),
        ({"sample_rate": 11025}, "sample_rate must be one of"),
        ({"voice_code": "hn_female_hachi_book_22k-vc", "sample_rate": 44100}, "[8000,16000,22050]"),
    ],
)
def test_legacy_refusals_come_under_200(client: httpx.Client, fields: dict[str, Any], message: str) -> None:
    assert message in refused(client, **fields)


def test_a_refusal_is_not_charged(client: httpx.Client, sandbox: SandboxProcess) -> None:
    refused(client, voice_code="nobody")
    assert sandbox.ledger() == []


def test_speed_and_bitrate_may_come_as_text(client: httpx.Client) -> None:
    result = create_legacy(client, speed_rate="1.0", bitrate="64", emphasis_intensity=50)
    assert (result["speed_rate"], result["bitrate"]) == (1, 64)


def test_a_body_that_is_no_object_is_refused(client: httpx.Client) -> None:
    for raw in (b"{", b"[]", b"[" * 200_000, b'"text"'):
        assert client.post("/api/v1/tts", content=raw).json()["status"] == 0
    assert client.post("/v1/tts", content=b"{").status_code == 400
    assert client.post("/v1/tts", content=b"x" * 2_100_000).status_code == 413


def test_half_a_character_is_refused(client: httpx.Client) -> None:
    raw = b'{"app_id":"a","response_type":"direct","voice_code":"%s","input_text":"\\ud83d"}' % NORTH.encode()
    assert (
        client.post("/api/v1/tts", content=raw).json()["error_message"] == "input_text is not valid Unicode"
    )


def test_voices_that_the_account_may_not_use(client: httpx.Client, sandbox: SandboxProcess) -> None:
    sandbox.settings(refused_voices=[NORTH])
    body = client.post("/api/v1/tts", json=legacy_body()).json()
    assert (body["status"], body["error_code"]) == (0, 1045)


def test_a_failed_job_tells_why_inside_the_result(client: httpx.Client, sandbox: SandboxProcess) -> None:
    sandbox.settings(failing_voices=[NORTH])
    result = create_legacy(client)
    assert result["status"] == "FAILURE"
    assert result["error_code"]
    assert result["error_message"]


def test_unknown_requests(client: httpx.Client) -> None:
    body = client.get("/api/v1/tts/none").json()
    assert (body["status"], body["error_message"]) == (0, "Request is not found")
    answer = client.get("/v1/tts/requests/none")
    assert answer.status_code == 400
    assert answer.json() == {"error": {"code": "BAD_REQUEST", "message": "Request is not found"}}


def test_current_create_and_read(client: httpx.Client) -> None:
    created = client.post("/v1/tts", json=current_body(outputFormat="wav", clientPause={}, speed=0.25))
    assert created.json().keys() == {"requestId", "status"}
    assert created.json()["status"] == "PROCESSING"
    job = await_state(client, f"/v1/tts/requests/{created.json()['requestId']}", "COMPLETED")
    assert job.keys() == {"requestId", "status", "audioLink"}
    assert download(client, job["audioLink"])[:4] == b"RIFF"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"mode": None}, "mode must be one of [async,sync]"),
        ({"webhookUrl": None}, "webhookUrl is required"),
        ({"webhookUrl": "/relative"}, "webhookUrl must be a valid URL"),
        ({"text": "a" * 100_001}, "text must not be longer than 100000 characters"),
        ({"voiceCode": "nobody"}, "voiceCode nobody is not found"),
        ({"outputFormat": "pcm"}, "outputFormat must be one of [mp3,wav]"),
        ({"speed": 0.2}, "speed must be a number from 0.25 to 1.9"),
        ({"clientPause": 3}, "clientPause must be an object"),
        ({"clientPause": {"majorBreak": 11}}, "majorBreak must be a number from 0.1 to 10"),
        ({"mode": "sync", "text": "a" * 301}, "text must not be longer than 300 characters"),
        ({"mode": "sync", "voiceCode": "hn_female_hachi_book_22k-vc"}, "does not support TTS sync"),
        ({"voiceCode": "hn_female_hachi_book_22k-vc", "sampleRate": 24000}, "[8000,16000,22050]"),
    ],
)
def test_current_refusals(client: httpx.Client, fields: dict[str, Any], message: str) -> None:
    code, text = refused_current(client, **fields)
    assert code == "BAD_REQUEST"
    assert message in text


def test_sync_answers_sound(client: httpx.Client) -> None:
    for output_format, media_type in (("mp3", "audio/mpeg"), ("wav", "audio/wav"), ("pcm", "audio/pcm")):
        body = current_body(mode="sync", webhookUrl=None, voiceCode=SYNC_VOICE, outputFormat=output_format)
        answer = client.post("/v1/tts", json=body)
        assert answer.headers["content-type"] == media_type
        assert answer.headers["transfer-encoding"] == "chunked"
        assert len(answer.content) > 10_000
        if output_format != "pcm":
            assert duration_s(answer.content) > 2


def test_sync_that_is_not_in_the_plan(client: httpx.Client, sandbox: SandboxProcess) -> None:
    sandbox.settings(tts_sync_allowed=False)
    assert refused_current(client, mode="sync")[1] == "This feature is not supported in user package"


def test_points_run_out(client: httpx.Client, sandbox: SandboxProcess) -> None:
    sandbox.settings(points_balance=len(TEXT) + 5)
    assert client.post("/v1/tts", json=current_body()).status_code == 200
    assert refused_current(client, 500)[0] == "TTS_SPEND_CREDITS_FAILED"
    assert client.post("/api/v1/tts", json=legacy_body()).json()["status"] == 0
    assert len(sandbox.ledger()) == 1


def test_too_many_at_once(client: httpx.Client, sandbox: SandboxProcess) -> None:
    sandbox.settings(max_concurrent_jobs=1, job_duration_s=30)
    assert client.post("/v1/tts", json=current_body()).status_code == 200
    assert refused_current(client, 429)[0] == "TTS_CCR_MAX_LIMIT_REACHED"


def test_requests_belong_to_their_app(client: httpx.Client, sandbox: SandboxProcess) -> None:
    request_id = client.post("/v1/tts", json=current_body()).json()["requestId"]
    legacy_id = create_legacy(client)["request_id"]
    other = {"App-Id": "app-2", "Authorization": "Bearer other"}
    assert client.get(f"/v1/tts/requests/{request_id}", headers=other).status_code == 400
    assert client.get(f"/api/v1/tts/{legacy_id}", headers=other).json()["status"] == 0
    with httpx.Client(base_url=sandbox.url, trust_env=False) as renewed:
        answer = renewed.get(f"/api/v1/tts/{legacy_id}", headers={"Authorization": "Bearer renewed"})
    assert answer.json()["status"] == 1


def test_each_service_knows_its_own_jobs_only(client: httpx.Client) -> None:
    legacy = create_legacy(client)["request_id"]
    current = client.post("/v1/tts", json=current_body()).json()["requestId"]
    assert client.get(f"/v1/tts/requests/{legacy}").status_code == 400
    assert client.get(f"/api/v1/tts/{current}").json()["status"] == 0

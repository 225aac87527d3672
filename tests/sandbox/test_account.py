"""Tokens, links, callbacks, the ledger and the control door."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.sandbox.helpers import (
    NORTH,
    PLACEHOLDER,
    TEXT,
    await_state,
    client_of,
    create_legacy,
    current_body,
    legacy_body,
    receiver,
    silence,
    speak,
    transcribe,
)
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.sandbox.callbacks import is_placeholder

DAY_S = 86_400


def jwt(**claims: Any) -> str:
    parts = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in ({}, claims)
    ]
    return ".".join([*parts, "signature"])


def paid_calls(client: httpx.Client, **headers: str) -> list[httpx.Response]:
    return [
        client.post("/api/v1/tts", json=legacy_body(), headers=headers),
        client.get("/api/v1/tts/any", headers=headers),
        client.get("/api/v1/tts/any/callback-result", headers=headers),
        client.post("/v1/tts", json=current_body(), headers=headers),
        client.get("/v1/tts/requests/any", headers=headers),
        client.post("/v1/stt", data={"mode": "sync"}, files={"audioContent": silence(0.1)}, headers=headers),
        client.get("/v1/stt/transcripts/any", headers=headers),
        client.get("/api/public/v1/voices?voiceOwnership=VBEE", headers=headers),
    ]


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer bad", "Basic abc", f"Bearer {jwt(exp=1_000)}"])
def test_bad_tokens_are_refused_everywhere(client: httpx.Client, token: str) -> None:
    assert [answer.status_code for answer in paid_calls(client, Authorization=token)] == [401] * 8


def test_refusals_of_tokens_have_the_shape_of_their_service(client: httpx.Client) -> None:
    legacy, *_, voices = paid_calls(client, Authorization="Bearer bad")
    current = client.get("/v1/tts/requests/any", headers={"Authorization": "Bearer bad"})
    assert legacy.json()["status"] == voices.json()["status"] == 0
    assert current.json()["error"]["code"] == "UNAUTHORIZED"


def test_the_app_id_header_is_needed_but_for_legacy(client: httpx.Client) -> None:
    codes = [answer.status_code for answer in paid_calls(client, **{"App-Id": ""})]
    assert codes == [200, 200, 200, 401, 401, 401, 401, 401]


def test_a_token_expires(client: httpx.Client, sandbox: SandboxProcess) -> None:
    headers = {"Authorization": f"Bearer {jwt(exp=time.time() + 3600)}"}
    assert client.post("/api/v1/tts", json=legacy_body(), headers=headers).status_code == 200
    sandbox.shift_clock(3601)
    assert client.post("/api/v1/tts", json=legacy_body(), headers=headers).status_code == 401
    for other in (jwt(sub="no expiry"), jwt(exp="soon"), "a.b.c", "a.b"):
        headers = {"Authorization": f"Bearer {other}"}
        assert client.post("/api/v1/tts", json=legacy_body(), headers=headers).status_code == 200


def test_links_die_and_are_given_anew(client: httpx.Client, sandbox: SandboxProcess) -> None:
    job = create_legacy(client)
    assert client.get(job["audio_link"]).status_code == 200
    sandbox.shift_clock(181)
    dead = client.get(job["audio_link"])
    assert dead.status_code == 403
    assert dead.headers["content-type"].startswith("text/html")
    fresh = client.get(f"/api/v1/tts/{job['request_id']}").json()["result"]["audio_link"]
    assert fresh != job["audio_link"]
    assert client.get(fresh).status_code == 200


def test_the_life_of_links_can_be_set(client: httpx.Client, sandbox: SandboxProcess) -> None:
    sandbox.settings(link_lifetime_s=0)
    assert client.get(create_legacy(client)["audio_link"]).status_code == 403


def test_links_cannot_be_forged(client: httpx.Client) -> None:
    link = create_legacy(client)["audio_link"]
    bare, _, query = link.partition("?")
    later = query.replace("Expires=", "Expires=9")
    for forged in (bare, f"{bare}?{later}", f"{bare}?Expires=x&Signature=é", link[:-1]):
        assert client.get(forged).status_code == 403


def test_audio_is_kept_three_days(client: httpx.Client, sandbox: SandboxProcess) -> None:
    legacy = create_legacy(client)["request_id"]
    current = client.post("/v1/tts", json=current_body()).json()["requestId"]
    await_state(client, f"/v1/tts/requests/{current}", "COMPLETED")
    sandbox.shift_clock(3 * DAY_S + 1)
    job = client.get(f"/api/v1/tts/{legacy}").json()["result"]
    assert (job["status"], job["audio_expired"]) == ("SUCCESS", True)
    assert "audio_link" not in job
    assert client.get(f"/v1/tts/requests/{current}").json() == {"requestId": current, "status": "COMPLETED"}


def test_the_audio_host_needs_no_token(sandbox: SandboxProcess, client: httpx.Client) -> None:
    link = create_legacy(client)["audio_link"]
    assert httpx.get(link, trust_env=False).status_code == 200
    seen = sandbox.requests()[-1]
    assert (seen["stage"], seen["authorization"], seen["status"]) == ("download", False, 200)
    part = httpx.get(link, headers={"Range": "bytes=0-9"}, trust_env=False)
    assert (part.status_code, len(part.content)) == (206, 10)


def test_the_callback_of_seed_001_arrives_and_its_outcome_is_that_of_seed_000(client: httpx.Client) -> None:
    with receiver(answer=b"OK") as got:
        job = create_legacy(client, response_type="indirect", callback_url=got.url, audio_type="wav")
        assert got.arrived.wait(20)
    payload = got.bodies[0]
    assert payload.keys() == {
        "app_id", "audio_link", "audio_type", "bitrate", "characters", "created_at", "request_id",
        "sample_rate", "speed_rate", "status", "voice_code",
    }  # fmt: skip
    assert (payload["status"], payload["sample_rate"], payload["speed_rate"]) == ("SUCCESS", "48000", 1)
    assert client.get(payload["audio_link"]).content[:4] == b"RIFF"
    outcome = await_outcome(client, job["request_id"])
    assert outcome.keys() == {"callback_url", "created_at", "payload", "request_id", "result", "status_code"}
    assert (outcome["result"], outcome["status_code"]) == ("OK", "200")
    assert outcome["payload"] == payload


def await_outcome(client: httpx.Client, request_id: str) -> dict[str, Any]:
    end_s = time.monotonic() + 20
    while time.monotonic() < end_s:
        body = client.get(f"/api/v1/tts/{request_id}/callback-result").json()
        if body["status"] == 1:
            outcome: dict[str, Any] = body["result"]
            return outcome
    raise AssertionError("no callback was ever tried")


def test_the_current_service_calls_back_with_the_same_body(client: httpx.Client) -> None:
    with receiver() as got:
        request_id = client.post("/v1/tts", json=current_body(webhookUrl=got.url)).json()["requestId"]
        assert got.arrived.wait(20)
    assert (got.bodies[0]["request_id"], got.bodies[0]["status"]) == (request_id, "SUCCESS")


def test_a_failed_job_calls_back_without_a_link(client: httpx.Client, sandbox: SandboxProcess) -> None:
    sandbox.settings(failing_voices=[NORTH])
    with receiver() as got:
        create_legacy(client, callback_url=got.url)
        assert got.arrived.wait(20)
    assert got.bodies[0]["status"] == "FAILURE"
    assert "audio_link" not in got.bodies[0]


def test_callbacks_that_nobody_takes(client: httpx.Client) -> None:
    with receiver(status=500, answer=b"no") as got:
        job = create_legacy(client, callback_url=got.url)
        assert got.arrived.wait(20)
    assert await_outcome(client, job["request_id"])["status_code"] == "500"
    gone = create_legacy(client, callback_url=got.url)
    assert await_outcome(client, gone["request_id"])["status_code"] is None
    placeholder = create_legacy(client, callback_url=PLACEHOLDER)
    assert "reserved" in await_outcome(client, placeholder["request_id"])["result"]


def test_a_request_without_callback_has_no_outcome(client: httpx.Client) -> None:
    job = create_legacy(client)
    assert client.get(f"/api/v1/tts/{job['request_id']}/callback-result").json()["status"] == 0


def test_the_ledger(client: httpx.Client, sandbox: SandboxProcess) -> None:
    speak(client)
    not_fetched = client.post("/v1/tts", json=current_body(voiceCode="en-US-Wavenet-D-Premium")).json()[
        "requestId"
    ]
    sound = silence(1.2)
    transcript = transcribe(client, sound).json()["transcriptId"]
    legacy, current, stt = sandbox.ledger()
    text_digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert [entry["seq"] for entry in (legacy, current, stt)] == [1, 2, 3]
    assert {entry["app_id"] for entry in (legacy, current, stt)} == {"app-1"}
    assert (legacy["product"], legacy["characters"], legacy["points"]) == ("legacy-tts", len(TEXT), len(TEXT))
    assert (legacy["sha256"], legacy["delivered"]) == (text_digest, True)
    assert (current["product"], current["points"]) == ("current-tts", 4 * len(TEXT))
    assert (current["request_id"], current["delivered"]) == (not_fetched, False)
    assert (stt["product"], stt["seconds"], stt["request_id"]) == ("stt", 2, transcript)
    assert (stt["sha256"], stt["delivered"]) == (hashlib.sha256(sound).hexdigest(), True)


def test_settings_refuse_what_they_do_not_know(client: httpx.Client) -> None:
    before = client.get("/sandbox/settings").json()
    for wrong in ({"no_such": 1}, {"link_lifetime_s": "x"}, {"job_duration_s": 1, "refused_voices": 7}, [1]):
        assert client.post("/sandbox/settings", json=wrong).status_code == 400
    assert client.get("/sandbox/settings").json() == before


def test_a_job_can_be_told_to_take_its_time(client: httpx.Client, sandbox: SandboxProcess) -> None:
    sandbox.settings(job_duration_s=0.5)
    created = create_legacy(client, response_type="indirect", callback_url=PLACEHOLDER)
    started_s, seen = time.monotonic(), set()
    path = f"/api/v1/tts/{created['request_id']}"
    while (job := client.get(path).json()["result"])["status"] == "IN_PROGRESS":
        seen.add(job["progress"])
    assert 0.4 < time.monotonic() - started_s < 3
    assert len(seen) > 5


def test_reset_makes_all_new(client: httpx.Client, sandbox: SandboxProcess) -> None:
    job = create_legacy(client)
    sandbox.settings(link_lifetime_s=1)
    sandbox.shift_clock(1_000_000)
    sandbox.reset()
    assert sandbox.ledger() == sandbox.requests() == []
    assert client.get("/sandbox/settings").json()["link_lifetime_s"] == 180
    assert client.get("/sandbox/clock").json()["shift_s"] == 0
    assert client.get(f"/api/v1/tts/{job['request_id']}").json()["status"] == 0


def test_reset_ends_work_under_way(client: httpx.Client, sandbox: SandboxProcess) -> None:
    client.post("/v1/tts", json=current_body(text=TEXT * 1_000))
    transcribe(client, silence(60.0), mode="async")
    started_s = time.monotonic()
    sandbox.reset()
    assert time.monotonic() - started_s < 3
    assert speak(client)
    assert transcribe(client, silence(1.0)).json()["status"] == "COMPLETED"


def test_the_request_log_holds_no_values(client: httpx.Client, sandbox: SandboxProcess) -> None:
    client.post("/api/v1/tts", json=legacy_body(), headers={"Authorization": "Bearer canary-token"})
    (seen,) = sandbox.requests()
    assert (seen["method"], seen["path"], seen["stage"]) == ("POST", "/api/v1/tts", "create")
    assert seen["authorization"] is True
    assert {"authorization", "app-id", "content-type"} <= set(seen["headers"])
    assert "canary" not in json.dumps(sandbox.requests() + sandbox.ledger())


def test_unknown_paths(client: httpx.Client) -> None:
    for answer in (client.get("/nowhere"), client.put("/v1/tts"), client.get("/sandbox/nothing")):
        assert answer.status_code in {404, 405}
        assert answer.json()["error"]["message"]


def test_twenty_at_once(sandbox: SandboxProcess) -> None:
    def one(number: int) -> int:
        with client_of(sandbox.url) as client:
            return len(speak(client, input_text=f"{TEXT} {number}", audio_type="wav"))

    with ThreadPoolExecutor(20) as many:
        assert min(many.map(one, range(20))) > 100_000
    assert all(entry["delivered"] for entry in sandbox.ledger())


def test_only_reserved_names_are_placeholders() -> None:
    reserved = (
        "https://example.invalid/vbee",
        "http://example.com",
        "http://www.example.org/cb",
        "http://a.test:1",
    )
    real = ("http://myexample.com/cb", "http://127.0.0.1:1/cb", "https://invalid.vn", "http://[::1]/")
    assert all(is_placeholder(url) for url in reserved)
    assert not any(is_placeholder(url) for url in real)


def test_the_clock_moves_within_reason(client: httpx.Client) -> None:
    for wrong in ({"shift_s": "x"}, {"shift_s": 1e12}, {}):
        assert client.post("/sandbox/clock", json=wrong).status_code == 400
    assert client.post("/sandbox/clock", json={"shift_s": -60}).json()["shift_s"] == -60

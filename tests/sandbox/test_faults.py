"""Every way in which the sandbox can be told to misbehave, seen from the client's end of a connection."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx
import pytest

from tests.sandbox.helpers import (
    PLACEHOLDER,
    client_of,
    create_legacy,
    current_body,
    exchange,
    legacy_body,
    silence,
    transcribe,
)
from tests.support.sandbox_process import SandboxProcess

CREATE = "/api/v1/tts"


def plan(sandbox: SandboxProcess, *rules: dict[str, Any], **fields: Any) -> None:
    sandbox.set_faults({"rules": [{"stage": "create"} | rule for rule in rules], **fields})


def create(client: httpx.Client) -> httpx.Response:
    return client.post(CREATE, json=legacy_body(response_type="indirect", callback_url=PLACEHOLDER))


def raw_create(url: str) -> bytes:
    body = json.dumps(legacy_body()).encode()
    lines = [
        f"POST {CREATE} HTTP/1.1",
        "Host: x",
        "Authorization: Bearer a",
        "Connection: close",
        f"Content-Length: {len(body)}",
    ]
    return exchange(url, "\r\n".join([*lines, "", ""]).encode() + body)


@pytest.mark.parametrize(
    ("action", "charged"),
    [("refuse", 0), ("reset", 0), ("reset_after_charge", 1)],
)
def test_resets(client: httpx.Client, sandbox: SandboxProcess, action: str, charged: int) -> None:
    plan(sandbox, {"action": action})
    with pytest.raises(ConnectionResetError):
        raw_create(sandbox.url)
    with pytest.raises((httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)):
        create(client)
    assert len(sandbox.ledger()) == 2 * charged


def test_a_connection_is_refused_before_it_says_anything(sandbox: SandboxProcess) -> None:
    plan(sandbox, {"stage": "connect", "action": "refuse", "nth": 2})
    # The plan itself came by the connection before; the next one is the first that counts.
    with client_of(sandbox.url) as first, client_of(sandbox.url) as second:
        assert create(first).status_code == 200
        with pytest.raises(httpx.TransportError):
            create(second)
        assert create(second).status_code == 200


@pytest.mark.parametrize(("taken", "charged"), [(20, 0), (150, 0), (100_000, 1)])
def test_a_connection_is_refused_after_so_many_bytes(
    sandbox: SandboxProcess, taken: int, charged: int
) -> None:
    """The head of this request is about 100 bytes, its body about 200."""
    plan(sandbox, {"stage": "connect", "action": "refuse", "bytes": taken, "nth": 1})
    try:
        answer = raw_create(sandbox.url)
    except ConnectionResetError:
        answer = b""
    assert len(sandbox.ledger()) == charged
    assert bool(answer) is bool(charged)


@pytest.mark.parametrize("kept", [0, 1, 20, 150, 300])
def test_an_answer_is_cut_anywhere_in_its_head_or_body(sandbox: SandboxProcess, kept: int) -> None:
    plan(sandbox, {"action": "cut", "bytes": kept})
    assert len(raw_create(sandbox.url)) == kept
    assert len(sandbox.ledger()) == 1


def test_a_cut_can_be_a_reset(sandbox: SandboxProcess) -> None:
    plan(sandbox, {"action": "cut", "bytes": 40, "reset": True})
    with pytest.raises(ConnectionResetError):
        raw_create(sandbox.url)
    assert len(sandbox.ledger()) == 1


def test_close_after_charge_is_an_orderly_end_without_an_answer(sandbox: SandboxProcess) -> None:
    plan(sandbox, {"action": "close_after_charge"})
    assert raw_create(sandbox.url) == b""
    assert len(sandbox.ledger()) == 1


def test_black_hole(sandbox: SandboxProcess) -> None:
    plan(sandbox, {"action": "black_hole"}, {"action": "black_hole", "seconds": 0.1, "stage": "voices"})
    impatient = httpx.Client(base_url=sandbox.url, timeout=0.3, trust_env=False)
    with impatient, pytest.raises(httpx.ReadTimeout):
        impatient.post(CREATE, json=legacy_body())
    with client_of(sandbox.url) as client, pytest.raises(httpx.RemoteProtocolError):
        client.get("/api/public/v1/voices?voiceOwnership=VBEE")
    assert sandbox.ledger() == []


def test_drip(client: httpx.Client, sandbox: SandboxProcess) -> None:
    plan(sandbox, {"action": "drip", "bytes_per_s": 1_000})
    started_s = time.monotonic()
    answer = create(client)
    assert time.monotonic() - started_s > 0.25
    assert answer.json()["status"] == 1


def test_truncate(client: httpx.Client, sandbox: SandboxProcess) -> None:
    plan(
        sandbox, {"action": "truncate", "bytes": 25}, {"stage": "voices", "action": "truncate", "reset": True}
    )
    answer = raw_create(sandbox.url)
    assert len(answer.split(b"\r\n\r\n", 1)[1]) == 25
    with pytest.raises(httpx.RemoteProtocolError):
        create(client)
    assert len(sandbox.ledger()) == 2
    with pytest.raises(httpx.ReadError):
        client.get("/api/public/v1/voices?voiceOwnership=VBEE")


@pytest.mark.parametrize("by", [-5, 5])
def test_wrong_length(sandbox: SandboxProcess, by: int) -> None:
    plan(sandbox, {"action": "wrong_length", "by": by})
    head, body = raw_create(sandbox.url).split(b"\r\n\r\n", 1)
    assert json.loads(body)["status"] == 1
    assert b"content-length: %d" % (len(body) + by) in head


def test_no_length(client: httpx.Client, sandbox: SandboxProcess) -> None:
    plan(sandbox, {"action": "no_length"})
    answer = create(client)
    assert "content-length" not in answer.headers
    assert answer.json()["status"] == 1


def test_broken_chunks(client: httpx.Client, sandbox: SandboxProcess) -> None:
    plan(sandbox, {"action": "broken_chunks"})
    with pytest.raises(httpx.RemoteProtocolError):
        create(client)


def test_status_with_retry_after(client: httpx.Client, sandbox: SandboxProcess) -> None:
    date = "Fri, 31 Dec 1999 23:59:59 GMT"
    plan(
        sandbox,
        {"action": "status", "status": 429, "retry_after": 7, "nth": 1},
        {"action": "status", "status": 503, "retry_after": date, "times": 1},
        {"action": "status", "charge": True},
    )
    first, second, third = create(client), create(client), create(client)
    assert (first.status_code, first.headers["retry-after"]) == (429, "7")
    assert (second.status_code, second.headers["retry-after"]) == (503, date)
    assert (third.status_code, third.json()["error"]["code"]) == (500, "INTERNAL_SERVER_ERROR")
    assert len(sandbox.ledger()) == 1


def test_pages_instead_of_json(client: httpx.Client, sandbox: SandboxProcess) -> None:
    plan(sandbox, {"action": "html"})
    answer = create(client)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html")
    assert answer.text.startswith("<!DOCTYPE html>")


def test_empty_answers(client: httpx.Client, sandbox: SandboxProcess) -> None:
    plan(sandbox, {"action": "empty", "nth": 1}, {"action": "empty", "status": 204})
    assert (create(client).content, create(client).status_code) == (b"", 204)


def test_any_body(client: httpx.Client, sandbox: SandboxProcess) -> None:
    plan(
        sandbox,
        {"action": "body", "body": '{"a":1,"a":2}', "headers": {"X-Odd": "1"}, "nth": 1},
        {"action": "body", "body_base64": "//4=", "content_type": "text/plain", "status": 418},
    )
    first, second = create(client), create(client)
    assert (first.text, first.headers["x-odd"]) == ('{"a":1,"a":2}', "1")
    assert (second.content, second.status_code) == (b"\xff\xfe", 418)


def test_half_a_json(client: httpx.Client, sandbox: SandboxProcess) -> None:
    plan(sandbox, {"action": "invalid_json"})
    answer = create(client)
    assert answer.headers["content-type"] == "application/json"
    with pytest.raises(json.JSONDecodeError):
        answer.json()


def test_redirect(client: httpx.Client, sandbox: SandboxProcess) -> None:
    plan(sandbox, {"action": "redirect", "location": "http://127.0.0.1:1/portal", "status": 307})
    answer = create(client)
    assert (answer.status_code, answer.headers["location"]) == (307, "http://127.0.0.1:1/portal")


def test_delay(client: httpx.Client, sandbox: SandboxProcess) -> None:
    plan(sandbox, {"action": "delay", "seconds": 0.3})
    started_s = time.monotonic()
    assert create(client).json()["status"] == 1
    assert time.monotonic() - started_s > 0.3


def test_downloads_that_are_no_sound(client: httpx.Client, sandbox: SandboxProcess) -> None:
    rules = [
        {"action": "wrong_type", "nth": 1},
        {"action": "wrong_bytes", "nth": 1},
        {"action": "expired_link", "nth": 1},
        {"action": "truncate", "nth": 1, "bytes": 1_000},
    ]
    plan(sandbox, *[{"stage": "download"} | rule for rule in rules])
    link = create_legacy(client)["audio_link"]
    wrong_type, wrong_bytes, expired = client.get(link), client.get(link), client.get(link)
    with pytest.raises(httpx.RemoteProtocolError):
        client.get(link)
    assert not sandbox.ledger()[0]["delivered"]
    good = client.get(link)
    assert sandbox.ledger()[0]["delivered"]
    assert (wrong_type.headers["content-type"], wrong_type.content) == ("text/html", good.content)
    assert (wrong_bytes.headers["content-type"], wrong_bytes.content) == (
        "audio/mpeg",
        bytes(len(good.content)),
    )
    assert (expired.status_code, expired.headers["content-type"]) == (403, "text/html")


STAGES = (
    "create", "read", "callback-result", "voices", "current-create", "current-read", "stt-create", "stt-read",
    "download", "demo", "other",
)  # fmt: skip


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_can_fail_alone(client: httpx.Client, sandbox: SandboxProcess, stage: str) -> None:
    plan(sandbox, {"stage": stage, "action": "status", "status": 599})
    answers = {
        "create": create(client),
        "read": client.get(f"{CREATE}/x"),
        "callback-result": client.get(f"{CREATE}/x/callback-result"),
        "voices": client.get("/api/public/v1/voices"),
        "current-create": client.post("/v1/tts", json=current_body()),
        "current-read": client.get("/v1/tts/requests/x"),
        "stt-create": transcribe(client, silence(0.1)),
        "stt-read": client.get("/v1/stt/transcripts/x"),
        "download": client.get("/synthesis/2026/01/01/x.mp3"),
        "demo": client.get("/demo/x.mp3"),
        "other": client.get("/elsewhere"),
    }
    assert [name for name, answer in answers.items() if answer.status_code == 599] == [stage]
    assert [seen["stage"] for seen in sandbox.requests()] == list(STAGES)
    assert {seen["fault"] for seen in sandbox.requests()} == {None, "status"}


def test_any_stage_spares_the_control_door(client: httpx.Client, sandbox: SandboxProcess) -> None:
    plan(sandbox, {"stage": "any", "action": "reset"})
    with pytest.raises(httpx.TransportError):
        client.get("/elsewhere")
    assert client.get("/sandbox/faults").json()["counts"] == [{"seen": 1, "fired": 1}]
    assert client.delete("/sandbox/faults").json() == {"counts": []}
    assert client.get("/elsewhere").status_code == 404


def test_seeded_chance_repeats_itself(client: httpx.Client, sandbox: SandboxProcess) -> None:
    def run(seed: int) -> list[int]:
        plan(sandbox, {"stage": "read", "action": "status", "probability": 0.3}, seed=seed)
        return [client.get(f"{CREATE}/x").status_code for _ in range(60)]

    first = run(5)
    assert first == run(5)
    assert first != run(6)
    assert 5 < first.count(500) < 40


@pytest.mark.parametrize(
    "wrong",
    [
        7,
        {"rules": [7]},
        {"rules": [{"action": "explode"}]},
        {"rules": [{"action": "reset", "stage": "nowhere"}]},
        {"rules": [{"action": "reset", "nth": 0}]},
        {"rules": [{"action": "reset", "probability": 2}]},
        {"rules": [{"action": "reset", "times": "x"}]},
        {"rules": [], "seed": "x"},
    ],
)
def test_a_wrong_plan_is_told_and_changes_nothing(client: httpx.Client, wrong: object) -> None:
    client.post("/sandbox/faults", json=[{"stage": "read", "action": "html"}])
    before = client.get("/sandbox/faults").json()
    answer = client.post("/sandbox/faults", json=wrong)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert client.get("/sandbox/faults").json() == before

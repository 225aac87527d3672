"""The same orders as a usual SDK would place them: automatic retries, nothing written down.

Two retries on time-outs, connection errors, 408, 409, 429 and 5xx, for every call alike, as the clients that
are generated for web APIs do by default; no journal, so nothing to go on with after a restart.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from tests.proofs.fault_run import until_quiet
from tests.proofs.trial import Kind, Order, Phase, Trial
from tests.proofs.world import IMPATIENT, VOICE, World, plain_http, text_of
from tests.support.sandbox_process import SandboxProcess
from tests.support.services import CREDENTIALS
from vbee_desktop.core.models import SpeechApi

RETRIES = 2
RETRIED = frozenset({408, 409, 429, *range(500, 600)})
POLLS = 200
POLL_S = 0.005
PLACEHOLDER = "https://example.invalid/vbee"
DONE = {"SUCCESS", "COMPLETED"}
FAILED = {"FAILURE", "FAILED"}


class GaveUp(Exception):
    """The order brought nothing."""


class UsualEnd(NamedTuple):
    """What a trial cost and brought. ``lost`` are charges that brought nothing, of which nobody knows."""

    charges: int
    duplicates: int
    lost: int


def run_usually(sandbox: SandboxProcess, folder: Path, trial: Trial) -> UsualEnd:
    """Place the orders of a trial's first life, once each, under its faults. ``folder`` is empty."""
    first = trial.phases[0]
    sandbox.reset()
    sandbox.settings(**trial.settings)
    sandbox.set_faults({"seed": trial.seed, "rules": list(first.rules)})
    folder.mkdir()
    brought = asyncio.run(_place_all(World(sandbox.url, folder, trial.api), first))
    sandbox.set_faults({"rules": []})
    until_quiet(sandbox)
    ledger = sandbox.ledger()
    contents = {(charge["product"], charge["sha256"]) for charge in ledger}
    return UsualEnd(len(ledger), len(ledger) - len(contents), max(0, len(contents) - brought))


async def _place_all(world: World, phase: Phase) -> int:
    """All at once; how many brought something."""
    timeout = httpx.Timeout(IMPATIENT.read_s, connect=IMPATIENT.connect_s)
    async with httpx.AsyncClient(
        base_url=world.url, headers=_headers(), timeout=timeout, trust_env=False, verify=plain_http()
    ) as client:
        places = [_place(client, world, wish.order) for wish in phase.wishes]
        ends = await asyncio.gather(*places, return_exceptions=True)
    known = (GaveUp, httpx.HTTPError)
    for end in ends:
        if isinstance(end, BaseException) and not isinstance(end, known):
            raise end
    return sum(not isinstance(end, BaseException) for end in ends)


async def _place(client: httpx.AsyncClient, world: World, order: Order) -> None:
    if order.kind is Kind.RECOGNITION:
        files = {"audioContent": ("clip.wav", world.clip(order).read_bytes(), "audio/wav")}
        job = await _job(client, "POST", "/v1/stt", data={"mode": "sync"}, files=files)
        await _ended(client, f"/v1/stt/transcripts/{job['transcriptId']}", job)
        return
    if world.api is SpeechApi.LEGACY:
        body = {
            "app_id": CREDENTIALS["VBEE_APP_ID"],
            "response_type": "indirect",
            "callback_url": PLACEHOLDER,
        }
        asked = body | {"input_text": text_of(order), "voice_code": VOICE}
        job = await _job(client, "POST", "/api/v1/tts", json=asked)
        done = await _ended(client, f"/api/v1/tts/{job['request_id']}", job)
    else:
        asked = {"mode": "async", "webhookUrl": PLACEHOLDER, "text": text_of(order), "voiceCode": VOICE}
        job = await _job(client, "POST", "/v1/tts", json=asked)
        done = await _ended(client, f"/v1/tts/requests/{job['requestId']}", job)
    await _call(client, "GET", str(done.get("audio_link") or done.get("audioLink")))


async def _ended(client: httpx.AsyncClient, path: str, job: Mapping[str, Any]) -> Mapping[str, Any]:
    for _ in range(POLLS):
        if job.get("status") in DONE:
            return job
        if job.get("status") in FAILED:
            break
        await asyncio.sleep(POLL_S)
        job = await _job(client, "GET", path)
    raise GaveUp(path)


async def _job(client: httpx.AsyncClient, method: str, path: str, **content: Any) -> Mapping[str, Any]:
    answer = await _call(client, method, path, **content)
    try:
        body = answer.json()
        job = body.get("result", body)
        job["status"]
    except (ValueError, AttributeError, KeyError, TypeError):
        raise GaveUp("no job in the answer") from None
    if not any(job.get(name) for name in ("request_id", "requestId", "transcriptId")):
        raise GaveUp("a job without its id")
    return dict(job)


async def _call(client: httpx.AsyncClient, method: str, path: str, **content: Any) -> httpx.Response:
    """The answer, tried again as such clients do."""
    for retries_left in range(RETRIES, -1, -1):
        try:
            answer = await client.request(method, path, **content)
        except (httpx.TimeoutException, httpx.TransportError):
            if not retries_left:
                raise
        else:
            if answer.status_code not in RETRIED or not retries_left:
                if answer.status_code >= 400:
                    raise GaveUp(f"HTTP {answer.status_code}")
                return answer
        await asyncio.sleep(POLL_S)
    raise GaveUp("never reached")


def _headers() -> dict[str, str]:
    return {"Authorization": f"Bearer {CREDENTIALS['VBEE_TOKEN']}", "App-Id": CREDENTIALS["VBEE_APP_ID"]}

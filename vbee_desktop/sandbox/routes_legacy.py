"""The legacy speech service: ``/api/v1/tts`` (seeds 000, 001, 002; vbee-api.md 2)."""

from __future__ import annotations

import asyncio
import contextlib

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from vbee_desktop.sandbox.orders import LEGACY_PRODUCT, legacy_order
from vbee_desktop.sandbox.refusals import Refusal, not_found
from vbee_desktop.sandbox.routes_common import base_url, json_object, read_body, sandbox_of
from vbee_desktop.sandbox.sandbox import Sandbox
from vbee_desktop.sandbox.tts_jobs import FAILURE_NUMBER, FAILURE_TEXT, SpeechJob, js_number


async def create(request: Request) -> JSONResponse:
    """POST: ``indirect`` answers with the id at once, ``direct`` with the audio if that is soon enough."""
    sandbox = sandbox_of(request)
    raw = await read_body(request)
    digest = sandbox.doorkeeper.token_digest(request.headers)
    order = legacy_order(json_object(raw), sandbox.voices, sandbox.settings)
    sandbox.doorkeeper.remember(digest, order.app_id)
    job = sandbox.speech.start(order, base_url(request))
    if order.mode == "direct":
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(job.ended.wait(), sandbox.settings.direct_wait_s)
    return _success(request_state(sandbox, job))


async def read(request: Request) -> JSONResponse:
    """GET: the state, and a fresh link once there is sound."""
    sandbox = sandbox_of(request)
    return _success(request_state(sandbox, _own_job(sandbox, request)))


async def callback_result(request: Request) -> JSONResponse:
    """GET: only for requests with a callback, and only once it was tried."""
    sandbox = sandbox_of(request)
    job = _own_job(sandbox, request)
    outcome = job.callback
    if outcome is None:
        raise Refusal("Callback result is not found", number=not_found().number)
    return _success(
        {
            "callback_url": outcome.callback_url,
            "created_at": outcome.created_at,
            "payload": outcome.payload,
            "request_id": job.job_id,
            "result": outcome.result,
            "status_code": None if outcome.status_code is None else str(outcome.status_code),
        }
    )


def request_state(sandbox: Sandbox, job: SpeechJob) -> dict[str, object]:
    """The ``result`` of a create and of a read (the fields of seed 002)."""
    order = job.order
    state: dict[str, object] = {
        "app_id": order.app_id,
        "audio_type": order.audio_type,
        "bitrate": order.bitrate_kbps,
        "characters": len(order.text),
        "created_at": job.created_at,
        "progress": job.progress_percent(sandbox.settings.job_duration_s),
        "request_id": job.job_id,
        "sample_rate": str(order.written_rate_hz),
        "speed_rate": js_number(order.speed),
        "status": {"running": "IN_PROGRESS", "done": "SUCCESS", "failed": "FAILURE"}[job.state],
        "voice_code": order.voice.code,
    }
    return state | _outcome(sandbox, job)


def _outcome(sandbox: Sandbox, job: SpeechJob) -> dict[str, object]:
    if job.state == "failed":
        return {"error_code": FAILURE_NUMBER, "error_message": FAILURE_TEXT}
    if job.state != "done":
        return {}
    if sandbox.speech.audio_is_gone(job):
        return {"audio_expired": True}
    return {"audio_link": sandbox.speech.audio_link(job)}


def _own_job(sandbox: Sandbox, request: Request) -> SpeechJob:
    sandbox.doorkeeper.token_digest(request.headers)
    job = sandbox.speech.shelf.find(request.path_params["request_id"])
    if job is None or job.order.product != LEGACY_PRODUCT:
        raise not_found()
    sandbox.doorkeeper.check_reader(request.headers, job.order.app_id)
    return job


def _success(result: dict[str, object]) -> JSONResponse:
    return JSONResponse({"result": result, "status": 1})


ROUTES = [
    Route("/api/v1/tts", create, methods=["POST"]),
    Route("/api/v1/tts/{request_id}", read, methods=["GET"]),
    Route("/api/v1/tts/{request_id}/callback-result", callback_result, methods=["GET"]),
]

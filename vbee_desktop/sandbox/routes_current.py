"""The current speech service: ``/v1/tts`` (vbee-api.md 3)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import anyio
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from vbee_desktop.sandbox.encode import MEDIA_TYPES
from vbee_desktop.sandbox.gate import when_delivered
from vbee_desktop.sandbox.orders import CURRENT_PRODUCT, current_order
from vbee_desktop.sandbox.refusals import Refusal, not_found
from vbee_desktop.sandbox.routes_common import base_url, json_object, read_body, sandbox_of
from vbee_desktop.sandbox.tts_jobs import FAILURE_TEXT, SpeechJob

_BLOCK_BYTES = 16_384


async def create(request: Request) -> Response:
    """POST: ``async`` answers with an id, ``sync`` with the sound itself, chunked."""
    sandbox = sandbox_of(request)
    raw = await read_body(request)
    app_id = sandbox.doorkeeper.app_of_header(request.headers)
    order = current_order(json_object(raw), app_id, sandbox.voices, sandbox.settings)
    job = sandbox.speech.start(order, base_url(request))
    if order.mode == "async":
        return JSONResponse({"requestId": job.job_id, "status": "PROCESSING"})
    await job.ended.wait()
    if job.state != "done":
        raise Refusal(FAILURE_TEXT, http=500, code="INTERNAL_SERVER_ERROR")
    when_delivered(request, lambda: _mark(job))
    return StreamingResponse(_blocks(job.path), media_type=MEDIA_TYPES[order.audio_type])


async def read(request: Request) -> JSONResponse:
    """GET: the state, and a fresh link once there is sound."""
    sandbox = sandbox_of(request)
    app_id = sandbox.doorkeeper.app_of_header(request.headers)
    job = sandbox.speech.shelf.find(request.path_params["request_id"])
    if job is None or (job.order.product, job.order.app_id) != (CURRENT_PRODUCT, app_id):
        raise not_found()
    status = {"running": "PROCESSING", "done": "COMPLETED", "failed": "FAILED"}[job.state]
    body: dict[str, object] = {"requestId": job.job_id, "status": status}
    if job.state == "done" and not sandbox.speech.audio_is_gone(job):
        body["audioLink"] = sandbox.speech.audio_link(job)
    return JSONResponse(body)


def _mark(job: SpeechJob) -> None:
    job.charge.delivered = True


async def _blocks(path: Path) -> AsyncIterator[bytes]:
    async with await anyio.open_file(path, "rb") as file:
        while block := await file.read(_BLOCK_BYTES):
            yield block


ROUTES = [
    Route("/v1/tts", create, methods=["POST"]),
    Route("/v1/tts/requests/{request_id}", read, methods=["GET"]),
]

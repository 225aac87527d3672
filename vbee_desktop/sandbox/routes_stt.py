"""Speech to text: ``/v1/stt`` (seeds 003 and 004; vbee-api.md 4)."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from typing import BinaryIO, cast

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from vbee_desktop.sandbox.gate import when_delivered
from vbee_desktop.sandbox.orders import stt_mode, web_address
from vbee_desktop.sandbox.refusals import Refusal, not_found
from vbee_desktop.sandbox.routes_common import sandbox_of
from vbee_desktop.sandbox.sandbox import Sandbox
from vbee_desktop.sandbox.stt_jobs import TranscriptJob
from vbee_desktop.sandbox.wav import BadWav, WavInfo, read_info

ACCEPTED_RATES_HZ = (8000, 16000, 22050, 32000, 44100, 48000)
SYNC_LIMIT_S = 10
SYNC_LIMIT_BYTES = 10 * 1024 * 1024
ASYNC_LIMIT_BYTES = 100 * 1024 * 1024
_FORM_MARGIN_BYTES = 64 * 1024
_SPOOLED_BYTES = 1024 * 1024


async def create(request: Request) -> JSONResponse:
    """POST: checks everything before it charges; ``sync`` waits for the words."""
    sandbox = sandbox_of(request)
    _check_length_header(request)
    async with request.form() as form:
        app_id = sandbox.doorkeeper.app_of_header(request.headers)
        mode = stt_mode(form.get("mode"), sandbox.settings)
        callback_url = web_address(form["webhookUrl"], "webhookUrl") if form.get("webhookUrl") else None
        async with _sound(sandbox, form, _limit_bytes(mode)) as sound:
            info = await asyncio.to_thread(_checked, sound, mode)
            job = await sandbox.transcripts.start(sound, info, app_id, callback_url)
    if mode == "sync":
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(job.ended.wait(), sandbox.settings.stt_sync_wait_s)
    return _answer(request, job)


async def read(request: Request) -> JSONResponse:
    """GET: the state, and the words once there are any."""
    sandbox = sandbox_of(request)
    app_id = sandbox.doorkeeper.app_of_header(request.headers)
    if request.url.path.startswith("/api/") != sandbox.settings.stt_poll_under_api:
        raise Refusal("Cannot GET this path", http=404, code="NOT_FOUND")
    job = sandbox.transcripts.shelf.find(request.path_params["transcript_id"])
    if job is None or job.app_id != app_id:
        raise not_found()
    return _answer(request, job)


def _answer(request: Request, job: TranscriptJob) -> JSONResponse:
    if job.finished:
        when_delivered(request, lambda: _mark(job))
    return JSONResponse(job.result())


def _mark(job: TranscriptJob) -> None:
    job.charge.delivered = True


def _limit_bytes(mode: str) -> int:
    return SYNC_LIMIT_BYTES if mode == "sync" else ASYNC_LIMIT_BYTES


def _check_length_header(request: Request) -> None:
    """What could never be accepted is not read either."""
    length = request.headers.get("content-length", "0")
    if length.isdecimal() and int(length) > ASYNC_LIMIT_BYTES + _FORM_MARGIN_BYTES:
        raise Refusal("File too large", http=413, code="PAYLOAD_TOO_LARGE")


@contextlib.asynccontextmanager
async def _sound(sandbox: Sandbox, form: FormData, limit_bytes: int) -> AsyncIterator[BinaryIO]:
    """The one sound of the request: its file, or what its link leads to."""
    content, url = form.get("audioContent"), form.get("audioUrl")
    if bool(url) == (content is not None):
        raise Refusal("Exactly one of audioContent and audioUrl is required")
    if content is None:
        with tempfile.SpooledTemporaryFile(max_size=_SPOOLED_BYTES) as file:
            await _fetch(sandbox, web_address(url, "audioUrl"), cast("BinaryIO", file), limit_bytes)
            yield cast("BinaryIO", file)
        return
    if not isinstance(content, UploadFile):
        raise Refusal("audioContent must be a file")
    if (content.size or 0) >= limit_bytes:
        raise _too_large(limit_bytes)
    yield content.file


async def _fetch(sandbox: Sandbox, url: str, file: BinaryIO, limit_bytes: int) -> None:
    import httpx

    client = sandbox.sender.client()
    try:
        async with client.stream("GET", url, follow_redirects=True) as answer:
            if answer.status_code != 200:
                raise Refusal(f"audioUrl answered HTTP {answer.status_code}")
            async for block in answer.aiter_bytes():
                file.write(block)
                if file.tell() >= limit_bytes:
                    raise _too_large(limit_bytes)
    except (httpx.HTTPError, httpx.InvalidURL):
        raise Refusal("audioUrl cannot be fetched") from None


def _checked(sound: BinaryIO, mode: str) -> WavInfo:
    try:
        info = read_info(sound)
    except BadWav as problem:
        raise Refusal(str(problem)) from None
    if info.sample_rate_hz not in ACCEPTED_RATES_HZ:
        raise Refusal(f"sample rate must be one of [{','.join(map(str, ACCEPTED_RATES_HZ))}]")
    if mode == "sync" and info.duration_s >= SYNC_LIMIT_S:
        raise Refusal(f"audio duration must be less than {SYNC_LIMIT_S} seconds")
    return info


def _too_large(limit_bytes: int) -> Refusal:
    return Refusal(f"file size must be less than {limit_bytes // 1024 // 1024} MB")


ROUTES = [
    Route("/v1/stt", create, methods=["POST"]),
    Route("/v1/stt/transcripts/{transcript_id}", read, methods=["GET"]),
    Route("/api/v1/stt/transcripts/{transcript_id}", read, methods=["GET"]),
]

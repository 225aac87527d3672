"""The voices list: ``/api/public/v1/voices`` (vbee-api.md 5)."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from vbee_desktop.sandbox.refusals import Refusal
from vbee_desktop.sandbox.routes_common import base_url, sandbox_of
from vbee_desktop.sandbox.tts_jobs import js_number
from vbee_desktop.sandbox.voices import Voice

OWNERSHIPS = ("VBEE", "COMMUNITY", "PERSONAL")
DEFAULT_LIMIT = 20
HIGHEST_LIMIT = 100
_FILTERS = {"languageCode": "language_code", "gender": "gender", "code": "code"}


async def list_voices(request: Request) -> JSONResponse:
    """GET: one page; the cursor is the code of the last voice of the page before."""
    sandbox = sandbox_of(request)
    sandbox.doorkeeper.app_of_header(request.headers)
    query = request.query_params
    ownership = query.get("voiceOwnership", "")
    if ownership not in OWNERSHIPS:
        raise Refusal(f"voiceOwnership must be one of [{','.join(OWNERSHIPS)}]")
    wanted = {ours: query[theirs] for theirs, ours in _FILTERS.items() if theirs in query}
    voices = sandbox.voices.select(ownership, **wanted)
    start, limit = _start(voices, query.get("cursor", "")), _limit(query.get("limit"))
    page = voices[start : start + limit]
    has_next = start + limit < len(voices)
    pagination = {
        "limit": limit,
        "total": len(voices),
        "has_next_page": has_next,
        "next_cursor": page[-1].code if has_next else None,
    }
    shown = [_as_json(voice, base_url(request)) for voice in page]
    return JSONResponse({"status": 1, "result": {"pagination": pagination, "voices": shown}})


def _limit(value: str | None) -> int:
    if value is None:
        return DEFAULT_LIMIT
    if not value.isdecimal() or not 1 <= int(value) <= HIGHEST_LIMIT:
        raise Refusal(f"limit must be from 1 to {HIGHEST_LIMIT}")
    return int(value)


def _start(voices: list[Voice], cursor: str) -> int:
    if not cursor:
        return 0
    for index, voice in enumerate(voices):
        if voice.code == cursor:
            return index + 1
    raise Refusal("cursor is not valid")


def _as_json(voice: Voice, base: str) -> dict[str, object]:
    return {
        "code": voice.code,
        "name": voice.name,
        "gender": voice.gender,
        "language_code": voice.language_code,
        "demo": f"{base}/demo/{quote(voice.code)}.mp3",
        "credit_factor": js_number(voice.credit_factor),
    }


ROUTES = [Route("/api/public/v1/voices", list_voices, methods=["GET"])]

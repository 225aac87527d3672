"""The ASGI application: all routes of one sandbox behind the gate."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp

from vbee_desktop.sandbox import (
    routes_audio,
    routes_control,
    routes_current,
    routes_legacy,
    routes_stt,
    routes_voices,
)
from vbee_desktop.sandbox.gate import Gate
from vbee_desktop.sandbox.refusals import Refusal, answer_refusal
from vbee_desktop.sandbox.sandbox import Sandbox

_ROOMS = (routes_legacy, routes_current, routes_stt, routes_voices, routes_audio, routes_control)


def make_application(sandbox: Sandbox) -> ASGIApp:
    application = Starlette(
        routes=[route for room in _ROOMS for route in room.ROUTES],
        exception_handlers={
            Refusal: answer_refusal,
            ValueError: routes_control.answer_mistake,
            404: _no_such_path,
            405: _no_such_path,
        },
    )
    application.state.sandbox = sandbox
    return Gate(application, sandbox)


async def _no_such_path(request: Request, _problem: Exception) -> JSONResponse:
    message = f"Cannot {request.method} {request.url.path}"
    return JSONResponse({"error": {"code": "NOT_FOUND", "message": message}}, 404)

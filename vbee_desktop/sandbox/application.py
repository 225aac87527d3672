"""The ASGI application: all routes of one sandbox behind the gate."""

from __future__ import annotations

from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
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
    """Every route of the sandbox, its refusals in the shape of the service that was asked."""
    application = Starlette(
        routes=[route for room in _ROOMS for route in room.ROUTES],
        exception_handlers={
            Refusal: answer_refusal,
            ValueError: routes_control.answer_mistake,
            HTTPException: _answer_http_error,
            500: _answer_crash,
        },
    )
    application.state.sandbox = sandbox
    return Gate(application, sandbox)


async def _answer_http_error(request: Request, error: Exception) -> JSONResponse:
    """No such path or method, or a form that cannot be read."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
    code = HTTPStatus(error.status_code).name
    message = f"{error.detail}: {request.method} {request.url.path}"
    return JSONResponse({"error": {"code": code, "message": message}}, error.status_code)


async def _answer_crash(_request: Request, _error: Exception) -> JSONResponse:
    body = {"error": {"code": "INTERNAL_SERVER_ERROR", "message": "Internal server error"}}
    return JSONResponse(body, 500)

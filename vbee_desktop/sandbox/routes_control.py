"""The control door, ``/sandbox``: described in the package's docstring."""

from __future__ import annotations

import json
import os
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from vbee_desktop.sandbox.fault_actions import KNOWN_ACTIONS
from vbee_desktop.sandbox.faults import FaultPlan, read_plan
from vbee_desktop.sandbox.routes_common import sandbox_of

FURTHEST_SHIFT_S = 1e9
"""About 31 years."""


async def about(request: Request) -> JSONResponse:
    """GET: is it there, and what time is it?"""
    sandbox = sandbox_of(request)
    return JSONResponse({"name": "Vbee sandbox", "pid": os.getpid(), "time": sandbox.clock.stamp()})


async def ledger(request: Request) -> JSONResponse:
    """GET: what was charged."""
    return JSONResponse(sandbox_of(request).ledger.as_json())


async def requests(request: Request) -> JSONResponse:
    """GET: what was asked."""
    return JSONResponse(sandbox_of(request).requests.as_json())


async def faults(request: Request) -> Response:
    """GET, POST, DELETE: the fault plan."""
    sandbox = sandbox_of(request)
    if request.method == "POST":
        sandbox.faults = read_plan(json.loads(await request.body()), KNOWN_ACTIONS)
    elif request.method == "DELETE":
        sandbox.faults = FaultPlan()
    return JSONResponse(sandbox.faults.as_json())


async def clock(request: Request) -> Response:
    """GET, POST: the time, and how far it is moved."""
    sandbox = sandbox_of(request)
    if request.method == "POST":
        shift = (await _object(request)).get("shift_s")
        if not isinstance(shift, (int, float)) or not abs(shift) <= FURTHEST_SHIFT_S:
            raise ValueError(f"shift_s must be a number of seconds, at most {FURTHEST_SHIFT_S:.0f}")
        sandbox.clock.shift_s = shift
    return JSONResponse({"shift_s": sandbox.clock.shift_s, "time": sandbox.clock.stamp()})


async def settings(request: Request) -> Response:
    """GET, POST: the account and the service."""
    sandbox = sandbox_of(request)
    if request.method == "POST":
        sandbox.settings.change(await _object(request))
    return JSONResponse(asdict(sandbox.settings))


async def reset(request: Request) -> Response:
    """POST: a new sandbox."""
    await sandbox_of(request).reset()
    return JSONResponse({})


async def answer_mistake(_request: Request, mistake: Exception) -> JSONResponse:
    """Starlette's handler for ValueError: only the control door lets one out."""
    return JSONResponse({"error": str(mistake)}, 400)


async def _object(request: Request) -> dict[str, object]:
    body = json.loads(await request.body())
    if not isinstance(body, dict):
        raise ValueError("the body must be an object")  # noqa: TRY004 - answered with 400
    return body


ROUTES = [
    Route("/sandbox", about, methods=["GET"]),
    Route("/sandbox/ledger", ledger, methods=["GET"]),
    Route("/sandbox/requests", requests, methods=["GET"]),
    Route("/sandbox/faults", faults, methods=["GET", "POST", "DELETE"]),
    Route("/sandbox/clock", clock, methods=["GET", "POST"]),
    Route("/sandbox/settings", settings, methods=["GET", "POST"]),
    Route("/sandbox/reset", reset, methods=["POST"]),
]

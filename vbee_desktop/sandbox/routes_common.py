"""What all routes share: the sandbox behind a request, its JSON body, its public address."""

from __future__ import annotations

import json
from typing import cast

from starlette.requests import Request

from vbee_desktop.sandbox.orders import Body
from vbee_desktop.sandbox.refusals import Refusal
from vbee_desktop.sandbox.sandbox import Sandbox

LARGEST_JSON_BYTES = 2_000_000


def sandbox_of(request: Request) -> Sandbox:
    """The sandbox whose application got this request."""
    return cast("Sandbox", request.app.state.sandbox)


def base_url(request: Request) -> str:
    """The address by which the client came, so that links work from where it is."""
    return str(request.base_url).rstrip("/")


async def read_body(request: Request) -> bytes:
    """The whole body; 413 for more than any text could need. Routes read it before they judge anything, as a
    client that is refused while it still sends might never see the refusal.
    """
    raw = bytearray()
    async for block in request.stream():
        raw += block
        if len(raw) > LARGEST_JSON_BYTES:
            raise Refusal("Payload too large", http=413, code="PAYLOAD_TOO_LARGE")
    return bytes(raw)


def json_object(raw: bytes) -> Body:
    """The body as an object; Refusal for anything else."""
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise Refusal("Request body is not valid JSON") from None
    if not isinstance(body, dict):
        raise Refusal("Request body must be an object")
    return body

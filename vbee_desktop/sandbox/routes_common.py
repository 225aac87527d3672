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
    return cast("Sandbox", request.app.state.sandbox)


def base_url(request: Request) -> str:
    """The address by which the client came, so that links work from where it is."""
    return str(request.base_url).rstrip("/")


async def json_body(request: Request) -> Body:
    """The body as an object; Refusal for anything else, 413 for more than any text could need."""
    raw = bytearray()
    async for block in request.stream():
        raw += block
        if len(raw) > LARGEST_JSON_BYTES:
            raise Refusal("Payload too large", http=413, code="PAYLOAD_TOO_LARGE")
    try:
        body = json.loads(raw)
    except ValueError:
        raise Refusal("Request body is not valid JSON") from None
    if not isinstance(body, dict):
        raise Refusal("Request body must be an object")
    return body

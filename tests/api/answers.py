"""Answers as a test writes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from vbee_desktop.api.answer import Answer

SEEDS = Path(__file__).parent / "seeds"
THROTTLE_PAGE = b"<!DOCTYPE html><html><body><h1>Slow down</h1></body></html>"


def seed(name: str) -> str:
    """One sample body of the service's documentation, word for word."""
    return (SEEDS / name).read_text(encoding="utf-8")


def answer(body: Any, status: int = 200, **headers: str) -> Answer:
    """An answer with a JSON body; bytes and strings are taken as they are. Headers with ``_`` for ``-``."""
    if not isinstance(body, bytes):
        body = (body if isinstance(body, str) else json.dumps(body)).encode()
    named = {"content-type": "application/json"} | {k.replace("_", "-"): v for k, v in headers.items()}
    return Answer(status, named, body)


def page(status: int = 200, **headers: str) -> Answer:
    """What a gateway or a throttle sends."""
    return answer(THROTTLE_PAGE, status, content_type="text/html; charset=utf-8", **headers)

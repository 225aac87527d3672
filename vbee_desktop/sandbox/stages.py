"""Which step of a job a request belongs to: the names by which fault plans and the request log speak."""

from __future__ import annotations

import re

_ROUTES: tuple[tuple[str, str, str], ...] = (
    ("create", "POST", r"/api/v1/tts"),
    ("callback-result", "GET", r"/api/v1/tts/[^/]+/callback-result"),
    ("read", "GET", r"/api/v1/tts/[^/]+"),
    ("voices", "GET", r"/api/public/v1/voices"),
    ("current-create", "POST", r"/v1/tts"),
    ("current-read", "GET", r"/v1/tts/requests/[^/]+"),
    ("stt-create", "POST", r"/v1/stt"),
    ("stt-read", "GET", r"(?:/api)?/v1/stt/transcripts/[^/]+"),
    ("download", "GET", r"/synthesis/.+"),
    ("demo", "GET", r"/demo/.+"),
    ("control", "", r"/sandbox(?:/.*)?"),
)
_COMPILED = tuple((name, method, re.compile(pattern)) for name, method, pattern in _ROUTES)

CONNECT = "connect"
"""A connection, before anything of it is read."""
ANY = "any"
STAGES = (CONNECT, ANY, *(name for name, _, _ in _ROUTES if name != "control"), "other")


def stage_of(method: str, path: str) -> str:
    """The stage of a request, ``control`` for the control door, else ``other``."""
    for name, wanted_method, pattern in _COMPILED:
        if wanted_method in {"", method} and pattern.fullmatch(path):
            return name
    return "other"

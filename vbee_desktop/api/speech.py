"""One interface for both text-to-speech services."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import quote

from vbee_desktop.api.verdict import Asked
from vbee_desktop.core.errors import Code
from vbee_desktop.core.limits import MAX_TEXT_CHARACTERS
from vbee_desktop.core.models import SpeechJob, SpeechRequest

PLACEHOLDER_CALLBACK = "https://example.invalid/vbee"
"""Where the user gave no callback address: a reserved name, so that nothing is delivered to a stranger."""


class SpeechService(Protocol):
    """Creates are paid and sent once; reads are free. Both raise `VbeeError`, as `verdict.opened` tells."""

    async def create(self, request: SpeechRequest, callback_url: str | None = None) -> SpeechJob:
        """Buy speech. ``request.text`` is sent as it is."""
        ...

    async def read(self, request_id: str) -> SpeechJob:
        """The present state; an audio link in it is fresh."""
        ...


def asked_for(request: SpeechRequest, limit: int = MAX_TEXT_CHARACTERS) -> Asked:
    """How a text-to-speech create is judged: HTTP 413 is about its text."""
    facts = {"reason": "too_long", "characters": len(request.text), "limit": limit}
    return Asked(is_paid=True, too_large=Code.BAD_TEXT, too_large_facts=facts)


def path_part(identifier: str) -> str:
    """An id from the service, made safe to stand in an address."""
    return quote(identifier, safe="")

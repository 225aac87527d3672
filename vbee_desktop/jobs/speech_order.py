"""A text-to-speech request as an order: its price, its name among the paid ones, how it is written down."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.estimates import points
from vbee_desktop.core.models import AudioFormat, Ownership, Pauses, SpeechApi, SpeechRequest
from vbee_desktop.core.text import escape_markup, first_words, fold
from vbee_desktop.jobs.free_calls import call_freely
from vbee_desktop.store.job_row import Intent

if TYPE_CHECKING:
    from vbee_desktop.jobs.services import Services
    from vbee_desktop.store.job_row import JobRow

SPEECH = "speech"
"""The kind of these jobs in the journal."""
TITLE_CHARACTERS = 80
HIGHEST_CREDIT_FACTOR = 4.0
"""Points per character of the dearest voices: what is assumed of a voice that nobody knows."""


def price_of(services: Services, request: SpeechRequest) -> int:
    """Points that a request will cost, as far as the voice is known: of the text as it is sent."""
    wire_text = wire_request(services.api, request).text
    return points(len(wire_text), services.voice_book.credit_factor(request.voice_code))


async def price_ceiling(services: Services, request: SpeechRequest) -> int:
    """Points that a request can cost at most: an unknown voice is looked up, else taken for one of the
    dearest.
    """
    if not services.voice_book.knows(request.voice_code):
        await _look_up(services, request.voice_code)
    if services.voice_book.knows(request.voice_code):
        return price_of(services, request)
    return math.ceil(len(wire_request(services.api, request).text) * HIGHEST_CREDIT_FACTOR)


def points_charged(services: Services, characters: int, factor: float) -> float:
    """What so many characters cost this account: nothing in the demo."""
    return 0 if services.account.is_demo else points(characters, factor)


def told_characters(services: Services, row: JobRow, characters: int | None) -> dict[str, object]:
    """The service's own count, where it tells one, and what it means in points: columns of the journal."""
    if characters is None:
        return {}
    return {"characters": characters, "points": points_charged(services, characters, row.factor)}


def content_hash(request: SpeechRequest, api: SpeechApi) -> str:
    """Name of all that decides how a take sounds: two requests with the same one would give the same take."""
    described = json.dumps({"api": api, **asdict(request)}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(described.encode()).hexdigest()


def intent_of(services: Services, request: SpeechRequest) -> Intent:
    """What is written down before a request is sent."""
    characters = len(wire_request(services.api, request).text)
    factor = services.voice_book.credit_factor(request.voice_code)
    return Intent(
        kind=SPEECH,
        server=services.server,
        api=services.api,
        content_hash=content_hash(request, services.api),
        request=asdict(request),
        voice_code=request.voice_code,
        factor=factor,
        characters=characters,
        points=points_charged(services, characters, factor),
        title=first_words(request.text, TITLE_CHARACTERS),
        words=fold(request.text),
    )


def wire_request(api: SpeechApi, request: SpeechRequest) -> SpeechRequest:
    """The request as it is sent: the legacy service reads markup, so the writer's own brackets are
    escaped.
    """
    return replace(request, text=escape_markup(request.text)) if api is SpeechApi.LEGACY else request


def request_of(row: JobRow) -> SpeechRequest:
    """The request that a journal row was made from."""
    fields = dict(row.request)
    pauses = fields.pop("pauses", None)
    audio_format = AudioFormat(str(fields.pop("audio_format")))
    return SpeechRequest(
        audio_format=audio_format,
        pauses=Pauses(**pauses) if isinstance(pauses, dict) else None,
        **fields,  # type: ignore[arg-type]  # written by `intent_of` from the same record
    )


async def _look_up(services: Services, code: str) -> None:
    for owner in Ownership:
        page = partial(services.voices.page, owner, code=code)
        try:
            services.voice_book.remember((await call_freely(services, page)).voices)
        except VbeeError:
            return  # the list may be refused to a token that may speak

"""The live voice list (vbee-api section 5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vbee_desktop.api.answer import Answer
from vbee_desktop.api.body import Body
from vbee_desktop.api.transport import Transport
from vbee_desktop.api.values import as_flag, as_id, as_line, as_link, as_number, as_whole
from vbee_desktop.api.verdict import SAFE, incomprehensible, opened
from vbee_desktop.core.limits import VOICE_PAGE_SIZE
from vbee_desktop.core.models import Ownership, Voice, VoicePage
from vbee_desktop.core.voices import region_of, sample_rate_of


class Voices:
    """Pages of voices. A token can work for speech and be refused here: a failure must not stop synthesis."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._url = f"{transport.server.voices}/api/public/v1/voices"

    async def page(
        self,
        ownership: Ownership,
        cursor: str | None = None,
        language: str | None = None,
        gender: str | None = None,
        code: str | None = None,
    ) -> VoicePage:
        """Up to 100 voices of one owner; ``cursor`` comes from the page before."""
        asked = {
            "voiceOwnership": ownership.value,
            "limit": str(VOICE_PAGE_SIZE),
            "cursor": cursor,
            "languageCode": language,
            "gender": gender,
            "code": code,
        }
        params = {name: value for name, value in asked.items() if value}
        return decoded_page(await self._transport.get(self._url, params=params), ownership)


def decoded_page(answer: Answer, ownership: Ownership) -> VoicePage:
    """The page in an answer; entries that are no voice are left out."""
    body = opened(answer, SAFE)
    rows = body.find(_rows, "voices")
    if rows is None:
        raise incomprehensible(answer, SAFE, body, "voices")
    return VoicePage(tuple(_voices(rows, ownership)), _next_cursor(body))


def _next_cursor(body: Body) -> str | None:
    pagination = Body(body.find(_object, "pagination") or body.root)
    has_more = pagination.find(as_flag, "has_next_page", "hasNextPage")
    return None if has_more is False else pagination.find(as_line, "next_cursor", "nextCursor")


def _voices(rows: list[object], ownership: Ownership) -> Iterator[Voice]:
    for row in rows:
        fields = Body(row) if isinstance(row, dict) else None
        code = fields.find(as_id, "code", "voice_code", "voiceCode") if fields else None
        if fields and code:
            yield _voice(fields, code, ownership)


def _voice(fields: Body, code: str, ownership: Ownership) -> Voice:
    factor = fields.find(as_number, "credit_factor", "creditFactor")
    return Voice(
        code=code,
        name=fields.find(as_line, "name") or code,
        gender=(fields.find(as_line, "gender") or "").lower(),
        language=fields.find(as_line, "language_code", "languageCode", "language") or "",
        region=region_of(code),
        credit_factor=factor if factor is not None and factor > 0 else 1.0,
        demo_url=fields.find(as_link, "demo") or "",
        sample_rate_hz=fields.find(as_whole, "sample_rate", "sampleRate") or sample_rate_of(code),
        ownership=ownership,
    )


def _rows(value: object) -> list[object] | None:
    return value if isinstance(value, list) else None


def _object(value: object) -> Mapping[str, object] | None:
    return value if isinstance(value, dict) else None

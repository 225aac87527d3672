"""Refusals, and the two ways in which Vbee says no: under HTTP 200 (legacy) or under an error code (current,
STT).

Sources: vbee-api.md 2 and 3. Of the legacy numbers only 1045 is known from public clients; the others are
invented here, so a client must show them and not lean on them. The current service has no numbers: a voice
that is not open is 400 ``BAD_REQUEST`` and told in words.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse

BAD_REQUEST_NUMBER = 1000
NOT_FOUND_NUMBER = 1004
OUT_OF_POINTS_NUMBER = 1013
TOO_MANY_NUMBER = 1029
VOICE_REFUSED_NUMBER = 1045
_LEGACY_PATHS = ("/api/v1/tts", "/api/public/")


class Refusal(Exception):
    """A request that is answered with no: HTTP code and word for the current services, a number for the
    legacy one.
    """

    def __init__(
        self, message: str, *, http: int = 400, code: str = "BAD_REQUEST", number: int = BAD_REQUEST_NUMBER
    ) -> None:
        super().__init__(message)
        self.message = message
        self.http = http
        self.code = code
        self.number = number


def unauthorized(message: str) -> Refusal:
    """401 on every service."""
    return Refusal(message, http=401, code="UNAUTHORIZED", number=401)


def not_found() -> Refusal:
    """The text is the one seen under 400 on the current service."""
    return Refusal("Request is not found", number=NOT_FOUND_NUMBER)


def out_of_points() -> Refusal:
    """The current service answers this under 500, although it is final. The word is documented, the legacy
    number is not: so the legacy answer tells the word too.
    """
    word = "TTS_SPEND_CREDITS_FAILED"
    return Refusal(f"Not enough credits ({word})", http=500, code=word, number=OUT_OF_POINTS_NUMBER)


def too_many_at_once() -> Refusal:
    """More jobs under way than the account may have."""
    return Refusal(
        "Too many concurrent requests", http=429, code="TTS_CCR_MAX_LIMIT_REACHED", number=TOO_MANY_NUMBER
    )


def voice_refused(voice_code: str) -> Refusal:
    """The one legacy number that public clients have seen: 1045."""
    return Refusal(f"Voice {voice_code} is not available for your account", number=VOICE_REFUSED_NUMBER)


def missing_feature(feature: str) -> Refusal:
    """403, for example "Missing feature: stt-sync"."""
    return Refusal(f"Missing feature: {feature}", http=403, code="FORBIDDEN")


async def answer_refusal(request: Request, refusal: Exception) -> JSONResponse:
    """Starlette's exception handler: the shape follows the service that was asked."""
    assert isinstance(refusal, Refusal)  # noqa: S101 - registered for this class only
    if not request.url.path.startswith(_LEGACY_PATHS):
        body: dict[str, object] = {"error": {"code": refusal.code, "message": refusal.message}}
        return JSONResponse(body, refusal.http)
    body = {"status": 0, "error_code": refusal.number, "error_message": refusal.message}
    return JSONResponse(body, refusal.http if refusal.http == 401 else 200)

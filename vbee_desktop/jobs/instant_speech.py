"""The current service asked for short texts at once, and as usual where it does not answer so.

A ``sync`` create that is refused was not charged, so asking as usual instead costs nothing twice. What was
refused to the account, or to one voice, is not asked for again while the program runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.core.errors import Code, Refused
from vbee_desktop.core.limits import MAX_SYNC_TEXT_CHARACTERS
from vbee_desktop.core.models import InstantRefusal

if TYPE_CHECKING:
    from vbee_desktop.api.speech import SpeechService
    from vbee_desktop.core.models import SpeechJob, SpeechRequest


class _Asked(NamedTuple):
    """What a refusal is about; the rate matters to the voices that take some rates only."""

    voice_code: str
    sample_rate_hz: int | None


class InstantSpeech:
    """A `SpeechService` made of two: ``instant`` for texts that are short enough, else ``usual``."""

    def __init__(self, instant: SpeechService, usual: SpeechService) -> None:
        self._instant = instant
        self._usual = usual
        self._is_closed = False
        self._closed: set[_Asked] = set()
        self._news: list[InstantRefusal] = []

    async def create(self, request: SpeechRequest, callback_url: str | None = None) -> SpeechJob:
        """Buy speech; raises as both services do."""
        if self._may_ask(request):
            try:
                return await self._instant.create(request, callback_url)
            except Refused as refused:
                if refused.code is not Code.NOT_IN_PLAN or "sync" not in refused.facts:
                    raise
                self._note(request, str(refused.facts["sync"]))
        return await self._usual.create(request, callback_url)

    async def read(self, request_id: str) -> SpeechJob:
        """The present state of a job that was bought as usual: the other ones have no id."""
        return await self._usual.read(request_id)

    def take_news(self) -> tuple[InstantRefusal, ...]:
        """What was refused since this was asked last: each is told once."""
        news = tuple(self._news)
        self._news.clear()
        return news

    def _may_ask(self, request: SpeechRequest) -> bool:
        is_short = len(request.text) <= MAX_SYNC_TEXT_CHARACTERS
        return is_short and not self._is_closed and _asked(request) not in self._closed

    def _note(self, request: SpeechRequest, reason: str) -> None:
        if reason == "plan":
            self._is_closed = True
        else:
            self._closed.add(_asked(request))
        self._news.append(InstantRefusal(reason, request.voice_code))


def _asked(request: SpeechRequest) -> _Asked:
    return _Asked(request.voice_code, request.sample_rate_hz)

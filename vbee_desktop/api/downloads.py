"""Fetching bought audio and demo clips: another host, no credential, nothing believed without a look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from vbee_desktop.api.answer import Answer
from vbee_desktop.api.audio_magic import BYTES_NEEDED, is_cut_off, sound_format
from vbee_desktop.api.links import check_link, forbidden_link, next_hop
from vbee_desktop.api.transport import Transport
from vbee_desktop.api.verdict import SAFE, opened, summary
from vbee_desktop.core.errors import (
    BadInput,
    Code,
    NothingCameBack,
    SomethingBadCameBack,
    UnreadableAnswer,
)
from vbee_desktop.core.models import AudioFormat

MAX_REDIRECTS = 3
MAX_AUDIO_BYTES = 200_000_000
OK = 200
_PAGE_LOOK_BYTES = 64
_DEAD_LINK = frozenset({400, 401, 403, 404, 410})
"""400 too: storage services answer so to a signature that is too old."""


@dataclass(frozen=True, slots=True)
class Download:
    """Sound, by its first bytes. Whether it decodes is for the audio room to say."""

    body: bytes = field(repr=False)
    content_type: str
    audio_format: AudioFormat


class AudioDownloads:
    """Downloads whole files. Fetching is free and may be tried again."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def fetch(
        self,
        link: str,
        *,
        on_bytes: Callable[[bytes], None] | None = None,
        max_bytes: int = MAX_AUDIO_BYTES,
    ) -> Download:
        """The sound behind a link. ``on_bytes`` gets it block by block, never anything that is no sound;
        after an error what it got is void. It may raise `VbeeError`, which comes through.

        Raises ``LINK_EXPIRED`` when a fresh link is needed, `UnreadableAnswer` or `NothingCameBack` when
        trying again may help, and a plain `SomethingBadCameBack` (``BAD_ANSWER``) for a link that must not
        be followed.
        """
        if not link:
            raise _expired("no link")
        sound = _Sound(on_bytes)
        return _judged(await self._followed(link, sound.add, max_bytes), sound)

    async def fetch_file(self, link: str, *, max_bytes: int) -> bytes:
        """Whatever a person's own link leads to, whole. It is looked at as a file on the disk is.

        Raises `BadInput` (``BAD_FILE``) with the fact ``reason``: ``link_shape``, ``link_https``,
        ``link_private``, ``link_page`` (a page for people), ``link_dead`` (with ``http_status``),
        ``link_too_large`` (with ``limit_bytes``) or ``link_no_answer``.
        """
        file = _LinkedFile()
        try:
            answer = await self._followed(link, file.add, max_bytes)
        except NothingCameBack as error:
            raise _bad_link("link_no_answer", error.detail) from error
        except SomethingBadCameBack as error:
            if error.facts.get("reason") == "too_large":
                raise _bad_link("link_too_large", error.detail, limit_bytes=max_bytes) from error
            raise _bad_link(str(error.facts.get("reason", "link_dead")), error.detail) from error
        if answer.http_status != OK:
            raise _bad_link("link_dead", summary(answer), http_status=answer.http_status)
        return bytes(file.body)

    async def _followed(self, link: str, add: Callable[[bytes], None], max_bytes: int) -> Answer:
        """The last answer behind redirects; the body of a 200 goes into ``add``."""
        for _hop in range(MAX_REDIRECTS + 1):
            check_link(link, self._transport.server)
            host = urlsplit(link).hostname or ""
            answer = await self._transport.get_audio(link, host=host, max_bytes=max_bytes, on_bytes=add)
            if not answer.is_redirect:
                return answer
            link = next_hop(link, _location(answer))
        raise forbidden_link("redirects too often", "link_dead")


class _Sound:
    """Collects a body and passes it on as soon as its first bytes show that it is sound."""

    def __init__(self, on_bytes: Callable[[bytes], None] | None) -> None:
        self.body = bytearray()
        self._on_bytes = on_bytes
        self._passed_on = 0

    @property
    def audio_format(self) -> AudioFormat | None:
        return sound_format(self.body[:BYTES_NEEDED])

    def add(self, block: bytes) -> None:
        """Raises `SomethingBadCameBack` at once when this is something else, however long it would be."""
        self.body += block
        if len(self.body) < BYTES_NEEDED:
            return
        if self.audio_format is None:
            raise _not_sound(bytes(self.body))
        if self._on_bytes is not None:
            self._on_bytes(bytes(self.body[self._passed_on :]))
            self._passed_on = len(self.body)


class _LinkedFile:
    """Collects a file of any kind, and gives up a page as soon as it shows."""

    def __init__(self) -> None:
        self.body = bytearray()

    def add(self, block: bytes) -> None:
        self.body += block
        if self.body[:_PAGE_LOOK_BYTES].lstrip()[:1] == b"<":
            raise _bad_link("link_page", "a page")


def _bad_link(reason: str, detail: str, **facts: object) -> BadInput:
    return BadInput(Code.BAD_FILE, detail, reason=reason, **facts)


def _location(answer: Answer) -> str:
    location = answer.headers.get("location", "")
    if not location:
        raise UnreadableAnswer(detail="redirect to nowhere", http_status=answer.http_status)
    return location


def _judged(answer: Answer, sound: _Sound) -> Download:
    if answer.http_status in _DEAD_LINK:
        raise _expired(summary(answer), answer.http_status)
    if answer.http_status >= 400:
        opened(answer, SAFE)
    audio_format = sound.audio_format
    if len(sound.body) < BYTES_NEEDED or audio_format is None:
        raise _not_sound(bytes(sound.body), answer.http_status)
    if is_cut_off(sound.body):
        raise UnreadableAnswer(detail=f"sound breaks off, {len(sound.body)} bytes", http_status=200)
    return Download(bytes(sound.body), answer.content_type, audio_format)


def _not_sound(start: bytes, http_status: int = 200) -> SomethingBadCameBack:
    """A page or an XML error under 200 is how some hosts say that a link is dead."""
    if start.lstrip()[:1] == b"<":
        return _expired("page instead of sound", http_status)
    return UnreadableAnswer(detail="no sound", http_status=http_status)


def _expired(detail: str, http_status: int = 0) -> SomethingBadCameBack:
    return SomethingBadCameBack(Code.LINK_EXPIRED, detail, http_status=http_status)

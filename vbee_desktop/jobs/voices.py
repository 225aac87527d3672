"""Which voices there are, and how one sounds before it is paid for."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.core.errors import BadInput, Code, StorageError, VbeeError
from vbee_desktop.core.models import Ownership, Voice, VoiceList, VoicePage
from vbee_desktop.jobs.free_calls import call_freely, in_turn
from vbee_desktop.jobs.voice_book import shipped_voices
from vbee_desktop.store.voice_cache import KeptVoices

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from vbee_desktop.jobs.services import Report, Services

MAX_PAGES = 100
MAX_DEMO_BYTES = 20_000_000


async def load_voices(services: Services, report: Report) -> VoiceList:
    """The account's live voices of all owners. When that list is refused or out of reach: the one that was
    kept, else the shipped one.

    What is at hand is reported at once, as a `VoiceList` too; in the demo the live list is as quick.
    """
    at_hand = await _at_hand(services)
    services.voice_book.remember(at_hand.voices)
    if not services.account.is_demo:
        report(at_hand)
    live = await _live(services, at_hand.voices)
    if not live.voices:
        return replace(at_hand, is_loading=False, error=live.error)
    services.voice_book.remember(live.voices)
    fetched_at = services.wall_clock()
    with suppress(StorageError):  # then the next start has to wait for the list
        kept = KeptVoices(live.voices, fetched_at)
        await asyncio.to_thread(services.voice_cache.keep, services.account.key, kept)
    refused = services.voice_book.refused
    return VoiceList(live.voices, is_live=True, error=live.error, fetched_at=fetched_at, refused=refused)


async def fetch_demo(services: Services, report: Report, voice: Voice) -> Path:
    """A voice's free sample, kept on disk after the first time. Raises `VbeeError`."""
    del report
    if not voice.demo_url:
        raise BadInput(Code.BAD_VOICE, "no demo clip", reason="no_demo")
    kept = await asyncio.to_thread(services.demo_clips.find, voice.demo_url)
    if kept is not None:
        return kept
    fetch = partial(services.downloads.fetch, voice.demo_url, max_bytes=MAX_DEMO_BYTES)
    try:
        download = await call_freely(services, fetch)
    except VbeeError as error:
        if error.code is Code.LINK_EXPIRED:
            raise BadInput(Code.BAD_VOICE, "dead demo link", reason="no_demo") from error
        raise
    keep = services.demo_clips.keep
    return await asyncio.to_thread(keep, voice.demo_url, str(download.audio_format), download.body)


class _Live(NamedTuple):
    """What the service told; no voices when it told nothing, and the ``error`` that was met with."""

    voices: tuple[Voice, ...]
    error: VbeeError | None


async def _at_hand(services: Services) -> VoiceList:
    kept = await asyncio.to_thread(services.voice_cache.load, services.account.key)
    voices = kept.voices if kept else await asyncio.to_thread(shipped_voices)
    return VoiceList(
        voices,
        is_live=False,
        fetched_at=kept.fetched_at if kept else None,
        is_loading=True,
        refused=services.voice_book.refused,
    )


async def _live(services: Services, at_hand: Iterable[Voice]) -> _Live:
    """Vbee's own voices, then those of the others. Where only these are refused, the ones at hand stay."""
    try:
        voices = await _all_of(services, Ownership.VBEE)
    except VbeeError as error:
        return _Live((), error)
    failure = None
    for owner in (Ownership.COMMUNITY, Ownership.PERSONAL):
        try:
            voices += await _all_of(services, owner)
        except VbeeError as error:
            failure = error
            voices += [voice for voice in at_hand if voice.ownership is owner]
    return _Live(tuple(voices), failure)


async def _all_of(services: Services, owner: Ownership) -> list[Voice]:
    voices: list[Voice] = []
    cursor: str | None = None
    for _ in range(MAX_PAGES):
        read = partial(in_turn, services, partial(services.voices.page, owner, cursor=cursor))
        page: VoicePage = await call_freely(services, read)
        voices += page.voices
        if not page.next_cursor or page.next_cursor == cursor:
            break
        cursor = page.next_cursor
    return voices

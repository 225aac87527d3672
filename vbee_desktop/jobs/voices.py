"""Which voices there are, and how one sounds before it is paid for."""

from __future__ import annotations

import asyncio
import hashlib
from functools import partial
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code, VbeeError
from vbee_desktop.core.models import Ownership, Voice, VoiceList, VoicePage
from vbee_desktop.core.safe_file import write_whole
from vbee_desktop.jobs.free_calls import call_freely
from vbee_desktop.jobs.voice_book import shipped_voices

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.jobs.services import Report, Services

MAX_PAGES = 100
MAX_DEMO_BYTES = 20_000_000


async def load_voices(services: Services, report: Report) -> VoiceList:
    """The account's live voices of all owners; the shipped ones when that list is refused or out of reach."""
    del report
    try:
        voices = [voice for owner in Ownership for voice in await _all_of(services, owner)]
        error = None
    except VbeeError as failure:
        voices, error = [], failure
    services.voice_book.remember(voices)
    if voices:
        return VoiceList(tuple(voices), is_live=True)
    return VoiceList(await asyncio.to_thread(shipped_voices), is_live=False, error=error)


async def fetch_demo(services: Services, report: Report, voice: Voice) -> Path:
    """A voice's free sample, kept on disk after the first time. Raises `VbeeError`."""
    del report
    if not voice.demo_url:
        raise BadInput(Code.BAD_VOICE, "no demo clip", reason="no_demo")
    name = hashlib.sha256(voice.demo_url.encode()).hexdigest()[:32]
    for ending in ("mp3", "wav"):
        kept = services.demo_clips_folder / f"{name}.{ending}"
        if await asyncio.to_thread(kept.is_file):
            return kept
    fetch = partial(services.downloads.fetch, voice.demo_url, max_bytes=MAX_DEMO_BYTES)
    try:
        download = await call_freely(services, fetch)
    except VbeeError as error:
        if error.code is Code.LINK_EXPIRED:
            raise BadInput(Code.BAD_VOICE, "dead demo link", reason="no_demo") from error
        raise
    path = services.demo_clips_folder / f"{name}.{download.audio_format}"
    await asyncio.to_thread(write_whole, path, download.body)
    return path


async def _all_of(services: Services, owner: Ownership) -> list[Voice]:
    voices: list[Voice] = []
    cursor: str | None = None
    for _ in range(MAX_PAGES):
        page: VoicePage = await call_freely(services, partial(services.voices.page, owner, cursor=cursor))
        voices += page.voices
        if not page.next_cursor or page.next_cursor == cursor:
            break
        cursor = page.next_cursor
    return voices

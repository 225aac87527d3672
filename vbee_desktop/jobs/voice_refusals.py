"""Voices that the account may not use are remembered, until one of them speaks all the same."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import Code, StorageError, VbeeError

if TYPE_CHECKING:
    from vbee_desktop.jobs.services import Services


async def note_refusal(services: Services, code: str, error: VbeeError) -> None:
    """A create with this voice has ended in an error: it may be the voice that is not open to the account."""
    if error.code is Code.NOT_IN_PLAN and code not in services.voice_book.refused:
        await _keep(services, services.voice_book.refused | {code})


async def note_open(services: Services, code: str) -> None:
    """This voice has spoken."""
    if code in services.voice_book.refused:
        await _keep(services, services.voice_book.refused - {code})


async def _keep(services: Services, codes: frozenset[str]) -> None:
    services.voice_book.refused = codes
    with suppress(StorageError):  # it will be met with again
        await asyncio.to_thread(services.voice_cache.keep_refused, services.account.key, codes)

"""What was spent, for the window."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from vbee_desktop.core.ledger import period_starts

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.core.ledger import LedgerSums, PeriodSums
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.voice_book import VoiceBook


async def ledger_sums(services: Services, _report: Report) -> LedgerSums:
    """What was spent today, this week and this month, with the voices' names. Raises `StorageError`."""
    from vbee_desktop.store.ledger import Ledger

    starts = period_starts(services.wall_clock())
    sums = await asyncio.to_thread(Ledger(services.journal.path).sums, starts)
    return {period: _named(of_period, services.voice_book) for period, of_period in sums.items()}


async def export_ledger(services: Services, _report: Report, destination: Path) -> Path:
    """Write the whole ledger as CSV -> ``destination``. Raises `StorageError`."""
    from vbee_desktop.store.ledger import Ledger

    await asyncio.to_thread(Ledger(services.journal.path).write_csv, destination)
    return destination


def _named(sums: PeriodSums, book: VoiceBook) -> PeriodSums:
    voices = tuple(replace(voice, name=book.name(voice.voice_code)) for voice in sums.by_voice)
    return replace(sums, by_voice=voices)

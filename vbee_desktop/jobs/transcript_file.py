"""A transcript to a file, in the form that a person chose."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from vbee_desktop.core.safe_file import write_whole
from vbee_desktop.core.transcript_order import transcript_text

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.core.transcript_order import TranscriptOrder
    from vbee_desktop.jobs.services import Report, Services


async def export_transcript(services: Services, report: Report, order: TranscriptOrder) -> Path:
    """Write the file, whole or not at all. Raises `StorageError`."""
    del services, report
    await asyncio.to_thread(_write, order)
    return order.path


def _write(order: TranscriptOrder) -> None:
    text = transcript_text(order.utterances, order.form)
    write_whole(order.path, text.encode(errors="replace"))  # a broken letter breaks no file

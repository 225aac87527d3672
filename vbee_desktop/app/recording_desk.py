"""What is done with recordings once they are made."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.recording_file import Recording
    from vbee_desktop.jobs.services import Report, Services


async def trim_recording(
    _services: Services,
    _report: Report,
    path: Path,
    start_s: float,
    end_s: float,
    instead_of: Path | None,
) -> Recording:
    """A stretch of a recording as a file of its own. Raises `StorageError`."""
    from vbee_desktop.audio import trim

    return await asyncio.to_thread(trim.trim_recording, path, start_s, end_s, instead_of)

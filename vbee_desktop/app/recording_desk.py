"""What the window asks about recordings: to make one, and what is done with it then."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.app.recovery import Recovery
    from vbee_desktop.app.sound import Sound
    from vbee_desktop.audio.recorder import Recorder
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


async def open_recorder(
    _services: Services, _report: Report, folder: Path, sound: Sound, recovery: Recovery
) -> Recorder:
    """What records; what a crash left is made whole first."""
    from vbee_desktop.audio.recorder import Recorder

    await asyncio.to_thread(recovery.run)  # what a crash left, before a new one is begun
    return Recorder(folder, await sound.card())


async def recover_recordings(
    _services: Services, _report: Report, recovery: Recovery
) -> tuple[Recording, ...]:
    """What a crash had left."""
    return await asyncio.to_thread(recovery.take_found)

"""The whole script as one file, to be heard."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.models import AudioFormat
from vbee_desktop.jobs.script import join_takes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.core.models import JoinedTakes, Take
    from vbee_desktop.jobs.services import Report, Services


async def join_to_hear(
    services: Services, report: Report, takes: Sequence[Take], instead_of: Path | None
) -> JoinedTakes:
    """Takes in this order as one WAV; the one before it, ``instead_of``, is deleted: a long script is large.

    Raises as `join_takes`.
    """
    joined = await join_takes(services, report, takes, AudioFormat.WAV, 0)
    if instead_of is not None and instead_of != joined.path:
        with suppress(StorageError):  # what still holds it keeps it
            await asyncio.to_thread(services.audio_files.joined.remove, instead_of.stem)
    return joined

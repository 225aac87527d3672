"""Makes what was bought of several voices ready to be heard in turn."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.core.audition import Audition
    from vbee_desktop.jobs.services import Report, Services


async def prepare_audition(services: Services, report: Report, paths: Sequence[Path]) -> Audition:
    """The sounds of at least one file, decoded, in one clip. Raises `BadInput` when one cannot be decoded."""
    del services, report
    return await asyncio.to_thread(_prepare, tuple(paths))


def _prepare(paths: Sequence[Path]) -> Audition:
    from vbee_desktop.audio.decode import decode_file
    from vbee_desktop.audio.side_by_side import side_by_side

    return side_by_side([decode_file(path) for path in paths])

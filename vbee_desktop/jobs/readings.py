"""The readings dictionary to and from a CSV file that people edit."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.readings_csv import ReadTable, from_csv, to_csv
from vbee_desktop.core.safe_file import write_whole
from vbee_desktop.jobs.texts import bytes_of_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.readings import Reading
    from vbee_desktop.jobs.services import Report, Services

MAX_TABLE_BYTES = 4_000_000


async def import_readings(services: Services, report: Report, path: Path) -> ReadTable:
    """The dictionary in a CSV file. Raises `BadInput` (``BAD_FILE``)."""
    del services, report
    return await asyncio.to_thread(lambda: from_csv(bytes_of_file(path, MAX_TABLE_BYTES)))


async def export_readings(
    services: Services, report: Report, readings: Sequence[Reading], path: Path
) -> Path:
    """Write the dictionary as CSV, whole or not at all. Raises `StorageError`."""
    del services, report
    await asyncio.to_thread(lambda: write_whole(path, to_csv(readings)))
    return path

"""Where the readings dictionaries are kept: one for every text, one beside the draft of the script. And what
of the help with texts takes too long for the window's thread.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.core.readings import Dictionaries, Reading
    from vbee_desktop.core.readings_csv import ReadTable
    from vbee_desktop.core.tidy_text import TidiedText, TidyChoices
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.store.home import Home


async def load_readings(_services: Services, _report: Report, home: Home) -> Dictionaries:
    """Both dictionaries. Raises `StorageError`."""
    return await asyncio.to_thread(_load, home)


async def save_readings(_services: Services, _report: Report, home: Home, readings: Dictionaries) -> None:
    """Keep both. Raises `StorageError`."""
    await asyncio.to_thread(_save, home, readings)


async def import_readings(services: Services, report: Report, path: Path) -> ReadTable:
    """The readings in a table. Raises `BadInput` (``BAD_FILE``)."""
    from vbee_desktop.jobs import readings

    return await readings.import_readings(services, report, path)


async def export_readings(services: Services, report: Report, entries: Sequence[Reading], path: Path) -> Path:
    """Write readings as a table. Raises `StorageError`."""
    from vbee_desktop.jobs import readings

    return await readings.export_readings(services, report, entries, path)


async def tidy_text(_services: Services, _report: Report, text: str, choices: TidyChoices) -> TidiedText:
    """The text without what nobody wants to hear."""
    from vbee_desktop.core.tidy_text import tidied

    return await asyncio.to_thread(tidied, text, choices)


def _load(home: Home) -> Dictionaries:
    from vbee_desktop.core.readings import Dictionaries
    from vbee_desktop.store.readings import ReadingsFile

    stored = [ReadingsFile(path).load() for path in (home.readings_file, home.script_readings_file)]
    put_aside = tuple(each.put_aside.name for each in stored if each.put_aside is not None)
    return Dictionaries(stored[0].readings, stored[1].readings, put_aside)


def _save(home: Home, readings: Dictionaries) -> None:
    from vbee_desktop.store.readings import ReadingsFile

    ReadingsFile(home.readings_file).save(readings.everywhere)
    ReadingsFile(home.script_readings_file).save(readings.script)

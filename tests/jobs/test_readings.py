"""The readings dictionary out to a file and back, through the jobs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import run
from vbee_desktop.core.errors import BadInput, StorageError
from vbee_desktop.core.readings import CaseRule, checked_reading
from vbee_desktop.core.readings_csv import ReadTable
from vbee_desktop.jobs.readings import MAX_TABLE_BYTES, export_readings, import_readings
from vbee_desktop.jobs.services import Services

ENTRIES = (checked_reading("km", "ki lô mét", CaseRule.FIRST), checked_reading("=1", "một"))


def ignore(_progress: object) -> None:
    """Nobody watches."""


def test_what_is_exported_is_imported(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def there_and_back(services: Services) -> ReadTable:
        path = await export_readings(services, ignore, ENTRIES, tmp_path / "a.csv")
        return await import_readings(services, ignore, path)

    assert run(sandbox.url, tmp_path / "home", there_and_back) == ReadTable(ENTRIES, ())


def test_a_table_that_is_too_large_and_a_folder_that_is_gone(sandbox: SandboxProcess, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(MAX_TABLE_BYTES + 1)
    with pytest.raises(BadInput) as refusal:
        run(sandbox.url, tmp_path / "home", lambda services: import_readings(services, ignore, path))
    assert refusal.value.facts["reason"] == "too_large"
    gone = tmp_path / "gone" / "a.csv"
    with pytest.raises(StorageError):
        run(sandbox.url, tmp_path / "home", lambda services: export_readings(services, ignore, ENTRIES, gone))

"""The readings dictionary that holds for every text of this user."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, StorageError
from vbee_desktop.core.readings import CaseRule, Reading, checked_reading
from vbee_desktop.core.safe_file import storage_error, write_whole

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class StoredReadings:
    """What the file holds. ``put_aside`` names the damaged file that was kept, when there was one; then
    ``readings`` are those of its entries that could still be read.
    """

    readings: tuple[Reading, ...]
    put_aside: Path | None = None


class ReadingsFile:
    """``{"readings": [{"word", "reading", "case"}]}`` in one small file that people may edit.

    A damaged file is kept beside as ``….bad``, ``….bad2`` … and never overwritten, whatever is called first.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> StoredReadings:
        """The dictionary. Raises `StorageError` when the file is there and cannot be read or put aside."""
        readings, is_sound = _parsed(_bytes_of(self._path))
        return StoredReadings(readings, None if is_sound else _put_aside(self._path))

    def save(self, readings: Iterable[Reading]) -> Path | None:
        """Write the dictionary; the answer names a damaged file that had to be put aside first.

        Raises `StorageError`; then the file is as it was.
        """
        put_aside = self.load().put_aside
        rows = [{"word": each.word, "reading": each.reading, "case": each.case.value} for each in readings]
        write_whole(self._path, json.dumps({"readings": rows}, ensure_ascii=False, indent=1).encode())
        return put_aside


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(detail=error.strerror or "", path=str(path), reading=True) from error


def _parsed(data: bytes | None) -> tuple[tuple[Reading, ...], bool]:
    """The entries that can be read, and whether nothing else is in the file."""
    if data is None:
        return (), True
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return (), False
    rows = whole.get("readings") if isinstance(whole, dict) else None
    if not isinstance(rows, list):
        return (), False
    entries = [_entry(row) for row in rows]
    return tuple(each for each in entries if each), None not in entries


def _entry(row: object) -> Reading | None:
    if not isinstance(row, dict) or not isinstance(row.get("word"), str):
        return None
    try:
        return checked_reading(row["word"], str(row["reading"]), CaseRule(row.get("case", "as_written")))
    except (BadInput, KeyError, ValueError):
        return None


def _put_aside(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.bad{number if number > 1 else ''}") for number in range(1, 10_000))
    kept = next(name for name in names if not name.exists())
    try:
        path.replace(kept)
    except OSError as error:
        raise storage_error(path, error) from error
    return kept

"""A person's corrections of transcripts, beside the jobs that they belong to."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError
from vbee_desktop.store.database import open_database, open_reader

if TYPE_CHECKING:
    from pathlib import Path


_NEWEST = (
    "SELECT rows FROM edits JOIN jobs ON jobs.id = edits.job_id WHERE jobs.id = :id OR jobs.whole = :id"
    " ORDER BY jobs.id != :id, jobs.number DESC LIMIT 1"
)
_REMOVED = (
    "DELETE FROM edits WHERE job_id IN (SELECT id FROM jobs WHERE id = :id OR whole = :id) RETURNING job_id"
)


class EditsStore:
    """One text a job, in the form of `core.kept_edits`. Methods may be called from any thread. Raises
    `StorageError`.

    What was corrected in an earlier try of a long sound, of which a part had failed, belongs to the try that
    has taken its parts over (`Journal.gather`).
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._newest: dict[str, int] = {}
        self._lock = threading.Lock()

    def keep(self, job_id: str, rows: str, turn: int) -> bool:
        """Keep what was edited, or nothing for an empty text. False when a text with a higher ``turn`` is
        kept already, or the job is forgotten: its words are not written down again.
        """
        with self._lock:
            if turn < self._newest.get(job_id, 0):
                return False
            self._newest[job_id] = turn
            return self._write(job_id, rows)

    def load(self, job_id: str) -> str:
        """What was kept last, or an empty text."""
        try:
            with closing(open_reader(self._path)) as connection:
                found = connection.execute(_NEWEST, {"id": job_id}).fetchone()
        except sqlite3.Error as error:
            raise StorageError(detail=str(error), path=str(self._path), reading=True) from error
        return str(found["rows"]) if found else ""

    def _write(self, job_id: str, rows: str) -> bool:
        keep = (
            "INSERT OR REPLACE INTO edits SELECT id, :rows FROM jobs WHERE id = :id AND is_forgotten = 0"
            " RETURNING job_id"
        )
        statement = keep if rows else _REMOVED
        try:
            with closing(open_database(self._path)) as connection:
                return bool(connection.execute(statement, {"id": job_id, "rows": rows}).fetchall())
        except sqlite3.Error as error:
            raise StorageError(detail=str(error), path=str(self._path)) from error

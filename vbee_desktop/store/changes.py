"""Whether anything was committed to the journal, by whichever connection of whichever process."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError
from vbee_desktop.store.database import open_reader

if TYPE_CHECKING:
    from pathlib import Path


class ChangeWatch:
    """Asks the file's version (``PRAGMA data_version``), which costs no more than a look at its header.

    Every method may be called from any thread. Raises `StorageError` when the file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection = open_reader(path)
        self._seen: int | None = None

    def close(self) -> None:
        """Close the file; safe to call twice."""
        with self._lock:
            self._connection.close()

    def has_changed(self) -> bool:
        """Whether anything was committed since this was last asked; true the first time."""
        with self._lock:
            version = self._version()
            is_new, self._seen = version != self._seen, version
        return is_new

    def _version(self) -> int:
        try:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            raise StorageError(detail=str(error), path=str(self._path)) from error

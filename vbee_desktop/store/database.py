"""The SQLite file: opened with the safety that paid work needs, brought up to date by ``user_version``."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

MIGRATIONS = (
    """
    CREATE TABLE jobs (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        created_at REAL NOT NULL,
        changed_at REAL NOT NULL,
        api TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        request TEXT NOT NULL,
        remote_id TEXT NOT NULL DEFAULT '',
        characters INTEGER NOT NULL DEFAULT 0,
        points REAL NOT NULL DEFAULT 0,
        seconds INTEGER NOT NULL DEFAULT 0,
        audio TEXT NOT NULL DEFAULT '',
        result TEXT NOT NULL DEFAULT '',
        error TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX jobs_by_content ON jobs (content_hash, state);
    """,
)
"""Each script brings the file from version n to n + 1. Never edit one that was released: add the next."""

BUSY_TIMEOUT_MS = 5000


def open_database(path: Path) -> sqlite3.Connection:
    """A connection in WAL mode with ``synchronous=FULL``, migrated; usable from any one thread at a time.

    Raises `StorageError` when the file cannot be opened, is locked, is no database or is newer than this
    program.
    """
    try:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        _migrate(connection)
    except sqlite3.Error as error:
        raise StorageError(detail=str(error), path=str(path)) from error
    return connection


def _migrate(connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise sqlite3.DatabaseError("made by a newer version of this program")
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        connection.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")

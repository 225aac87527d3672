"""The SQLite file: opened with the safety that paid work needs, brought up to date by ``user_version``."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

MIGRATIONS = (
    (
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
    ) STRICT
    """,
        "CREATE INDEX jobs_by_content ON jobs (content_hash, state)",
    ),
    (
        """
    CREATE TABLE jobs_with_owner (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        created_at REAL NOT NULL,
        changed_at REAL NOT NULL,
        server TEXT NOT NULL DEFAULT '',
        api TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        request TEXT NOT NULL,
        remote_id TEXT NOT NULL DEFAULT '',
        voice_code TEXT NOT NULL DEFAULT '',
        factor REAL NOT NULL DEFAULT 1,
        characters INTEGER NOT NULL DEFAULT 0,
        points REAL NOT NULL DEFAULT 0,
        seconds INTEGER NOT NULL DEFAULT 0,
        audio TEXT NOT NULL DEFAULT '',
        duration_s REAL NOT NULL DEFAULT 0,
        result TEXT NOT NULL DEFAULT '',
        error TEXT NOT NULL DEFAULT '',
        owner TEXT NOT NULL DEFAULT '',
        callback_digest TEXT NOT NULL DEFAULT '',
        not_before REAL NOT NULL DEFAULT 0,
        title TEXT NOT NULL DEFAULT '',
        words TEXT NOT NULL DEFAULT '',
        is_forgotten INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
        """
    INSERT INTO jobs_with_owner (id, kind, state, created_at, changed_at, api, content_hash, request,
        remote_id, voice_code, characters, points, seconds, audio, result, error, title, words)
    SELECT id, kind, state, created_at, changed_at, api, content_hash, request, remote_id,
        coalesce(json_extract(request, '$.voice_code'), ''), characters, points, seconds, audio, result,
        error, substr(coalesce(json_extract(request, '$.text'), ''), 1, 80),
        coalesce(json_extract(request, '$.text'), '')
    FROM jobs ORDER BY created_at
    """,
        "DROP TABLE jobs",
        "ALTER TABLE jobs_with_owner RENAME TO jobs",
        "CREATE INDEX jobs_by_content ON jobs (content_hash, server, state)",
        "CREATE INDEX jobs_by_time ON jobs (is_forgotten, created_at)",
        "CREATE INDEX jobs_by_state ON jobs (state)",
        "CREATE INDEX jobs_by_callback ON jobs (callback_digest) WHERE callback_digest != ''",
        "CREATE INDEX jobs_by_remote_id ON jobs (remote_id) WHERE remote_id != ''",
        """
    CREATE VIRTUAL TABLE job_words USING fts5(
        words, content='jobs', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
    )
    """,
        "INSERT INTO job_words (job_words) VALUES ('rebuild')",
        """
    CREATE TRIGGER job_words_after_insert AFTER INSERT ON jobs BEGIN
        INSERT INTO job_words (rowid, words) VALUES (new.number, new.words);
    END
    """,
        """
    CREATE TRIGGER job_words_after_delete AFTER DELETE ON jobs BEGIN
        INSERT INTO job_words (job_words, rowid, words) VALUES ('delete', old.number, old.words);
    END
    """,
        """
    CREATE TRIGGER job_words_after_update AFTER UPDATE OF words ON jobs BEGIN
        INSERT INTO job_words (job_words, rowid, words) VALUES ('delete', old.number, old.words);
        INSERT INTO job_words (rowid, words) VALUES (new.number, new.words);
    END
    """,
    ),
    ("CREATE TABLE edits (job_id TEXT PRIMARY KEY, rows TEXT NOT NULL) STRICT",),
    (
        "ALTER TABLE jobs ADD COLUMN whole TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX jobs_by_whole ON jobs (whole)",
        "CREATE INDEX jobs_in_history ON jobs (is_forgotten, whole, created_at)",
    ),
    ("ALTER TABLE jobs ADD COLUMN account TEXT NOT NULL DEFAULT ''",),
)
"""Each group of statements brings the file from version n to n + 1. Never edit one that was released: add
the next."""

BUSY_TIMEOUT_S = 5.0
RETRY_S = 0.02
_OTHERS_AT_WORK = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY_RECOVERY, sqlite3.SQLITE_LOCKED})
"""What passes by waiting; a full disk does not."""


def open_database(path: Path) -> sqlite3.Connection:
    """A connection in WAL mode with ``synchronous=FULL``, migrated; usable from any one thread at a time.

    Raises `StorageError` when the file cannot be opened, is locked, is no database or is newer than this
    program.
    """
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=BUSY_TIMEOUT_S
        )
        connection.row_factory = sqlite3.Row
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")
        _migrate(connection)
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise StorageError(detail=str(error), path=str(path)) from error
    return connection


def open_reader(path: Path) -> sqlite3.Connection:
    """A connection beside the journal's that only reads, so that it neither waits for a writer nor holds one
    up; usable from any one thread at a time. The file must be there and up to date.

    Raises `StorageError`.
    """
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_TIMEOUT_S,
        )
    except sqlite3.Error as error:
        raise StorageError(detail=str(error), path=str(path)) from error
    connection.row_factory = sqlite3.Row
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to WAL. SQLite does not wait for another process that does the same, so we try until we may."""
    patience = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in _OTHERS_AT_WORK or time.monotonic() > patience:
                raise
            time.sleep(RETRY_S)
        else:
            return


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the file up to date; of two processes the second waits and finds it done."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise sqlite3.DatabaseError("made by a newer version of this program")
        for statement in (each for script in MIGRATIONS[version:] for each in script):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise

"""The record of every paid job, written before each side effect (the law for paid requests)."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.job_state import FETCHABLE, JobState, may_follow
from vbee_desktop.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job as it stands on disk. ``request`` and ``result`` are JSON objects, ``seconds`` are billed
    ones.
    """

    id: str
    kind: str
    state: JobState
    created_at: float
    api: str
    content_hash: str
    request: dict[str, object] = field(repr=False)
    remote_id: str
    characters: int
    points: float
    seconds: int
    audio: str
    result: dict[str, object] = field(repr=False)
    error: str


@dataclass(frozen=True, slots=True)
class Intent:
    """A paid request that is about to be made."""

    kind: str
    api: str
    content_hash: str
    request: Mapping[str, object] = field(repr=False)
    characters: int = 0
    points: float = 0
    seconds: int = 0
    audio: str = ""


class Journal:
    """Jobs in SQLite; every method is one committed transaction and may be called from any thread.

    Raises `StorageError` when the disk is full, the file is locked or gone, and then nothing has changed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection = open_database(path)

    def close(self) -> None:
        """Close the file; safe to call twice."""
        with self._lock:
            self._connection.close()

    def record(self, intent: Intent) -> str:
        """Write an intent down and return the new job's id (32 hexadecimal digits)."""
        job_id, now = uuid.uuid4().hex, time.time()
        self._execute(
            "INSERT INTO jobs (id, kind, state, created_at, changed_at, api, content_hash, request,"
            " characters, points, seconds, audio) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                job_id, intent.kind, JobState.RECORDED, now, now, intent.api, intent.content_hash,
                json.dumps(dict(intent.request), ensure_ascii=False), intent.characters, intent.points,
                intent.seconds, intent.audio,
            ),
        )  # fmt: skip
        return job_id

    def move(self, job_id: str, state: JobState, **changes: object) -> None:
        """Bring a job to its next state, with what became known (columns of the table).

        Raises `ValueError` when the state machine has no such arrow: a mistake of this program.
        """
        values = {"state": state, "changed_at": time.time(), **changes}
        columns = ", ".join(f"{name} = ?" for name in values)  # our own names, never data
        before = [each for each in JobState if may_follow(each, state)]
        marks = ", ".join("?" * len(before))
        statement = f"UPDATE jobs SET {columns} WHERE id = ? AND state IN ({marks}) RETURNING id"  # noqa: S608
        if not self._execute(statement, (*values.values(), job_id, *before)):
            raise ValueError(f"a job in {self.find(job_id).state} cannot become {state}")

    def find(self, job_id: str) -> JobRow:
        """One job by its id."""
        with self._lock:
            return _job_row(self._row(job_id))

    def find_paid(self, content_hash: str, api: str) -> JobRow | None:
        """The newest job with this content that was paid and not lost: finished, or with an id to fetch."""
        marks = ", ".join("?" * len(FETCHABLE))
        found = self._execute(
            "SELECT * FROM jobs WHERE content_hash = ? AND api = ? AND remote_id != ''"  # noqa: S608
            f" AND state IN ({marks}) ORDER BY created_at DESC LIMIT 1",
            (content_hash, api, *FETCHABLE),
        )
        return _job_row(found[0]) if found else None

    def in_state(self, state: JobState) -> list[JobRow]:
        """All jobs in a state, oldest first."""
        return [
            _job_row(row)
            for row in self._execute("SELECT * FROM jobs WHERE state = ? ORDER BY created_at", (state,))
        ]

    def _row(self, job_id: str) -> sqlite3.Row:
        rows = self._run("SELECT * FROM jobs WHERE id = ?", (job_id,))
        if not rows:
            raise StorageError(detail="no such job", path=str(self._path))
        return rows[0]

    def _execute(self, statement: str, values: tuple[object, ...]) -> list[sqlite3.Row]:
        with self._lock:
            return self._run(statement, values)

    def _run(self, statement: str, values: tuple[object, ...]) -> list[sqlite3.Row]:
        try:
            return self._connection.execute(statement, values).fetchall()
        except (sqlite3.Error, OverflowError, UnicodeError) as error:
            raise StorageError(detail=str(error), path=str(self._path)) from error


def _job_row(row: sqlite3.Row) -> JobRow:
    return JobRow(
        id=row["id"],
        kind=row["kind"],
        state=JobState(row["state"]),
        created_at=row["created_at"],
        api=row["api"],
        content_hash=row["content_hash"],
        request=json.loads(row["request"]),
        remote_id=row["remote_id"],
        characters=row["characters"],
        points=row["points"],
        seconds=row["seconds"],
        audio=row["audio"],
        result=json.loads(row["result"] or "{}"),
        error=row["error"],
    )

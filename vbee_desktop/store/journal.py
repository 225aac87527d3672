"""The record of every paid job, written before each side effect (the law for paid requests)."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
import uuid
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import Code, StorageError
from vbee_desktop.core.job_state import ENDS, FETCHABLE, UNFINISHED, JobState, may_follow, may_whole_follow
from vbee_desktop.store.database import open_database
from vbee_desktop.store.job_row import Intent, JobRow, job_row
from vbee_desktop.store.runs import Run, dead_runs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_LET_GO = "state = CASE state WHEN 'sending' THEN 'unknown' ELSE state END"
"""Of a job that nobody works on any more: whether one that was being sent has arrived is not known."""


class Journal:
    """Jobs in SQLite; every method is one committed transaction and may be called from any thread.

    A job has an owner exactly while somebody works on it: this ``run``, or another one, here or in another
    process. Raises `StorageError` when the disk is full, the file is locked or gone, and then nothing has
    changed.

    ``account`` names who asks (`core.credentials.account_key`; empty when that is not known): what another
    account has under way at the same server is left to it.
    """

    def __init__(self, path: Path, run: Run, account: str = "") -> None:
        self._path = path
        self._account = account
        self.run = run
        self._held: set[str] = set()
        self._lock = threading.RLock()  # around what is held and the statement that decides it, as one
        self._connection = open_database(path)

    @property
    def path(self) -> Path:
        """The file, for readers beside this."""
        return self._path

    def close(self) -> None:
        """Close the file; safe to call twice."""
        with self._lock:
            self._connection.close()

    def record(self, intent: Intent, *, even_if_same: bool = False) -> JobRow | None:
        """Write an intent down as a new job, which is ours.

        None, and nothing written, when a job with the same content is on its way or has an unknown outcome:
        it may be paid already. ``even_if_same`` is a person's word that it is to be paid again.
        """
        now = time.time()
        values = {
            **asdict(intent),
            "id": uuid.uuid4().hex,
            "state": JobState.RECORDED,
            "created_at": now,
            "changed_at": now,
            "owner": self.run.id,
            "account": self._account,
            "request": json.dumps(dict(intent.request), ensure_ascii=False),
        }
        same = (
            "SELECT 1 FROM jobs WHERE NOT ? AND content_hash = ? AND server = ? AND is_forgotten = 0"
            f" AND state IN ({_marks(UNFINISHED)}) AND account IN ('', ?)"
        )
        statement = (
            f"INSERT INTO jobs ({', '.join(values)}) SELECT {_marks(values)}"
            f" WHERE NOT EXISTS ({same}) RETURNING *"
        )
        return self._take(
            statement,
            (*values.values(), even_if_same, intent.content_hash, intent.server, *UNFINISHED, self._account),
        )

    def record_instead(self, intent: Intent, job_id: str) -> JobRow | None:
        """Write an intent down as a new job, and end the one of unknown outcome that it replaces on a
        person's word: both or neither.

        None, and nothing written, when that one is worked on or of unknown outcome no more.
        """
        with self._lock, self._transaction():
            replaced = self._execute(
                "UPDATE jobs SET state = ?, error = ?, changed_at = ?"
                " WHERE id = ? AND state = ? AND owner = '' RETURNING id",
                (JobState.CANCELLED, Code.OUTCOME_UNKNOWN, time.time(), job_id, JobState.UNKNOWN),
            )
            return self.record(intent, even_if_same=True) if replaced else None

    def move(self, job_id: str, state: JobState, **changes: object) -> None:
        """Bring a job of ours to its next state, with what became known (columns of the table).

        At its end, and when its outcome is unknown, it has no owner any more. Raises `ValueError` when the
        state machine has no such arrow, or the job is not ours: a mistake of this program.
        """
        self._move(job_id, state, [each for each in JobState if may_follow(each, state)], changes)

    def end_whole(self, job_id: str, state: JobState, **changes: object) -> None:
        """As `move`, of a job that is the sum of its parts (`core.job_state.may_whole_follow`)."""
        self._move(job_id, state, [each for each in JobState if may_whole_follow(each, state)], changes)

    def _move(
        self, job_id: str, state: JobState, before: Sequence[JobState], changes: Mapping[str, object]
    ) -> None:
        values = {"state": state, "changed_at": time.time(), **changes}
        if state in ENDS or state is JobState.UNKNOWN:
            values["owner"] = ""
        columns = ", ".join(f"{name} = ?" for name in values)  # our own names, never data
        statement = (
            f"UPDATE jobs SET {columns} WHERE id = ? AND owner = ? AND state IN ({_marks(before)})"
            " RETURNING id"
        )
        with self._lock:
            if not self._execute(statement, (*values.values(), job_id, self.run.id, *before)):
                row = self.find(job_id)
                whose = "ours" if row.owner == self.run.id else "not ours"
                raise ValueError(f"a job in {row.state} ({whose}) cannot become {state}")
            if not values.get("owner", self.run.id):
                self._held.discard(job_id)

    def claim(self, job_id: str) -> JobRow | None:
        """Take a job that nobody works on; it is ours then. None when somebody does."""
        statement = f"UPDATE jobs SET {_LET_GO}, owner = ? WHERE id = ? AND owner IN ('', ?) RETURNING *"
        with self._lock:
            forsaken = job_id not in self._held  # ours, but its release did not reach the disk
            return self._take(statement, (self.run.id, job_id, self.run.id if forsaken else ""))

    def release(self, job_id: str) -> None:
        """Nobody here works on this job any more; nothing happens when it is not ours."""
        statement = f"UPDATE jobs SET {_LET_GO}, owner = '' WHERE id = ? AND owner = ?"
        with self._lock:
            self._held.discard(job_id)
            self._execute(statement, (job_id, self.run.id))

    def release_dead(self) -> None:
        """The same for all jobs of runs that have ended, however they ended, and for those of ours whose
        release did not reach the disk.
        """
        owned = self._execute("SELECT id, owner FROM jobs WHERE owner != ''", ())
        self._release_forsaken([row["id"] for row in owned if row["owner"] == self.run.id])
        dead = dead_runs(self.run.folder, {row["owner"] for row in owned} - {self.run.id})
        if dead:
            self._execute(
                f"UPDATE jobs SET {_LET_GO}, owner = '' WHERE owner IN ({_marks(dead)})",
                tuple(dead),
            )

    def _release_forsaken(self, job_ids: Iterable[str]) -> None:
        with self._lock:
            for job_id in job_ids:
                if job_id not in self._held:
                    self.release(job_id)

    def find(self, job_id: str) -> JobRow:
        """One job by its id."""
        rows = self._execute("SELECT * FROM jobs WHERE id = ?", (job_id,))
        if not rows:
            raise StorageError(detail="no such job", path=str(self._path))
        return job_row(rows[0])

    def find_same(self, content_hash: str, server: str, since_s: float = 0.0) -> JobRow | None:
        """The job that speaks for this content: a finished one, else one that is paid and can be fetched,
        else one on its way or of unknown outcome; of several the newest, none from before ``since_s``.
        What another account has paid is good for this one too, once it is here.
        """
        found = self._execute(
            "SELECT * FROM jobs WHERE content_hash = ? AND server = ? AND is_forgotten = 0"
            " AND created_at >= ?"
            f" AND (state = 'filed' OR state IN ({_marks(UNFINISHED)}) AND account IN ('', ?))"
            f" ORDER BY state != 'filed', state NOT IN ({_marks(FETCHABLE)}), number DESC LIMIT 1",
            (content_hash, server, since_s, *UNFINISHED, self._account, *FETCHABLE),
        )
        return job_row(found[0]) if found else None

    def find_part(self, whole: str, content_hash: str) -> JobRow | None:
        """The same among the parts of one job, whatever was paid elsewhere."""
        states = (JobState.FILED, *UNFINISHED)
        found = self._execute(
            f"SELECT * FROM jobs WHERE whole = ? AND content_hash = ? AND state IN ({_marks(states)})"
            " ORDER BY state != 'filed', number DESC LIMIT 1",
            (whole, content_hash, *states),
        )
        return job_row(found[0]) if found else None

    def unknown_parts(self, whole: str) -> list[JobRow]:
        """The parts of a job whose outcome is unknown and that nobody works on."""
        rows = self._execute(
            "SELECT * FROM jobs WHERE whole = ? AND state = ? AND owner = ''", (whole, JobState.UNKNOWN)
        )
        return [job_row(row) for row in rows]

    def gather(self, whole: JobRow) -> None:
        """Make the parts of earlier tries of the same sound, which have ended without all words, parts of
        this one, and hide those tries behind it.
        """
        earlier = (
            "SELECT id FROM jobs WHERE api = ? AND content_hash = ? AND server = ? AND account = ?"
            " AND id != ? AND owner = '' AND is_forgotten = 0 AND whole = ''"
            " AND state IN ('failed', 'not_sent', 'cancelled')"
        )
        self._execute(
            f"UPDATE jobs SET whole = ? WHERE whole IN ({earlier}) OR id IN ({earlier})",
            (whole.id, *(whole.api, whole.content_hash, whole.server, whole.account, whole.id) * 2),
        )

    def find_by_callback(self, digest: str) -> JobRow | None:
        """The job that awaits a callback with the token of this SHA-256."""
        rows = self._execute(
            "SELECT * FROM jobs WHERE callback_digest = ? AND callback_digest != ''", (digest,)
        )
        return job_row(rows[0]) if rows else None

    def use_callback(self, digest: str) -> bool:
        """Await no further callback with this token. False when none was awaited."""
        statement = (
            "UPDATE jobs SET callback_digest = '' WHERE callback_digest = ? AND callback_digest != ''"
            " RETURNING id"
        )
        return bool(self._execute(statement, (digest,)))

    def has_remote_id(self, server: str, remote_id: str) -> bool:
        """Whether a job of this server is known under the service's id."""
        statement = "SELECT 1 FROM jobs WHERE remote_id = ? AND remote_id != '' AND server = ? LIMIT 1"
        return bool(self._execute(statement, (remote_id, server)))

    def unfinished(self, server: str) -> list[JobRow]:
        """The account's jobs at a server that have not ended and that nobody works on, oldest first; not the
        parts of others.
        """
        rows = self._execute(
            f"SELECT * FROM jobs WHERE state IN ({_marks(UNFINISHED)}) AND owner = '' AND server = ?"
            " AND whole = '' AND account IN ('', ?) ORDER BY number",
            (*UNFINISHED, server, self._account),
        )
        return [job_row(row) for row in rows]

    def points_since(self, start_s: float, server: str) -> float:
        """What the account's creates at a server have cost since a moment (seconds since 1970), with those
        that may yet be sent or charged.
        """
        rows = self._execute(
            "SELECT coalesce(sum(points), 0) FROM jobs WHERE is_forgotten IN (0, 1) AND created_at >= ?"
            " AND server = ? AND account IN ('', ?) AND state NOT IN ('refused', 'not_sent')"
            " AND (state != 'cancelled' OR error = 'outcome_unknown')",
            (start_s, server, self._account),
        )
        return float(rows[0][0])

    def in_state(self, state: JobState) -> list[JobRow]:
        """All jobs in a state, oldest first."""
        return [
            job_row(row)
            for row in self._execute("SELECT * FROM jobs WHERE state = ? ORDER BY number", (state,))
        ]

    def _take(self, statement: str, values: Sequence[object]) -> JobRow | None:
        """Hold the job that the statement makes ours, if it does."""
        with self._lock:
            rows = self._execute(statement, values)
            self._held.update(row["id"] for row in rows)
        return job_row(rows[0]) if rows else None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Several statements as one, for who has the lock."""
        self._execute("BEGIN IMMEDIATE", ())
        try:
            yield
            self._execute("COMMIT", ())
        except BaseException:
            with suppress(StorageError):
                self._execute("ROLLBACK", ())
            raise

    def _execute(self, statement: str, values: Sequence[object]) -> list[sqlite3.Row]:
        with self._lock:
            try:
                return self._connection.execute(statement, tuple(values)).fetchall()
            except (sqlite3.Error, OverflowError, UnicodeError) as error:
                raise StorageError(detail=str(error), path=str(self._path)) from error


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))

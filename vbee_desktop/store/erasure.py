"""Forgetting: the words and the sound of a job go, what it cost stays in the ledger."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import Code, StorageError
from vbee_desktop.core.job_state import ENDS, WHOLE_API
from vbee_desktop.core.safe_file import PART_SUFFIX, remove, storage_error
from vbee_desktop.core.stretch_name import whole_of
from vbee_desktop.store.database import open_database
from vbee_desktop.store.joined import JoinedSounds
from vbee_desktop.store.runs import living_runs
from vbee_desktop.store.unfinished import UNFINISHED_SUFFIX, UnfinishedScripts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from vbee_desktop.store.home import Home

_EMPTIED = (
    "is_forgotten = 1, title = '', words = '', request = '{}', result = '', content_hash = '', audio = '',"
    " callback_digest = '', not_before = 0"
)
_ENDS = ", ".join(f"'{state}'" for state in ENDS)
_ENDED = (
    f"error = CASE WHEN state IN ({_ENDS}) THEN error WHEN state = 'unknown' THEN :unknown"
    " WHEN state IN ('recorded', 'waiting') THEN :not_sent ELSE :gone END,"
    f" state = CASE WHEN state IN ({_ENDS}) THEN state WHEN state = 'unknown' THEN 'cancelled'"
    " WHEN state IN ('recorded', 'waiting') THEN 'not_sent' ELSE 'expired' END"
)
"""A job that nobody will go on with has ended; the ledger still tells whether it was charged."""

_CODES = {"not_sent": Code.NOT_SENT, "unknown": Code.OUTCOME_UNKNOWN, "gone": Code.AUDIO_GONE}
_WITHOUT_EDITS = "DELETE FROM edits WHERE job_id IN (SELECT id FROM jobs WHERE {where})"
_AT_WORK = "SELECT 1 FROM jobs AS job WHERE (job.id = :id OR job.whole = :id) AND job.owner != ''"
_ITS_WHOLE_ENDED = (
    "(whole = '' OR whole NOT IN (SELECT open.id FROM jobs AS open"
    f" WHERE open.api = '{WHOLE_API}' AND open.state NOT IN ({_ENDS})))"
)
_LEFT = "owner = '' AND is_forgotten = 0"
_WORDS_TRIGGER = "job_words_after_update"

BEING_WRITTEN_FOR_S = 60.0
"""A part file that was written to so lately may be somebody's: a recording, or audio that just arrives."""

NEEDED_FOR_S = 3600.0
FAR_AWAY_S = 1e300
"""After every time that a clock, right or wrong, has ever written down."""


class Erasure:
    """Forgets jobs in the journal of a home, with their files. A job that somebody works on is never touched.

    Methods may be called from any thread. Raises `StorageError`; what was not forgotten then can be tried
    again.
    """

    def __init__(self, home: Home) -> None:
        self._home = home

    def forget(self, job_id: str) -> bool:
        """Forget one job with its parts, and what was joined of its sound; False when somebody works on it,
        or it is forgotten already.

        Its words stand in the index of the search no more; `forget_finished` and `forget_everything` also
        wipe what the file keeps of them in places out of use.
        """
        with self._writing() as connection:
            where = f"(id = :id OR whole = :id) AND {_LEFT} AND NOT EXISTS ({_AT_WORK})"
            found = connection.execute(f"SELECT id, kind, audio FROM jobs WHERE {where}", {"id": job_id})
            rows = found.fetchall()
            JoinedSounds(self._home.audio_folder).remove_with([row["id"] for row in rows])
            self._remove_sound(rows, _recordings_needed(connection, where, {"id": job_id}))
            values = {"id": job_id, **_CODES}
            connection.execute(_WITHOUT_EDITS.format(where=where), values)
            connection.execute(f"UPDATE jobs SET {_ENDED}, {_EMPTIED} WHERE {where}", values)
        return bool(rows)

    def forget_finished(self, run_id: str = "") -> int:
        """Forget all jobs that have ended, really; how many those were. ``run_id`` is the run that asks. What
        is paid of a script that is not all here stays, until the script is finished or dropped.

        While another run lives, what it may still need (it joins the parts of a long text) has an hour.
        """
        is_alone = not living_runs(self._home.runs_folder, but=run_id)
        before_s = FAR_AWAY_S if is_alone else time.time() - NEEDED_FOR_S
        count = self._forget_all(
            f"{_LEFT} AND state IN ({_ENDS}) AND {_ITS_WHOLE_ENDED} AND changed_at <= {before_s!r}"
            f" AND (state != 'filed' OR content_hash NOT IN ({_listed(self._of_unfinished())}))"
        )
        has_removed = self._remove_unknown_audio(before_s)
        if count or has_removed:
            self._wipe()
        return count

    def forget_everything(self) -> int:
        """Forget all jobs, and delete all audio, recordings, drafts, sample clips and lists of voices,
        really. What is needed by a job that somebody works on stays; how many were forgotten.
        """
        count = self._forget_all(_LEFT)
        needed, home = self._needed_files(), self._home
        folders = (home.audio_folder, home.recordings_folder, home.drafts_folder)
        for folder in (*folders, home.demo_clips_folder, home.voices_folder):
            for path in folder.iterdir():
                if not ({path, path.stem} & needed or _is_being_written(path)):
                    _remove(path)
        self._wipe()
        return count

    def _forget_all(self, where: str) -> int:
        with self._writing() as connection:
            rows = connection.execute(f"SELECT kind, audio, whole FROM jobs WHERE {where}").fetchall()
            if not rows:
                return 0
            self._remove_sound(rows, _recordings_needed(connection, where, {}))
            connection.execute(_WITHOUT_EDITS.format(where=where))
            _without_trigger(connection, f"UPDATE jobs SET {_ENDED}, {_EMPTIED} WHERE {where}")
            connection.execute("INSERT INTO job_words (job_words) VALUES ('rebuild')")
        return sum(1 for row in rows if not row["whole"])

    def _wipe(self) -> None:
        """Bring what is left into a file without unused places, and empty the write-ahead log."""
        with self._opened() as connection:
            connection.execute("VACUUM")
            is_busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if is_busy:
            raise StorageError(detail="in use", path=str(self._home.journal_file))

    def _remove_sound(self, rows: Sequence[sqlite3.Row], needed: Collection[str]) -> None:
        """The files first: a row that is left over can be forgotten again, a file would never be found. Of a
        stretch of a recording the recording goes too.
        """
        kept = {Path(audio) for audio in needed}
        kept |= {whole for audio in kept if (whole := whole_of(audio))}
        for row in rows:
            path = self._own_sound(row["kind"], row["audio"])
            for sound in (path, whole_of(path)) if path is not None else ():
                if sound is not None and sound not in kept:
                    _remove(sound)

    def _own_sound(self, kind: str, audio: str) -> Path | None:
        """The file of a job, if it is one that this program made: a person's own files are theirs."""
        if not audio:
            return None
        if kind == "speech":
            return self._home.audio_folder / Path(audio).name
        path = Path(audio)
        return path if path.parent == self._home.recordings_folder else None

    def _remove_unknown_audio(self, before_s: float) -> bool:
        """Delete audio that no job is known for: long texts, joined of the parts that were bought. Whether
        there was any.
        """
        with self._opened() as connection:
            rows = connection.execute("SELECT id, audio FROM jobs WHERE is_forgotten = 0").fetchall()
        known = {row["audio"] for row in rows} | {row["id"] for row in rows}
        unknown = [
            path
            for path in self._home.audio_folder.iterdir()
            if path.suffix != UNFINISHED_SUFFIX
            and not ({path.name, path.stem} & known or _is_newer(path, before_s) or _is_being_written(path))
        ]
        for path in unknown:
            _remove(path)
        return bool(unknown)

    def _of_unfinished(self) -> set[str]:
        """The content of the parts of scripts that are not all here; notes of those that are, are removed."""
        unfinished, needed = UnfinishedScripts(self._home.audio_folder), set[str]()
        for name, hashes, until_ended in unfinished.scripts():
            if not until_ended and hashes <= self._filed(hashes):
                unfinished.end(name)
            else:
                needed |= hashes
        return needed

    def _filed(self, hashes: Iterable[str]) -> set[str]:
        where = f"state = 'filed' AND is_forgotten = 0 AND content_hash IN ({_listed(hashes)})"
        with self._opened() as connection:
            rows = connection.execute(f"SELECT DISTINCT content_hash FROM jobs WHERE {where}").fetchall()
        return {row["content_hash"] for row in rows}

    def _needed_files(self) -> set[Path | str]:
        """Sound of jobs that are being worked on: its path, and the name that it will have."""
        with self._opened() as connection:
            rows = connection.execute("SELECT id, kind, audio FROM jobs WHERE owner != ''").fetchall()
        sounds = (self._own_sound(row["kind"], row["audio"]) for row in rows)
        return {row["id"] for row in rows} | {path for path in sounds if path is not None}

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._opened() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection that leaves nothing of what it deletes in the file."""
        path = self._home.journal_file
        try:
            with closing(open_database(path)) as connection:
                connection.execute("PRAGMA secure_delete = ON")
                yield connection
        except sqlite3.Error as error:
            raise StorageError(detail=str(error), path=str(path)) from error


def _listed(hashes: Iterable[str]) -> str:
    return ", ".join(f"'{each}'" for each in hashes)


def _recordings_needed(
    connection: sqlite3.Connection, where: str, values: Mapping[str, object]
) -> frozenset[str]:
    """The recordings of the jobs that stay: one recording may have been sent more than once."""
    staying = f"is_forgotten = 0 AND kind != 'speech' AND audio != '' AND NOT ({where})"
    found = connection.execute(f"SELECT audio FROM jobs WHERE {staying}", values)
    return frozenset(row["audio"] for row in found)


def _without_trigger(connection: sqlite3.Connection, statement: str) -> None:
    """Change many rows without the index of words following each: it is built anew after this."""
    named = (_WORDS_TRIGGER,)
    trigger = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", named).fetchone()["sql"]
    connection.execute(f"DROP TRIGGER {_WORDS_TRIGGER}")
    connection.execute(statement, _CODES)
    connection.execute(trigger)


def _is_being_written(path: Path) -> bool:
    return path.suffix == PART_SUFFIX and _is_newer(path, time.time() - BEING_WRITTEN_FOR_S)


def _is_newer(path: Path, time_s: float) -> bool:
    try:
        return path.stat().st_mtime > time_s
    except OSError:
        return False  # it is gone, or has its final name by now


def _remove(path: Path) -> None:
    try:
        remove(path)
    except OSError as error:
        raise storage_error(path, error) from error

"""The journal's rows as a history: what a person searches in, read by connections of its own."""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_right
from contextlib import closing, contextmanager
from datetime import date, datetime, time
from operator import neg
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.history import HistoryQuery, HistoryRows, JobSummary, states_of
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.text import fold
from vbee_desktop.store.database import open_reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

WORDS_MOST = 32
"""So many words of a search count. Nobody types more; a page pasted by mistake has thousands."""

_SUMMARY = (
    "number, id, kind, state, title, voice_code, created_at, duration_s, characters, points, seconds, error,"
    " owner != '' AS is_worked_on, remote_id != '' AS has_remote_id"
)


class History:
    """What is remembered of the jobs. Methods may be called from any thread and never hold a writer up.

    Raises `StorageError` when the file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def rows(self, query: HistoryQuery) -> HistoryRows:
        """The jobs that fit, newest first, and the days (of this computer's time zone) that they are of."""
        where, values = _condition(query)
        # Two arrays as JSON: a hundred thousand rows one by one would hold the other threads up.
        statement = (
            "SELECT json_group_array(number), json_group_array(CAST(created_at AS INTEGER)) FROM"
            f" (SELECT number, created_at FROM jobs WHERE {where} ORDER BY created_at DESC, number DESC)"
        )
        with self._reading() as connection:
            numbers, times = connection.execute(statement, values).fetchone()
        return _with_days(json.loads(numbers), json.loads(times))

    def page(self, numbers: Sequence[int]) -> tuple[JobSummary, ...]:
        """These jobs, in any order; those that are forgotten by now are missing."""
        marks = ", ".join("?" * len(numbers))
        statement = f"SELECT {_SUMMARY} FROM jobs WHERE number IN ({marks}) AND is_forgotten = 0"
        with self._reading() as connection:
            return tuple(_summary(row) for row in connection.execute(statement, tuple(numbers)))

    def knows_sound(self, path: Path) -> bool:
        """Whether a job was made from this file and is not forgotten."""
        statement = "SELECT 1 FROM jobs WHERE audio = ? AND is_forgotten = 0 LIMIT 1"
        with self._reading() as connection:
            return connection.execute(statement, (str(path),)).fetchone() is not None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(open_reader(self._path)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise StorageError(detail=str(error), path=str(self._path), reading=True) from error


def match_of(words: str) -> str:
    """A person's words as an expression of FTS5, in which nothing that they typed is an operator: all words
    in any order, the last one perhaps not yet typed to its end. Empty when there is no word in it.
    """
    sendable = fold(words).replace("\0", " ").encode("utf-8", "ignore").decode()
    found = [word.replace('"', '""') for word in sendable.split() if any(mark.isalnum() for mark in word)]
    quoted = " ".join(f'"{word}"' for word in found[:WORDS_MOST])
    return f"{quoted}*" if quoted else ""


def _condition(query: HistoryQuery) -> tuple[str, list[str]]:
    conditions, values = ["is_forgotten = 0", "whole = ''"], list[str]()
    for column, wanted in (("kind", sorted(query.kinds)), ("state", _states(query))):
        if wanted:
            conditions.append(f"{column} IN ({', '.join('?' * len(wanted))})")
            values += wanted
    if match := match_of(query.words):
        conditions.append("number IN (SELECT rowid FROM job_words WHERE job_words MATCH ?)")
        values.append(match)
    return " AND ".join(conditions), values


def _states(query: HistoryQuery) -> list[str]:
    return [] if query.group is None else [str(state) for state in states_of(query.group)]


def _with_days(numbers: list[int], times_s: list[int]) -> HistoryRows:
    """Put each day before its jobs. Both lists run from the newest to the oldest."""
    keys, day_rows, first = array("q"), list[int](), 0
    while first < len(numbers):
        day = _day_of(times_s[first])
        start_s = datetime.combine(day, time.min).timestamp()
        end = bisect_right(times_s, -start_s, lo=first + 1, key=neg)
        day_rows.append(len(keys))
        keys.append(-day.toordinal())
        keys.extend(numbers[first:end])
        first = end
    return HistoryRows(keys, tuple(day_rows), len(numbers))


def _day_of(time_s: float) -> date:
    return datetime.fromtimestamp(time_s).astimezone().date()


def _summary(row: sqlite3.Row) -> JobSummary:
    return JobSummary(
        job_id=row["id"],
        number=row["number"],
        kind=row["kind"],
        state=JobState(row["state"]),
        title=row["title"],
        voice_code=row["voice_code"],
        created_at=row["created_at"],
        duration_s=row["duration_s"],
        characters=row["characters"],
        points=row["points"],
        seconds=row["seconds"],
        error=row["error"],
        is_worked_on=bool(row["is_worked_on"]),
        has_remote_id=bool(row["has_remote_id"]),
    )

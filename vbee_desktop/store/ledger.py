"""What was spent, read from the journal's rows by connections of its own."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from vbee_desktop.core.csv_cells import Cell, write_csv
from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.job_state import WHOLE_API, JobState
from vbee_desktop.core.ledger import Charge, LedgerSums, Period, PeriodSums, Sums, VoiceSums, charge_of
from vbee_desktop.core.safe_file import appearing
from vbee_desktop.store.database import open_reader

if TYPE_CHECKING:
    from pathlib import Path

CSV_HEAD = (
    "time",
    "kind",
    "server",
    "service",
    "voice",
    "characters",
    "factor_percent",
    "points",
    "seconds",
    "state",
    "charged",
    "id_at_server",
)
_SUMS = """
    SELECT voice_code, state, error, created_at >= :today AS today, created_at >= :week AS week,
        created_at >= :month AS month,
        count(*) AS creates, sum(characters) AS characters, sum(points) AS points, sum(seconds) AS seconds
    FROM jobs WHERE is_forgotten IN (0, 1) AND created_at >= min(:week, :month) AND api != :whole_api
    GROUP BY voice_code, state, error, today, week, month
"""
"""Both values of ``is_forgotten`` are named so that the index by time serves: what was spent is not
forgotten."""

_ROWS = """
    SELECT created_at, kind, server, api, voice_code, characters, factor, points, seconds, state, error,
        remote_id
    FROM jobs WHERE api != :whole_api ORDER BY number
"""


class Ledger:
    """The creates of a journal. Methods may be called from any thread and never hold a writer up.

    ``zone`` None is this computer's own. Raises `StorageError`.
    """

    def __init__(self, path: Path, zone: tzinfo | None = None) -> None:
        self._path = path
        self._zone = zone

    def sums(self, starts: Mapping[Period, float]) -> LedgerSums:
        """What was spent since the start of each period (seconds since 1970). Voices have no names here."""
        values = {"whole_api": WHOLE_API, **{str(period): starts[period] for period in Period}}
        with self._reading() as connection:
            groups = connection.execute(_SUMS, values).fetchall()
        return {period: _period_sums([group for group in groups if group[str(period)]]) for period in Period}

    def write_csv(self, destination: Path) -> None:
        """One line for each create, oldest first, without a word of what was spoken; row by row, so that
        a long ledger needs no more memory than a short one.
        """
        with self._reading() as connection, appearing(destination) as stream:
            write_csv(stream, self._lines(connection))

    def _lines(self, connection: sqlite3.Connection) -> Iterator[tuple[Cell, ...]]:
        yield CSV_HEAD
        for row in connection.execute(_ROWS, {"whole_api": WHOLE_API}):
            created_at, *facts, factor, points, seconds, state, error, remote_id = row
            counts = (round(factor * 100), math.ceil(points), seconds)
            yield self._time(created_at), *facts, *counts, state, charge_of(JobState(state), error), remote_id

    def _time(self, created_at: float) -> str:
        return datetime.fromtimestamp(created_at, self._zone).astimezone(self._zone).isoformat("T", "seconds")

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(open_reader(self._path)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise StorageError(detail=str(error), path=str(self._path)) from error


def _period_sums(groups: list[sqlite3.Row]) -> PeriodSums:
    by_charge = dict.fromkeys(Charge, Sums())
    by_voice: dict[str, Sums] = {}
    for group in groups:
        charge, sums = charge_of(JobState(group["state"]), group["error"]), _sums(group)
        by_charge[charge] += sums
        if charge is Charge.YES and group["voice_code"]:
            by_voice[group["voice_code"]] = by_voice.get(group["voice_code"], Sums()) + sums
    dearest_first = sorted(
        by_voice.items(), key=lambda voice: (-voice[1].points, -voice[1].creates, voice[0])
    )
    voices = tuple(VoiceSums(code, "", sums) for code, sums in dearest_first)
    return PeriodSums(by_charge[Charge.YES], by_charge[Charge.PERHAPS], voices)


def _sums(group: sqlite3.Row) -> Sums:
    return Sums(group["creates"], group["characters"], group["points"], group["seconds"])

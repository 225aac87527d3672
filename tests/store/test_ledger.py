"""Sums and the CSV of a real journal."""

from __future__ import annotations

import csv
import tracemalloc
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.ledger import Period, Sums, period_starts
from vbee_desktop.store.database import open_database
from vbee_desktop.store.ledger import Ledger

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 7, 2, 9, 30, tzinfo=HANOI)
"""A Thursday; its week began in June."""
STARTS = period_starts(NOW.timestamp(), HANOI)
EARLIER_TODAY, YESTERDAY = datetime(2026, 7, 2, 0, 0, 1, tzinfo=HANOI), datetime(2026, 7, 1, tzinfo=HANOI)
MONDAY, SUNDAY = datetime(2026, 6, 29, tzinfo=HANOI), datetime(2026, 6, 28, 23, 59, 59, tzinfo=HANOI)


class Jobs:
    """Puts finished rows into the table, as years of use would."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = open_database(path)
        self._count = 0

    def add(self, when: datetime = EARLIER_TODAY, state: str = "filed", **columns: Any) -> None:
        self.add_many(1, when, state, **columns)

    def add_many(self, count: int, when: datetime, state: str, **columns: Any) -> None:
        values = {
            "kind": "speech",
            "state": state,
            "created_at": when.timestamp(),
            "changed_at": 0.0,
            "api": "legacy",
            "content_hash": "",
            "request": "{}",
            **columns,
        }
        names, marks = ", ".join(values), ", ".join("?" * (len(values) + 1))
        statement = f"INSERT INTO jobs (id, {names}) VALUES ({marks})"  # noqa: S608  # names of ours
        self.connection.execute("BEGIN")
        self.connection.executemany(
            statement, ((f"{self._count + i:032x}", *values.values()) for i in range(count))
        )
        self.connection.execute("COMMIT")
        self._count += count


@pytest.fixture
def jobs(tmp_path: Path) -> Iterator[Jobs]:
    jobs = Jobs(tmp_path / "jobs.sqlite3")
    yield jobs
    jobs.connection.close()


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_each_period_has_what_was_charged_in_it(jobs: Jobs) -> None:
    for when, points in ((EARLIER_TODAY, 1), (YESTERDAY, 10), (MONDAY, 100), (SUNDAY, 1000)):
        jobs.add(when, characters=points, points=float(points))
    sums = Ledger(jobs.path, HANOI).sums(STARTS)
    assert {period: of.charged.points for period, of in sums.items()} == {
        Period.TODAY: 1,
        Period.WEEK: 111,
        Period.MONTH: 11,
    }
    assert sums[Period.WEEK].charged.creates == 3


def test_charged_perhaps_and_not_charged_are_kept_apart(jobs: Jobs) -> None:
    for state in ("accepted", "running", "ready", "downloading", "filed", "expired"):
        jobs.add(state=state, points=1.0)
    for state in ("unknown", "failed", "sending"):
        jobs.add(state=state, points=10.0)
    jobs.add(state="cancelled", error="outcome_unknown", points=10.0)
    for state in ("recorded", "waiting", "refused", "not_sent", "cancelled"):
        jobs.add(state=state, points=1000.0)
    today = Ledger(jobs.path).sums(STARTS)[Period.TODAY]
    assert (today.charged.creates, today.charged.points) == (6, 6)
    assert (today.perhaps.creates, today.perhaps.points) == (4, 40)


def test_voices_come_with_what_each_cost_the_dearest_first(jobs: Jobs) -> None:
    jobs.add(voice_code="mai", characters=10, points=10.0)
    jobs.add(voice_code="mai", characters=20, points=20.0, state="accepted")
    jobs.add(voice_code="huyen", characters=20, points=60.0)
    jobs.add(voice_code="lost", points=500.0, state="unknown")
    jobs.add(kind="recognition", seconds=7)
    today = Ledger(jobs.path).sums(STARTS)[Period.TODAY]
    assert [(each.voice_code, each.sums) for each in today.by_voice] == [
        ("huyen", Sums(1, 20, 60, 0)),
        ("mai", Sums(2, 30, 30, 0)),
    ]
    assert today.charged == Sums(4, 50, 90, 7)


def test_a_forgotten_job_still_counts(jobs: Jobs) -> None:
    jobs.add(points=5.0, is_forgotten=1)
    assert Ledger(jobs.path).sums(STARTS)[Period.TODAY].charged.points == 5


def test_an_empty_ledger_has_a_head_and_no_line(jobs: Jobs, tmp_path: Path) -> None:
    assert Ledger(jobs.path).sums(STARTS)[Period.MONTH].charged == Sums()
    Ledger(jobs.path).write_csv(tmp_path / "empty.csv")
    assert (tmp_path / "empty.csv").read_text("utf-8-sig").count("\n") == 1


def test_every_create_is_one_line_without_its_words(jobs: Jobs, tmp_path: Path) -> None:
    secret: dict[str, Any] = {
        "request": '{"text": "bí mật"}',
        "title": "bí mật",
        "words": "bi mat",
        "result": '"bí mật"',
    }
    jobs.add(server="https://vbee.vn", voice_code="giọng", characters=8, factor=1.5, points=12.0, **secret)
    jobs.add(MONDAY, "unknown", kind="recognition", api="current", seconds=7, remote_id="r-1", **secret)
    destination = tmp_path / "sổ điểm.csv"
    Ledger(jobs.path, HANOI).write_csv(destination)
    assert read_csv(destination) == [
        {
            "time": "2026-07-02T00:00:01+07:00",
            "kind": "speech",
            "server": "https://vbee.vn",
            "service": "legacy",
            "voice": "giọng",
            "characters": "8",
            "factor_percent": "150",
            "points": "12",
            "seconds": "0",
            "state": "filed",
            "charged": "yes",
            "id_at_server": "",
        },
        {
            "time": "2026-06-29T00:00:00+07:00",
            "kind": "recognition",
            "server": "",
            "service": "current",
            "voice": "",
            "characters": "0",
            "factor_percent": "100",
            "points": "0",
            "seconds": "7",
            "state": "unknown",
            "charged": "perhaps",
            "id_at_server": "r-1",
        },
    ]
    assert "mật".encode() not in destination.read_bytes()


def test_a_voice_code_that_looks_like_a_formula_is_no_formula(jobs: Jobs, tmp_path: Path) -> None:
    jobs.add(voice_code='=HYPERLINK("http://x")', remote_id="@SUM(A1)")
    Ledger(jobs.path).write_csv(tmp_path / "out.csv")
    (row,) = read_csv(tmp_path / "out.csv")
    assert row["voice"] == '\'=HYPERLINK("http://x")'
    assert row["id_at_server"] == "'@SUM(A1)"


def test_times_keep_their_offset_over_a_change_of_the_clock(jobs: Jobs, tmp_path: Path) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    twice = [datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold) for fold in (0, 1)]
    for when in twice:
        jobs.add(when)
    Ledger(jobs.path, berlin).write_csv(tmp_path / "out.csv")
    times = [row["time"] for row in read_csv(tmp_path / "out.csv")]
    assert times == ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]


def test_a_long_ledger_is_streamed(jobs: Jobs, tmp_path: Path) -> None:
    jobs.add_many(20_000, MONDAY, "filed", points=1.0)
    ledger, destination = Ledger(jobs.path), tmp_path / "out.csv"
    tracemalloc.start()
    ledger.write_csv(destination)
    _now, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < 1_000_000 < destination.stat().st_size
    assert len(read_csv(destination)) == 20_000


def test_a_writer_does_not_hold_a_reader_up(jobs: Jobs, tmp_path: Path) -> None:
    jobs.add(points=1.0)
    jobs.connection.execute("BEGIN IMMEDIATE")
    jobs.connection.execute("UPDATE jobs SET points = 99")
    assert Ledger(jobs.path).sums(STARTS)[Period.TODAY].charged.points == 1
    Ledger(jobs.path).write_csv(tmp_path / "out.csv")
    jobs.connection.execute("ROLLBACK")
    assert read_csv(tmp_path / "out.csv")[0]["points"] == "1"


def test_a_folder_that_is_gone_is_told_and_leaves_nothing(jobs: Jobs, tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        Ledger(jobs.path).write_csv(tmp_path / "gone" / "out.csv")
    assert refused.value.facts["path"] == str(tmp_path / "gone")
    assert not list(tmp_path.rglob("*.part"))


def test_a_journal_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        Ledger(tmp_path / "none.sqlite3").sums(STARTS)

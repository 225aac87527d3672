"""Jobs that are the sum of their parts: one row for a person, each part paid and counted once."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from vbee_desktop.core.history import HistoryQuery
from vbee_desktop.core.job_state import WHOLE_API, JobState
from vbee_desktop.core.ledger import Period
from vbee_desktop.store.database import MIGRATIONS
from vbee_desktop.store.erasure import Erasure
from vbee_desktop.store.history import History
from vbee_desktop.store.home import Home
from vbee_desktop.store.job_row import Intent, JobRow
from vbee_desktop.store.journal import Journal
from vbee_desktop.store.ledger import Ledger
from vbee_desktop.store.runs import Run

BEFORE_WHOLES = next(at for at, script in enumerate(MIGRATIONS) if "COLUMN whole" in "".join(script))
WHOLE = Intent("recognition", "demo", WHOLE_API, "all", {}, seconds=18)
PART = Intent("recognition", "demo", "stt-sync", "part", {"words": "canary"}, seconds=9)
OF_ALL_TIMES = dict.fromkeys(Period, 0.0)


def recorded(journal: Journal, intent: Intent) -> JobRow:
    row = journal.record(intent, even_if_same=True)
    assert row is not None
    return row


def with_parts(journal: Journal, *states: JobState) -> JobRow:
    whole = recorded(journal, WHOLE)
    for number, state in enumerate(states):
        part = recorded(journal, replace(PART, content_hash=f"part {number}", whole=whole.id))
        journal.move(part.id, JobState.SENDING)
        journal.move(part.id, state)
    return whole


def test_history_shows_the_whole_alone_and_the_ledger_counts_the_parts(journal: Journal, home: Home) -> None:
    whole = with_parts(journal, JobState.FILED, JobState.FILED)
    journal.end_whole(whole.id, JobState.FILED)
    assert list(History(home.journal_file).rows(HistoryQuery()).keys[1:]) == [whole.number]
    charged = Ledger(home.journal_file).sums(OF_ALL_TIMES)[Period.TODAY].charged
    assert (charged.creates, charged.seconds) == (2, 18)
    Ledger(home.journal_file).write_csv(home.root / "ledger.csv")
    lines = (home.root / "ledger.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[3] for line in lines] == ["service", "stt-sync", "stt-sync"]


def test_what_is_left_over_is_the_whole_and_not_each_part(journal: Journal) -> None:
    whole = with_parts(journal, JobState.UNKNOWN, JobState.FILED)
    journal.end_whole(whole.id, JobState.UNKNOWN)
    assert [row.id for row in journal.unfinished("demo")] == [whole.id]


def test_a_whole_has_its_own_road(journal: Journal) -> None:
    whole = with_parts(journal, JobState.FAILED)
    with pytest.raises(ValueError, match="cannot become accepted"):
        journal.end_whole(whole.id, JobState.ACCEPTED)
    journal.end_whole(whole.id, JobState.FAILED)
    assert journal.find(whole.id).owner == ""
    with pytest.raises(ValueError, match="cannot become filed"):
        journal.end_whole(whole.id, JobState.FILED)


def test_another_try_takes_over_what_the_first_one_has_paid(journal: Journal, home: Home) -> None:
    first = with_parts(journal, JobState.FILED, JobState.FAILED)
    journal.end_whole(first.id, JobState.FAILED)
    second = recorded(journal, WHOLE)
    journal.gather(second)
    assert journal.find_part(second.id, "part 0") is not None
    assert journal.find_part(second.id, "part 1") is None
    assert list(History(home.journal_file).rows(HistoryQuery()).keys[1:]) == [second.number]


def test_another_sound_and_what_ended_well_are_left_alone(journal: Journal) -> None:
    done = with_parts(journal, JobState.FILED)
    journal.end_whole(done.id, JobState.FILED)
    second = recorded(journal, replace(WHOLE, content_hash="another"))
    third = recorded(journal, WHOLE)
    for whole in (second, third):
        journal.gather(whole)
        assert journal.find_part(whole.id, "part 0") is None
    assert journal.find(done.id).whole == ""


def test_the_parts_are_forgotten_with_the_whole(journal: Journal, home: Home) -> None:
    whole = with_parts(journal, JobState.FILED, JobState.FILED)
    assert not Erasure(home).forget(whole.id)
    assert len(journal.in_state(JobState.FILED)) == 2
    journal.end_whole(whole.id, JobState.FILED)
    assert Erasure(home).forget(whole.id)
    assert all(row.is_forgotten and not row.request for row in journal.in_state(JobState.FILED))
    assert Ledger(home.journal_file).sums(OF_ALL_TIMES)[Period.TODAY].charged.seconds == 18


def test_what_an_unfinished_whole_has_paid_is_kept_though_no_history_is(journal: Journal, home: Home) -> None:
    open_whole = with_parts(journal, JobState.FILED)
    assert Erasure(home).forget_finished(journal.run.id) == 0
    assert not any(row.is_forgotten for row in journal.in_state(JobState.FILED))
    journal.end_whole(open_whole.id, JobState.CANCELLED)
    assert Erasure(home).forget_finished(journal.run.id) == 1
    assert all(row.is_forgotten for row in journal.in_state(JobState.FILED))


def test_a_file_from_before_the_wholes_is_brought_up_to_date(home: Home) -> None:
    old = sqlite3.connect(home.journal_file)
    for statement in (each for script in MIGRATIONS[:BEFORE_WHOLES] for each in script):
        old.execute(statement)
    old.execute(f"PRAGMA user_version = {BEFORE_WHOLES}")
    old.execute(
        "INSERT INTO jobs (id, kind, state, created_at, changed_at, api, content_hash, request)"
        " VALUES ('a1', 'recognition', 'filed', 5, 6, 'stt-sync', 'h', '{}')"
    )
    old.commit()
    old.close()
    run = Run(home.runs_folder)
    journal = Journal(home.journal_file, run)
    assert journal.find("a1").whole == ""
    journal.close()
    run.close()
    assert History(home.journal_file).rows(HistoryQuery()).job_count == 1

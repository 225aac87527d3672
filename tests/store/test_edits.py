"""Corrections in the store: kept beside their job, brought back, and forgotten with it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.job_state import WHOLE_API, JobState
from vbee_desktop.store.database import MIGRATIONS
from vbee_desktop.store.edits import EditsStore
from vbee_desktop.store.erasure import Erasure
from vbee_desktop.store.home import Home
from vbee_desktop.store.job_row import Intent
from vbee_desktop.store.journal import Journal

CANARY = "Chimyến"
BEFORE_EDITS = next(at for at, script in enumerate(MIGRATIONS) if "TABLE edits" in "".join(script))


def recognised(journal: Journal, number: int = 0) -> str:
    row = journal.record(Intent("recognition", "demo", "stt-sync", f"hash {number}", {}))
    assert row is not None
    journal.move(row.id, JobState.SENDING)
    journal.move(row.id, JobState.FILED)
    return row.id


def words_left(home: Home) -> list[str]:
    files = [path for path in home.root.rglob("*") if path.is_file()]
    return [path.name for path in files if CANARY.encode() in path.read_bytes()]


def test_the_text_of_the_last_turn_stays(journal: Journal, home: Home) -> None:
    store, job_id = EditsStore(home.journal_file), recognised(journal)
    assert store.load(job_id) == ""
    assert store.keep(job_id, "second", turn=2)
    assert not store.keep(job_id, "first", turn=1)
    assert EditsStore(home.journal_file).load(job_id) == "second"
    store.keep(job_id, "", turn=3)
    assert store.load(job_id) == ""


def test_corrections_go_over_to_the_try_that_takes_over_the_parts(journal: Journal, home: Home) -> None:
    store, whole = EditsStore(home.journal_file), Intent("recognition", "demo", WHOLE_API, "all", {})
    first = journal.record(whole)
    assert first is not None
    journal.end_whole(first.id, JobState.FAILED)
    store.keep(first.id, "corrected", turn=1)
    second = journal.record(whole)
    assert second is not None
    journal.gather(second)
    assert store.load(second.id) == "corrected"
    store.keep(second.id, "corrected more", turn=2)
    assert store.load(second.id) == "corrected more"
    store.keep(second.id, "", turn=3)
    assert store.load(second.id) == ""


def test_nothing_is_written_down_again_of_a_forgotten_job(journal: Journal, home: Home) -> None:
    store, job_id, other = EditsStore(home.journal_file), recognised(journal, 1), recognised(journal, 2)
    for each in (job_id, other):
        assert store.keep(each, CANARY, turn=1)
    assert Erasure(home).forget(job_id)
    assert store.load(job_id) == ""
    assert not store.keep(job_id, CANARY, turn=2)
    assert not store.keep("unheard of", CANARY, turn=1)
    assert store.load(other) == CANARY


@pytest.mark.parametrize("is_everything", [False, True])
def test_of_forgotten_corrections_no_byte_is_left(journal: Journal, home: Home, is_everything: bool) -> None:
    store = EditsStore(home.journal_file)
    for number in range(8):
        job_id = recognised(journal, number)
        for turn in range(2):
            store.keep(job_id, f"{CANARY} {turn} " * 200, turn)
    assert words_left(home)
    erasure = Erasure(home)
    count = erasure.forget_everything() if is_everything else erasure.forget_finished(journal.run.id)
    assert count == 8
    assert words_left(home) == []


def test_a_file_from_before_the_corrections_is_brought_up_to_date(home: Home) -> None:
    old = sqlite3.connect(home.journal_file)
    for statement in (each for script in MIGRATIONS[:BEFORE_EDITS] for each in script):
        old.execute(statement)
    old.execute(f"PRAGMA user_version = {BEFORE_EDITS}")
    old.execute(
        "INSERT INTO jobs (id, kind, state, created_at, changed_at, api, content_hash, request)"
        " VALUES ('a1', 'recognition', 'filed', 5, 6, 'stt-sync', 'h', '{}')"
    )
    old.commit()
    old.close()
    store = EditsStore(home.journal_file)
    assert store.keep("a1", "words", turn=1)
    assert store.load("a1") == "words"


def test_a_file_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    store = EditsStore(tmp_path / "none" / "jobs.sqlite3")
    with pytest.raises(StorageError):
        store.load("a1")
    with pytest.raises(StorageError):
        store.keep("a1", "words", turn=1)

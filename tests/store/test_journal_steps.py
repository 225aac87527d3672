"""What a step leaves in the journal, also one that the disk refuses half-way."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from vbee_desktop.core.errors import Code, StorageError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.store.job_row import Intent, JobRow
from vbee_desktop.store.journal import Journal
from vbee_desktop.store.runs import Run

SPEECH = Intent("speech", "demo", "legacy", "hash-1", {"text": "xin chào"}, points=8)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "jobs.sqlite3"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    run = Run(path.parent)
    journal = Journal(path, run)
    yield journal
    journal.close()
    run.close()


def recorded(journal: Journal, intent: Intent = SPEECH) -> str:
    row = journal.record(intent, even_if_same=True)
    assert row is not None
    return row.id


def of_unknown_outcome(journal: Journal) -> JobRow:
    job_id = recorded(journal)
    journal.move(job_id, JobState.SENDING)
    journal.move(job_id, JobState.UNKNOWN)
    return journal.find(job_id)


def test_a_journal_knows_its_file_and_no_account_unless_told(journal: Journal, path: Path) -> None:
    assert journal.path == path
    assert journal.find(recorded(journal)).account == ""
    with pytest.raises(StorageError) as missing:
        journal.find("none")
    assert missing.value.facts == {"path": str(path)}


def test_a_step_is_dated(journal: Journal) -> None:
    before_s = time.time()
    job_id = recorded(journal)
    between_s = time.time()
    journal.move(job_id, JobState.SENDING)
    row = journal.find(job_id)
    assert before_s <= row.created_at <= between_s <= row.changed_at <= time.time()


@pytest.mark.parametrize("given_up", ["ABORT", "ROLLBACK"])
def test_a_replacement_that_the_disk_refuses_leaves_everything_as_it_was(
    journal: Journal, path: Path, given_up: str
) -> None:
    """A full disk may have SQLite end the transaction by itself."""
    doubted = of_unknown_outcome(journal)
    with closing(sqlite3.connect(path, timeout=1)) as disk:
        disk.execute(
            f"CREATE TRIGGER full BEFORE INSERT ON jobs BEGIN SELECT RAISE({given_up}, 'disk full'); END"
        )
        with pytest.raises(StorageError) as refused:
            journal.record_instead(SPEECH, doubted.id)
        assert (refused.value.detail, refused.value.facts) == ("disk full", {"path": str(path)})
        assert journal.find(doubted.id) == doubted
        disk.execute("DROP TRIGGER full")  # by another program: nothing is held open
    assert journal.record_instead(SPEECH, doubted.id) is not None


def test_a_job_is_replaced_although_another_of_the_same_content_is_on_its_way(journal: Journal) -> None:
    doubted = of_unknown_outcome(journal)
    recorded(journal)
    assert journal.record_instead(SPEECH, doubted.id) is not None


def test_a_step_that_cannot_be_says_of_whose_job(journal: Journal, path: Path) -> None:
    job_id = recorded(journal)
    with pytest.raises(ValueError, match=r"^a job in recorded \(ours\) cannot become filed$"):
        journal.move(job_id, JobState.FILED)
    run = Run(path.parent)
    with (
        closing(Journal(path, run)) as other,
        pytest.raises(ValueError, match=r"^a job in recorded \(not ours\) cannot become sending$"),
    ):
        other.move(job_id, JobState.SENDING)
    run.close()


def test_what_was_given_up_costs_nothing_unless_its_outcome_is_unknown(journal: Journal) -> None:
    given_up = recorded(journal, replace(SPEECH, points=1))
    journal.move(given_up, JobState.CANCELLED)
    assert journal.points_since(0.0, "demo") == 0
    doubted = of_unknown_outcome(journal)
    journal.claim(doubted.id)
    journal.move(doubted.id, JobState.CANCELLED, error=Code.OUTCOME_UNKNOWN)
    assert journal.points_since(0.0, "demo") == 8

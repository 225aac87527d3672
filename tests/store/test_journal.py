import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.job_state import ENDS, JobState, may_follow
from vbee_desktop.store.database import MIGRATIONS, open_database
from vbee_desktop.store.journal import Intent, Journal

SPEECH = Intent("speech", "legacy", "hash-1", {"text": "xin chào", "speed": 1.0}, characters=8, points=8)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "jobs.sqlite3")


def test_an_intent_is_on_disk_before_the_call_returns(journal: Journal, tmp_path: Path) -> None:
    job_id = journal.record(SPEECH)
    other = sqlite3.connect(tmp_path / "jobs.sqlite3")
    assert other.execute("SELECT id, state, characters FROM jobs").fetchall() == [(job_id, "recorded", 8)]
    other.close()
    assert journal.find(job_id).request == {"text": "xin chào", "speed": 1.0}


def test_a_killed_process_leaves_what_it_committed(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from vbee_desktop.core.job_state import JobState;"
        "from vbee_desktop.store.journal import Intent, Journal;"
        "journal = Journal(Path(sys.argv[1])); job = journal.record(Intent('speech', 'legacy', 'h', {}));"
        "journal.move(job, JobState.SENDING); os.kill(os.getpid(), 9)"
    )
    path = tmp_path / "jobs.sqlite3"
    subprocess.run([sys.executable, "-c", script, str(path)], check=False, timeout=30)
    survivor = Journal(path)
    assert [row.state for row in survivor.in_state(JobState.SENDING)] == [JobState.SENDING]
    survivor.close()


def test_what_became_known_is_kept_with_the_step(journal: Journal) -> None:
    job_id = journal.record(SPEECH)
    journal.move(job_id, JobState.SENDING)
    journal.move(job_id, JobState.ACCEPTED, remote_id="r-1", characters=9)
    row = journal.find(job_id)
    assert (row.state, row.remote_id, row.characters) == (JobState.ACCEPTED, "r-1", 9)


def test_a_step_that_the_law_does_not_know_is_refused_and_changes_nothing(journal: Journal) -> None:
    job_id = journal.record(SPEECH)
    with pytest.raises(ValueError, match="recorded cannot become filed"):
        journal.move(job_id, JobState.FILED)
    assert journal.find(job_id).state is JobState.RECORDED


def test_a_paid_job_is_found_by_its_content_and_the_newest_wins(journal: Journal) -> None:
    assert journal.find_paid("hash-1", "legacy") is None
    for name in ("a.mp3", "b.mp3"):
        job_id = journal.record(SPEECH)
        journal.move(job_id, JobState.SENDING)
        assert journal.find_paid("hash-1", "legacy") is None or name == "b.mp3"
        journal.move(job_id, JobState.ACCEPTED, remote_id=f"remote-{name}")
        journal.move(job_id, JobState.READY)
        journal.move(job_id, JobState.FILED, audio=name)
    found = journal.find_paid("hash-1", "legacy")
    assert found is not None
    assert found.audio == "b.mp3"
    assert journal.find_paid("hash-1", "current") is None


def test_many_threads_write_without_loss(journal: Journal) -> None:
    def write_some() -> None:
        for _ in range(10):
            journal.move(journal.record(SPEECH), JobState.SENDING)

    threads = [threading.Thread(target=write_some) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(journal.in_state(JobState.SENDING)) == 60


def test_the_file_is_opened_with_the_safety_that_paid_work_needs(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "x.sqlite3")
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    connection.close()


def test_no_database_and_a_newer_one_are_told_and_left_alone(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"not a database, but somebody's file" * 100)
    with pytest.raises(StorageError):
        Journal(broken)
    assert broken.read_bytes().startswith(b"not a database")
    newer = tmp_path / "newer.sqlite3"
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StorageError) as refusal:
        Journal(newer)
    assert "newer version" in refusal.value.detail


def test_a_closed_journal_says_so(journal: Journal) -> None:
    journal.close()
    journal.close()
    with pytest.raises(StorageError):
        journal.record(SPEECH)


class JobLife(RuleBasedStateMachine):
    """Any order of steps: the journal accepts exactly the arrows of the law, and an end stays an end."""

    def __init__(self) -> None:
        super().__init__()
        self.journal = Journal(Path(":memory:"))
        self.job_id = self.journal.record(SPEECH)
        self.state = JobState.RECORDED

    def teardown(self) -> None:
        self.journal.close()

    def step(self, state: JobState) -> None:
        if may_follow(self.state, state):
            self.journal.move(self.job_id, state)
            self.state = state
        else:
            with pytest.raises(ValueError, match="cannot become"):
                self.journal.move(self.job_id, state)

    @invariant()
    def the_row_tells_the_state(self) -> None:
        assert self.journal.find(self.job_id).state is self.state

    @rule()
    @precondition(lambda self: self.state in ENDS)
    def nothing_follows_an_end(self) -> None:
        for state in JobState:
            self.step(state)


def _rule_for(state: JobState) -> object:
    def visit(self: JobLife) -> None:
        self.step(state)

    return rule()(visit)


for _state in JobState:
    setattr(JobLife, f"go_{_state}", _rule_for(_state))

TestJobLife = settings(max_examples=30, stateful_step_count=20, deadline=None)(JobLife).TestCase

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.job_state import ENDS, JobState, may_follow
from vbee_desktop.core.text import fold
from vbee_desktop.store.database import MIGRATIONS, open_database
from vbee_desktop.store.job_row import Intent, JobRow
from vbee_desktop.store.journal import Journal
from vbee_desktop.store.runs import Run

SPEECH = Intent(
    kind="speech",
    server="demo",
    api="legacy",
    content_hash="hash-1",
    request={"text": "xin chào", "speed": 1.0},
    characters=8,
    points=8,
)


@contextmanager
def opened(folder: Path) -> Iterator[Journal]:
    """A journal of a run of its own, as one process has it."""
    run = Run(folder)
    journal = Journal(folder / "jobs.sqlite3", run)
    try:
        yield journal
    finally:
        journal.close()
        run.close()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with opened(tmp_path) as journal:
        yield journal


def recorded(journal: Journal, intent: Intent = SPEECH) -> str:
    row = journal.record(intent, even_if_same=True)
    assert row is not None
    return row.id


def test_an_intent_is_on_disk_before_the_call_returns(journal: Journal, tmp_path: Path) -> None:
    job_id = recorded(journal)
    other = sqlite3.connect(tmp_path / "jobs.sqlite3")
    assert other.execute("SELECT id, state, characters FROM jobs").fetchall() == [(job_id, "recorded", 8)]
    (request,) = other.execute("SELECT request FROM jobs").fetchone()
    assert "xin chào" in request  # as it is read by whoever opens the file with another program
    other.close()
    assert journal.find(job_id).request == {"text": "xin chào", "speed": 1.0}


def test_a_killed_process_leaves_what_it_committed(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from vbee_desktop.core.job_state import JobState;"
        "from vbee_desktop.store.job_row import Intent; from vbee_desktop.store.journal import Journal;"
        "from vbee_desktop.store.runs import Run; folder = Path(sys.argv[1]);"
        "journal = Journal(folder / 'jobs.sqlite3', Run(folder));"
        "job = journal.record(Intent('speech', 'demo', 'legacy', 'h', {})).id;"
        "journal.move(job, JobState.SENDING); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False, timeout=30)
    with opened(tmp_path) as survivor:
        assert [row.state for row in survivor.in_state(JobState.SENDING)] == [JobState.SENDING]
        survivor.release_dead()
        row = survivor.in_state(JobState.UNKNOWN)[0]
        assert row.owner == ""


def test_a_job_of_a_live_run_is_nobody_elses(journal: Journal, tmp_path: Path) -> None:
    job_id = recorded(journal)
    with opened(tmp_path) as other:
        other.release_dead()
        assert other.claim(job_id) is None
        with pytest.raises(ValueError, match="not ours"):
            other.move(job_id, JobState.SENDING)
        assert other.unfinished("demo") == []
        journal.release(job_id)
        assert [row.id for row in other.unfinished("demo")] == [job_id]
        assert other.unfinished("https://vbee.vn") == []
        claimed = other.claim(job_id)
        assert claimed is not None
        assert claimed.owner != ""
        assert journal.claim(job_id) is None


def test_a_released_job_that_was_being_sent_has_an_unknown_outcome(journal: Journal) -> None:
    job_id = recorded(journal)
    journal.move(job_id, JobState.SENDING)
    journal.release(job_id)
    assert journal.find(job_id).state is JobState.UNKNOWN


def test_a_release_that_did_not_reach_the_disk_is_made_up_for(journal: Journal, tmp_path: Path) -> None:
    stuck, wanted, at_work = (recorded(journal) for _ in range(3))
    disk = sqlite3.connect(tmp_path / "jobs.sqlite3")
    disk.execute("CREATE TRIGGER is_full BEFORE UPDATE ON jobs BEGIN SELECT RAISE(FAIL, 'disk full'); END")
    for job_id in (stuck, wanted):
        with pytest.raises(StorageError):
            journal.release(job_id)
    disk.execute("DROP TRIGGER is_full")
    disk.close()
    assert journal.claim(wanted) is not None
    journal.release_dead()
    assert [journal.find(each).owner for each in (stuck, wanted, at_work)] == ["", *[journal.run.id] * 2]


def test_a_job_is_replaced_once_and_only_while_its_outcome_is_unknown(journal: Journal) -> None:
    job_id = recorded(journal)
    assert journal.record_instead(SPEECH, job_id) is None
    journal.move(job_id, JobState.SENDING)
    journal.move(job_id, JobState.UNKNOWN)
    new = journal.record_instead(SPEECH, job_id)
    assert new is not None
    assert journal.record_instead(SPEECH, job_id) is None
    assert [(row.id, row.error) for row in journal.in_state(JobState.CANCELLED)] == [
        (job_id, "outcome_unknown")
    ]
    assert [row.id for row in journal.in_state(JobState.RECORDED)] == [new.id]


def test_of_many_tasks_of_one_run_only_one_gets_a_job(journal: Journal) -> None:
    job_ids = [recorded(journal, replace(SPEECH, content_hash=f"hash-{number}")) for number in range(100)]
    for job_id in job_ids:
        journal.release(job_id)
    all_at_once = threading.Barrier(4)
    got: list[str] = []

    def take_all() -> None:
        for job_id in job_ids:
            all_at_once.wait(10)
            if journal.claim(job_id) is not None:
                got.append(job_id)

    threads = [threading.Thread(target=take_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == sorted(job_ids)


def test_an_end_lets_go_of_the_job(journal: Journal) -> None:
    job_id = recorded(journal)
    journal.move(job_id, JobState.CANCELLED)
    assert journal.find(job_id).owner == ""
    assert journal.claim(job_id) is not None


@pytest.mark.parametrize("state", [JobState.RECORDED, JobState.SENDING, JobState.UNKNOWN, JobState.ACCEPTED])
def test_the_same_content_is_not_recorded_twice_while_it_may_be_paid(
    journal: Journal, state: JobState
) -> None:
    job_id = recorded(journal)
    steps = [JobState.SENDING, state] if state not in {JobState.RECORDED, JobState.SENDING} else [state]
    for step in steps[state is JobState.RECORDED :]:
        journal.move(job_id, step)
    assert journal.record(SPEECH) is None
    assert journal.record(replace(SPEECH, content_hash="hash-2")) is not None
    assert journal.record(replace(SPEECH, server="https://vbee.vn")) is not None
    assert journal.record(SPEECH, even_if_same=True) is not None


def test_two_processes_never_record_the_same_content(tmp_path: Path) -> None:
    taken: list[bool] = []

    def record_once() -> None:
        with opened(tmp_path) as mine:
            for number in range(20):
                row = mine.record(replace(SPEECH, content_hash=f"hash-{number}"))
                taken.append(row is not None)

    threads = [threading.Thread(target=record_once) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sum(taken) == 20


def test_jobs_are_found_by_words_without_marks(journal: Journal, tmp_path: Path) -> None:
    recorded(journal, replace(SPEECH, words=fold("Đường phố Huế")))
    other = sqlite3.connect(tmp_path / "jobs.sqlite3")
    found = other.execute("SELECT count(*) FROM job_words WHERE job_words MATCH 'duong AND hue'").fetchone()
    other.close()
    assert found == (1,)


def test_a_file_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite3"
    old = sqlite3.connect(path)
    for statement in MIGRATIONS[0]:
        old.execute(statement)
    old.execute("PRAGMA user_version = 1")
    old.execute(
        "INSERT INTO jobs (id, kind, state, created_at, changed_at, api, content_hash, request, remote_id)"
        " VALUES ('a1', 'speech', 'filed', 5, 6, 'legacy', 'h', '{\"text\": \"xin chào\"}', 'r-1')"
    )
    old.commit()
    old.close()
    with opened(tmp_path) as journal:
        row = journal.find("a1")
    assert (row.state, row.remote_id, row.title, row.owner) == (JobState.FILED, "r-1", "xin chào", "")


def test_what_became_known_is_kept_with_the_step(journal: Journal) -> None:
    job_id = recorded(journal)
    journal.move(job_id, JobState.SENDING)
    journal.move(job_id, JobState.ACCEPTED, remote_id="r-1", characters=9)
    row = journal.find(job_id)
    assert (row.state, row.remote_id, row.characters) == (JobState.ACCEPTED, "r-1", 9)


def test_a_step_that_the_law_does_not_know_is_refused_and_changes_nothing(journal: Journal) -> None:
    job_id = recorded(journal)
    with pytest.raises(ValueError, match="cannot become filed"):
        journal.move(job_id, JobState.FILED)
    assert journal.find(job_id).state is JobState.RECORDED


def filed(journal: Journal, audio: str) -> None:
    job_id = recorded(journal)
    journal.move(job_id, JobState.SENDING)
    journal.move(job_id, JobState.ACCEPTED, remote_id=f"remote-{audio}")
    journal.move(job_id, JobState.READY)
    journal.move(job_id, JobState.FILED, audio=audio)


def test_what_speaks_for_a_content_is_the_newest_finished_job_then_what_may_become_one(
    journal: Journal,
) -> None:
    assert journal.find_same("hash-1", "demo") is None
    refused = recorded(journal)
    journal.move(refused, JobState.SENDING)
    journal.move(refused, JobState.REFUSED)
    assert journal.find_same("hash-1", "demo") is None
    unknown = recorded(journal)
    journal.move(unknown, JobState.SENDING)
    journal.move(unknown, JobState.UNKNOWN)
    assert same_of(journal).id == unknown
    running = recorded(journal)
    journal.move(running, JobState.SENDING)
    journal.move(running, JobState.ACCEPTED, remote_id="r-1")
    assert same_of(journal).id == running
    filed(journal, "a.mp3")
    filed(journal, "b.mp3")
    recorded(journal)
    assert same_of(journal).audio == "b.mp3"
    assert journal.find_same("hash-1", "https://vbee.vn") is None


def test_a_job_that_can_be_fetched_speaks_before_a_newer_one_that_may_be_lost(journal: Journal) -> None:
    running, unknown = recorded(journal), recorded(journal)
    for job_id in (running, unknown):
        journal.move(job_id, JobState.SENDING)
    journal.move(running, JobState.ACCEPTED, remote_id="r-1")
    journal.move(unknown, JobState.UNKNOWN)
    assert same_of(journal).id == running
    assert journal.find_same("hash-1", "demo", since_s=journal.find(unknown).created_at + 1) is None


def test_what_the_database_cannot_hold_is_refused_and_nothing_is_written(journal: Journal) -> None:
    for intent in (replace(SPEECH, characters=2**70), replace(SPEECH, title="\ud800")):
        with pytest.raises(StorageError) as refusal:
            journal.record(intent)
        assert refusal.value.facts == {"path": str(journal.path)}
        assert refusal.value.detail == str(refusal.value.__cause__)
    assert journal.in_state(JobState.RECORDED) == []


def test_a_job_that_is_not_there_is_told_with_the_file(journal: Journal) -> None:
    with pytest.raises(StorageError) as missing:
        journal.find("none")
    assert (missing.value.detail, missing.value.facts) == ("no such job", {"path": str(journal.path)})


def same_of(journal: Journal) -> JobRow:
    row = journal.find_same("hash-1", "demo")
    assert row is not None
    return row


def test_many_threads_write_without_loss(journal: Journal) -> None:
    def write_some() -> None:
        for _ in range(10):
            journal.move(recorded(journal), JobState.SENDING)

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
    run = Run(tmp_path)
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"not a database, but somebody's file" * 100)
    with pytest.raises(StorageError):
        Journal(broken, run)
    assert broken.read_bytes().startswith(b"not a database")
    newer = tmp_path / "newer.sqlite3"
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StorageError) as refusal:
        Journal(newer, run)
    assert "newer version" in refusal.value.detail
    run.close()


def test_a_closed_journal_says_so(journal: Journal) -> None:
    journal.close()
    journal.close()
    with pytest.raises(StorageError):
        journal.record(SPEECH)


class JobLife(RuleBasedStateMachine):
    """Any order of steps: the journal accepts exactly the arrows of the law, and an end stays an end."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._run = Run(Path(self._folder.name))
        self.journal = Journal(Path(":memory:"), self._run)
        self.job_id = recorded(self.journal)
        self.state = JobState.RECORDED

    def teardown(self) -> None:
        self.journal.close()
        self._run.close()
        self._folder.cleanup()

    def step(self, state: JobState) -> None:
        if may_follow(self.state, state):
            self.journal.move(self.job_id, state)
            self.state = state
            self.journal.claim(self.job_id)
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

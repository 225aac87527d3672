"""The watch sees what others commit, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.store.changes import ChangeWatch
from vbee_desktop.store.job_row import Intent
from vbee_desktop.store.journal import Journal
from vbee_desktop.store.runs import Run

INTENT = Intent(kind="speech", server="demo", api="legacy", content_hash="h", request={})
FOREIGN_COMMIT = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as other:
    other.execute("UPDATE jobs SET title = 'by another process'")
"""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    folder = tmp_path / "Thư mục có dấu # và %20"
    folder.mkdir()
    run = Run(folder)
    journal = Journal(folder / "jobs.sqlite3", run)
    yield journal
    journal.close()
    run.close()


@pytest.fixture
def watch(journal: Journal) -> Iterator[ChangeWatch]:
    watch = ChangeWatch(journal.path)
    yield watch
    watch.close()


def test_every_commit_is_seen_once(journal: Journal, watch: ChangeWatch) -> None:
    assert watch.has_changed()
    assert not watch.has_changed()
    row = journal.record(INTENT)
    assert row is not None
    assert watch.has_changed()
    assert not watch.has_changed()
    journal.move(row.id, JobState.SENDING)
    journal.move(row.id, JobState.ACCEPTED)
    assert watch.has_changed()
    assert not watch.has_changed()


def test_reading_is_no_change(journal: Journal, watch: ChangeWatch) -> None:
    watch.has_changed()
    journal.in_state(JobState.FILED)
    assert not watch.has_changed()


def test_commits_of_another_process_are_seen(journal: Journal, watch: ChangeWatch) -> None:
    journal.record(INTENT)
    watch.has_changed()
    subprocess.run([sys.executable, "-c", FOREIGN_COMMIT, str(journal.path)], check=True, timeout=30)
    assert watch.has_changed()


def test_a_file_that_is_not_there_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        ChangeWatch(tmp_path / "none.sqlite3")
    assert refused.value.facts["path"] == str(tmp_path / "none.sqlite3")

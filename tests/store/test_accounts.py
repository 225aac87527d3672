"""Several accounts share one journal: what is paid is everybody's, what is under way its own account's."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from vbee_desktop.core.job_state import JobState
from vbee_desktop.store.job_row import Intent
from vbee_desktop.store.journal import Journal
from vbee_desktop.store.runs import Run

SPEECH = Intent("speech", "https://vbee.vn", "legacy", "hash-1", {"text": "xin chào"}, points=8)


@pytest.fixture
def journals(tmp_path: Path) -> Iterator[tuple[Journal, Journal, Journal]]:
    """Of nobody known, and of two accounts."""
    runs = [Run(tmp_path) for _ in range(3)]
    names = ("", "one", "two")
    opened = tuple(
        Journal(tmp_path / "jobs.sqlite3", run, name) for run, name in zip(runs, names, strict=True)
    )
    yield opened[0], opened[1], opened[2]
    for journal, run in zip(opened, runs, strict=True):
        journal.close()
        run.close()


def left_in(journal: Journal, state: JobState, intent: Intent = SPEECH) -> str:
    """A job that got as far as ``state`` and that nobody works on."""
    row = journal.record(intent, even_if_same=True)
    assert row is not None
    way = [JobState.SENDING, JobState.ACCEPTED, JobState.READY, JobState.DOWNLOADING, JobState.FILED]
    for step in way[: way.index(state) + 1] if state in way else [JobState.SENDING, state]:
        journal.move(row.id, step, remote_id="r")
    journal.release(row.id)
    return row.id


def test_an_account_goes_on_with_its_own_jobs_and_with_those_of_nobody_known(
    journals: tuple[Journal, Journal, Journal],
) -> None:
    nobody, one, two = journals
    old = left_in(nobody, JobState.ACCEPTED)
    own = left_in(one, JobState.ACCEPTED)
    left_in(two, JobState.UNKNOWN)
    assert [row.id for row in one.unfinished(SPEECH.server)] == [old, own]
    assert [row.account for row in one.unfinished(SPEECH.server)] == ["", "one"]


def test_what_another_account_has_under_way_does_not_speak_for_this_one(
    journals: tuple[Journal, Journal, Journal],
) -> None:
    _, one, two = journals
    left_in(two, JobState.ACCEPTED)
    assert one.find_same(SPEECH.content_hash, SPEECH.server) is None
    assert one.record(SPEECH) is not None
    assert two.record(SPEECH) is None


def test_what_another_account_has_paid_and_is_here_is_handed_over(
    journals: tuple[Journal, Journal, Journal],
) -> None:
    _, one, two = journals
    filed = left_in(two, JobState.FILED)
    found = one.find_same(SPEECH.content_hash, SPEECH.server)
    assert found is not None
    assert found.id == filed


def test_the_points_of_a_day_count_what_is_charged_and_what_may_be(
    journals: tuple[Journal, Journal, Journal],
) -> None:
    _, one, two = journals
    start_s = time.time() - 1
    for state in (JobState.FILED, JobState.UNKNOWN, JobState.REFUSED):
        left_in(one, state)
    row = one.record(replace(SPEECH, points=3), even_if_same=True)
    assert row is not None
    left_in(two, JobState.FILED)
    left_in(one, JobState.FILED, replace(SPEECH, server="demo"))
    assert one.points_since(start_s, SPEECH.server) == 8 + 8 + 3
    assert one.points_since(time.time() + 1, SPEECH.server) == 0

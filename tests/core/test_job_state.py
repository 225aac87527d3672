"""The arrows of a paid job's life, all of them, and the words under which it lies on disk."""

from __future__ import annotations

import asyncio

import pytest

from vbee_desktop.core.job_state import (
    ENDS,
    FETCHABLE,
    QUITTING,
    UNFINISHED,
    UNSENT,
    WHOLE_API,
    JobState,
    may_follow,
    may_whole_follow,
)

ARROWS = {
    "recorded": "sending waiting cancelled not_sent",
    "waiting": "sending cancelled not_sent refused",
    "sending": "accepted filed waiting refused not_sent unknown failed cancelled",
    "unknown": "accepted cancelled",
    "accepted": "running ready failed expired filed",
    "running": "ready failed expired filed",
    "ready": "downloading filed expired failed",
    "downloading": "filed ready expired failed",
    "filed": "expired",
    "refused": "",
    "not_sent": "",
    "failed": "",
    "expired": "",
    "cancelled": "",
}
"""Databases of every version hold these words: a state that is renamed would be a job that is lost."""


def test_the_states_are_these_words() -> None:
    assert [str(state) for state in JobState] == [
        *("recorded", "sending", "accepted", "running", "ready", "downloading", "filed", "waiting"),
        *("refused", "not_sent", "failed", "expired", "cancelled", "unknown"),
    ]
    assert WHOLE_API == "stt-parts"


@pytest.mark.parametrize("state", list(JobState))
def test_a_job_goes_where_the_law_lets_it_and_nowhere_else(state: JobState) -> None:
    allowed = {each for each in JobState if may_follow(state, each)}
    assert allowed == {JobState(word) for word in ARROWS[state].split()}


@pytest.mark.parametrize("state", list(JobState))
def test_a_whole_ends_from_where_its_parts_are_worked_on_or_one_is_unknown(state: JobState) -> None:
    allowed = {str(each) for each in JobState if may_whole_follow(state, each)}
    is_open = state in {JobState.RECORDED, JobState.UNKNOWN}
    assert allowed == ({"filed", "failed", "not_sent", "cancelled", "unknown"} if is_open else set())


def test_which_states_are_ends_unsent_and_fetchable() -> None:
    assert set(ENDS) == {"filed", "refused", "not_sent", "failed", "expired", "cancelled"}
    assert set(UNFINISHED) == set(JobState) - set(ENDS)
    assert set(UNSENT) == {"recorded", "waiting"}
    assert set(FETCHABLE) == {"accepted", "running", "ready", "downloading", "filed"}


def test_what_is_stopped_since_the_program_quits_can_tell() -> None:
    async def stopped() -> tuple[object, ...]:
        task = asyncio.create_task(asyncio.Event().wait())
        await asyncio.sleep(0)
        task.cancel(QUITTING)
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        return caught.value.args

    assert asyncio.run(stopped()) == (QUITTING,)

"""What a create that did not succeed leaves behind: its state and cause on disk, and what a person hears."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.services import run
from vbee_desktop.core.errors import Code, NoAnswer, Refused, Throttled, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import JobStage, Progress, SpeechRequest
from vbee_desktop.jobs.retry_budget import RetryBudget
from vbee_desktop.jobs.synthesize import synthesize

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.jobs.services import Services
    from vbee_desktop.store.job_row import JobRow

HELLO = SpeechRequest("Xin chào.", "hn_female_ngochuyen_full_48k-fhg")


def failed_create(
    sandbox: SandboxProcess, home: Path, state: JobState, **rule: Any
) -> tuple[VbeeError, JobRow, list[Progress]]:
    """The error, the only job in ``state``, and what was told on the way, with no retry in hand."""
    sandbox.set_faults({"rules": [{"stage": "create", **rule}]})
    told: list[Progress] = []

    def note(progress: object) -> None:
        assert isinstance(progress, Progress)
        told.append(progress)

    async def buy(services: Services) -> tuple[VbeeError, JobRow, list[Progress]]:
        with pytest.raises(VbeeError) as failure:
            await synthesize(replace(services, retry_budget=RetryBudget(capacity=0)), note, HELLO)
        (row,) = services.journal.in_state(state)
        return failure.value, row, told

    return run(sandbox.url, home, buy)


def test_without_a_retry_in_hand_a_throttle_is_an_end_that_costs_nothing(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    error, row, told = failed_create(
        sandbox, tmp_path, JobState.REFUSED, action="status", status=429, retry_after="1", times=1
    )
    assert isinstance(error, Throttled)
    assert (row.error, row.owner, row.not_before) == (Code.BUSY, "", 0)
    assert JobStage.WAITING not in [each.stage for each in told]
    assert [each["stage"] for each in sandbox.requests()] == ["create"]


def test_a_lost_answer_names_its_job_and_the_job_its_cause(sandbox: SandboxProcess, tmp_path: Path) -> None:
    error, row, told = failed_create(sandbox, tmp_path, JobState.UNKNOWN, action="reset_after_charge")
    assert isinstance(error, NoAnswer)
    assert error.facts["job_id"] == row.id
    assert error.detail
    assert (row.error, row.owner, row.remote_id) == (Code.OUTCOME_UNKNOWN, "", "")
    assert [each.stage for each in told] == [JobStage.PREPARING, JobStage.SENDING]


def test_a_refusal_is_kept_with_its_cause(sandbox: SandboxProcess, tmp_path: Path) -> None:
    error, row, _told = failed_create(sandbox, tmp_path, JobState.REFUSED, action="status", status=400)
    assert isinstance(error, Refused)
    assert (row.error, row.owner) == (Code.SERVICE_FAILED, "")


def test_what_is_tried_again_is_told_with_its_number_its_wait_and_its_cause(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    rule = {"stage": "create", "action": "status", "status": 429, "retry_after": "3", "times": 2}
    sandbox.set_faults({"rules": [rule]})
    told: list[Progress] = []

    def note(progress: object) -> None:
        assert isinstance(progress, Progress)
        told.append(progress)

    run(sandbox.url, tmp_path, lambda services: synthesize(services, note, HELLO))
    waits = [each for each in told if each.stage is JobStage.WAITING]
    assert [(each.attempt, each.retry_after_s, each.cause) for each in waits] == [
        (1, 3.0, Code.BUSY),
        (2, 3.0, Code.BUSY),
    ]
    assert not any(each.is_parked for each in waits)

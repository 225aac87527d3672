"""Where a job stands that has ended or must be decided about, as the error that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from vbee_desktop.core.errors import Code, JobFailed, NoAnswer, VbeeError
from vbee_desktop.core.job_state import JobState

if TYPE_CHECKING:
    from vbee_desktop.store.job_row import JobRow


def refuse_to_go_on(row: JobRow) -> NoReturn:
    """Raises why this job cannot be gone on with: its outcome is unknown, or the error that it ended with."""
    if row.state is JobState.UNKNOWN:
        facts = {"job_id": row.id, "is_earlier": True, "kind": row.kind}
        raise NoAnswer(Code.OUTCOME_UNKNOWN, "an earlier request", **facts)
    code = Code(row.error) if row.error else Code.SERVICE_FAILED
    if row.state in {JobState.FAILED, JobState.EXPIRED}:
        raise JobFailed(code, accepted=True, job_id=row.id)
    raise VbeeError(code, f"the job is {row.state}", job_id=row.id)

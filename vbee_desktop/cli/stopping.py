"""What to say to somebody who presses Ctrl+C: whether money may have gone, and which job it was."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import JobStage, Progress

if TYPE_CHECKING:
    from vbee_desktop.store.journal import Journal

SENT_STAGES = frozenset({JobStage.SENDING, JobStage.RUNNING, JobStage.DOWNLOADING})
SENT_STATES = (
    JobState.SENDING,
    JobState.ACCEPTED,
    JobState.RUNNING,
    JobState.READY,
    JobState.DOWNLOADING,
    JobState.UNKNOWN,
    JobState.FILED,
)


class StopWatcher:
    """Remembers how far the job of this command has come."""

    def __init__(self) -> None:
        self._started_at = time.time()
        self._was_sent = False
        self._job_id = ""

    def report(self, progress: object) -> None:
        """Where the job tells its `core.models.Progress`."""
        if isinstance(progress, Progress):
            is_sent = progress.is_accepted or progress.stage in SENT_STAGES
            is_of_many = len(progress.parts) > 1  # while one part waits, others may have been sent
            self._was_sent = is_sent or (is_of_many and self._was_sent)

    def look_up_job(self, journal: Journal) -> None:
        """Find the job that is under way: the journal is written before each step, so it knows best.

        Other commands may share it: with two jobs to choose from, none is named. Raises `StorageError`.
        """
        rows = [row for state in SENT_STATES for row in journal.in_state(state)]
        ours = [row.id for row in rows if row.changed_at >= self._started_at]
        self._job_id = ours[0] if len(ours) == 1 else ""
        self._was_sent = self._was_sent and bool(ours)

    def words(self) -> str:
        """The end of the line that tells of the stop."""
        if not self._was_sent:
            return "stopped; nothing was charged"
        job = f" (job {self._job_id})" if self._job_id else ""
        return f"stopped; it was sent and may be charged{job}"

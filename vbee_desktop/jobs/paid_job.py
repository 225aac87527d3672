"""One recorded job: its steps in the journal, and what is known of it when something goes wrong."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import Code, StorageError, VbeeError
from vbee_desktop.core.job_state import JobState, may_follow

if TYPE_CHECKING:
    from vbee_desktop.store.journal import Journal

_log = logging.getLogger(__name__)


class PaidJob:
    """The steps of one job. Each is one committed transaction, off the loop: a commit waits for the disk."""

    def __init__(self, journal: Journal, job_id: str, state: JobState = JobState.RECORDED) -> None:
        self.job_id = job_id
        self._state = state
        self._journal = journal
        self._behind: list[tuple[JobState, dict[str, object]]] = []

    async def move(self, state: JobState, **changes: object) -> None:
        """A step that must be on disk before what follows it. Raises `StorageError`."""
        await asyncio.to_thread(self._journal.move, self.job_id, state, **changes)
        self._state = state

    async def note(self, state: JobState, **changes: object) -> None:
        """A step that tells what the service has already done.

        It must never come between a person and what they paid for: when the disk refuses, it is kept in
        memory
        and written, in order, with the next one. A job that is fetched again is past some steps already:
        these are
        left out.
        """
        last = self._behind[-1][0] if self._behind else self._state
        if not may_follow(last, state):
            return
        self._behind.append((state, changes))
        try:
            while self._behind:
                behind, known = self._behind[0]
                await self.move(behind, **known)
                self._behind.pop(0)
        except StorageError as error:
            _log.info("the journal is %d steps behind: %s", len(self._behind), error.detail)


@contextmanager
def accepted(job: PaidJob) -> Iterator[None]:
    """From here on the service has taken the job: every error tells so, since nobody should buy it again.

    Adds the facts ``accepted`` and ``job_id`` to any `VbeeError`.
    """
    try:
        yield
    except VbeeError as error:
        error.facts.update(accepted=True, job_id=job.job_id)
        raise
    except Exception as error:
        raise VbeeError(Code.INTERNAL, type(error).__name__, accepted=True, job_id=job.job_id) from error

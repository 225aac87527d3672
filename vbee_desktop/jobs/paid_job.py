"""One recorded job: its steps in the journal, and what is known of it when something goes wrong."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code, StorageError, Throttled, VbeeError
from vbee_desktop.core.job_state import JobState, may_follow
from vbee_desktop.core.ledger import Period, period_starts

if TYPE_CHECKING:
    from vbee_desktop.jobs.services import Services
    from vbee_desktop.store.job_row import Intent, JobRow
    from vbee_desktop.store.journal import Journal

_log = logging.getLogger(__name__)

CATCH_UP_EVERY_S = 2.0
OWNER_CHECK_EVERY_S = 0.5


class PaidJob:
    """The steps of one job of ours. Each is one committed transaction, off the loop: a commit waits for the
    disk.
    """

    def __init__(self, journal: Journal, row: JobRow) -> None:
        self.row = row
        self._state = row.state
        self._journal = journal
        self._behind: list[tuple[JobState, dict[str, object]]] = []

    @property
    def job_id(self) -> str:
        """The job's name on this computer."""
        return self.row.id

    @property
    def is_behind(self) -> bool:
        """Whether the disk has refused to take note of something."""
        return bool(self._behind)

    async def move(self, state: JobState, **changes: object) -> None:
        """A step that must be on disk before what follows it. Raises `StorageError`."""
        await asyncio.to_thread(self._journal.move, self.job_id, state, **changes)
        self._state = state

    async def note(self, state: JobState, **changes: object) -> None:
        """A step that tells what the service has already done.

        It must never come between a person and what they paid for: when the disk refuses, it is kept in
        memory and written, in order, with the next one. A job that is fetched again is past some steps
        already: these are left out.
        """
        last = self._behind[-1][0] if self._behind else self._state
        if may_follow(last, state):
            self._behind.append((state, changes))
            await self.catch_up()

    async def catch_up(self) -> None:
        """Write what the disk has refused so far; whether it does, `is_behind` tells."""
        try:
            while self._behind:
                behind, known = self._behind[0]
                await self.move(behind, **known)
                self._behind.pop(0)
        except StorageError as error:
            _log.info("the journal is %d steps behind: %s", len(self._behind), error.detail)

    async def let_go(self) -> None:
        """Nobody here works on the job any more. It is written down even when this is cancelled meanwhile."""
        writing = asyncio.create_task(asyncio.to_thread(self._release))
        try:
            await asyncio.shield(writing)
        except asyncio.CancelledError:
            await writing
            raise

    def _release(self) -> None:
        try:
            self._journal.release(self.job_id)
        except StorageError as error:
            _log.info("a job could not be released: %s", error.detail)


@asynccontextmanager
async def at_work(services: Services, row: JobRow) -> AsyncIterator[PaidJob]:
    """Works on a job of ours, and lets it go at the end: when the disk refused steps of it, once it takes
    them.
    """
    job = PaidJob(services.journal, row)
    try:
        yield job
    finally:
        if job.is_behind:
            services.underway.keep(_let_go_later(services, job))
        else:
            await job.let_go()


async def _let_go_later(services: Services, job: PaidJob) -> None:
    while job.is_behind:
        await services.sleep(CATCH_UP_EVERY_S)
        await job.catch_up()
    await job.let_go()


async def written_down(services: Services, intent: Intent, *, again: bool, instead_of: str) -> JobRow | None:
    """A new job, ours, before anything of it is sent; None when another one may speak for it already.

    Raises `BadInput` (``OUT_OF_POINTS``) when it would cost more than the person lets the account spend in a
    day.
    """
    await _keep_within_day(services, intent.points, intent.points)
    if instead_of:
        row = await _in_the_place_of(services, intent, instead_of)
    else:
        row = await asyncio.to_thread(services.journal.record, intent, even_if_same=again)
    if row is not None:
        await _keep_among_others(services, row)
    return row


async def _in_the_place_of(services: Services, intent: Intent, job_id: str) -> JobRow | None:
    """A new job instead of one of unknown outcome; None when that is known by now. Whoever holds it only
    looks where it stands, and is waited for: a person's word must not be lost over that.
    """
    while (row := await asyncio.to_thread(services.journal.record_instead, intent, job_id)) is None:
        if (await asyncio.to_thread(services.journal.find, job_id)).state is not JobState.UNKNOWN:
            return None
        await until_let_go(services, job_id)
    return row


async def _keep_among_others(services: Services, row: JobRow) -> None:
    """Others may have been written down in the same moment: all of them together must fit into the day."""
    try:
        await _keep_within_day(services, row.points, 0)
    except BadInput as error:
        await asyncio.to_thread(services.journal.move, row.id, JobState.NOT_SENT, error=error.code)
        raise


async def _keep_within_day(services: Services, price: float, beyond: float) -> None:
    """``beyond`` is what is not written down yet of the price."""
    limit = services.daily_points
    if not limit or not price or services.account.is_demo:
        return
    start_s = period_starts(services.wall_clock())[Period.TODAY]
    spent = await asyncio.to_thread(services.journal.points_since, start_s, services.server)
    if spent + beyond > limit:
        facts = {"limit": limit, "spent": spent + beyond - price, "price": price}
        raise BadInput(Code.OUT_OF_POINTS, "the person's own limit of a day", reason="own_limit", **facts)


async def taken_over(services: Services, job_id: str) -> JobRow:
    """The job, ours from now on; waits as long as somebody else works on it. Raises as `until_let_go`."""
    while (row := await asyncio.to_thread(services.journal.claim, job_id)) is None:
        await until_let_go(services, job_id)
    return row


def told_parked(error: VbeeError, job_id: str, until: float) -> VbeeError:
    """The same error with the job that is parked, and until when (seconds since 1970)."""
    error.facts.update(parked_until=until, job_id=job_id)
    return error


async def until_let_go(services: Services, job_id: str) -> None:
    """Waits as long as somebody works on the job. Raises `StorageError`, and `Throttled` (facts
    ``parked_until`` and ``job_id``) when they have it parked for longer than there is patience.
    """
    while (row := await asyncio.to_thread(services.journal.find, job_id)).owner:
        wait_s = row.not_before - services.wall_clock()
        if row.state is JobState.WAITING and wait_s > services.patience_s:
            raise told_parked(Throttled("parked", retry_after_s=wait_s), job_id, row.not_before)
        await services.sleep(OWNER_CHECK_EVERY_S)
        await asyncio.to_thread(services.journal.release_dead)


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

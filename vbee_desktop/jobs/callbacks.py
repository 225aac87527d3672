"""What a callback causes. It is a hint, never a fact: nothing signs it, so nothing in it is believed.

For a job whose id is known it causes one early read. For a create whose answer was lost, the id that it
brings is a candidate: it is taken for the job's own only when a read with it, at the service itself, fits
the request. No link in a callback is ever followed.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from functools import partial
from typing import TYPE_CHECKING

from vbee_desktop.core.callback_address import digest_of
from vbee_desktop.core.errors import VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import RecognitionJob, SpeechApi, SpeechJob
from vbee_desktop.jobs.candidate import fits
from vbee_desktop.jobs.free_calls import read_patiently
from vbee_desktop.jobs.paid_job import at_work, taken_over, until_let_go
from vbee_desktop.jobs.resume import resume
from vbee_desktop.jobs.services import tell_nobody
from vbee_desktop.jobs.speech_order import SPEECH

if TYPE_CHECKING:
    from vbee_desktop.jobs.services import Services
    from vbee_desktop.store.job_row import JobRow

_log = logging.getLogger(__name__)


class Callbacks:
    """The callback receiver's `Door` to the jobs of one account."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._adopting = asyncio.Lock()

    async def is_known(self, token: str) -> bool:
        """Whether a callback with this token is awaited. Raises `StorageError`."""
        return await self._awaiting(token) is not None

    async def take(self, token: str, told: SpeechJob | RecognitionJob) -> bool:
        """Use the token up and act on the hint; False, and nothing used, when it is not about that job.

        Raises `StorageError`.
        """
        row = await self._awaiting(token)
        if row is None or not _may_be_about(row, told):
            return False
        if not await asyncio.to_thread(self._services.journal.use_callback, digest_of(token)):
            return False  # the same token was faster on another connection
        if row.remote_id:
            self._services.hints.give(row.id)
        else:
            self._services.underway.keep(self._recover(row.id, told))
        return True

    async def _awaiting(self, token: str) -> JobRow | None:
        digest = digest_of(token)
        row = await asyncio.to_thread(self._services.journal.find_by_callback, digest)
        if row is None or not hmac.compare_digest(row.callback_digest, digest):
            return None
        return row if self._services.knows(row) else None

    async def _recover(self, job_id: str, told: SpeechJob | RecognitionJob) -> None:
        """Go on with a job whose create has no answer, once nobody waits for that answer any more."""
        try:
            await until_let_go(self._services, job_id)
            if await self._is_confirmed(job_id, _id_of(told)) and await self._adopt(job_id, _id_of(told)):
                await resume(self._services, tell_nobody, job_id)
        except VbeeError as error:
            _log.info("what a callback told of could not be fetched: %s", error.code)

    async def _is_confirmed(self, job_id: str, remote_id: str) -> bool:
        """Whether the service itself tells, of the job with this id, what fits the lost one."""
        services = self._services
        row = await asyncio.to_thread(services.journal.find, job_id)
        if row.state is not JobState.UNKNOWN or await self._is_taken(remote_id):
            return False
        return fits(row, await self._read(row, remote_id))

    async def _adopt(self, job_id: str, remote_id: str) -> bool:
        """Whether the job has this id from now on: of two that are told of one id, the first."""
        services = self._services
        async with self._adopting, at_work(services, await taken_over(services, job_id)) as job:
            if job.row.state is not JobState.UNKNOWN or await self._is_taken(remote_id):
                return False
            await job.move(JobState.ACCEPTED, remote_id=remote_id, error="")
            return True

    async def _is_taken(self, remote_id: str) -> bool:
        journal = self._services.journal
        return await asyncio.to_thread(journal.has_remote_id, self._services.server, remote_id)

    async def _read(self, row: JobRow, remote_id: str) -> SpeechJob | RecognitionJob:
        services = self._services
        if row.kind == SPEECH:
            its_service = services.speaking_by(SpeechApi(row.api)).speech
            return await read_patiently(services, partial(its_service.read, remote_id))
        return await read_patiently(services, partial(services.recognition.read, remote_id))


def _may_be_about(row: JobRow, told: SpeechJob | RecognitionJob) -> bool:
    if row.remote_id:
        return _id_of(told) == row.remote_id
    return row.state in {JobState.SENDING, JobState.UNKNOWN} and fits(row, told)


def _id_of(told: SpeechJob | RecognitionJob) -> str:
    return told.request_id if isinstance(told, SpeechJob) else told.transcript_id

"""What is paid of each paragraph of a script, and paragraphs of unknown outcome bought once more."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code, StorageError, VbeeError
from vbee_desktop.core.history import Spoken
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import JobStage, PartState, Progress, Take
from vbee_desktop.core.speech_rules import checked_request
from vbee_desktop.jobs.resume import find_paid, send_again
from vbee_desktop.jobs.script import joined_take, requests_of
from vbee_desktop.jobs.services import tell_nobody
from vbee_desktop.jobs.speech_order import SPEECH
from vbee_desktop.jobs.synthesize import take_on_disk

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.core.models import SpeechRequest
    from vbee_desktop.jobs.services import Report, Services


async def find_spoken(
    services: Services, report: Report, requests: Sequence[SpeechRequest], known: Collection[str] = ()
) -> tuple[Spoken | None, ...]:
    """What speaks for each request already, with its take where that is here and its job not ``known``.

    None for what is yet to be paid, and for what cannot be sent. Raises `StorageError`.
    """
    return tuple([await _find_spoken(services, report, request, known) for request in requests])


async def filed_takes(services: Services, _report: Report, job_ids: Sequence[str]) -> tuple[Take, ...]:
    """The takes of these jobs whose sound is here. Raises `StorageError`."""
    takes = [await _filed_take(services, job_id) for job_id in job_ids]
    return tuple(take for take in takes if take is not None)


async def send_parts_again(
    services: Services, report: Report, job_ids: Sequence[str]
) -> tuple[Take | VbeeError, ...]:
    """Buy once more, on a person's word, what has an unknown outcome: it may be charged twice."""
    states = [PartState.WAITING] * len(job_ids)
    outcomes: list[Take | VbeeError] = []
    for index, job_id in enumerate(job_ids):
        states[index] = PartState.RUNNING
        report(_progress_of(states, outcomes))
        outcomes.append(await _sent_again(services, job_id))
        states[index] = PartState.DONE if isinstance(outcomes[-1], Take) else PartState.FAILED
    report(_progress_of(states, outcomes))
    return tuple(outcomes)


def _progress_of(states: Sequence[PartState], outcomes: Sequence[Take | VbeeError]) -> Progress:
    errors = [outcome if isinstance(outcome, VbeeError) else None for outcome in outcomes]
    unknown = [None] * (len(states) - len(errors))
    return Progress(JobStage.RUNNING, parts=tuple(states), part_errors=(*errors, *unknown))


async def _find_spoken(
    services: Services, report: Report, request: SpeechRequest, known: Collection[str]
) -> Spoken | None:
    try:
        requests = requests_of(checked_request(request, services.api), services.api)
        found = [await find_paid(services, report, each) for each in requests]
    except BadInput:
        return None
    jobs = [job for job in found if job is not None]
    if len(jobs) < len(requests):
        return None
    if len(jobs) > 1:
        return await _find_long(services, report, request, jobs)
    is_wanted = jobs[0].state is JobState.FILED and jobs[0].job_id not in known
    takes = await filed_takes(services, report, [jobs[0].job_id]) if is_wanted else ()
    return Spoken(jobs[0], takes[0] if takes else None)


async def _find_long(
    services: Services, report: Report, request: SpeechRequest, jobs: list[JobSummary]
) -> Spoken | None:
    """A paragraph that was bought in parts: told of once the sound of all of them is here. Looking buys
    nothing.
    """
    takes = await filed_takes(services, report, [job.job_id for job in jobs])
    if len(takes) < len(jobs):
        return None
    take = await joined_take(services, tell_nobody, request, takes)
    return Spoken(replace(jobs[0], job_id=take.job_id, points=sum(job.points for job in jobs)), take)


async def _filed_take(services: Services, job_id: str) -> Take | None:
    try:
        row = await asyncio.to_thread(services.journal.find, job_id)
    except StorageError:
        return None  # it was deleted from the history, or is of several jobs
    is_here = row.kind == SPEECH and row.state is JobState.FILED
    return await asyncio.to_thread(take_on_disk, services, row) if is_here else None


async def _sent_again(services: Services, job_id: str) -> Take | VbeeError:
    try:
        result = await send_again(services, tell_nobody, job_id)
    except VbeeError as error:
        return error
    if not isinstance(result, Take):
        raise VbeeError(Code.INTERNAL, "a recognition among paragraphs")
    return result

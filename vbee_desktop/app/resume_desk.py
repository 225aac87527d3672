"""What the window asks about jobs that an earlier session, or a failure, has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.core.models import Take, Transcript
    from vbee_desktop.jobs.services import Report, Services


async def unfinished(services: Services, report: Report) -> tuple[JobSummary, ...]:
    """The jobs that have not ended and that nobody works on."""
    from vbee_desktop.jobs.resume import unfinished

    return await unfinished(services, report)


async def resume(services: Services, report: Report, job_id: str) -> Take | Transcript:
    """The end of a job that was begun."""
    from vbee_desktop.jobs.resume import resume

    return await resume(services, report, job_id)


async def send_again(services: Services, report: Report, job_id: str) -> Take | Transcript:
    """A job of unknown outcome, bought once more."""
    from vbee_desktop.jobs.resume import send_again

    return await send_again(services, report, job_id)


async def drop(services: Services, report: Report, job_id: str) -> None:
    """Nothing waits for a job any more."""
    from vbee_desktop.jobs.resume import drop

    await drop(services, report, job_id)

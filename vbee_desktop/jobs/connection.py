"""**Check connection** as a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.core.connection import CheckedStep
    from vbee_desktop.jobs.services import Report, Services


async def check_connection(services: Services, report: Report) -> tuple[CheckedStep, ...]:
    """Each step to Vbee; reports those that are known so far, after each."""
    steps: list[CheckedStep] = []

    def note(step: CheckedStep) -> None:
        steps.append(step)
        report(tuple(steps))

    if services.connection is not None:
        await services.connection.run(note)
    return tuple(steps)

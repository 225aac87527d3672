"""The desk's acts on a script in paragraphs. What they need is imported in the worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.history import Spoken
    from vbee_desktop.core.models import JoinedTakes, SpeechRequest, Take
    from vbee_desktop.jobs.services import Report, Services


async def create_parts(
    services: Services,
    report: Report,
    requests: Sequence[SpeechRequest],
    *,
    again: bool,
    script: Sequence[SpeechRequest],
) -> tuple[Take | VbeeError, ...]:
    """A take of each request, or the error that it ended with."""
    from vbee_desktop.jobs.script import speak_script

    return await speak_script(services, report, requests, again=again, script=script)


async def send_parts_again(
    services: Services, report: Report, job_ids: Sequence[str]
) -> tuple[Take | VbeeError, ...]:
    """Buy once more what has an unknown outcome."""
    from vbee_desktop.jobs.paragraphs import send_parts_again

    return await send_parts_again(services, report, job_ids)


async def find_spoken(
    services: Services, report: Report, requests: Sequence[SpeechRequest], known: Collection[str]
) -> tuple[Spoken | None, ...]:
    """What speaks for each request already."""
    from vbee_desktop.jobs.paragraphs import find_spoken

    return await find_spoken(services, report, requests, known)


async def filed_takes(services: Services, report: Report, job_ids: Sequence[str]) -> tuple[Take, ...]:
    """The takes of jobs whose sound is here."""
    from vbee_desktop.jobs.paragraphs import filed_takes

    return await filed_takes(services, report, job_ids)


async def join_takes(
    services: Services, report: Report, takes: Sequence[Take], instead_of: Path | None
) -> JoinedTakes:
    """Takes in this order as one WAV, in the place of an earlier one: nothing is encoded."""
    from vbee_desktop.jobs.heard_script import join_to_hear

    return await join_to_hear(services, report, takes, instead_of)

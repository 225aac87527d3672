"""The desk's acts on what was recognised. What they need is imported in the worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vbee_desktop.core.listen_back import ListenBack
    from vbee_desktop.core.models import RecognitionPlan, RecognitionWay, Transcript, Utterance
    from vbee_desktop.core.transcript_order import TranscriptOrder
    from vbee_desktop.jobs.services import Report, Services


async def recognise(
    services: Services, report: Report, path: Path, *, way: RecognitionWay, again: bool, price_s: int | None
) -> Transcript:
    """The words of a file of any length."""
    from vbee_desktop.jobs.recognise import recognise

    return await recognise(services, report, path, way=way, again=again, price_s=price_s)


async def plan_recognition(services: Services, report: Report, path: Path) -> RecognitionPlan:
    """What sending a sound over the limit takes and costs."""
    from vbee_desktop.jobs.recognise import plan_recognition

    return await plan_recognition(services, report, path)


async def heard_so_far(services: Services, _report: Report, job_id: str) -> Transcript | None:
    """The words of the parts that are done."""
    import asyncio

    from vbee_desktop.jobs.recognise import heard_so_far

    row = await asyncio.to_thread(services.journal.find, job_id)
    return await asyncio.to_thread(heard_so_far, services, row)


async def export_transcript(services: Services, report: Report, order: TranscriptOrder) -> Path:
    """Write a transcript in the form that was chosen."""
    from vbee_desktop.jobs.transcript_file import export_transcript

    return await export_transcript(services, report, order)


async def compare_words(
    services: Services, report: Report, sent: str, heard: Sequence[Utterance], duration_s: float
) -> ListenBack:
    """Where a recogniser heard something else than what was sent."""
    del services, report
    import asyncio

    from vbee_desktop.core.listen_back import compared

    return await asyncio.to_thread(compared, sent, heard, duration_s)

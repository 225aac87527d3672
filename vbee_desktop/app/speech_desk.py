"""What the window asks about voices and speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.core.imported import ImportedScript
    from vbee_desktop.core.models import SpeechRequest, Take, Voice, VoiceList
    from vbee_desktop.core.save_order import FilesOrder, Saved, SaveOrder
    from vbee_desktop.jobs.services import Report, Services


async def load_voices(services: Services, report: Report) -> VoiceList:
    """The voices that are known now."""
    from vbee_desktop.jobs.voices import load_voices

    return await load_voices(services, report)


async def refused_voices(services: Services, _report: Report) -> frozenset[str]:
    """Codes of voices that the account may not use."""
    return services.voice_book.refused


async def fetch_demo(services: Services, report: Report, voice: Voice) -> Path:
    """Where the sample of a voice lies."""
    from vbee_desktop.jobs.voices import fetch_demo

    return await fetch_demo(services, report, voice)


async def create_speech(services: Services, report: Report, request: SpeechRequest, *, again: bool) -> Take:
    """Speech of a text of any length."""
    from vbee_desktop.jobs.script import speak

    return await speak(services, report, request, again=again)


async def find_paid(services: Services, report: Report, request: SpeechRequest) -> JobSummary | None:
    """The job that speaks for a request, if any."""
    from vbee_desktop.jobs.resume import find_paid

    return await find_paid(services, report, request)


async def save_audio(services: Services, report: Report, take: Take, destination: Path) -> Path:
    """A take as a file."""
    from vbee_desktop.jobs.clips import save_audio

    return await save_audio(services, report, take, destination)


async def names_in_use(services: Services, report: Report, order: FilesOrder) -> tuple[str, ...]:
    """Names of an order that are there already."""
    from vbee_desktop.jobs.save_speech import names_in_use

    return await names_in_use(services, report, order)


async def save_speech(services: Services, report: Report, order: SaveOrder) -> Saved:
    """The files of an order."""
    from vbee_desktop.jobs.save_speech import save_speech

    return await save_speech(services, report, order)


async def import_script(services: Services, report: Report, path: Path) -> ImportedScript:
    """The text of a file."""
    from vbee_desktop.jobs.imports import import_script

    return await import_script(services, report, path)

"""What the window asks about sound that is to be written down: a file, or a link to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.preflight import Preflight
    from vbee_desktop.jobs.services import Report, Services


async def inspect_audio(services: Services, report: Report, path: Path) -> Preflight:
    """What a file is, held against the service's limits."""
    from vbee_desktop.jobs.clips import inspect_audio

    return await inspect_audio(services, report, path)


async def fetch_linked(services: Services, report: Report, link: str) -> Path:
    """Where the sound of a link lies now."""
    from vbee_desktop.jobs.sound_link import fetch_linked

    return await fetch_linked(services, report, link)

"""What the window asks about sound: files, links to them, and what plays."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.app.sound import Sound
    from vbee_desktop.audio.devices import AudioDevice, Kind
    from vbee_desktop.audio.player import Player
    from vbee_desktop.audio.preflight import Preflight
    from vbee_desktop.core.models import LoadedClip
    from vbee_desktop.jobs.services import Report, Services


async def inspect_audio(services: Services, report: Report, path: Path) -> Preflight:
    """What a file is, held against the service's limits."""
    from vbee_desktop.jobs.clips import inspect_audio

    return await inspect_audio(services, report, path)


async def fetch_linked(services: Services, report: Report, link: str) -> Path:
    """Where the sound of a link lies now."""
    from vbee_desktop.jobs.sound_link import fetch_linked

    return await fetch_linked(services, report, link)


async def load_clip(services: Services, report: Report, path: Path) -> LoadedClip:
    """The sound of a file, to be played and drawn."""
    from vbee_desktop.jobs.clips import load_clip

    return await load_clip(services, report, path)


async def copy_file(services: Services, report: Report, source: Path, destination: Path) -> Path:
    """A file as it is, elsewhere."""
    from vbee_desktop.jobs.clips import copy_file

    return await copy_file(services, report, source, destination)


async def open_player(_services: Services, _report: Report, sound: Sound) -> Player:
    """What plays."""
    card = await sound.card()
    from vbee_desktop.audio.player import Player

    return Player(card)


async def list_devices(_services: Services, _report: Report, kind: Kind) -> tuple[AudioDevice, ...]:
    """The devices that are there now."""
    from vbee_desktop.audio import devices

    return await asyncio.to_thread(devices.list_devices, kind)

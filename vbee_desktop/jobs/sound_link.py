"""Sound on the web: fetched and looked at before anything is sent.

The service could fetch a WAV by itself (``audioUrl``), but then nobody would know before what it costs,
whether it is a sound at all, or whether it was paid for already. So it is fetched here first, and is a file
like any other: converted or split where it must be. What can go as it is goes as its link (`jobs.clip_job`).
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.models import JobStage, Progress

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.jobs.services import Report, Services

MAX_LINKED_BYTES = 150_000_000
"""An hour of WAV as the service likes it best, or many hours of MP3."""


def is_link(text: str) -> bool:
    """Whether a person means an address on the web rather than a file."""
    return text.strip().lower().startswith(("https://", "http://"))


async def fetch_linked(services: Services, report: Report, link: str) -> Path:
    """Where the sound of a link lies now, which `transcribe` then takes as any file.

    Raises `BadInput`: for the link, with the reasons of `AudioDownloads.fetch_file`; for what it leads to,
    with those of `audio.gate`, or ``link_no_sound``. Raises `StorageError`.
    """
    report(Progress(JobStage.DOWNLOADING))
    link = link.strip()
    data = await services.downloads.fetch_file(link, max_bytes=MAX_LINKED_BYTES)
    ending = await asyncio.to_thread(_ending_of, data)
    return await asyncio.to_thread(services.linked_sounds.keep, link, ending, data)


def _ending_of(data: bytes) -> str:
    from vbee_desktop.audio.sound_reader import SoundReader

    try:
        with SoundReader(data) as reader:
            return reader.info.container
    except BadInput as error:
        if error.facts.get("reason") == "not_audio":
            raise BadInput(Code.BAD_FILE, error.detail, reason="link_no_sound") from error
        raise

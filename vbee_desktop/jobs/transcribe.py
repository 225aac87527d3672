"""Speech to text: one short file becomes utterances with times, and is billed once."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.estimates import billed_s
from vbee_desktop.core.models import JobStage, Progress, Transcript
from vbee_desktop.core.text import fold
from vbee_desktop.jobs.clip_job import (
    RECOGNITION,
    SYNC,
    ClipOrder,
    hash_of_clip,
    recognise_clip,
    resume_clip,
)
from vbee_desktop.store.job_row import Intent

HEADER_SLACK_S = 1

if TYPE_CHECKING:
    from vbee_desktop.audio.convert import PreparedClip
    from vbee_desktop.jobs.services import Report, Services


async def transcribe(
    services: Services,
    report: Report,
    path: Path,
    *,
    again: bool = False,
    instead_of: str = "",
    price_s: int | None = None,
) -> Transcript:
    """Recognise an audio file within the service's limits, converted when it is in another form.

    What was billed before is handed over or finished instead, unless ``again``: the same sound, whatever its
    file is called. ``instead_of`` is a job of unknown outcome that a person gives up for this one.
    ``price_s`` is what a person was told that it costs (`refuse_dearer`).

    Raises `VbeeError`: `BadInput` and `DeviceError` before anything is sent;
    ``OUTCOME_UNKNOWN`` too when an earlier request with the same sound may have been billed; with the fact
    ``accepted`` when the service has taken (and billed) the job, which `resume_transcript` then finishes for
    nothing. The file is never changed.
    """
    report(Progress(JobStage.PREPARING))
    clip = await asyncio.to_thread(_prepare, path)
    refuse_dearer(billed_s(clip.duration_s), price_s)

    async def prepared() -> PreparedClip:
        return clip

    order = ClipOrder(_intent(services, path, clip), prepared, again=again, instead_of=instead_of)
    return await recognise_clip(services, report, order)


async def resume_transcript(services: Services, report: Report, job_id: str) -> Transcript:
    """Go on with a job wherever it stands; one that was sent is finished without buying anything.

    Raises `VbeeError`; of a job that has ended without words, the error that it ended with.
    """
    row = await asyncio.to_thread(services.journal.find, job_id)
    prepare = partial(asyncio.to_thread, _prepare, Path(row.audio))
    return await resume_clip(services, report, job_id, prepare)


def refuse_dearer(seconds: int, price_s: int | None) -> None:
    """Raises `BadInput` (``BAD_FILE``, ``changed``) when the file is another one by now, and sending it would
    cost more than the person was told. Headers of compressed sound may be wrong by a second.
    """
    if price_s is not None and seconds > price_s + HEADER_SLACK_S:
        raise BadInput(Code.BAD_FILE, "dearer than it was", reason="changed")


def text_of_path(path: Path) -> str:
    """A path as the journal keeps it: a name on disk need not be text."""
    return os.fsencode(path).decode("utf-8", "replace")


def _prepare(path: Path) -> PreparedClip:
    from vbee_desktop.audio.convert import refuse_silence, to_recognition_wav

    return refuse_silence(to_recognition_wav(path))


def _intent(services: Services, path: Path, clip: PreparedClip) -> Intent:
    return Intent(
        kind=RECOGNITION,
        server=services.server,
        api=SYNC,
        content_hash=hash_of_clip(clip.wav),
        request={"duration_s": clip.duration_s, "notes": list(clip.notes)},
        seconds=billed_s(clip.duration_s),
        audio=text_of_path(path),
        duration_s=clip.duration_s,
        title=path.name,
        words=fold(path.name),
    )

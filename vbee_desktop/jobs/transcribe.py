"""Speech to text: one short clip becomes utterances with times."""

from __future__ import annotations

import asyncio
import hashlib
import json
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import Code, JobFailed
from vbee_desktop.core.estimates import billed_s
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import JobStage, Progress, RecognitionJob, RemoteState, Transcript
from vbee_desktop.jobs.free_calls import until_ended
from vbee_desktop.jobs.paid_create import move, paid_turn, send_paid
from vbee_desktop.store.journal import Intent

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.convert import PreparedClip
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.underway import Abandonment

KIND = "recognition"
API = "stt-sync"


async def transcribe(services: Services, report: Report, path: Path) -> Transcript:
    """Recognise an audio file within the service's limits, converted when it is in another form.

    Raises `VbeeError`: `BadInput` and `DeviceError` before anything is sent. The file is never changed.
    """
    report(Progress(JobStage.PREPARING))
    prepared = await asyncio.to_thread(_prepare, path)
    job_id = await asyncio.to_thread(services.journal.record, _intent(path, prepared))

    async def recognise(abandonment: Abandonment) -> Transcript:
        return await _recognise(services, report, job_id, path, prepared, abandonment)

    return await services.underway.see_through(recognise)


def _prepare(path: Path) -> PreparedClip:
    from vbee_desktop.audio.convert import refuse_silence, to_recognition_wav

    return refuse_silence(to_recognition_wav(path))


def _intent(path: Path, prepared: PreparedClip) -> Intent:
    return Intent(
        kind=KIND,
        api=API,
        content_hash=hashlib.sha256(prepared.wav).hexdigest(),
        request={"file": path.name, "duration_s": prepared.duration_s, "notes": list(prepared.notes)},
        seconds=billed_s(prepared.duration_s),
        audio=str(path),
    )


async def _recognise(
    services: Services,
    report: Report,
    job_id: str,
    path: Path,
    prepared: PreparedClip,
    abandonment: Abandonment,
) -> Transcript:
    send = partial(services.recognition.create, audio=prepared.wav)
    async with paid_turn(services, job_id, abandonment):
        job = await send_paid(services, report, job_id, send, abandonment)
        await move(services, job_id, JobState.ACCEPTED, remote_id=job.transcript_id)
        if job.state is RemoteState.RUNNING:
            job = await _follow(services, report, job_id, job)
    if job.state is RemoteState.FAILED:
        await move(services, job_id, JobState.FAILED, error=Code.SERVICE_FAILED)
        raise JobFailed(Code.SERVICE_FAILED, error_code="", text=job.error_text)
    transcript = _transcript(job_id, path, prepared, job)
    kept = {"text": transcript.text, "utterances": [asdict(each) for each in transcript.utterances]}
    result = json.dumps(kept, ensure_ascii=False)
    await move(services, job_id, JobState.FILED, seconds=transcript.billed_s, result=result)
    return transcript


async def _follow(services: Services, report: Report, job_id: str, job: RecognitionJob) -> RecognitionJob:
    await move(services, job_id, JobState.RUNNING)
    report(Progress(JobStage.RUNNING))
    return await until_ended(
        services,
        lambda: services.recognition.read(job.transcript_id),
        lambda _news: report(Progress(JobStage.RUNNING)),
    )


def _transcript(job_id: str, path: Path, prepared: PreparedClip, job: RecognitionJob) -> Transcript:
    told_s = job.audio_duration_s
    return Transcript(
        job_id=job_id,
        transcript_id=job.transcript_id,
        text=job.transcript or " ".join(each.text for each in job.utterances),
        utterances=tuple(sorted(job.utterances, key=lambda each: each.start_s)),
        billed_s=billed_s(prepared.duration_s if told_s is None else told_s),
        audio_path=path,
        notes=prepared.notes,
    )

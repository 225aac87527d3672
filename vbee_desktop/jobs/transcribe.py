"""Speech to text: one short clip becomes utterances with times."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import Code, JobFailed
from vbee_desktop.core.estimates import billed_s
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import (
    JobStage,
    Progress,
    RecognitionJob,
    RemoteState,
    Transcript,
    Utterance,
)
from vbee_desktop.jobs.free_calls import SLOW_AFTER_S, read_known, until_ended
from vbee_desktop.jobs.paid_create import send_paid, take_turn
from vbee_desktop.jobs.paid_job import PaidJob, accepted
from vbee_desktop.store.journal import Intent

if TYPE_CHECKING:
    from vbee_desktop.audio.convert import PreparedClip
    from vbee_desktop.jobs.pace import Turn
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.underway import Abandonment

KIND = "recognition"
API = "stt-sync"


async def transcribe(services: Services, report: Report, path: Path) -> Transcript:
    """Recognise an audio file within the service's limits, converted when it is in another form.

    Raises `VbeeError`: `BadInput` and `DeviceError` before anything is sent; with the fact ``accepted`` when
    the service has taken (and charged) the job, which `fetch_transcript` then finishes for nothing. The file
    is never changed.
    """
    report(Progress(JobStage.PREPARING))
    prepared = await asyncio.to_thread(_prepare, path)
    return await services.underway.see_through(partial(_buy, services, report, path, prepared))


async def fetch_transcript(services: Services, report: Report, job_id: str) -> Transcript:
    """Finish a job that the service took, without buying anything. Raises `VbeeError`."""
    row = await asyncio.to_thread(services.journal.find, job_id)
    paid = PaidJob(services.journal, job_id, row.state)
    clip = await asyncio.to_thread(_prepare, Path(row.audio))

    async def fetch(abandonment: Abandonment) -> Transcript:
        with accepted(paid):
            report(Progress(JobStage.RUNNING))
            job = await read_known(services, partial(services.recognition.read, row.remote_id))
            if job.state is RemoteState.RUNNING:
                turn = await take_turn(services, paid, abandonment)
                turn.release()
                job = await _followed(services, report, paid, job, turn, abandonment)
            return await _filed(paid, Path(row.audio), clip, job)

    return await services.underway.see_through(fetch)


def _prepare(path: Path) -> PreparedClip:
    from vbee_desktop.audio.convert import refuse_silence, to_recognition_wav

    return refuse_silence(to_recognition_wav(path))


def _intent(path: Path, prepared: PreparedClip) -> Intent:
    return Intent(
        kind=KIND,
        api=API,
        content_hash=hashlib.sha256(prepared.wav).hexdigest(),
        request={"duration_s": prepared.duration_s, "notes": list(prepared.notes)},
        seconds=billed_s(prepared.duration_s),
        audio=os.fsencode(path).decode("utf-8", "replace"),  # a name on disk need not be text
    )


async def _buy(
    services: Services, report: Report, path: Path, prepared: PreparedClip, abandonment: Abandonment
) -> Transcript:
    job_id = await asyncio.to_thread(services.journal.record, _intent(path, prepared))
    paid = PaidJob(services.journal, job_id)
    turn = await take_turn(services, paid, abandonment)
    try:
        send = partial(services.recognition.create, audio=prepared.wav)
        job = await send_paid(services, report, paid, send, abandonment)
        with accepted(paid):
            await paid.note(JobState.ACCEPTED, remote_id=job.transcript_id)
            if job.state is RemoteState.RUNNING:
                job = await _followed(services, report, paid, job, turn, abandonment)
            return await _filed(paid, path, prepared, job)
    finally:
        turn.release()


async def _followed(
    services: Services,
    report: Report,
    paid: PaidJob,
    job: RecognitionJob,
    turn: Turn,
    abandonment: Abandonment,
) -> RecognitionJob:
    """Poll until the service has ended the job. A slow or abandoned one no longer holds others up."""

    def tell(_news: RecognitionJob, waited_s: float) -> None:
        report(Progress(JobStage.RUNNING))
        if abandonment.is_set or waited_s > SLOW_AFTER_S:
            turn.release()

    await paid.note(JobState.RUNNING)
    report(Progress(JobStage.RUNNING))
    return await until_ended(services, partial(services.recognition.read, job.transcript_id), tell)


async def _filed(paid: PaidJob, path: Path, prepared: PreparedClip, job: RecognitionJob) -> Transcript:
    if job.state is RemoteState.FAILED:
        await paid.note(JobState.FAILED, error=Code.SERVICE_FAILED)
        raise JobFailed(Code.SERVICE_FAILED, error_code="", text=job.error_text)
    transcript = _transcript(paid.job_id, path, prepared, job)
    kept = {"text": transcript.text, "utterances": [asdict(each) for each in transcript.utterances]}
    result = json.dumps(kept, ensure_ascii=False)
    await paid.note(JobState.FILED, seconds=transcript.billed_s, result=result)
    return transcript


def _transcript(job_id: str, path: Path, prepared: PreparedClip, job: RecognitionJob) -> Transcript:
    told_s = job.audio_duration_s
    return Transcript(
        job_id=job_id,
        transcript_id=job.transcript_id,
        text=job.transcript or " ".join(each.text for each in job.utterances),
        utterances=_utterances(job, prepared.duration_s),
        billed_s=billed_s(prepared.duration_s if told_s is None else told_s),
        audio_path=path,
        notes=prepared.notes,
    )


def _utterances(job: RecognitionJob, duration_s: float) -> tuple[Utterance, ...]:
    """In order of time; a text that came without times is one utterance over the whole clip."""
    if not job.utterances and job.transcript.strip():
        return (Utterance(job.transcript, 0.0, duration_s),)
    return tuple(sorted(job.utterances, key=lambda each: each.start_s))

"""Speech to text: one short clip becomes utterances with times, and is billed once."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code, JobFailed
from vbee_desktop.core.estimates import billed_s
from vbee_desktop.core.job_state import FETCHABLE, UNSENT, JobState
from vbee_desktop.core.models import (
    JobStage,
    Progress,
    RecognitionJob,
    RemoteState,
    Transcript,
    Utterance,
)
from vbee_desktop.core.text import first_words, fold
from vbee_desktop.jobs.free_calls import SLOW_AFTER_S, giving_way, read_known, until_ended
from vbee_desktop.jobs.paid_create import send_paid, take_turn, until_due
from vbee_desktop.jobs.paid_job import PaidJob, accepted, at_work, taken_over, until_let_go, written_down
from vbee_desktop.jobs.speech_order import TITLE_CHARACTERS
from vbee_desktop.jobs.standing import refuse_to_go_on
from vbee_desktop.store.job_row import Intent

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from vbee_desktop.audio.convert import PreparedClip
    from vbee_desktop.jobs.pace import Turn
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.underway import Abandonment
    from vbee_desktop.store.job_row import JobRow

RECOGNITION = "recognition"
"""The kind of these jobs in the journal."""
API = "stt-sync"


async def transcribe(
    services: Services, report: Report, path: Path, *, again: bool = False, instead_of: str = ""
) -> Transcript:
    """Recognise an audio file within the service's limits, converted when it is in another form.

    What was billed before is handed over or finished instead, unless ``again``: the same sound, whatever its
    file is called. ``instead_of`` is a job of unknown outcome that a person gives up for this one. Raises
    `VbeeError`: `BadInput` and `DeviceError` before anything is sent;
    ``OUTCOME_UNKNOWN`` too when an earlier request with the same sound may have been billed; with the fact
    ``accepted`` when the service has taken (and billed) the job, which `resume_transcript` then finishes for
    nothing. The file is never changed.
    """
    report(Progress(JobStage.PREPARING))
    clip = await asyncio.to_thread(_prepare, path)
    while True:
        transcript = None if again or instead_of else await _billed_before(services, report, clip)
        if transcript is None:
            buy = partial(_buy, services, report, path, clip, again=again, instead_of=instead_of)
            transcript = await services.underway.see_through(buy)
        if transcript is not None:
            return transcript
        instead_of = ""


async def resume_transcript(services: Services, report: Report, job_id: str) -> Transcript:
    """Go on with a job wherever it stands; one that was sent is finished without buying anything.

    Raises `VbeeError`; of a job that has ended without words, the error that it ended with.
    """

    async def work(abandonment: Abandonment) -> Transcript:
        async with at_work(services, await taken_over(services, job_id)) as paid:
            return await _go_on(services, report, paid, abandonment)

    return await services.underway.see_through(work)


def transcript_on_disk(row: JobRow) -> Transcript:
    """The words of a filed job."""
    kept = row.result
    utterances = kept.get("utterances")
    return Transcript(
        job_id=row.id,
        transcript_id=row.remote_id,
        text=str(kept.get("text", "")),
        utterances=tuple(Utterance(**each) for each in utterances if isinstance(each, dict))
        if isinstance(utterances, list)
        else (),
        billed_s=row.seconds,
        audio_path=Path(row.audio),
        notes=_notes_of(row),
        is_new=False,
    )


def _prepare(path: Path) -> PreparedClip:
    from vbee_desktop.audio.convert import refuse_silence, to_recognition_wav

    return refuse_silence(to_recognition_wav(path))


def _hash_of(clip: PreparedClip) -> str:
    return hashlib.sha256(clip.wav).hexdigest()


async def _billed_before(services: Services, report: Report, clip: PreparedClip) -> Transcript | None:
    hash_ = _hash_of(clip)
    while True:
        row = await asyncio.to_thread(services.journal.find_same, hash_, services.server)
        if row is None:
            return None
        if row.state is JobState.FILED:
            return transcript_on_disk(row)
        if not row.owner:
            return await resume_transcript(services, report, row.id)
        await until_let_go(services, row.id)


def _intent(services: Services, path: Path, clip: PreparedClip) -> Intent:
    return Intent(
        kind=RECOGNITION,
        server=services.server,
        api=API,
        content_hash=_hash_of(clip),
        request={"duration_s": clip.duration_s, "notes": list(clip.notes)},
        seconds=billed_s(clip.duration_s),
        audio=os.fsencode(path).decode("utf-8", "replace"),  # a name on disk need not be text
        duration_s=clip.duration_s,
        title=path.name,
        words=fold(path.name),
    )


async def _buy(
    services: Services,
    report: Report,
    path: Path,
    clip: PreparedClip,
    abandonment: Abandonment,
    *,
    again: bool,
    instead_of: str,
) -> Transcript | None:
    """None when somebody has begun the same meanwhile."""
    row = await written_down(services, _intent(services, path, clip), again=again, instead_of=instead_of)
    if row is None:
        return None
    async with at_work(services, row) as paid:
        return await _send(services, report, paid, clip, abandonment)


async def _go_on(services: Services, report: Report, paid: PaidJob, abandonment: Abandonment) -> Transcript:
    row = paid.row
    if row.state in UNSENT:
        clip = await _same_clip(paid)
        await until_due(services, report, paid, abandonment)
        return await _send(services, report, paid, clip, abandonment)
    if row.state is JobState.FILED:
        return transcript_on_disk(row)
    if row.state not in FETCHABLE:
        refuse_to_go_on(row)
    with accepted(paid):
        return await _fetch(services, report, paid, abandonment)


async def _same_clip(paid: PaidJob) -> PreparedClip:
    """The sound that was to be sent. Raises `BadInput`, with the job at its end, when its file is another
    one by now.
    """
    path = Path(paid.row.audio)
    try:
        clip = await asyncio.to_thread(_prepare, path)
        if _hash_of(clip) != paid.row.content_hash:
            raise BadInput(Code.BAD_FILE, "changed since", path=str(path), reason="missing")
    except BadInput as error:
        await paid.note(JobState.NOT_SENT, error=error.code)
        raise
    return clip


async def _send(
    services: Services, report: Report, paid: PaidJob, clip: PreparedClip, abandonment: Abandonment
) -> Transcript:
    turn = await take_turn(services, paid, abandonment)
    try:

        def send(callback_url: str | None) -> Awaitable[RecognitionJob]:
            return services.recognition.create(audio=clip.wav, webhook_url=callback_url)

        job = await send_paid(services, report, paid, send, partial(_note_accepted, paid), abandonment, turn)
        with accepted(paid):
            if job.state is RemoteState.RUNNING:
                job = await _followed(services, report, paid, job, turn, abandonment)
            return await _filed(paid, job)
    finally:
        turn.release()


async def _note_accepted(paid: PaidJob, job: RecognitionJob) -> None:
    if job.transcript_id:  # else the words are all there is: until they are kept it is ``sending``
        await paid.note(JobState.ACCEPTED, remote_id=job.transcript_id)


async def _fetch(services: Services, report: Report, paid: PaidJob, abandonment: Abandonment) -> Transcript:
    report(Progress(JobStage.RUNNING))
    job = await read_known(services, partial(services.recognition.read, paid.row.remote_id), report)
    if job.state is RemoteState.RUNNING:
        turn = await take_turn(services, paid, abandonment)
        turn.release()
        job = await _followed(services, report, paid, job, turn, abandonment)
    return await _filed(paid, job)


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
    read = partial(services.recognition.read, job.transcript_id)
    with services.hints.listening(paid.job_id, services.sleep) as sleep:
        return await until_ended(services, read, tell, giving_way(report, turn, abandonment), sleep=sleep)


async def _filed(paid: PaidJob, job: RecognitionJob) -> Transcript:
    if job.state is RemoteState.FAILED:
        await paid.note(JobState.FAILED, error=Code.SERVICE_FAILED)
        raise JobFailed(Code.SERVICE_FAILED, error_code="", text=job.error_text)
    transcript = _transcript(paid.row, job)
    kept = {"text": transcript.text, "utterances": [asdict(each) for each in transcript.utterances]}
    result = json.dumps(kept, ensure_ascii=False)
    name = Path(paid.row.audio).name
    await paid.note(
        JobState.FILED,
        remote_id=job.transcript_id,
        seconds=transcript.billed_s,
        result=result,
        title=first_words(transcript.text, TITLE_CHARACTERS) or name,
        words=fold(f"{transcript.text} {name}"),
    )
    return transcript


def _transcript(row: JobRow, job: RecognitionJob) -> Transcript:
    told_s = job.audio_duration_s
    return Transcript(
        job_id=row.id,
        transcript_id=job.transcript_id,
        text=job.transcript or " ".join(each.text for each in job.utterances),
        utterances=_utterances(job, row.duration_s),
        billed_s=billed_s(row.duration_s if told_s is None else told_s),
        audio_path=Path(row.audio),
        notes=_notes_of(row),
    )


def _notes_of(row: JobRow) -> tuple[str, ...]:
    notes = row.request.get("notes")
    return tuple(str(note) for note in notes) if isinstance(notes, list) else ()


def _utterances(job: RecognitionJob, duration_s: float) -> tuple[Utterance, ...]:
    """In order of time; a text that came without times is one utterance over the whole clip."""
    if not job.utterances and job.transcript.strip():
        return (Utterance(job.transcript, 0.0, duration_s),)
    return tuple(sorted(job.utterances, key=lambda each: each.start_s))

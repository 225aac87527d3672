"""One clip sent to speech to text: written down first, paid once, its words filed."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vbee_desktop.core.errors import BadInput, Code, JobFailed, Refused, VbeeError
from vbee_desktop.core.estimates import billed_s
from vbee_desktop.core.job_state import FETCHABLE, UNSENT, JobState
from vbee_desktop.core.models import (
    IN_A_BATCH,
    NOT_KEPT,
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

if TYPE_CHECKING:
    from vbee_desktop.audio.convert import PreparedClip
    from vbee_desktop.jobs.pace import Turn
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.jobs.underway import Abandonment
    from vbee_desktop.store.job_row import Intent, JobRow

RECOGNITION = "recognition"
"""The kind of these jobs in the journal."""
Mode = Literal["sync", "async"]
SYNC, ASYNC = "stt-sync", "stt-async"
"""The services of these jobs."""

PrepareClip = Callable[[], Awaitable["PreparedClip"]]
"""Makes the clip that is sent; raises `VbeeError`."""


@dataclass(frozen=True, slots=True)
class ClipOrder:
    """A clip to be recognised. ``again`` is a person's word that it is paid anew: then, of a part, only what
    was paid for the same whole counts. ``instead_of`` is a job of unknown outcome that it takes the place of.
    """

    intent: Intent
    prepare: PrepareClip
    again: bool = False
    instead_of: str = ""


async def recognise_clip(services: Services, report: Report, order: ClipOrder) -> Transcript:
    """The words of a clip; what was billed before is handed over or finished instead. Raises `VbeeError`."""
    instead_of = order.instead_of
    while True:
        transcript = None if instead_of else await _billed_before(services, report, order)
        if transcript is None:
            transcript = await services.underway.see_through(
                partial(_buy, services, report, order, instead_of)
            )
        if transcript is not None:
            return transcript
        instead_of = ""


async def resume_clip(services: Services, report: Report, job_id: str, prepare: PrepareClip) -> Transcript:
    """Go on with a job wherever it stands; one that was sent is finished without buying anything.

    Raises `VbeeError`; of a job that has ended without words, the error that it ended with.
    """

    async def work(abandonment: Abandonment) -> Transcript:
        async with at_work(services, await taken_over(services, job_id)) as paid:
            return await _go_on(services, report, paid, prepare, abandonment)

    return await services.underway.see_through(work)


def hash_of_clip(wav: bytes) -> str:
    """What tells one sound from another in the journal."""
    return hashlib.sha256(wav).hexdigest()


def job_before(services: Services, order: ClipOrder) -> JobRow | None:
    """The job that speaks for this order already, if any. Raises `StorageError`."""
    intent = order.intent
    if not order.again:
        return services.journal.find_same(intent.content_hash, services.server)
    return services.journal.find_part(intent.whole, intent.content_hash) if intent.whole else None


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
        notes=notes_of(row),
        is_new=False,
    )


def kept_words(transcript: Transcript) -> str:
    """The words of a job as they are kept in the journal."""
    kept = {"text": transcript.text, "utterances": [asdict(each) for each in transcript.utterances]}
    return json.dumps(kept, ensure_ascii=False)


def notes_of(row: JobRow) -> tuple[str, ...]:
    """What was changed of the sound before it was sent, and whether it went in a batch instead."""
    notes = row.request.get("notes")
    told = tuple(str(note) for note in notes) if isinstance(notes, list) else ()
    is_instead = row.api == ASYNC and row.request.get("mode") != "async"
    return (*told, IN_A_BATCH) if is_instead else told


async def _billed_before(services: Services, report: Report, order: ClipOrder) -> Transcript | None:
    while (row := await asyncio.to_thread(job_before, services, order)) is not None:
        if row.state is JobState.FILED:
            return transcript_on_disk(row)
        if not row.owner:
            return await resume_clip(services, report, row.id, order.prepare)
        await until_let_go(services, row.id)
    return None


async def _buy(
    services: Services, report: Report, order: ClipOrder, instead_of: str, abandonment: Abandonment
) -> Transcript | None:
    """None when somebody has begun the same meanwhile."""
    row = await written_down(services, order.intent, again=order.again, instead_of=instead_of)
    if row is None:
        return None
    async with at_work(services, row) as paid:
        clip = await _same_clip(paid, order.prepare)
        return await _send(services, report, paid, clip, abandonment)


async def _go_on(
    services: Services, report: Report, paid: PaidJob, prepare: PrepareClip, abandonment: Abandonment
) -> Transcript:
    row = paid.row
    if row.state in UNSENT:
        clip = await _same_clip(paid, prepare)
        await until_due(services, report, paid, abandonment)
        return await _send(services, report, paid, clip, abandonment)
    if row.state is JobState.FILED:
        return transcript_on_disk(row)
    if row.state not in FETCHABLE:
        refuse_to_go_on(row)
    with accepted(paid):
        return await _fetch(services, report, paid, abandonment)


async def _same_clip(paid: PaidJob, prepare: PrepareClip) -> PreparedClip:
    """The sound that was to be sent. Raises `BadInput`, with the job at its end, when its file is another
    one by now.
    """
    try:
        clip = await prepare()
        if hash_of_clip(clip.wav) != paid.row.content_hash:
            raise BadInput(Code.BAD_FILE, "changed since", path=paid.row.audio, reason="missing")
    except BadInput as error:
        await paid.note(JobState.NOT_SENT, error=error.code)
        raise
    return clip


async def _send(
    services: Services, report: Report, paid: PaidJob, clip: PreparedClip, abandonment: Abandonment
) -> Transcript:
    turn = await take_turn(services, paid, abandonment)
    sending = _Sending(services, paid, clip)
    try:
        await sending.look_at_link_again()
        job = await send_paid(
            services, report, paid, sending.create, sending.note_accepted, abandonment, turn
        )
        with accepted(paid):
            if job.state is RemoteState.RUNNING:
                job = await _followed(services, report, paid, job, turn, abandonment)
            return await _filed(paid, job, sending.api)
    finally:
        turn.release()


class _Sending:
    """The create of one clip, in the mode that the account has."""

    def __init__(self, services: Services, paid: PaidJob, clip: PreparedClip) -> None:
        self._services = services
        self._paid = paid
        self._clip = clip
        self._link = services.linked_sounds.link_to(paid.row.content_hash)
        self.api = paid.row.api

    async def look_at_link_again(self) -> None:
        """What the service fetches by a link must be what was seen and priced here: else the file goes."""
        if self._link is None:
            return
        try:
            now = await self._services.downloads.fetch_file(self._link, max_bytes=len(self._clip.wav))
        except VbeeError:
            self._link = None
            return
        if await asyncio.to_thread(hash_of_clip, now) != self._paid.row.content_hash:
            self._link = None

    async def create(self, callback_url: str | None) -> RecognitionJob:
        """Send it. What was refused was not charged, and goes otherwise within the same step: as ``async``
        what is not heard as ``sync``, as a file what cannot be had by its link.
        """
        if self.api == SYNC and not self._services.hearing.has_sync:
            self.api = ASYNC
        while True:
            try:
                return await self._post(callback_url)
            except Refused as refused:
                if not self._can_go_otherwise(refused):
                    raise

    def _can_go_otherwise(self, refused: Refused) -> bool:
        if self.api == SYNC and "stt-sync" in str(refused.facts.get("text", "")).lower():
            self._services.hearing.has_sync = False
            self.api = ASYNC
            return True
        is_about_link = refused.code is Code.SERVICE_FAILED and 400 <= refused.http_status < 500
        if self._link is not None and is_about_link:
            self._link = None
            return True
        return False

    async def note_accepted(self, job: RecognitionJob) -> None:
        """Write its id down."""
        if job.transcript_id:  # else the words are all there is: until they are kept it is ``sending``
            await self._paid.note(JobState.ACCEPTED, remote_id=job.transcript_id, api=self.api)

    def _post(self, callback_url: str | None) -> Awaitable[RecognitionJob]:
        mode: Mode = "sync" if self.api == SYNC else "async"
        wav = self._clip.wav if self._link is None else None
        create = self._services.recognition.create
        return create(audio=wav, audio_url=self._link, mode=mode, webhook_url=callback_url)


async def _fetch(services: Services, report: Report, paid: PaidJob, abandonment: Abandonment) -> Transcript:
    report(Progress(JobStage.RUNNING))
    job = await read_known(services, partial(services.recognition.read, paid.row.remote_id), report)
    if job.state is RemoteState.RUNNING:
        turn = await take_turn(services, paid, abandonment)
        turn.release()
        job = await _followed(services, report, paid, job, turn, abandonment)
    return await _filed(paid, job, paid.row.api)


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


async def _filed(paid: PaidJob, job: RecognitionJob, api: str) -> Transcript:
    if job.state is RemoteState.FAILED:
        await paid.note(JobState.FAILED, error=Code.SERVICE_FAILED)
        raise JobFailed(Code.SERVICE_FAILED, error_code="", text=job.error_text)
    transcript = _transcript(replace(paid.row, api=api), job)
    name = Path(paid.row.audio).name
    await paid.note(
        JobState.FILED,
        remote_id=job.transcript_id,
        api=api,
        seconds=transcript.billed_s,
        result=kept_words(transcript),
        title=first_words(transcript.text, TITLE_CHARACTERS) or name,
        words=fold(f"{transcript.text} {name}"),
    )
    return replace(transcript, notes=(*transcript.notes, NOT_KEPT)) if paid.is_behind else transcript


def _transcript(row: JobRow, job: RecognitionJob) -> Transcript:
    told_s = job.audio_duration_s
    return Transcript(
        job_id=row.id,
        transcript_id=job.transcript_id,
        text=job.transcript or " ".join(each.text for each in job.utterances),
        utterances=_utterances(job, row.duration_s),
        billed_s=billed_s(row.duration_s if told_s is None else told_s),
        audio_path=Path(row.audio),
        notes=notes_of(row),
    )


def _utterances(job: RecognitionJob, duration_s: float) -> tuple[Utterance, ...]:
    """In order of time; a text that came without times is one utterance over the whole clip."""
    if not job.utterances and job.transcript.strip():
        return (Utterance(job.transcript, 0.0, duration_s),)
    return tuple(sorted(job.utterances, key=lambda each: each.start_s))

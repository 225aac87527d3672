"""Speech to text of any length: what is over the limit goes in parts, each paid once."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code, NotSent, StorageError, VbeeError, can_be_fetched
from vbee_desktop.core.job_state import FETCHABLE, QUITTING, WHOLE_API, JobState
from vbee_desktop.core.models import JobStage, Progress, RecognitionPlan, RecognitionWay, Transcript
from vbee_desktop.core.stitching import PartWords, stitched
from vbee_desktop.core.text import first_words, fold
from vbee_desktop.jobs.clip_job import (
    ASYNC,
    RECOGNITION,
    SYNC,
    ClipOrder,
    job_before,
    kept_words,
    recognise_clip,
    transcript_on_disk,
)
from vbee_desktop.jobs.paid_job import at_work, taken_over, until_let_go
from vbee_desktop.jobs.parts import HOPELESS, Parts
from vbee_desktop.jobs.speech_order import TITLE_CHARACTERS
from vbee_desktop.jobs.transcribe import refuse_dearer, text_of_path, transcribe
from vbee_desktop.jobs.whole_sound import PartPlan, WholePlan, WholeSound, billed_of, plan_of
from vbee_desktop.store.job_row import Intent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.store.job_row import JobRow

_log = logging.getLogger(__name__)

_HOPELESS = HOPELESS | {Code.NO_CONNECTION, Code.NOT_SENT, Code.BUSY, Code.BAD_FILE}
_GOES_ON_LATER = frozenset({Code.UNAUTHORIZED, Code.NO_CREDENTIALS})
"""After these it is gone on with, with another token: it has not ended."""
_OPEN = (JobState.RECORDED, JobState.UNKNOWN)

Outcome = Transcript | VbeeError


async def recognise(
    services: Services,
    report: Report,
    path: Path,
    *,
    way: RecognitionWay = RecognitionWay.SPLIT,
    again: bool = False,
    price_s: int | None = None,
) -> Transcript:
    """The words of an audio file of any length. One within the service's limits goes as `transcribe` says;
    another one in parts (``way``), of which ``report`` tells in `Progress.parts`.

    What was billed before, of the whole or of a part, is handed over or finished instead, unless ``again``:
    then all is bought anew, or, of a whole that a part of unknown outcome keeps open, that part alone.
    ``price_s`` is what a person was told that all of it costs, in seconds (`refuse_dearer`).

    Raises `VbeeError`; of parts the first error, with the facts ``parts``, ``parts_done``, ``job_id`` of the
    whole and ``unpaid_s``, the seconds that sending the rest costs. Their words are kept: see `heard_so_far`.
    """
    try:
        return await transcribe(services, report, path, again=again, price_s=price_s)
    except BadInput as error:
        if error.code is not Code.AUDIO_TOO_LONG or error.facts.get("reason") == "cap":
            raise
    with closing(WholeSound(path, services.scratch_folder)) as source:
        if price_s is not None:
            refuse_dearer(billed_of((await source.plan(way)).sent.values()), price_s)
        while True:
            before = await _whole_before(services, source)
            is_asked_about = again and before is not None and before.state is JobState.UNKNOWN
            if before is None or (again and not is_asked_about):
                row = await _begun(services, path, source, way, again=again)
            else:
                row = await _let_go_and_taken(services, before)
            if row is not None:
                return await _go_on(services, report, row, source, send_again=is_asked_about)


async def resume_whole(
    services: Services, report: Report, job_id: str, *, send_again: bool = False, is_late: bool = False
) -> Transcript:
    """Go on with a whole that was begun: what of it is paid is finished for nothing, and what was never sent
    is sent, unless it is too late for that. With ``send_again`` parts of unknown outcome are bought once
    more, on a person's word.

    Raises as `recognise`.
    """
    row = await taken_over(services, job_id)
    with closing(WholeSound(Path(row.audio), services.scratch_folder, row.content_hash)) as source:
        why_not = NotSent(Code.NOT_SENT, "asked for long ago") if is_late else None
        return await _go_on(services, report, row, source, send_again=send_again, why_not=why_not)


async def drop_whole(services: Services, job_id: str) -> None:
    """Wait no longer for the parts of unknown outcome; what else was heard is kept."""
    async with at_work(services, await taken_over(services, job_id)) as job:
        for part in await asyncio.to_thread(services.journal.unknown_parts, job_id):
            async with at_work(services, await taken_over(services, part.id)) as lost:
                await lost.note(JobState.CANCELLED, error=Code.OUTCOME_UNKNOWN)
        if job.row.state is JobState.UNKNOWN:
            await _end(services, job.row, JobState.CANCELLED, error=Code.OUTCOME_UNKNOWN)


async def plan_recognition(services: Services, report: Report, path: Path) -> RecognitionPlan:
    """What sending a sound over the limit takes and costs. Raises `BadInput` and `StorageError`."""
    report(Progress(JobStage.PREPARING))
    with closing(WholeSound(path, services.scratch_folder)) as source:
        sound = await source.opened()
        if sound.is_silent:
            raise BadInput(Code.SILENT_INPUT, duration_s=sound.duration_s)
        split = await source.plan(RecognitionWay.SPLIT)
        pieces = await source.plan(RecognitionWay.ASYNC)
        unpaid = await asyncio.to_thread(_unpaid, services, split)
    return RecognitionPlan(
        sound.duration_s,
        parts=len(split.sent),
        split_billed_s=billed_of(split.sent.values()),
        async_pieces=len(pieces.sent),
        async_billed_s=billed_of(pieces.sent.values()),
        paid_parts=len(split.sent) - len(unpaid),
        unpaid_s=billed_of(unpaid),
    )


def heard_so_far(services: Services, row: JobRow) -> Transcript | None:
    """The words of the parts that are done, of a whole that has not all; None when none is. Raises
    `StorageError`.
    """
    plan = plan_of(row)
    rows = (services.journal.find_same(content_hash, row.server) for content_hash in plan.sent)
    filed = {
        each.content_hash: transcript_on_disk(each) for each in rows if each and each.state is JobState.FILED
    }
    if not filed:
        return None
    return _joined(row, plan, [filed.get(part.content_hash) for part in plan.parts])


async def _whole_before(services: Services, source: WholeSound) -> JobRow | None:
    """The job that speaks for this sound already."""
    digest = (await source.opened()).digest
    return await asyncio.to_thread(services.journal.find_same, digest, services.server)


async def _let_go_and_taken(services: Services, row: JobRow) -> JobRow | None:
    """The whole, ours; None when somebody else had it: then it is to be looked at again."""
    if not row.owner:
        return await taken_over(services, row.id)
    await until_let_go(services, row.id)
    return None


async def _begun(
    services: Services, path: Path, source: WholeSound, way: RecognitionWay, *, again: bool
) -> JobRow | None:
    """A new whole, ours; None when somebody has begun the same meanwhile."""
    sound = await source.opened()
    if sound.is_silent:
        raise BadInput(Code.SILENT_INPUT, duration_s=sound.duration_s)
    plan = await source.plan(way, again=again)
    intent = Intent(
        kind=RECOGNITION,
        server=services.server,
        api=WHOLE_API,
        content_hash=sound.digest,
        request=plan.request(),
        seconds=billed_of(plan.sent.values()),
        audio=text_of_path(path),
        duration_s=sound.duration_s,
        title=path.name,
        words=fold(path.name),
    )
    row = await asyncio.to_thread(partial(services.journal.record, intent, even_if_same=again))
    if row is not None and not again:
        await asyncio.to_thread(services.journal.gather, row)
    return row


async def _go_on(
    services: Services,
    report: Report,
    row: JobRow,
    source: WholeSound,
    *,
    send_again: bool = False,
    why_not: VbeeError | None = None,
) -> Transcript:
    """The whole is ours. With ``why_not`` nothing more of it is sent."""
    async with at_work(services, row):
        if row.state is JobState.FILED:
            return transcript_on_disk(row)
        if row.state not in _OPEN:
            raise VbeeError(
                Code(row.error) if row.error else Code.NOT_SENT, f"it is {row.state}", job_id=row.id
            )
        plan = plan_of(row)
        course = _Course(services, row, plan, source, send_again=send_again, hopeless=why_not)
        try:
            makers = [partial(course.make, part) for part in plan.parts]
            outcomes = await Parts(services, report, makers, hopeless=()).made()
        except asyncio.CancelledError as error:
            if error.args != (QUITTING,):
                await asyncio.shield(_end(services, row, JobState.CANCELLED))
            raise
        if any(isinstance(outcome, VbeeError) for outcome in outcomes):
            raise await _failed(services, row, plan, outcomes)
        return await _filed(services, row, plan, outcomes)


class _Course:
    """The parts of one whole while they are made. After an error that all others would share nothing more is
    sent; what is paid is still fetched. Parts that sound the same are asked for one after the other, so that
    one is bought, or fails, for all of them.
    """

    def __init__(
        self,
        services: Services,
        whole: JobRow,
        plan: WholePlan,
        source: WholeSound,
        *,
        send_again: bool,
        hopeless: VbeeError | None,
    ) -> None:
        self._services = services
        self._whole = whole
        self._plan = plan
        self._source = source
        self._send_again = send_again
        self._hopeless = hopeless
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._errors: dict[str, VbeeError] = {}

    async def make(self, part: PartPlan, report: Report) -> Transcript:
        """The words of one part. Raises `VbeeError`."""
        if not part.content_hash:
            return Transcript(self._whole.id, "", "", (), 0, is_new=False)
        async with self._turns[part.content_hash]:
            if part.content_hash in self._errors:
                raise self._errors[part.content_hash]
            try:
                return await self._made(part, report)
            except VbeeError as error:
                self._errors[part.content_hash] = error
                raise

    async def _made(self, part: PartPlan, report: Report) -> Transcript:
        intent = _part_intent(self._whole, self._plan, part)
        order = ClipOrder(intent, partial(self._source.clip, part), again=self._plan.again)
        before = await asyncio.to_thread(job_before, self._services, order)
        if self._hopeless is not None and (before is None or before.state not in FETCHABLE):
            raise self._hopeless
        if self._send_again and before is not None and before.state is JobState.UNKNOWN:
            order = replace(order, instead_of=before.id)
        try:
            return await recognise_clip(self._services, report, order)
        except VbeeError as error:
            if error.code in _HOPELESS:
                self._hopeless = error
            raise


def _part_intent(whole: JobRow, plan: WholePlan, part: PartPlan) -> Intent:
    mode = "sync" if plan.way is RecognitionWay.SPLIT else "async"
    return Intent(
        kind=RECOGNITION,
        server=whole.server,
        api=SYNC if plan.way is RecognitionWay.SPLIT else ASYNC,
        content_hash=part.content_hash,
        request={"duration_s": part.duration_s, "notes": list(plan.notes), "mode": mode, "start": part.start},
        seconds=part.billed_s,
        audio=whole.audio,
        duration_s=part.duration_s,
        title=whole.title,
        whole=whole.id,
    )


async def _filed(services: Services, row: JobRow, plan: WholePlan, outcomes: Sequence[Outcome]) -> Transcript:
    transcript = _joined(row, plan, outcomes)
    await _end(
        services,
        row,
        JobState.FILED,
        seconds=transcript.billed_s,
        result=kept_words(transcript),
        title=first_words(transcript.text, TITLE_CHARACTERS) or row.title,
        words=fold(f"{transcript.text} {Path(row.audio).name}"),
    )
    return transcript


async def _failed(services: Services, row: JobRow, plan: WholePlan, outcomes: Sequence[Outcome]) -> VbeeError:
    """The error of a whole whose parts have not all been heard; it has ended, or goes on later."""
    pairs = list(zip(plan.parts, outcomes, strict=True))
    errors = [outcome for _, outcome in pairs if isinstance(outcome, VbeeError)]
    first = min(errors, key=_weight)
    missing = {part.content_hash: part for part, outcome in pairs if _is_to_be_paid(outcome)}
    unpaid_s = billed_of(missing.values())
    if first.code is Code.OUTCOME_UNKNOWN:
        await _end(services, row, JobState.UNKNOWN, error=first.code, seconds=unpaid_s)
    elif not _goes_on_later(first):
        await _end(services, row, JobState.FAILED, error=first.code)
    done = len({part.content_hash for part, outcome in pairs if isinstance(outcome, Transcript)} - {""})
    facts = {name: fact for name, fact in first.facts.items() if name not in {"accepted", "is_earlier"}}
    first.facts = {
        **facts,
        "job_id": row.id,
        "parts": len(plan.sent),
        "parts_done": done,
        "unpaid_s": unpaid_s,
    }
    return first


def _weight(error: VbeeError) -> int:
    """What a person must decide about comes first, then what is gone on with later."""
    if error.code is Code.OUTCOME_UNKNOWN:
        return 0
    return 1 if _goes_on_later(error) else 2


def _goes_on_later(error: VbeeError) -> bool:
    return error.code in _GOES_ON_LATER or "parked_until" in error.facts


def _is_to_be_paid(outcome: Outcome) -> bool:
    """Whether it costs something to have this part after all; what the service has taken does not."""
    if isinstance(outcome, Transcript):
        return False
    return not can_be_fetched(outcome)


async def _end(services: Services, row: JobRow, state: JobState, **changes: object) -> None:
    """Note how a whole has ended. A disk that refuses must not come between a person and what they paid for:
    the parts are there, and the whole is put together from them again.
    """
    try:
        await asyncio.to_thread(partial(services.journal.end_whole, row.id, state, **changes))
    except StorageError as error:
        _log.info("the end of a whole could not be written down: %s", error.detail)


def _joined(row: JobRow, plan: WholePlan, outcomes: Sequence[Outcome | None]) -> Transcript:
    """What was heard, in the time of the whole."""
    heard = [
        (part, outcome)
        for part, outcome in zip(plan.parts, outcomes, strict=True)
        if isinstance(outcome, Transcript)
    ]
    utterances = stitched(PartWords(part.offset_s, each.utterances, part.lapped_s) for part, each in heard)
    billed = {part.content_hash: each.billed_s for part, each in heard}
    return Transcript(
        job_id=row.id,
        transcript_id="",
        text=" ".join(each.text for each in utterances),
        utterances=utterances,
        billed_s=sum(billed.values()),
        audio_path=Path(row.audio),
        notes=_notes(each for _, each in heard if each.transcript_id or each.notes),
        is_new=any(each.is_new for _, each in heard),
    )


def _notes(transcripts: Iterable[Transcript]) -> tuple[str, ...]:
    """Whatever was said of any part, once."""
    return tuple(dict.fromkeys(note for each in transcripts for note in each.notes))


def _unpaid(services: Services, plan: WholePlan) -> list[PartPlan]:
    """The parts for which nothing speaks that was paid."""
    unpaid = []
    for content_hash, part in plan.sent.items():
        row = services.journal.find_same(content_hash, services.server)
        if row is None or row.state not in FETCHABLE:
            unpaid.append(part)
    return unpaid

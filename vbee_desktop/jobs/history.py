"""The history as a person uses it: find, bring back, forget."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.core.history import HistoryQuery, HistoryRows, JobSummary, PastJob
from vbee_desktop.core.job_state import WHOLE_API, JobState
from vbee_desktop.core.models import SpeechApi
from vbee_desktop.jobs.clip_job import transcript_on_disk
from vbee_desktop.jobs.edits import edits_of
from vbee_desktop.jobs.free_calls import call_freely, in_turn
from vbee_desktop.jobs.recognise import heard_so_far
from vbee_desktop.jobs.resume import resume, send_again, summary_of
from vbee_desktop.jobs.speech_order import SPEECH, request_of
from vbee_desktop.jobs.synthesize import take_on_disk
from vbee_desktop.store.edits import EditsStore
from vbee_desktop.store.erasure import Erasure
from vbee_desktop.store.history import History

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.models import CallbackReceipt, Take, Transcript, Utterance
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.store.home import Home
    from vbee_desktop.store.job_row import JobRow


async def find_rows(services: Services, _report: Report, query: HistoryQuery) -> HistoryRows:
    """The rows of the list. Raises `StorageError`."""
    return await asyncio.to_thread(History(services.journal.path).rows, query)


async def fetch_page(services: Services, _report: Report, numbers: Sequence[int]) -> tuple[JobSummary, ...]:
    """What is shown of these jobs. Raises `StorageError`."""
    return await asyncio.to_thread(History(services.journal.path).page, numbers)


async def recall(services: Services, _report: Report, job_id: str) -> PastJob:
    """All that is left of a job. Raises `StorageError`."""
    return await asyncio.to_thread(_recall, services, job_id)


async def resume_here(services: Services, report: Report, job_id: str) -> Take | Transcript | None:
    """Go on with a job for nothing; None, and nothing is asked, when it is another account's, or an earlier
    demo's. Raises `VbeeError`.
    """
    return await resume(services, report, job_id) if await _is_known_here(services, job_id) else None


async def send_again_here(services: Services, report: Report, job_id: str) -> Take | Transcript | None:
    """Buy a job of unknown outcome once more; None, and nothing is bought, when it is another account's.

    Raises `VbeeError`.
    """
    return await send_again(services, report, job_id) if await _is_known_here(services, job_id) else None


async def forget(_services: Services, _report: Report, home: Home, job_id: str) -> bool:
    """Forget one job with its sound; False when somebody works on it. Raises `StorageError`."""
    return await asyncio.to_thread(Erasure(home).forget, job_id)


async def forget_everything(_services: Services, _report: Report, home: Home) -> int:
    """Forget all jobs, and delete audio, recordings, drafts and sample clips. How many jobs those were.

    Raises `StorageError`.
    """
    return await asyncio.to_thread(Erasure(home).forget_everything)


async def forget_finished(services: Services, _report: Report, home: Home) -> int:
    """Forget all jobs that have ended, when no history is kept. How many those were. Raises
    `StorageError`.
    """
    return await asyncio.to_thread(Erasure(home).forget_finished, services.journal.run.id)


async def ask_callback_receipt(services: Services, _report: Report, job_id: str) -> CallbackReceipt | None:
    """What the service says about its callback for a job; None when it is a service that does not tell.

    Raises `VbeeError`.
    """
    from vbee_desktop.api.legacy_speech import LegacySpeech

    row = await asyncio.to_thread(services.journal.find, job_id)
    if not services.knows(row) or (row.kind, row.api) != (SPEECH, SpeechApi.LEGACY):
        return None
    speech = services.speaking_by(SpeechApi.LEGACY).speech
    if not row.remote_id or not isinstance(speech, LegacySpeech):
        return None
    ask = partial(in_turn, services, partial(speech.callback_receipt, row.remote_id))
    return await call_freely(services, ask)


async def _is_known_here(services: Services, job_id: str) -> bool:
    return services.knows(await asyncio.to_thread(services.journal.find, job_id))


def _recall(services: Services, job_id: str) -> PastJob:
    row = services.journal.find(job_id)
    return _past_speech(services, row) if row.kind == SPEECH else _past_recognition(services, row)


def _past_speech(services: Services, row: JobRow) -> PastJob:
    take = take_on_disk(services, row) if row.state is JobState.FILED else None
    request = request_of(row) if row.request else None
    api = SpeechApi(row.api)
    return PastJob(summary_of(row), request=request, take=take, duration_s=row.duration_s, api=api)


def _past_recognition(services: Services, row: JobRow) -> PastJob:
    path = Path(row.audio)
    transcript = _words(services, row)
    return PastJob(
        summary_of(row),
        transcript=transcript,
        edited=_edited(services, transcript) if transcript is not None else None,
        audio_path=path if row.audio and path.is_file() else None,
        duration_s=row.duration_s,
    )


def _words(services: Services, row: JobRow) -> Transcript | None:
    """What was heard; of a sound in parts that is not done, what is done of it."""
    if row.state is JobState.FILED:
        return transcript_on_disk(row)
    return heard_so_far(services, row) if row.api == WHOLE_API else None


def _edited(services: Services, transcript: Transcript) -> tuple[Utterance, ...] | None:
    edits = edits_of(EditsStore(services.journal.path), transcript.job_id, transcript.utterances)
    return tuple(edits.utterances) if edits.is_changed else None

"""Speech-to-text answers and callback bodies as `RecognitionJob`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from vbee_desktop.api.answer import Answer
from vbee_desktop.api.body import TRANSCRIPT_ID, Body, parse_json
from vbee_desktop.api.values import MAX_SECONDS, as_id, as_number, as_prose, as_seconds
from vbee_desktop.api.verdict import SAFE, Asked, incomprehensible, opened
from vbee_desktop.core.models import RecognitionJob, RemoteState, Utterance
from vbee_desktop.core.status import remote_state

DURATION = ("audioDurationSeconds", "audioDuration", "audio_duration_seconds", "audio_duration")
_START = ("startTime", "start_time", "start")
_END = ("endTime", "end_time", "end")


def created_recognition(answer: Answer, asked: Asked) -> RecognitionJob:
    """The transcript that a create made. A finished one may lack its id: its words are all there is to
    have.
    """
    body = opened(answer, asked)
    job = recognition_job(body)
    if job.transcript_id or job.state is RemoteState.DONE:
        return job
    raise incomprehensible(answer, asked, body, "transcript id")


def known_recognition(answer: Answer, transcript_id: str) -> RecognitionJob:
    """The state of a transcript that was asked for by its id."""
    body = opened(answer, SAFE)
    job = recognition_job(body)
    if body.word or job.transcript_id:
        return replace(job, transcript_id=transcript_id)
    raise incomprehensible(answer, SAFE, body, "state")


def recognition_job(body: Body) -> RecognitionJob:
    """The transcript in any body that speaks of one: a create, a read or a callback (seeds 003 and 004)."""
    state = remote_state(body.word)
    return RecognitionJob(
        transcript_id=body.find(as_id, *TRANSCRIPT_ID) or "",
        state=state,
        transcript=body.find(as_prose, "transcript") or "",
        utterances=body.find(_utterances, "utterances") or (),
        audio_duration_s=body.find(as_seconds, *DURATION),
        error_text=body.error_text if state is RemoteState.FAILED else "",
    )


def _utterances(value: object) -> tuple[Utterance, ...] | None:
    """From a list, or from a string that holds one as JSON (seed 003's table says String)."""
    rows = parse_json(value) if isinstance(value, str) else value
    return tuple(_each_utterance(rows)) if isinstance(rows, list) else None


def _each_utterance(rows: Iterable[object]) -> Iterator[Utterance]:
    """A missing or impossible time becomes the nearest possible one, so that no word is lost."""
    last_end_s = 0.0
    for row in rows:
        text = as_prose(row.get("text")) if isinstance(row, dict) else None
        if not isinstance(row, dict) or not text:
            continue
        fields = Body(row)
        start_s = _or_else(fields.find(_seconds, *_START), last_end_s)
        end_s = max(start_s, _or_else(fields.find(_seconds, *_END), start_s))
        last_end_s = end_s
        yield Utterance(text, start_s, end_s)


def _seconds(value: object) -> float | None:
    number = as_number(value)
    return None if number is None else min(max(number, 0.0), MAX_SECONDS)


def _or_else(told: float | None, fallback: float) -> float:
    return fallback if told is None else told

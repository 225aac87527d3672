"""Text-to-speech answers of both services, and the bodies of their callbacks, as `SpeechJob`."""

from __future__ import annotations

from dataclasses import replace

from vbee_desktop.api.answer import Answer
from vbee_desktop.api.body import REQUEST_ID, Body, JsonObject, parse_object
from vbee_desktop.api.values import as_count, as_flag, as_id, as_line, as_link, as_number, as_whole
from vbee_desktop.api.verdict import SAFE, Asked, incomprehensible, opened
from vbee_desktop.core.models import CallbackReceipt, RemoteState, SpeechJob
from vbee_desktop.core.status import remote_state

CREATED_AT = ("created_at", "create_at", "createdAt")
AUDIO_FORMAT = ("audio_type", "audioType", "outputFormat", "output_format")
AUDIO_LINK = ("audio_link", "audioLink", "audio_url", "audioUrl")


def created_speech(answer: Answer, asked: Asked) -> SpeechJob:
    """The job that a create made. A finished one may lack its id; any other answer without one is
    unreadable.
    """
    body = opened(answer, asked)
    job = speech_job(body)
    is_in_hand = job.state is RemoteState.DONE and bool(job.audio_link)
    if job.request_id or is_in_hand:
        return job
    raise incomprehensible(answer, asked, body, "request id")


def known_speech(answer: Answer, request_id: str) -> SpeechJob:
    """The state of a job that was asked for by its id."""
    body = opened(answer, SAFE)
    job = speech_job(body)
    if body.word or job.request_id or job.audio_link:
        return replace(job, request_id=request_id)
    raise incomprehensible(answer, SAFE, body, "state")


def callback_receipt(answer: Answer, request_id: str) -> CallbackReceipt:
    """What became of the service's callback (seed 000)."""
    body = opened(answer, SAFE)
    inner = body.root.get("result")
    if not isinstance(inner, dict):
        raise incomprehensible(answer, SAFE, body, "result")
    return CallbackReceipt(
        request_id=request_id,
        callback_url=body.find(as_link, "callback_url", "callbackUrl") or "",
        created_at=body.find(as_line, *CREATED_AT) or "",
        status_code=body.find(as_whole, "status_code", "statusCode"),
        answer=as_line(inner.get("result")) or "",
        payload=_payload(inner.get("payload")),
    )


def speech_job(body: Body) -> SpeechJob:
    """The job in any body that speaks of one: a create, a read or a callback."""
    state = remote_state(body.word)
    has_failed = state is RemoteState.FAILED
    return SpeechJob(
        request_id=body.find(as_id, *REQUEST_ID) or "",
        state=state,
        audio_link=body.find(as_link, *AUDIO_LINK) or "",
        progress=_percent(body),
        characters=body.find(as_count, "characters"),
        audio_expired=bool(body.find(as_flag, "audio_expired", "audioExpired")),
        error_code=body.error_code if has_failed else "",
        error_text=body.error_text if has_failed else "",
        created_at=body.find(as_line, *CREATED_AT) or "",
        voice_code=body.find(as_line, "voice_code", "voiceCode") or "",
        audio_format=(body.find(as_line, *AUDIO_FORMAT) or "").lower(),
    )


def _percent(body: Body) -> float | None:
    """Absent progress stays None: it must never be shown as 0 %."""
    told = body.find(as_number, "progress")
    return None if told is None else min(max(told, 0.0), 100.0)


def _payload(value: object) -> SpeechJob | None:
    payload: JsonObject | None = parse_object(value) if isinstance(value, str) else None
    if isinstance(value, dict):
        payload = value
    return speech_job(Body(payload)) if payload else None

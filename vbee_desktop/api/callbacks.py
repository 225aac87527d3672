"""The bodies that Vbee POSTs to a callback address. They are hints, never facts: nothing signs them."""

from __future__ import annotations

from vbee_desktop.api.body import TRANSCRIPT_ID, Body, parse_object
from vbee_desktop.api.recognition_decoder import recognition_job
from vbee_desktop.api.speech_decoder import speech_job
from vbee_desktop.api.values import as_id
from vbee_desktop.core.errors import UnreadableAnswer
from vbee_desktop.core.models import RecognitionJob, SpeechJob


def decode_callback(data: bytes) -> SpeechJob | RecognitionJob:
    """The job of either product, told apart by the name of its id. Raises `UnreadableAnswer`."""
    is_transcript = _body(data).find(as_id, *TRANSCRIPT_ID[:2]) is not None
    return decode_recognition_callback(data) if is_transcript else decode_speech_callback(data)


def decode_speech_callback(data: bytes) -> SpeechJob:
    """Text to speech, either service, bare or wrapped in ``result`` (seeds 000 and 001)."""
    body = _body(data)
    job = speech_job(body)
    if not job.request_id:
        raise UnreadableAnswer(detail=f"no request id in {body.shape()}")
    return job


def decode_recognition_callback(data: bytes) -> RecognitionJob:
    """Speech to text (seed 003)."""
    body = _body(data)
    job = recognition_job(body)
    if not job.transcript_id:
        raise UnreadableAnswer(detail=f"no transcript id in {body.shape()}")
    return job


def _body(data: bytes) -> Body:
    root = parse_object(data)
    if root is None:
        raise UnreadableAnswer(detail=f"no JSON object, {len(data)} bytes")
    return Body(root)

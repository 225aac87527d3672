"""What a service tells of a job is held against the request whose answer was lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import run
from vbee_desktop.core.models import (
    AudioFormat,
    RecognitionJob,
    RemoteState,
    SpeechApi,
    SpeechJob,
    SpeechRequest,
)
from vbee_desktop.jobs.candidate import fits
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.speech_order import intent_of
from vbee_desktop.store.job_row import Intent, JobRow

VOICE = "hn_female_ngochuyen_full_48k-fhg"
TEXT = "a <b & c <break time=0.5s/> 👋"
"""6 marks without pause and spaces; all of it, escaped and with the hand as two, is 37."""


def recorded(sandbox: SandboxProcess, home: Path, intent: Intent | SpeechRequest, api: SpeechApi) -> JobRow:
    async def record(services: Services) -> JobRow:
        written = intent if isinstance(intent, Intent) else intent_of(services, intent)
        row = services.journal.record(written)
        assert row is not None
        return row

    return run(sandbox.url, home, record, api=api)


def spoken(**told: object) -> SpeechJob:
    return SpeechJob("r-1", RemoteState.RUNNING, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "is_fit"),
    [
        (spoken(), True),
        (spoken(voice_code=VOICE, audio_format="mp3", characters=30), True),
        (spoken(characters=6), True),
        (spoken(characters=37), True),
        (spoken(characters=5), False),
        (spoken(characters=38), False),
        (spoken(characters=0), False),
        (spoken(voice_code="another"), False),
        (spoken(audio_format="wav"), False),
        (RecognitionJob("r-1", RemoteState.DONE), False),
    ],
)
def test_a_speech_job(sandbox: SandboxProcess, tmp_path: Path, told: SpeechJob, is_fit: bool) -> None:
    request = SpeechRequest(TEXT, VOICE, audio_format=AudioFormat.MP3)
    assert fits(recorded(sandbox, tmp_path, request, SpeechApi.LEGACY), told) is is_fit


@pytest.mark.parametrize(
    ("told", "is_fit"),
    [
        (RecognitionJob("t-1", RemoteState.DONE), True),
        (RecognitionJob("t-1", RemoteState.DONE, audio_duration_s=8.2), True),
        (RecognitionJob("t-1", RemoteState.DONE, audio_duration_s=9), True),
        (RecognitionJob("t-1", RemoteState.DONE, audio_duration_s=9.5), False),
        (RecognitionJob("t-1", RemoteState.DONE, audio_duration_s=3), False),
        (spoken(), False),
    ],
)
def test_a_transcript(
    sandbox: SandboxProcess, tmp_path: Path, told: RecognitionJob | SpeechJob, is_fit: bool
) -> None:
    intent = Intent(
        kind="recognition", server="x", api="stt-sync", content_hash="", request={}, duration_s=8.2
    )
    assert fits(recorded(sandbox, tmp_path, intent, SpeechApi.LEGACY), told) is is_fit

"""Speech to text against the real sandbox, which hears English."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from tests.support.services import ignore, run
from vbee_desktop.core.errors import Code, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.resources import resource_path
from vbee_desktop.jobs.transcribe import transcribe

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.core.models import Transcript
    from vbee_desktop.jobs.services import Services

ENGLISH = resource_path("samples", "english.wav")


def recognise(sandbox: SandboxProcess, home: Path, clip: Path, **options: Any) -> Transcript:
    return run(sandbox.url, home, lambda services: transcribe(services, ignore, clip), **options)


def noise_wav(path: Path, *, seconds: float, rate: int, channels: int = 1, subtype: str = "PCM_16") -> Path:
    noise = np.random.default_rng(1).normal(0, 0.01, (round(seconds * rate), channels))
    soundfile.write(path, noise, rate, subtype=subtype)
    return path


def test_a_clip_comes_back_with_words_and_times(sandbox: SandboxProcess, tmp_path: Path) -> None:
    transcript = recognise(sandbox, tmp_path, ENGLISH)
    assert transcript.text
    length_s = soundfile.info(str(ENGLISH)).duration
    for each in transcript.utterances:
        assert 0 <= each.start_s < each.end_s <= length_s + 0.1
    (charge,) = sandbox.ledger()
    assert charge["seconds"] == transcript.billed_s


@pytest.mark.parametrize(
    ("form", "notes"),
    [
        ({"rate": 16000}, ()),
        ({"rate": 8000}, ()),
        ({"rate": 24000}, {"rate"}),
        ({"rate": 44100, "channels": 2}, {"channels"}),
        ({"rate": 48000, "subtype": "PCM_24"}, {"depth"}),
        ({"rate": 16000, "subtype": "FLOAT"}, {"depth"}),
    ],
)
def test_other_forms_are_converted_and_said_so(
    sandbox: SandboxProcess, tmp_path: Path, form: dict[str, Any], notes: set[str]
) -> None:
    clip = noise_wav(tmp_path / "a.wav", seconds=1.5, **form)
    before = clip.read_bytes()
    transcript = recognise(sandbox, tmp_path / "home", clip)
    assert set(notes) <= set(transcript.notes)
    assert bool(notes) is bool(transcript.notes)
    assert transcript.billed_s == 2
    assert clip.read_bytes() == before


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 32000, 44100, 48000])
def test_a_clip_that_the_service_takes_arrives_byte_for_byte(
    sandbox: SandboxProcess, tmp_path: Path, rate: int
) -> None:
    clip = noise_wav(tmp_path / "a.wav", seconds=0.3, rate=rate)
    assert recognise(sandbox, tmp_path / "home", clip).notes == ()
    assert [charge["sha256"] for charge in sandbox.ledger()] == [sha256(clip.read_bytes()).hexdigest()]


def test_an_empty_transcript_is_no_error(sandbox: SandboxProcess, tmp_path: Path) -> None:
    transcript = recognise(sandbox, tmp_path / "home", noise_wav(tmp_path / "n.wav", seconds=1, rate=16000))
    assert (transcript.text, transcript.utterances) == ("", ())


def bad_files(folder: Path) -> dict[str, tuple[Path, Code]]:
    whole = noise_wav(folder / "whole.wav", seconds=2, rate=16000).read_bytes()
    made = {
        "long": (noise_wav(folder / "long.wav", seconds=10.0, rate=8000), Code.AUDIO_TOO_LONG),
        "adpcm": (
            noise_wav(folder / "adpcm.wav", seconds=1, rate=16000, subtype="IMA_ADPCM"),
            Code.BAD_FORMAT,
        ),
        "missing": (folder / "missing.wav", Code.BAD_FILE),
    }
    for name, content in {"truncated": whole[:3000], "text": b"not a wav at all" * 9, "zero": b""}.items():
        path = folder / f"{name}.wav"
        path.write_bytes(content)
        made[name] = (path, Code.BAD_FILE)
    return made


@pytest.mark.parametrize("kind", ["long", "adpcm", "missing", "truncated", "text", "zero"])
def test_what_would_be_refused_is_never_sent(sandbox: SandboxProcess, tmp_path: Path, kind: str) -> None:
    clip, code = bad_files(tmp_path)[kind]
    with pytest.raises(VbeeError) as refusal:
        recognise(sandbox, tmp_path / "home", clip)
    assert refusal.value.code is code
    assert sandbox.requests() == []


def test_digital_silence_is_never_sent(sandbox: SandboxProcess, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "silence.wav", np.zeros(16000, dtype=np.int16), 16000)
    with pytest.raises(VbeeError) as refusal:
        recognise(sandbox, tmp_path / "home", tmp_path / "silence.wav")
    assert refusal.value.code is Code.SILENT_INPUT
    assert sandbox.requests() == []


def test_a_pending_answer_is_polled(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(stt_sync_wait_s=0, job_duration_s=0.3)
    assert recognise(sandbox, tmp_path, ENGLISH).text
    assert "stt-read" in {each["stage"] for each in sandbox.requests()}


def test_a_failed_recognition_is_told_and_keeps_the_clip(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(stt_fails=True)
    with pytest.raises(VbeeError) as failure:
        recognise(sandbox, tmp_path, ENGLISH)
    assert failure.value.code is Code.SERVICE_FAILED

    async def rows(services: Services) -> list[str]:
        return [row.audio for row in services.journal.in_state(JobState.FAILED)]

    assert run(sandbox.url, tmp_path, rows) == [str(ENGLISH)]


def test_a_lost_answer_is_unknown_and_never_sent_again(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.set_faults({"rules": [{"stage": "stt-create", "action": "reset_after_charge"}]})
    with pytest.raises(VbeeError) as unclear:
        recognise(sandbox, tmp_path, ENGLISH)
    assert unclear.value.code is Code.OUTCOME_UNKNOWN
    assert [each["stage"] for each in sandbox.requests()] == ["stt-create"]


def test_without_sync_it_goes_in_a_batch_and_says_so(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(stt_sync_allowed=False)
    other = noise_wav(tmp_path / "n.wav", seconds=1, rate=16000)

    async def both(services: Services) -> tuple[Transcript, Transcript, Transcript]:
        first = await transcribe(services, ignore, ENGLISH)
        second = await transcribe(services, ignore, other)
        return first, second, await transcribe(services, ignore, ENGLISH)

    first, second, from_the_journal = run(sandbox.url, tmp_path / "home", both)
    assert "amiable" in first.text
    assert [each.notes for each in (first, second, from_the_journal)] == [("async",)] * 3
    refused = [each for each in sandbox.requests() if each["stage"] == "stt-create" and each["status"] == 403]
    assert len(refused) == 1
    assert sum(charge["seconds"] for charge in sandbox.ledger()) == first.billed_s + second.billed_s

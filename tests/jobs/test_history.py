"""The history's acts on real services and the real sandbox."""

from __future__ import annotations

from pathlib import Path

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import ignore, run
from vbee_desktop.core.history import HistoryQuery, PastJob
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import AudioFormat, CallbackReceipt, SpeechApi, SpeechRequest, Take
from vbee_desktop.core.resources import resource_path
from vbee_desktop.jobs.edits import keep_edits, open_edits
from vbee_desktop.jobs.history import ask_callback_receipt, find_rows, forget, forget_finished, recall
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import synthesize
from vbee_desktop.jobs.transcribe import transcribe
from vbee_desktop.store.edits import EditsStore
from vbee_desktop.store.home import Home
from vbee_desktop.ui.transcription.past_result import past_result

VOICE = "hn_female_maiphuong_vdts_48k-fhg"
REQUEST = SpeechRequest("Đường về nhà.", VOICE, 1.2, AudioFormat.WAV, sample_rate_hz=16000)
SAMPLE = resource_path("samples", "english.wav")


def test_speech_comes_back_with_text_settings_and_sound(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def job(services: Services) -> tuple[Take, PastJob]:
        take = await synthesize(services, ignore, REQUEST)
        return take, await recall(services, ignore, take.job_id)

    take, past = run(sandbox.url, tmp_path, job)
    assert past.request == REQUEST
    assert past.take is not None
    assert (past.take.path, past.take.duration_s) == (take.path, take.duration_s)
    assert past.summary.state is JobState.FILED
    take.path.unlink()

    async def again(services: Services) -> PastJob:
        return await recall(services, ignore, take.job_id)

    past = run(sandbox.url, tmp_path, again)
    assert past.request == REQUEST
    assert past.take is None, "its file is gone"


def test_a_recognition_comes_back_with_words_and_sound(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def job(services: Services) -> PastJob:
        transcript = await transcribe(services, ignore, SAMPLE)
        return await recall(services, ignore, transcript.job_id)

    past = run(sandbox.url, tmp_path, job)
    assert past.audio_path == SAMPLE
    assert past.transcript is not None
    assert past.transcript.utterances
    assert past.duration_s > 0


def test_a_forgotten_job_is_bought_anew_and_a_persons_file_stays(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    home = Home(tmp_path)

    async def job(services: Services) -> int:
        first = await synthesize(services, ignore, REQUEST)
        heard = await transcribe(services, ignore, SAMPLE)
        assert await forget(services, ignore, home, first.job_id)
        assert await forget(services, ignore, home, heard.job_id)
        assert (await find_rows(services, ignore, HistoryQuery())).job_count == 0
        second = await synthesize(services, ignore, REQUEST)
        assert second.is_new
        assert await forget_finished(services, ignore, home) == 1
        return (await find_rows(services, ignore, HistoryQuery())).job_count

    assert run(sandbox.url, tmp_path, job) == 0
    assert list(home.audio_folder.iterdir()) == []
    assert SAMPLE.is_file()


def test_the_legacy_service_tells_of_its_callback(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def job(services: Services) -> str:
        return (await synthesize(services, ignore, REQUEST)).job_id

    job_id = run(sandbox.url, tmp_path, job)

    async def ask(services: Services) -> CallbackReceipt | None:
        return await ask_callback_receipt(services, ignore, job_id)

    for api in SpeechApi:
        receipt = run(sandbox.url, tmp_path, ask, api=api)
        assert receipt is not None
        assert receipt.callback_url


def test_the_current_service_does_not(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def job(services: Services) -> CallbackReceipt | None:
        take = await synthesize(services, ignore, REQUEST)
        return await ask_callback_receipt(services, ignore, take.job_id)

    assert run(sandbox.url, tmp_path, job, api=SpeechApi.CURRENT) is None


def test_a_recognition_comes_back_with_what_a_person_corrected(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def job(services: Services) -> tuple[PastJob, PastJob]:
        heard = await transcribe(services, ignore, SAMPLE)
        store = EditsStore(services.journal.path)
        edits = await open_edits(services, ignore, store, heard.job_id, heard.utterances, 2.0)
        step = edits.retext(0, "Ở giữa phía trước.")
        assert step is not None
        untouched = await recall(services, ignore, heard.job_id)
        edits.do(step)
        assert await keep_edits(services, ignore, store, heard.job_id, edits.snapshot(), 1)
        return untouched, await recall(services, ignore, heard.job_id)

    untouched, past = run(sandbox.url, tmp_path, job)
    assert untouched.edited is None
    assert past.edited is not None
    assert past.transcript is not None
    assert past.edited[0].text == "Ở giữa phía trước."
    assert past.transcript.utterances == (untouched.transcript or past.transcript).utterances
    shown = past_result(past, is_demo=False)
    assert shown is not None
    assert shown.utterances == past.edited
    assert shown.text.startswith("Ở giữa phía trước.")

"""Once the service has taken a job it is paid: no failure may lose it or invite anybody to buy it again."""

from __future__ import annotations

import asyncio
import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import CREDENTIALS, ignore, reached, run
from vbee_desktop.api.current_speech import CurrentSpeech
from vbee_desktop.api.transport import Transport
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.core.errors import Code, StorageError, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import Credentials, Progress, SpeechApi, SpeechRequest, Take
from vbee_desktop.core.resources import resource_path
from vbee_desktop.core.server import server_at
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.speech_order import price_ceiling, price_of
from vbee_desktop.jobs.synthesize import resume_take, synthesize
from vbee_desktop.jobs.transcribe import resume_transcript, transcribe
from vbee_desktop.store.journal import Journal

HELLO = SpeechRequest("Xin chào thế giới.", "hn_female_ngochuyen_full_48k-fhg")
ENGLISH = resource_path("samples", "english.wav")

STAYING = [
    {"stage": "read", "action": "reset"},
    {"stage": "read", "action": "html", "status": 200},
    {"stage": "download", "action": "reset"},
    {"stage": "download", "action": "expired_link"},
    {
        "stage": "download",
        "action": "body",
        "body": "ID3 and then nothing that sounds",
        "content_type": "audio/mpeg",
    },
]


@pytest.mark.parametrize("fault", STAYING, ids=lambda fault: f"{fault['stage']}-{fault['action']}")
def test_what_was_paid_is_told_so_and_fetched_again_for_nothing(
    sandbox: SandboxProcess, tmp_path: Path, fault: dict[str, Any]
) -> None:
    sandbox.settings(job_duration_s=0.2)
    sandbox.set_faults({"rules": [fault]})

    async def buy_then_fetch(services: Services) -> Take:
        with pytest.raises(VbeeError) as failure:
            await synthesize(services, ignore, HELLO)
        assert failure.value.facts["accepted"] is True
        sandbox.set_faults({"rules": []})
        return await resume_take(services, ignore, str(failure.value.facts["job_id"]))

    take = run(sandbox.url, tmp_path, buy_then_fetch)
    assert decode_file(take.path).duration_s > 0.8
    assert take.request == HELLO
    assert len(sandbox.ledger()) == 1
    assert [path.name for path in (tmp_path / "audio").iterdir()] == [take.path.name]


def test_a_transcript_that_was_paid_is_fetched_again_for_nothing(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    sandbox.settings(stt_sync_wait_s=0, job_duration_s=0.2)
    sandbox.set_faults({"rules": [{"stage": "stt-read", "action": "reset"}]})

    async def buy_then_fetch(services: Services) -> str:
        with pytest.raises(VbeeError) as failure:
            await transcribe(services, ignore, ENGLISH)
        assert failure.value.facts["accepted"] is True
        sandbox.set_faults({"rules": []})
        return (await resume_transcript(services, ignore, str(failure.value.facts["job_id"]))).text

    assert "amiable" in run(sandbox.url, tmp_path, buy_then_fetch)
    assert len(sandbox.ledger()) == 1


class FullDisk(Journal):
    """A journal whose disk refuses to note one state, once."""

    refused: JobState | None = None

    def move(self, job_id: str, state: JobState, **changes: object) -> None:
        if state is self.refused:
            self.refused = None
            raise StorageError(detail="database or disk is full")
        super().move(job_id, state, **changes)


@pytest.mark.parametrize("state", [JobState.ACCEPTED, JobState.RUNNING, JobState.READY, JobState.DOWNLOADING])
def test_a_full_disk_never_stands_between_a_person_and_what_they_paid(
    sandbox: SandboxProcess, tmp_path: Path, state: JobState
) -> None:
    sandbox.settings(job_duration_s=0.2)

    async def buy(services: Services) -> tuple[Take, JobState]:
        journal = FullDisk(tmp_path / "full.sqlite3", services.journal.run)
        journal.refused = state
        take = await synthesize(replace(services, journal=journal), ignore, HELLO)
        row = journal.find(take.job_id)
        journal.close()
        return take, row.state

    take, state_on_disk = run(sandbox.url, tmp_path, buy)
    assert take.path.is_file()
    assert state_on_disk is JobState.FILED


def test_a_disk_that_cannot_note_the_doubt_does_not_hide_it(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "reset_after_charge"}]})

    async def buy(services: Services) -> None:
        journal = FullDisk(tmp_path / "full.sqlite3", services.journal.run)
        journal.refused = JobState.UNKNOWN
        try:
            await synthesize(replace(services, journal=journal), ignore, HELLO)
        finally:
            journal.close()

    with pytest.raises(VbeeError) as doubt:
        run(sandbox.url, tmp_path, buy)
    assert doubt.value.code is Code.OUTCOME_UNKNOWN


def test_absurd_numbers_in_an_answer_do_not_lose_its_id(sandbox: SandboxProcess, tmp_path: Path) -> None:
    answer = {"status": 1, "result": {"request_id": "r-1", "status": "IN_PROGRESS", "characters": 10**30}}
    rule = {"stage": "create", "action": "body", "body": json.dumps(answer), "charge": True}
    sandbox.set_faults({"rules": [rule, {"stage": "read", "action": "status", "status": 500}]})

    async def buy(services: Services) -> str:
        with pytest.raises(VbeeError):
            await synthesize(services, ignore, HELLO)
        return services.journal.in_state(JobState.RUNNING)[0].remote_id

    assert run(sandbox.url, tmp_path, buy) == "r-1"


def test_a_create_refused_in_html_is_never_sent_again(sandbox: SandboxProcess, tmp_path: Path) -> None:
    rule = {"stage": "create", "action": "html", "status": 408, "charge": True}
    sandbox.set_faults({"rules": [rule]})
    with pytest.raises(VbeeError) as doubt:
        run(sandbox.url, tmp_path, lambda services: synthesize(services, ignore, HELLO))
    assert doubt.value.code is Code.OUTCOME_UNKNOWN
    assert len(sandbox.ledger()) == 1


def test_an_unexpected_error_of_the_wire_is_an_unknown_outcome(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    class Breaking:
        async def create(self, request: SpeechRequest, callback_url: str | None = None) -> None:
            raise RecursionError

    async def buy(services: Services) -> None:
        await synthesize(replace(services, speech=Breaking()), ignore, HELLO)  # type: ignore[arg-type]

    with pytest.raises(VbeeError) as doubt:
        run(sandbox.url, tmp_path, buy)
    assert doubt.value.code is Code.OUTCOME_UNKNOWN


def test_the_file_is_named_by_what_came_not_by_what_was_asked(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    wav = base64.b64encode(ENGLISH.read_bytes()).decode()
    sandbox.set_faults(
        {"rules": [{"stage": "download", "action": "body", "body_base64": wav, "content_type": "audio/mpeg"}]}
    )
    take = run(sandbox.url, tmp_path, lambda services: synthesize(services, ignore, HELLO))
    assert take.path.suffix == ".wav"
    assert decode_file(take.path).duration_s == pytest.approx(9.79, abs=0.01)


def test_giving_up_while_it_is_being_written_down_sends_nothing(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def give_up_at_sending(services: Services) -> list[str]:
        task: asyncio.Task[Take] | None = None

        def note(progress: object) -> None:
            if isinstance(progress, Progress) and progress.stage == "sending" and task is not None:
                task.cancel()

        task = asyncio.create_task(synthesize(services, note, HELLO))
        await asyncio.gather(task, return_exceptions=True)
        await reached(services, JobState.CANCELLED)
        return [row.id for row in services.journal.in_state(JobState.CANCELLED)]

    assert len(run(sandbox.url, tmp_path, give_up_at_sending)) == 1
    assert sandbox.requests() == []


def test_jobs_that_nobody_waits_for_do_not_hold_others_up(sandbox: SandboxProcess, tmp_path: Path) -> None:
    sandbox.settings(job_duration_s=60)

    async def third_goes_on(services: Services) -> bool:
        texts = [replace(HELLO, text=text) for text in ("một", "hai")]
        endless = [asyncio.create_task(synthesize(services, ignore, request)) for request in texts]
        await reached(services, JobState.RUNNING, 2)
        for task in endless:
            task.cancel()
        await asyncio.gather(*endless, return_exceptions=True)
        third = asyncio.create_task(synthesize(services, ignore, HELLO))
        await reached(services, JobState.RUNNING, 3)
        return third.cancel()

    assert run(sandbox.url, tmp_path, third_goes_on)


def test_the_price_is_that_of_the_text_as_it_is_sent(sandbox: SandboxProcess, tmp_path: Path) -> None:
    async def prices(services: Services) -> list[int]:
        community = SpeechRequest("a & b", "nobody_knows_this_voice")
        return [
            price_of(services, replace(HELLO, text="a & b")),
            await price_ceiling(services, replace(HELLO, text="a & b")),
            await price_ceiling(services, community),
        ]

    assert run(sandbox.url, tmp_path, prices) == [9, 9, 36]


NO_SOUND = {"action": "body", "body": "ID3 and nothing more", "content_type": "audio/mpeg", "charge": True}


@pytest.mark.parametrize("fault", [NO_SOUND, None], ids=["damaged", "no folder"])
def test_sound_that_was_the_answer_itself_is_filed_or_of_unknown_outcome(
    sandbox: SandboxProcess, tmp_path: Path, fault: dict[str, Any] | None
) -> None:
    """A ``sync`` answer has no id: what is not on the disk cannot be asked for again."""
    sandbox.set_faults({"rules": [{"stage": "current-create", **fault}] if fault else []})

    async def buy(services: Services) -> list[JobState]:
        known = Credentials(CREDENTIALS["VBEE_APP_ID"], CREDENTIALS["VBEE_TOKEN"])
        if fault is None:
            (tmp_path / "audio").rmdir()
            (tmp_path / "audio").write_text("no folder")
        async with Transport(server_at(sandbox.url), known) as wire:
            waiting = replace(services, api=SpeechApi.CURRENT, speech=CurrentSpeech(wire, "sync"))
            with pytest.raises(VbeeError):
                await synthesize(waiting, ignore, HELLO)
        rows = [row for state in JobState for row in services.journal.in_state(state)]
        return [row.state for row in rows]

    assert run(sandbox.url, tmp_path, buy) == [JobState.UNKNOWN]
    assert len(sandbox.ledger()) == 1


def test_sound_that_was_the_answer_itself_is_filed_in_one_step(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    """Between two steps a quit would leave a paid job without an id that says it can be fetched."""
    steps: list[JobState] = []

    class Noting(Journal):
        def move(self, job_id: str, state: JobState, **changes: object) -> None:
            steps.append(state)
            super().move(job_id, state, **changes)

    async def buy(services: Services) -> None:
        known = Credentials(CREDENTIALS["VBEE_APP_ID"], CREDENTIALS["VBEE_TOKEN"])
        journal = Noting(tmp_path / "jobs.sqlite3", services.journal.run)
        async with Transport(server_at(sandbox.url), known) as wire:
            speech = CurrentSpeech(wire, "sync")
            waiting = replace(services, api=SpeechApi.CURRENT, speech=speech, journal=journal)
            await synthesize(waiting, ignore, HELLO)
        journal.close()

    run(sandbox.url, tmp_path, buy)
    assert steps == [JobState.SENDING, JobState.FILED]

"""Callbacks as the real sandbox posts them: they recover what was paid, and nothing else is made of them."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.api.wire_server import free_port
from tests.support.sandbox_process import SandboxProcess
from tests.support.services import ignore, reached, run
from vbee_desktop.api.callback_receiver import CallbackReceiver
from vbee_desktop.api.speech import SpeechService
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.core.callback_address import CallbackAddress
from vbee_desktop.core.errors import Code, VbeeError
from vbee_desktop.core.job_state import JobState
from vbee_desktop.core.models import AudioFormat, SpeechApi, SpeechJob, SpeechRequest, SpeechWay
from vbee_desktop.core.resources import resource_path
from vbee_desktop.jobs.resume import drop, resume, unfinished
from vbee_desktop.jobs.services import Services
from vbee_desktop.jobs.synthesize import synthesize
from vbee_desktop.jobs.transcribe import transcribe
from vbee_desktop.store.job_row import JobRow

HELLO = SpeechRequest("Xin chào <thế giới> & mọi người. 👋", "hn_female_ngochuyen_full_48k-fhg")
OTHER_VOICE = "sg_male_minhhoang_full_48k-fhg"
ENGLISH = resource_path("samples", "english.wav")
LOST = {"action": "reset_after_charge"}
LOST_LATE = {"action": "black_hole", "charge": True, "seconds": 1.5}
"""The connection ends after the job and its callback: the hint comes while the answer is still awaited."""


@pytest.fixture
def address() -> CallbackAddress:
    port = free_port()
    return CallbackAddress(f"http://127.0.0.1:{port}", port)


def lose_creates(sandbox: SandboxProcess, stage: str, fault: dict[str, Any]) -> None:
    sandbox.settings(job_duration_s=0.3)
    sandbox.set_faults({"rules": [{"stage": stage, **fault}]})


async def buys_in_vain(services: Services, request: SpeechRequest = HELLO) -> JobRow:
    """A create whose answer is lost: the row of the job, whatever has become of it since."""
    with pytest.raises(VbeeError) as doubt:
        await synthesize(services, ignore, request)
    assert doubt.value.code is Code.OUTCOME_UNKNOWN
    return services.journal.find(str(doubt.value.facts["job_id"]))


async def until_settled() -> None:
    """Wait until nothing goes on any more about the callbacks that were taken."""
    recovering = [
        task for task in asyncio.all_tasks() if getattr(task.get_coro(), "__name__", "") == "_recover"
    ]
    await asyncio.gather(*recovering)


STAGES = {SpeechApi.LEGACY: "create", SpeechApi.CURRENT: "current-create"}


@pytest.mark.parametrize("fault", [LOST, LOST_LATE], ids=["before the callback", "after the callback"])
@pytest.mark.parametrize("api", [*SpeechApi])
def test_a_create_whose_answer_was_lost_is_filed_without_a_second_charge(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress, api: SpeechApi, fault: dict[str, Any]
) -> None:
    lose_creates(sandbox, STAGES[api], fault)

    async def buy(services: Services) -> JobRow:
        lost = await buys_in_vain(services)
        await reached(services, JobState.FILED)
        take = await resume(services, ignore, lost.id)
        assert decode_file(services.audio_files.named(services.journal.find(lost.id).audio)).duration_s > 0.5
        assert take.job_id == lost.id
        return services.journal.find(lost.id)

    filed = run(sandbox.url, tmp_path, buy, api=api, callbacks=address)
    (charge,) = sandbox.ledger()
    assert (filed.remote_id, filed.characters) == (charge["request_id"], charge["characters"])
    assert filed.error == ""


@pytest.mark.parametrize("api", [*SpeechApi])
def test_the_service_that_is_not_the_usual_one_is_heard_too(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress, api: SpeechApi
) -> None:
    """The window asks either service, as the person chooses; there is one receiver for both."""
    lose_creates(sandbox, STAGES[api], LOST)
    usual = next(each for each in SpeechApi if each is not api)

    async def buy(services: Services) -> JobRow:
        lost = await buys_in_vain(services.speaking(SpeechWay(api)))
        await reached(services, JobState.FILED)
        return services.journal.find(lost.id)

    filed = run(sandbox.url, tmp_path, buy, api=usual, callbacks=address)
    (charge,) = sandbox.ledger()
    assert (filed.remote_id, filed.api) == (charge["request_id"], api)


@pytest.mark.parametrize("fault", [LOST, LOST_LATE], ids=["before the callback", "after the callback"])
def test_a_lost_transcription_is_filed_without_a_second_charge(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress, fault: dict[str, Any]
) -> None:
    lose_creates(sandbox, "stt-create", fault)
    sandbox.settings(stt_sync_wait_s=0)

    async def buy(services: Services) -> str:
        with pytest.raises(VbeeError) as doubt:
            await transcribe(services, ignore, ENGLISH)
        assert doubt.value.code is Code.OUTCOME_UNKNOWN
        await reached(services, JobState.FILED)
        return str(services.journal.find(str(doubt.value.facts["job_id"])).result["text"])

    assert "amiable" in run(sandbox.url, tmp_path, buy, callbacks=address)
    assert len(sandbox.ledger()) == 1


def test_what_a_run_was_sending_when_it_ended_is_recovered_by_the_next(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress
) -> None:
    lose_creates(sandbox, "create", {"action": "black_hole", "charge": True})
    sandbox.settings(job_duration_s=2)

    async def leave_while_sending(services: Services) -> None:
        buying = asyncio.create_task(synthesize(services, ignore, HELLO))
        while not await asyncio.to_thread(sandbox.ledger):
            pass
        assert len(services.journal.in_state(JobState.SENDING)) == 1
        await services.underway.close()
        await asyncio.gather(buying, return_exceptions=True)

    async def look(services: Services) -> list[JobRow]:
        assert [each.state for each in await unfinished(services, ignore)] == [JobState.UNKNOWN]
        await reached(services, JobState.FILED)
        return services.journal.in_state(JobState.FILED)

    run(sandbox.url, tmp_path, leave_while_sending, callbacks=address)
    (filed,) = run(sandbox.url, tmp_path, look, callbacks=address)
    assert [charge["request_id"] for charge in sandbox.ledger()] == [filed.remote_id]


@pytest.mark.parametrize("api", [*SpeechApi])
def test_a_hint_ends_the_pollers_sleep_and_causes_one_read(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress, api: SpeechApi
) -> None:
    sandbox.settings(job_duration_s=0.3)

    async def buy_without_waking(services: Services) -> None:
        sleeping = replace(services, sleep=lambda _delay_s: asyncio.sleep(3_600))
        await synthesize(sleeping, ignore, HELLO)
        await transcribe(sleeping, ignore, ENGLISH)

    sandbox.settings(stt_sync_wait_s=0)
    run(sandbox.url, tmp_path, buy_without_waking, api=api, callbacks=address)
    assert [count_reads(sandbox, charge["request_id"]) for charge in sandbox.ledger()] == [1, 1]


class Overheard:
    """A speech service whose callback addresses are noted on the way."""

    def __init__(self, speech: SpeechService) -> None:
        self._speech = speech
        self.urls: list[str] = []

    async def create(self, request: SpeechRequest, callback_url: str | None = None) -> SpeechJob:
        self.urls.append(callback_url or "")
        return await self._speech.create(request, callback_url)

    async def read(self, request_id: str) -> SpeechJob:
        return await self._speech.read(request_id)


async def post(url: str, **told: object) -> int:
    """The HTTP status that a callback with this body gets."""
    target = url.removeprefix("http://")
    host, _, path = target.partition("/")
    body = json.dumps(told).encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", int(host.rpartition(":")[2]))
    head = f"POST /{path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
    writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    answer = await reader.read()
    writer.close()
    return int(answer.split(b" ")[1])


async def lost_for_good(services: Services) -> tuple[JobRow, str]:
    """A job of unknown outcome that the service never took, and the callback address that went with it."""
    overheard = Overheard(services.speech)
    row = await buys_in_vain(replace(services, speech=overheard))
    return row, overheard.urls[0]


async def reads_of(sandbox: SandboxProcess, remote_id: str) -> int:
    return await asyncio.to_thread(count_reads, sandbox, remote_id)


def count_reads(sandbox: SandboxProcess, remote_id: str) -> int:
    return len([each for each in sandbox.requests() if each["path"].endswith(f"/{remote_id}")])


def test_a_strangers_id_is_read_once_and_not_adopted(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "reset"}]})

    async def forge(services: Services) -> int:
        lost, url = await lost_for_good(services)
        assert await post(url, request_id="a-strangers-id", status="SUCCESS") == 200
        await until_settled()
        assert services.journal.find(lost.id).state is JobState.UNKNOWN
        return await reads_of(sandbox, "a-strangers-id")

    assert run(sandbox.url, tmp_path, forge, callbacks=address) == 1
    assert sandbox.ledger() == []


OTHERS = {
    "another voice": replace(HELLO, voice_code=OTHER_VOICE),
    "another format": replace(HELLO, audio_format=AudioFormat.WAV),
    "another text": replace(HELLO, text="Tạm biệt."),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_the_id_of_what_does_not_fit_is_not_adopted(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress, other: SpeechRequest
) -> None:
    async def forge(services: Services) -> None:
        elsewhere = await services.speech.create(other)  # by another program of this account
        await asyncio.to_thread(sandbox.set_faults, {"rules": [{"stage": "create", "action": "reset"}]})
        lost, url = await lost_for_good(services)
        assert await post(url, request_id=elsewhere.request_id) == 200
        await until_settled()
        assert services.journal.find(lost.id).state is JobState.UNKNOWN
        assert await reads_of(sandbox, elsewhere.request_id) == 1

    run(sandbox.url, tmp_path, forge, callbacks=address)


def test_the_id_of_another_job_is_not_adopted_nor_read(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress
) -> None:
    async def forge(services: Services) -> None:
        take = await synthesize(services, ignore, HELLO)
        reads = await reads_of(sandbox, take.request_id)
        await asyncio.to_thread(sandbox.set_faults, {"rules": [{"stage": "create", "action": "reset"}]})
        overheard = Overheard(services.speech)
        with pytest.raises(VbeeError):
            await synthesize(replace(services, speech=overheard), ignore, HELLO, again=True)
        assert await post(overheard.urls[0], request_id=take.request_id) == 200
        await until_settled()
        assert len(services.journal.in_state(JobState.UNKNOWN)) == 1
        assert await reads_of(sandbox, take.request_id) == reads

    run(sandbox.url, tmp_path, forge, callbacks=address)
    assert len(sandbox.ledger()) == 1


def test_of_two_lost_creates_that_are_told_of_one_id_the_first_gets_it(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress
) -> None:
    async def forge(services: Services) -> None:
        elsewhere = await services.speech.create(HELLO)
        await asyncio.to_thread(sandbox.set_faults, {"rules": [{"stage": "create", "action": "reset"}]})
        _first, url = await lost_for_good(services)
        overheard = Overheard(services.speech)
        with pytest.raises(VbeeError):
            await synthesize(replace(services, speech=overheard), ignore, HELLO, again=True)
        urls = (url, overheard.urls[0])
        assert await asyncio.gather(*(post(each, request_id=elsewhere.request_id) for each in urls)) == [
            200,
            200,
        ]
        await until_settled()
        assert len(services.journal.in_state(JobState.FILED)) == 1
        assert len(services.journal.in_state(JobState.UNKNOWN)) == 1

    run(sandbox.url, tmp_path, forge, callbacks=address)


def test_a_callback_that_speaks_of_something_else_uses_nothing_up(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "reset"}]})

    async def forge(services: Services) -> None:
        _lost, url = await lost_for_good(services)
        assert await post(url, transcriptId="t-1", status="COMPLETED", transcript="hello") == 404
        assert await post(url, request_id="r-1", voice_code=OTHER_VOICE) == 404
        assert await post(url, request_id="r-1", characters=9_999) == 404
        assert await post(url, request_id="r-1", audio_type="wav") == 404
        assert await post(url, request_id="r-1", voice_code=HELLO.voice_code) == 200
        assert await post(url, request_id="r-1", voice_code=HELLO.voice_code) == 404
        await until_settled()

    run(sandbox.url, tmp_path, forge, callbacks=address)


def test_of_a_known_job_only_its_own_id_is_heard_and_once(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress
) -> None:
    sandbox.settings(job_duration_s=60)

    async def forge(services: Services) -> None:
        overheard = Overheard(services.speech)
        buying = asyncio.create_task(synthesize(replace(services, speech=overheard), ignore, HELLO))
        await reached(services, JobState.RUNNING)
        (row,) = services.journal.in_state(JobState.RUNNING)
        link = "https://evil.example.org/a.mp3"
        assert await post(overheard.urls[0], request_id="r-1", status="SUCCESS", audio_link=link) == 404
        assert (
            await post(overheard.urls[0], request_id=row.remote_id, status="FAILURE", audio_link=link) == 200
        )
        assert await post(overheard.urls[0], request_id=row.remote_id) == 404
        assert services.journal.find(row.id).state is JobState.RUNNING
        buying.cancel()
        await asyncio.gather(buying, return_exceptions=True)

    run(sandbox.url, tmp_path, forge, callbacks=address)


def test_of_the_same_callback_on_many_connections_one_is_taken(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "reset"}]})

    async def replay(services: Services) -> list[int]:
        _lost, url = await lost_for_good(services)
        statuses = await asyncio.gather(*(post(url, request_id="a-strangers-id") for _ in range(6)))
        await until_settled()
        assert await reads_of(sandbox, "a-strangers-id") == 1
        return sorted(statuses)

    assert run(sandbox.url, tmp_path, replay, callbacks=address) == [200, *[404] * 5]


def test_a_dropped_job_hears_nothing_any_more(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "reset"}]})

    async def forge(services: Services) -> int:
        lost, url = await lost_for_good(services)
        await drop(services, ignore, lost.id)
        return await post(url, request_id="r-1")

    assert run(sandbox.url, tmp_path, forge, callbacks=address) == 404


def test_each_sending_has_a_token_of_its_own_and_the_journal_never_keeps_it(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "status", "status": 429, "nth": 1}]})

    async def buy(services: Services) -> list[str]:
        overheard = Overheard(services.speech)
        await synthesize(replace(services, speech=overheard), ignore, HELLO)
        return overheard.urls

    first, second = run(sandbox.url, tmp_path, buy, callbacks=address)
    assert first != second
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert second.rpartition("/")[2].encode() not in kept


def test_the_service_is_told_no_address_while_nothing_is_received(
    sandbox: SandboxProcess, tmp_path: Path
) -> None:
    async def buy(services: Services) -> list[str]:
        overheard = Overheard(services.speech)
        await synthesize(replace(services, speech=overheard), ignore, HELLO)
        return overheard.urls

    assert run(sandbox.url, tmp_path, buy) == [""]


def test_a_port_that_is_taken_costs_the_callbacks_only(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress
) -> None:
    async def two_at_once() -> tuple[VbeeError | None, CallbackAddress | None]:
        async def second(services: Services) -> tuple[VbeeError | None, CallbackAddress | None]:
            await synthesize(services, ignore, HELLO)
            return services.callback_error, services.callback_address

        server = await asyncio.start_server(lambda _reader, writer: writer.close(), "127.0.0.1", address.port)
        async with server:
            return await asyncio.to_thread(run, sandbox.url, tmp_path, second, callbacks=address)

    error, told = asyncio.run(two_at_once())
    assert error is not None
    assert (error.facts["reason"], told) == ("port_taken", None)


def test_services_that_are_left_give_their_port_to_the_next(
    sandbox: SandboxProcess, tmp_path: Path, address: CallbackAddress
) -> None:
    async def leave(services: Services) -> CallbackAddress | None:
        assert isinstance(services.receiver, CallbackReceiver)
        opening = asyncio.create_task(
            asyncio.to_thread(run, sandbox.url, tmp_path, address_of, callbacks=address)
        )
        await services.receiver.aclose()
        assert services.callback_address is None
        return await opening

    async def address_of(services: Services) -> CallbackAddress | None:
        return services.callback_address

    assert run(sandbox.url, tmp_path, leave, callbacks=address) == address

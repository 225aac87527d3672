"""The clients against the real sandbox: whole jobs, refusals, and the fault plans judged by its ledger."""

from __future__ import annotations

import asyncio
import io
import wave
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.api.clients import APP_ID, HASTY, PATIENT, TOKEN, at, transport_to
from tests.api.wire_server import Seen, reply_with, serving
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.api.callbacks import decode_callback
from vbee_desktop.api.current_speech import CurrentSpeech
from vbee_desktop.api.downloads import AudioDownloads
from vbee_desktop.api.legacy_speech import LegacySpeech
from vbee_desktop.api.recognition import Recognition
from vbee_desktop.api.speech import SpeechService
from vbee_desktop.api.transport import Timeouts, Transport
from vbee_desktop.api.voices import Voices
from vbee_desktop.core.errors import Code, NoAnswer, Refused, Throttled, UnreadableAnswer, VbeeError
from vbee_desktop.core.models import (
    AudioFormat,
    Credentials,
    Ownership,
    RecognitionJob,
    RemoteState,
    SpeechJob,
    SpeechRequest,
    Voice,
)
from vbee_desktop.core.retry import Act, after_paid_failure, after_safe_failure
from vbee_desktop.core.server import server_at

T = TypeVar("T")
VOICE = "hn_female_ngochuyen_full_48k-fhg"
HELLO = SpeechRequest(text="Xin chào thế giới", voice_code=VOICE)
Make = Callable[[Transport], SpeechService]
SERVICES: dict[str, Make] = {
    "legacy indirect": LegacySpeech,
    "legacy direct": lambda transport: LegacySpeech(transport, "direct"),
    "current async": CurrentSpeech,
}


def on(sandbox: SandboxProcess, work: Callable[[Transport], Awaitable[T]], timeouts: Timeouts = PATIENT) -> T:
    return at(sandbox.url, work, timeouts=timeouts)


async def ended(service: SpeechService, job: SpeechJob) -> SpeechJob:
    while job.state is RemoteState.RUNNING:
        await asyncio.sleep(0.05)
        job = await service.read(job.request_id)
    return job


async def recognised(recognition: Recognition, job: RecognitionJob) -> RecognitionJob:
    while job.state is RemoteState.RUNNING:
        await asyncio.sleep(0.05)
        job = await recognition.read(job.transcript_id)
    return job


def silent_wav(duration_s: float = 1.0, rate_hz: int = 16000) -> bytes:
    return wav(bytes(2 * int(duration_s * rate_hz)), rate_hz)


def wav(samples: bytes, rate_hz: int) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate_hz)
        writer.writeframes(samples)
    return file.getvalue()


@pytest.mark.parametrize("make", SERVICES.values(), ids=SERVICES.keys())
@pytest.mark.parametrize("audio_format", list(AudioFormat))
def test_speech_is_bought_read_and_fetched(
    sandbox: SandboxProcess, make: Make, audio_format: AudioFormat
) -> None:
    async def work(transport: Transport) -> None:
        service = make(transport)
        job = await ended(service, await service.create(replace(HELLO, audio_format=audio_format)))
        assert job.state is RemoteState.DONE
        download = await AudioDownloads(transport).fetch(job.audio_link)
        assert download.audio_format is audio_format

    on(sandbox, work)
    assert len(sandbox.ledger()) == 1
    by_stage = {each["stage"]: each for each in sandbox.requests()}
    assert "authorization" not in {name.lower() for name in by_stage["download"]["headers"]}
    assert TOKEN not in str(sandbox.requests())


def test_what_became_of_the_callback(sandbox: SandboxProcess) -> None:
    async def work(transport: Transport) -> None:
        service = LegacySpeech(transport)
        job = await ended(service, await service.create(HELLO))
        receipt = await service.callback_receipt(job.request_id)
        assert receipt.request_id == job.request_id
        assert receipt.payload is not None
        assert receipt.payload.state is RemoteState.DONE

    on(sandbox, work)


async def sync_outcome(transport: Transport, voice_code: str) -> SpeechJob | Code:
    try:
        return await CurrentSpeech(transport, "sync").create(
            replace(HELLO, voice_code=voice_code, audio_format=AudioFormat.WAV)
        )
    except Refused as refused:
        return refused.code


def test_sync_speech_comes_at_once_or_is_refused_by_plan(sandbox: SandboxProcess) -> None:
    async def work(transport: Transport) -> list[SpeechJob | Code]:
        page = await Voices(transport).page(Ownership.VBEE)
        return [await sync_outcome(transport, voice.code) for voice in page.voices[:40]]

    outcomes = on(sandbox, work)
    jobs = [each for each in outcomes if isinstance(each, SpeechJob)]
    assert jobs
    assert {(job.request_id, job.state, job.audio[:4]) for job in jobs} == {("", RemoteState.DONE, b"RIFF")}
    assert {each for each in outcomes if isinstance(each, Code)} == {Code.NOT_IN_PLAN}
    assert len(sandbox.ledger()) == len(jobs)


def test_silence_is_recognised_as_such(sandbox: SandboxProcess) -> None:
    async def work(transport: Transport) -> None:
        recognition = Recognition(transport)
        for mode in ("sync", "async"):
            job = await recognised(recognition, await recognition.create(audio=silent_wav(), mode=mode))
            assert (job.state, job.transcript, job.utterances) == (RemoteState.DONE, "", ())

    on(sandbox, work)


@pytest.mark.parametrize(
    "clip", [silent_wav(10.0), silent_wav(1.0, 24000), b"RIFF no wave"], ids=["10 s", "24 kHz", "junk"]
)
def test_clips_that_the_service_refuses(sandbox: SandboxProcess, clip: bytes) -> None:
    async def work(transport: Transport) -> None:
        with pytest.raises(Refused) as caught:
            await Recognition(transport).create(audio=clip)
        assert caught.value.http_status == 400

    on(sandbox, work)
    assert sandbox.ledger() == []


def test_all_voices_page_by_page(sandbox: SandboxProcess) -> None:
    async def work(transport: Transport) -> list[Voice]:
        voices: list[Voice] = []
        cursor: str | None = None
        while True:
            page = await Voices(transport).page(Ownership.VBEE, cursor)
            voices += page.voices
            cursor = page.next_cursor
            if cursor is None:
                return voices

    voices = on(sandbox, work)
    assert len(voices) == len({voice.code for voice in voices}) > 400
    assert {voice.region for voice in voices if voice.language == "vi-VN"} >= {"north", "central", "south"}


def test_voices_of_one_kind(sandbox: SandboxProcess) -> None:
    async def work(transport: Transport) -> tuple[Voice, ...]:
        return (await Voices(transport).page(Ownership.VBEE, language="vi-VN", gender="male")).voices

    assert {(voice.language, voice.gender) for voice in on(sandbox, work)} == {("vi-VN", "male")}


def test_a_bad_token_is_told_everywhere(sandbox: SandboxProcess) -> None:
    async def run() -> None:
        bad = Credentials(APP_ID, "bad")
        async with transport_to(server_at(sandbox.url), credentials=bad) as transport:
            calls: list[Callable[[], Awaitable[Any]]] = [
                lambda: LegacySpeech(transport).create(HELLO),
                lambda: LegacySpeech(transport).read("a"),
                lambda: CurrentSpeech(transport).create(HELLO),
                lambda: Recognition(transport).create(audio=silent_wav()),
                lambda: Voices(transport).page(Ownership.VBEE),
            ]
            for call in calls:
                with pytest.raises(Refused) as caught:
                    await call()
                assert caught.value.code is Code.UNAUTHORIZED

    asyncio.run(run())
    assert sandbox.ledger() == []


@pytest.mark.parametrize("make", SERVICES.values(), ids=SERVICES.keys())
def test_an_unknown_id(sandbox: SandboxProcess, make: Make) -> None:
    async def work(transport: Transport) -> None:
        with pytest.raises(Refused) as caught:
            await make(transport).read("no-such-id")
        assert caught.value.facts["not_found"] is True

    on(sandbox, work)


@pytest.mark.parametrize("make", SERVICES.values(), ids=SERVICES.keys())
def test_out_of_points(sandbox: SandboxProcess, make: Make) -> None:
    sandbox.settings(points_balance=1)

    async def work(transport: Transport) -> None:
        with pytest.raises(Refused) as caught:
            await make(transport).create(HELLO)
        assert caught.value.code is Code.OUT_OF_POINTS

    on(sandbox, work)
    assert sandbox.ledger() == []


@pytest.mark.parametrize("make", SERVICES.values(), ids=SERVICES.keys())
def test_a_voice_that_is_not_open_to_the_account(sandbox: SandboxProcess, make: Make) -> None:
    sandbox.settings(refused_voices=[HELLO.voice_code])

    async def work(transport: Transport) -> None:
        with pytest.raises(Refused) as caught:
            await make(transport).create(HELLO)
        assert caught.value.code is Code.NOT_IN_PLAN

    on(sandbox, work)
    assert sandbox.ledger() == []


def test_a_link_dies_and_a_fresh_one_works(sandbox: SandboxProcess) -> None:
    async def work(transport: Transport) -> None:
        service, downloads = LegacySpeech(transport), AudioDownloads(transport)
        job = await ended(service, await service.create(HELLO))
        sandbox.shift_clock(200)
        with pytest.raises(VbeeError) as caught:
            await downloads.fetch(job.audio_link)
        assert caught.value.code is Code.LINK_EXPIRED
        fresh = await service.read(job.request_id)
        assert (await downloads.fetch(fresh.audio_link)).body
        sandbox.shift_clock(4 * 86_400)
        gone = await service.read(job.request_id)
        assert (gone.state, gone.audio_expired, gone.audio_link) == (RemoteState.DONE, True, "")

    on(sandbox, work)


Rule = dict[str, Any]
CREATE_FAULTS: list[tuple[Rule, type[VbeeError], Act]] = [
    ({"action": "refuse"}, NoAnswer, Act.UNKNOWN),
    ({"action": "reset"}, NoAnswer, Act.UNKNOWN),
    ({"action": "reset_after_charge"}, NoAnswer, Act.UNKNOWN),
    ({"action": "close_after_charge"}, NoAnswer, Act.UNKNOWN),
    ({"action": "truncate", "bytes": 5}, NoAnswer, Act.UNKNOWN),
    ({"action": "wrong_length", "by": 10}, NoAnswer, Act.UNKNOWN),
    ({"action": "wrong_length", "by": -10}, UnreadableAnswer, Act.UNKNOWN),
    ({"action": "broken_chunks"}, NoAnswer, Act.UNKNOWN),
    ({"action": "drip", "bytes_per_s": 30}, NoAnswer, Act.UNKNOWN),
    ({"action": "black_hole"}, NoAnswer, Act.UNKNOWN),
    ({"action": "invalid_json"}, UnreadableAnswer, Act.UNKNOWN),
    ({"action": "wrong_bytes"}, UnreadableAnswer, Act.UNKNOWN),
    ({"action": "wrong_type"}, UnreadableAnswer, Act.UNKNOWN),
    ({"action": "html"}, UnreadableAnswer, Act.UNKNOWN),
    ({"action": "html", "status": 403}, UnreadableAnswer, Act.UNKNOWN),
    ({"action": "html", "status": 502}, UnreadableAnswer, Act.UNKNOWN),
    ({"action": "empty"}, UnreadableAnswer, Act.UNKNOWN),
    ({"action": "empty", "status": 204}, UnreadableAnswer, Act.UNKNOWN),
    ({"action": "redirect", "location": "https://portal.example/"}, UnreadableAnswer, Act.UNKNOWN),
    ({"action": "status", "status": 500}, UnreadableAnswer, Act.UNKNOWN),
    ({"action": "status", "status": 503}, UnreadableAnswer, Act.UNKNOWN),
    ({"action": "status", "status": 503, "retry_after": 2}, Throttled, Act.RETRY),
    ({"action": "status", "status": 429}, Throttled, Act.RETRY),
    ({"action": "status", "status": 429, "retry_after": 300}, Throttled, Act.PARK),
    ({"action": "html", "status": 429}, Throttled, Act.RETRY),
    ({"action": "status", "status": 408}, Refused, Act.RETRY),
    ({"action": "status", "status": 403}, Refused, Act.PARK),
]


@pytest.mark.parametrize(
    ("rule", "error_type", "act"),
    CREATE_FAULTS,
    ids=["-".join(str(v) for v in rule.values()) for rule, *_ in CREATE_FAULTS],
)
def test_a_create_that_goes_wrong_is_told_for_what_it_is(
    sandbox: SandboxProcess, rule: Rule, error_type: type[VbeeError], act: Act
) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", **rule}]})

    async def work(transport: Transport) -> VbeeError:
        with pytest.raises(VbeeError) as caught:
            await LegacySpeech(transport).create(HELLO)
        return caught.value

    error = on(sandbox, work, timeouts=replace(HASTY, read_s=0.7))
    assert isinstance(error, error_type)
    assert after_paid_failure(error, 1, 0.5).act is act
    assert act is Act.UNKNOWN or sandbox.ledger() == []
    assert len([each for each in sandbox.requests() if each["stage"] == "create"]) <= 1


@pytest.mark.parametrize("fault", [{"action": "drip", "bytes_per_s": 30}, {"action": "black_hole"}])
def test_a_read_that_never_ends_is_cut_by_its_deadline(sandbox: SandboxProcess, fault: Rule) -> None:
    async def work(transport: Transport) -> VbeeError:
        speech = LegacySpeech(transport)
        job = await speech.create(HELLO)
        sandbox.set_faults({"rules": [{"stage": "read", **fault}]})
        with pytest.raises(NoAnswer) as caught:
            await speech.read(job.request_id)
        return caught.value

    error = on(sandbox, work, timeouts=replace(HASTY, read_s=0.7))
    assert error.code is Code.NO_CONNECTION
    assert after_safe_failure(error, 1, 0.5).act is Act.RETRY


DOWNLOAD_FAULTS: list[tuple[Rule, Code]] = [
    ({"action": "truncate", "bytes": 900}, Code.NO_CONNECTION),
    ({"action": "wrong_length", "by": 10}, Code.NO_CONNECTION),
    ({"action": "reset"}, Code.NO_CONNECTION),
    ({"action": "broken_chunks"}, Code.NO_CONNECTION),
    ({"action": "wrong_bytes"}, Code.BAD_ANSWER),
    ({"action": "html"}, Code.LINK_EXPIRED),
    ({"action": "expired_link"}, Code.LINK_EXPIRED),
    ({"action": "status", "status": 404}, Code.LINK_EXPIRED),
    ({"action": "status", "status": 429}, Code.BUSY),
    ({"action": "redirect", "location": "http://10.0.0.1/a"}, Code.BAD_ANSWER),
    ({"action": "redirect", "location": "https://127.0.0.1:1/a"}, Code.NO_CONNECTION),
]


@pytest.mark.parametrize(
    ("rule", "code"),
    DOWNLOAD_FAULTS,
    ids=["-".join(str(v) for v in rule.values()) for rule, _ in DOWNLOAD_FAULTS],
)
def test_a_download_that_goes_wrong(sandbox: SandboxProcess, rule: Rule, code: Code) -> None:
    async def work(transport: Transport) -> None:
        service = LegacySpeech(transport)
        job = await ended(service, await service.create(HELLO))
        sandbox.set_faults({"rules": [{"stage": "download", **rule}]})
        with pytest.raises(VbeeError) as caught:
            await AudioDownloads(transport).fetch(job.audio_link)
        assert caught.value.code is code

    on(sandbox, work)


def test_callbacks_of_both_products_are_read(sandbox: SandboxProcess) -> None:
    """The sandbox really posts to a real server here."""

    async def run() -> list[SpeechJob | RecognitionJob]:
        posted: asyncio.Queue[bytes] = asyncio.Queue()

        async def take(request: Seen, writer: asyncio.StreamWriter) -> None:
            posted.put_nowait(request.body)
            await reply_with(b"OK")(request, writer)

        async with serving(take) as hook, transport_to(server_at(sandbox.url)) as transport:
            await LegacySpeech(transport).create(HELLO, f"{hook.url}/cb")
            await CurrentSpeech(transport).create(HELLO, f"{hook.url}/cb")
            await Recognition(transport).create(audio=silent_wav(), webhook_url=f"{hook.url}/cb")
            return [decode_callback(await asyncio.wait_for(posted.get(), 20)) for _ in range(3)]

    jobs = asyncio.run(run())
    assert {job.state for job in jobs} == {RemoteState.DONE}
    assert sorted(type(job).__name__ for job in jobs) == ["RecognitionJob", "SpeechJob", "SpeechJob"]


def test_words_come_back_with_their_times(sandbox: SandboxProcess) -> None:
    sample = Path(__file__).parents[2] / "resources" / "samples" / "english.wav"
    with wave.open(str(sample)) as reader:
        spoken = wav(reader.readframes(3 * reader.getframerate()), reader.getframerate())

    async def work(transport: Transport) -> RecognitionJob:
        recognition = Recognition(transport)
        return await recognised(recognition, await recognition.create(audio=spoken))

    job = on(sandbox, work)
    assert job.transcript
    assert job.utterances
    assert job.audio_duration_s is not None
    for utterance in job.utterances:
        assert 0 <= utterance.start_s < utterance.end_s <= job.audio_duration_s

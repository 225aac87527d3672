"""Transcription: real words and times, real limits, the bodies of seeds 003 and 004."""

from __future__ import annotations

import io
import struct

import httpx
import numpy as np
import pytest
import soxr

from tests.sandbox.helpers import (
    await_state,
    exchange,
    human_clip,
    receiver,
    samples_of,
    silence,
    speak,
    transcribe,
    wav,
)
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.sandbox.wav import BadWav, mono_blocks, read_info

RATES_HZ = (8000, 16000, 22050, 32000, 44100, 48000)


def refused(answer: httpx.Response, status: int = 400) -> str:
    assert answer.status_code == status, answer.text
    return str(answer.json()["error"]["message"])


def two_clips_with_a_gap() -> bytes:
    """Two human clips at 48 kHz, the second one beginning at 3.0 s."""
    sound = np.zeros(int(4.6 * 48_000))
    for name, start_s in (("Front_Right", 0.0), ("Front_Left", 3.0)):
        clip, _ = samples_of(human_clip(name))
        at = int(start_s * 48_000)
        sound[at : at + len(clip)] = clip
    return wav(sound, 48_000)


def test_a_human_clip_comes_back_with_its_words(client: httpx.Client) -> None:
    body = transcribe(client, human_clip("Front_Center")).json()
    assert body.keys() == {"transcriptId", "status", "transcript", "utterances", "audioDurationSeconds"}
    assert body["status"] == "COMPLETED"
    assert body["transcript"] == "front center"
    assert [said.keys() for said in body["utterances"]] == [{"text", "startTime", "endTime"}]
    assert body["utterances"][0]["text"] == "front center"
    assert 0 <= body["utterances"][0]["startTime"] < 0.3
    assert 1.1 < body["utterances"][0]["endTime"] <= 1.43
    assert body["audioDurationSeconds"] == 2


def test_what_was_heard_before_changes_no_words(client: httpx.Client) -> None:
    """The recogniser's picture of the noise is that of one stretch; carried over, it heard "brent center"."""
    heard = [transcribe(client, human_clip("Front_Center")).json()["transcript"] for _ in range(3)]
    assert heard == ["front center"] * 3


def test_utterances_stand_where_they_were_said(client: httpx.Client) -> None:
    body = transcribe(client, two_clips_with_a_gap()).json()
    assert [said["text"] for said in body["utterances"]] == ["front right", "front left"]
    assert body["transcript"] == "front right front left"
    first, second = body["utterances"]
    assert first["endTime"] < 1.7
    assert second["startTime"] == pytest.approx(3.05, abs=0.2)
    assert second["endTime"] == pytest.approx(4.3, abs=0.2)


def test_the_recogniser_hears_synthetic_english(client: httpx.Client) -> None:
    """As well as pocketsphinx does: it is poor on synthetic speech, but hears some of the words."""
    sound = speak(
        client, voice_code="en-US-Wavenet-D-Premium", input_text="Good morning everyone", audio_type="wav"
    )
    samples, rate_hz = samples_of(sound)
    body = transcribe(client, wav(soxr.resample(samples, rate_hz, 16_000))).json()
    assert body["status"] == "COMPLETED"
    assert body["transcript"]
    assert body["utterances"][0]["endTime"] <= len(samples) / rate_hz


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_silence_has_no_words(client: httpx.Client, rate_hz: int) -> None:
    body = transcribe(client, silence(1.0, rate_hz)).json()
    assert body["status"] == "COMPLETED"
    assert (body["transcript"], body["utterances"], body["audioDurationSeconds"]) == ("", [], 1)


def test_seconds_are_rounded_up(client: httpx.Client, sandbox: SandboxProcess) -> None:
    for length_s, billed_s in ((0.2, 1), (2.0, 2), (2.01, 3)):
        assert transcribe(client, silence(length_s)).json()["audioDurationSeconds"] == billed_s
    assert [charge["seconds"] for charge in sandbox.ledger()] == [1, 2, 3]


def test_async_is_polled(client: httpx.Client) -> None:
    created = transcribe(client, silence(12.0), mode="async").json()
    assert created["status"] in {"PENDING", "PROCESSING"}
    job = await_state(client, f"/v1/stt/transcripts/{created['transcriptId']}", "COMPLETED")
    assert (job["transcript"], job["audioDurationSeconds"]) == ("", 12)


def test_sync_may_answer_before_its_end(client: httpx.Client, sandbox: SandboxProcess) -> None:
    sandbox.settings(stt_sync_wait_s=0)
    created = transcribe(client, silence(1.0)).json()
    assert created["status"] in {"PENDING", "PROCESSING"}
    assert "transcript" not in created
    await_state(client, f"/v1/stt/transcripts/{created['transcriptId']}", "COMPLETED")


def test_the_callback_calls_the_length_otherwise(client: httpx.Client, sandbox: SandboxProcess) -> None:
    with receiver() as got:
        transcribe(client, silence(1.5), webhookUrl=got.url)
        assert got.arrived.wait(20)
    body = got.bodies[0]
    assert body.keys() == {"transcriptId", "status", "transcript", "utterances", "audioDuration"}
    assert (body["status"], body["audioDuration"]) == ("COMPLETED", 2)


def test_a_failure_and_its_callback(client: httpx.Client, sandbox: SandboxProcess) -> None:
    sandbox.settings(stt_fails=True)
    with receiver() as got:
        answer = transcribe(client, silence(1.0), webhookUrl=got.url).json()
        assert got.arrived.wait(20)
    assert answer["status"] == "FAILED"
    assert got.bodies[0].keys() == {"transcriptId", "status", "errorMessage", "audioDuration"}
    assert got.bodies[0]["errorMessage"] == "Provider reported failure"


def test_a_link_is_fetched(client: httpx.Client) -> None:
    with receiver(content=human_clip("Front_Right")) as web:
        answer = client.post("/v1/stt", data={"mode": "sync", "audioUrl": web.url}, files={"none": b""})
    assert answer.json()["transcript"] == "front right"


def test_a_link_that_leads_nowhere_is_refused(client: httpx.Client) -> None:
    def post(url: str) -> httpx.Response:
        return client.post("/v1/stt", data={"mode": "async", "audioUrl": url}, files={"none": b""})

    with receiver(status=404) as web:
        assert "HTTP 404" in refused(post(web.url))
    assert "cannot be fetched" in refused(post(web.url))
    assert "must be a valid URL" in refused(post("ftp://127.0.0.1/a.wav"))
    with receiver(content=b"<html>") as web:
        assert "not a WAV" in refused(post(web.url))


def test_exactly_one_sound(client: httpx.Client) -> None:
    both = transcribe(client, silence(1.0), audioUrl="http://127.0.0.1:1/a.wav")
    neither = client.post("/v1/stt", data={"mode": "sync"}, files={"none": b""})
    text = client.post("/v1/stt", data={"mode": "sync", "audioContent": "words"}, files={"none": b""})
    assert "Exactly one" in refused(both)
    assert "Exactly one" in refused(neither)
    assert "must be a file" in refused(text)


def test_limits_of_sync(client: httpx.Client, sandbox: SandboxProcess) -> None:
    assert "less than 10 seconds" in refused(transcribe(client, silence(10.0)))
    assert transcribe(client, silence(9.99)).status_code == 200
    wide = wav(np.zeros((9 * 48_000, 7)), 48_000, "PCM_32")
    assert len(wide) > 10 * 1024 * 1024
    assert "less than 10 MB" in refused(transcribe(client, wide))
    assert len(sandbox.ledger()) == 1


def test_limit_of_async(client: httpx.Client) -> None:
    """What says that it is larger is not even read."""
    head_only = b"POST /v1/stt HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 105000000\r\n\r\n"
    assert exchange(str(client.base_url), head_only).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("rate_hz", [11025, 24000, 96000])
def test_other_rates_are_refused(client: httpx.Client, rate_hz: int) -> None:
    assert "[8000,16000,22050,32000,44100,48000]" in refused(transcribe(client, silence(1.0, rate_hz)))


def test_what_is_no_whole_wav_is_refused(client: httpx.Client) -> None:
    whole = silence(1.0)
    cases = {
        "not a WAV": [b"", b"hello", b"RIFX" + whole[4:], b"ID3" + bytes(200)],
        "truncated": [whole[:-2], whole[:40] + b"\xff\xff\xff\xff" + whole[44:]],
        "not supported": [wav(np.zeros(16_000), subtype=kind) for kind in ("IMA_ADPCM", "MS_ADPCM", "ULAW")],
        "empty": [whole[:40] + bytes(4)],
        "no audio data": [whole[:36]],
        "header is not valid": [whole[:22] + bytes(2) + whole[24:], whole[:24] + bytes(4) + whole[28:]],
    }
    for message, sounds in cases.items():
        for sound in sounds:
            assert message in refused(transcribe(client, sound, mode="async"))


def test_sync_that_is_not_in_the_plan(client: httpx.Client, sandbox: SandboxProcess) -> None:
    sandbox.settings(stt_sync_allowed=False)
    assert refused(transcribe(client, silence(1.0)), 403) == "Missing feature: stt-sync"
    assert transcribe(client, silence(1.0), mode="async").status_code == 200


def test_wrong_fields(client: httpx.Client) -> None:
    assert "mode must be" in refused(transcribe(client, silence(1.0), mode="live"))
    assert "webhookUrl must be" in refused(transcribe(client, silence(1.0), webhookUrl="nowhere"))
    assert refused(client.post("/v1/stt", content=b"{}"))


def test_the_poll_has_one_address(client: httpx.Client, sandbox: SandboxProcess) -> None:
    job_id = transcribe(client, silence(1.0)).json()["transcriptId"]
    assert client.get(f"/v1/stt/transcripts/{job_id}").status_code == 200
    assert client.get(f"/api/v1/stt/transcripts/{job_id}").status_code == 404
    sandbox.settings(stt_poll_under_api=True)
    assert client.get(f"/v1/stt/transcripts/{job_id}").status_code == 404
    assert client.get(f"/api/v1/stt/transcripts/{job_id}").json()["transcriptId"] == job_id


def test_transcripts_belong_to_their_app(client: httpx.Client) -> None:
    job_id = transcribe(client, silence(1.0)).json()["transcriptId"]
    assert "not found" in refused(client.get(f"/v1/stt/transcripts/{job_id}", headers={"App-Id": "app-2"}))
    assert "not found" in refused(client.get("/v1/stt/transcripts/none"))


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"])
@pytest.mark.parametrize("file_format", ["WAV", "WAVEX"])
def test_every_pcm_width_is_read_alike(subtype: str, file_format: str) -> None:
    rng = np.random.default_rng(1)
    stereo = rng.uniform(-0.9, 0.9, (70_000, 2))
    file = io.BytesIO(wav(stereo, 44_100, subtype, file_format))
    info = read_info(file)
    assert (info.channels, info.sample_rate_hz, info.frames) == (2, 44_100, 70_000)
    samples = np.concatenate(list(mono_blocks(file, info)))
    assert np.abs(samples - stereo.mean(axis=1)).max() < (0.01 if subtype == "PCM_U8" else 1e-4)


def test_chunks_before_the_sound_are_passed_over() -> None:
    whole = silence(0.5)
    odd = whole[:12] + b"JUNK" + struct.pack("<I", 5) + bytes(6) + whole[12:]
    assert read_info(io.BytesIO(odd)).frames == 8_000
    with pytest.raises(BadWav):
        read_info(io.BytesIO(whole[:12] + b"JUNK" + struct.pack("<I", 2**32 - 1)))

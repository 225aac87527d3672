"""The speech is real: what was asked for is measured in the sound itself."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import espeakng_loader
import httpx
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.sandbox.helpers import (
    NORTH,
    TEXT,
    await_state,
    current_body,
    download,
    duration_s,
    legacy_body,
    samples_of,
    speak,
)
from vbee_desktop.sandbox import speech
from vbee_desktop.sandbox.espeak import ESPEAK_RATE_HZ, Espeak
from vbee_desktop.sandbox.orders import legacy_order
from vbee_desktop.sandbox.script import ClientPause, split_script
from vbee_desktop.sandbox.settings import Settings
from vbee_desktop.sandbox.speech_plan import plan_for
from vbee_desktop.sandbox.voices import load_catalogue

MP3_BITRATES = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128),
}
MP3_RATES_HZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def mp3_head(sound: bytes) -> tuple[int, int]:
    """Bitrate (kbit/s) and sample rate (Hz), read off the first frame's header."""
    assert sound[0] == 0xFF
    version = (sound[1] >> 3) & 3
    assert (sound[1] >> 1) & 3 == 1, "not layer III"
    bitrates = MP3_BITRATES[1 if version == 3 else 2]
    return bitrates[sound[2] >> 4], MP3_RATES_HZ[version][(sound[2] >> 2) & 3]


def pitch_hz(samples: NDArray[np.float64], rate_hz: int) -> float:
    """Median fundamental of the voiced parts, by autocorrelation."""
    found = []
    for at in range(0, len(samples) - 2048, 1024):
        frame = samples[at : at + 2048] - samples[at : at + 2048].mean()
        likeness = np.fft.irfft(np.abs(np.fft.rfft(frame, 8192)) ** 2)
        low = rate_hz // 400
        lag = low + int(likeness[low : rate_hz // 50].argmax())
        if likeness[0] > 1 and likeness[lag] > 0.5 * likeness[0]:
            found.append(rate_hz / lag)
    return float(np.median(found))


def spectrum(samples: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean log spectrum of the spoken frames, in 64 bands."""
    frames = samples[: len(samples) // 1024 * 1024].reshape(-1, 1024)
    loud = frames[np.abs(frames).max(axis=1) > 0.05 * np.abs(samples).max()]
    power = np.abs(np.fft.rfft(loud, axis=1))[:, 1:513].reshape(len(loud), 64, 8).mean(axis=(0, 2))
    bands = np.log(power + 1e-6)
    centred: NDArray[np.float64] = bands - bands.mean()
    return centred


def longest_silence_s(sound: bytes) -> float:
    samples, rate_hz = samples_of(sound)
    loud = np.flatnonzero(np.abs(samples) > 1e-3)
    return float(np.diff(loud).max() / rate_hz)


@pytest.mark.parametrize("speed", [0.1, 0.3, 0.5, 0.8, 1.5, 1.9])
def test_length_follows_the_speed(client: httpx.Client, speed: float) -> None:
    usual_s = duration_s(speak(client, audio_type="wav"))
    assert duration_s(speak(client, audio_type="wav", speed_rate=speed)) * speed == pytest.approx(
        usual_s, rel=0.12
    )


def test_slow_speech_keeps_its_pitch(client: httpx.Client) -> None:
    usual = pitch_hz(*samples_of(speak(client, audio_type="wav", sample_rate=22050)))
    slow = pitch_hz(*samples_of(speak(client, audio_type="wav", sample_rate=22050, speed_rate=0.2)))
    assert slow == pytest.approx(usual, rel=0.08)


def test_every_vietnamese_voice_has_a_sound_of_its_own(client: httpx.Client) -> None:
    voices = list(load_catalogue().select("VBEE", language_code="vi-VN"))
    sounds = {
        v.code: samples_of(speak(client, voice_code=v.code, audio_type="wav", sample_rate=16000))[0]
        for v in voices
    }
    spectra = {code: spectrum(sound) for code, sound in sounds.items()}
    alike = [
        (one, other)
        for one in spectra
        for other in spectra
        if one < other
        and np.abs(spectra[one] - spectra[other]).mean() < 0.05
        and abs(pitch_hz(sounds[one], 16000) / pitch_hz(sounds[other], 16000) - 1) < 0.03
        and abs(len(sounds[one]) / len(sounds[other]) - 1) < 0.03  # its pace is its own too
    ]
    assert len(voices) == 25
    assert alike == []


def test_women_speak_higher_than_men(client: httpx.Client) -> None:
    voices = load_catalogue().select("VBEE", language_code="vi-VN")
    pitch: dict[str, list[float]] = {"female": [], "male": []}
    for voice in voices:
        sound = speak(client, voice_code=voice.code, audio_type="wav", sample_rate=16000)
        pitch[voice.gender].append(pitch_hz(*samples_of(sound)))
    assert min(pitch["female"]) > max(pitch["male"])


def test_the_three_dialects_differ() -> None:
    """One voice, moved from region to region: only the dialect changes."""
    voice = load_catalogue().find(NORTH)
    assert voice is not None
    engine = Espeak()
    text = "Vâng, rượu và giấy; ngã rẽ, trời trong, sương sớm."

    def said(region: str) -> NDArray[np.float64]:
        plan = dataclasses.replace(
            plan_for(voice), espeak_voices=plan_for(dataclasses.replace(voice, region=region)).espeak_voices
        )
        return engine.speak(text, plan, 170).astype(np.float64)

    spectra = {region: spectrum(said(region)) for region in ("north", "central", "south")}
    # The same words twice are not the same samples: espeak-ng goes on with its breath noise.
    repeated = np.abs(spectrum(said("north")) - spectra["north"]).mean()
    for one, other in (("north", "central"), ("north", "south"), ("central", "south")):
        assert np.abs(spectra[one] - spectra[other]).mean() > 3 * repeated


def test_every_language_of_the_catalogue_is_spoken() -> None:
    engine = Espeak()
    one_of_each = {voice.language_code: voice for voice in load_catalogue().select("VBEE")}
    lengths = {
        code: len(engine.speak("1, 2, 3", plan_for(voice), 170)) for code, voice in one_of_each.items()
    }
    assert len(lengths) > 40
    assert min(lengths.values()) > 0.5 * ESPEAK_RATE_HZ


@pytest.mark.parametrize("rate_hz", [8000, 16000, 22050, 24000, 32000, 44100, 48000])
def test_wav_is_16_bit_mono_at_the_rate_asked_for(client: httpx.Client, rate_hz: int) -> None:
    sound = speak(client, audio_type="wav", sample_rate=rate_hz)
    assert sound[:4] == b"RIFF"
    assert (
        len(sound) == 44 + int.from_bytes(sound[40:44], "little") == 8 + int.from_bytes(sound[4:8], "little")
    )
    samples, found_hz = samples_of(sound)
    assert found_hz == rate_hz
    assert samples.ndim == 1
    assert int.from_bytes(sound[34:36], "little") == 16


@pytest.mark.parametrize(
    ("bitrate", "rate_hz", "written_hz", "written_bitrate"),
    [
        (8, 48000, 24000, 8),
        (16, 44100, 22050, 16),
        (32, 48000, 48000, 32),
        (64, 24000, 24000, 64),
        (128, 44100, 44100, 128),
        (8, 8000, 8000, 8),
        (128, 8000, 8000, 64),
    ],
)
def test_mp3_has_the_bitrate_asked_for(
    client: httpx.Client, bitrate: int, rate_hz: int, written_hz: int, written_bitrate: int
) -> None:
    sound = speak(client, bitrate=bitrate, sample_rate=rate_hz)
    assert mp3_head(sound)[1] == written_hz
    if (bitrate, rate_hz) != (128, 8000):
        assert mp3_head(sound)[0] == bitrate
    assert len(sound) * 8 / 1000 / duration_s(sound) == pytest.approx(written_bitrate, rel=0.05)
    assert samples_of(sound)[1] == written_hz


def test_the_default_rate_is_the_voices_own(client: httpx.Client) -> None:
    for code, rate_hz in ((NORTH, 48000), ("hn_female_hachi_book_22k-vc", 22050)):
        assert samples_of(speak(client, voice_code=code, audio_type="wav"))[1] == rate_hz


def test_a_break_is_silence_of_its_length(client: httpx.Client) -> None:
    plain = speak(client, audio_type="wav", input_text="Xin chào các bạn")
    paused = speak(client, audio_type="wav", input_text="Xin chào <break time=1.5s/> các bạn")
    assert longest_silence_s(plain) < 0.3
    assert longest_silence_s(paused) == pytest.approx(1.5, abs=0.15)


def test_pauses_of_the_client_are_obeyed(client: httpx.Client) -> None:
    lengths = []
    for pause_s in (0.1, 2.0):
        body = current_body(
            outputFormat="wav", text="Một câu. Hai câu.", clientPause={"sentenceBreak": pause_s}
        )
        created = client.post("/v1/tts", json=body).json()
        job = await_state(client, f"/v1/tts/requests/{created['requestId']}", "COMPLETED")
        lengths.append(duration_s(download(client, job["audioLink"])))
    assert lengths[1] - lengths[0] == pytest.approx(1.9, abs=0.02)


def test_text_without_words_is_a_moment_of_silence(client: httpx.Client) -> None:
    assert duration_s(speak(client, audio_type="wav", input_text="...")) == pytest.approx(0.1, abs=0.5)


def test_a_long_text_does_not_hold_up_a_short_one(client: httpx.Client) -> None:
    body = current_body(text=TEXT * 1_500)
    long_id = client.post("/v1/tts", json=body).json()["requestId"]
    speak(client)
    assert client.get(f"/v1/tts/requests/{long_id}").json()["status"] == "PROCESSING"


def test_a_script_keeps_numbers_whole_and_breaks_where_told() -> None:
    pauses = ClientPause()
    text = "Giá 1.000,5 đồng, lúc 12:30. Rồi &lt;sao&gt;?\nĐoạn<break time=500ms/>hai"
    pieces = split_script(text, pauses)
    assert [piece.text.strip() for piece in pieces] == [
        "Giá 1.000,5 đồng,", "lúc 12:30.", "Rồi <sao>?", "Đoạn", "", "hai",
    ]  # fmt: skip
    silences = [pauses.medium_s, pauses.sentence_s, pauses.paragraph_s, 0, 0.5, 0]
    assert [piece.silence_s for piece in pieces] == silences
    assert pieces[-1].end_character == len(text)


def test_a_script_without_marks_is_cut_at_spaces() -> None:
    text = "chữ " * 1_000
    pieces = split_script(text, ClientPause())
    assert max(len(piece.text) for piece in pieces) <= 400
    assert "".join(piece.text for piece in pieces) == text


def test_espeak_opens_data_behind_a_long_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / ("a" * 100) / ("b" * 100)
    deep.mkdir(parents=True)
    (deep / "espeak-ng-data").symlink_to(espeakng_loader.get_data_path())
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(deep / "espeak-ng-data"))
    voice = load_catalogue().find(NORTH)
    assert voice is not None
    engine = Espeak()
    assert len(engine.speak("một", plan_for(voice), 170)) > 1_000
    engine.close()


def test_a_sound_without_end_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "MOST_SAMPLES", 100_000)
    order = legacy_order(legacy_body(input_text="Một. <break time=9s/> Hai."), load_catalogue(), Settings())
    with pytest.raises(RuntimeError, match="too long"):
        speech.speak_order(order, Espeak(), io.BytesIO(), lambda _share: None, lambda: False)

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.audio.sounds import encoded, inspect_wav_bytes, make_wav, noise, noise_clip, sine, snr_db
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.convert import is_silent, refuse_silence, to_recognition_wav
from vbee_desktop.audio.decode import decode_bytes
from vbee_desktop.audio.resample import resampled
from vbee_desktop.audio.wav_writer import to_int16
from vbee_desktop.core.errors import BadInput, Code


def write(
    path: Path, samples: np.ndarray[tuple[int, ...], np.dtype[np.float32]], rate: int, subtype: str
) -> Path:
    soundfile.write(path, samples, rate, subtype=subtype, format="WAV")
    return path


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 32000, 44100, 48000])
def test_an_accepted_file_goes_byte_for_byte(tmp_path: Path, rate: int) -> None:
    path = write(tmp_path / "a.wav", noise(rate), rate, "PCM_16")
    prepared = to_recognition_wav(path)
    assert prepared.wav == path.read_bytes()
    assert (prepared.notes, prepared.duration_s, prepared.is_silent) == ((), 1.0, False)


@pytest.mark.parametrize(
    ("rate", "channels", "subtype", "notes"),
    [
        (24000, 1, "PCM_16", ("rate",)),
        (16000, 2, "PCM_16", ("channels",)),
        (16000, 1, "PCM_24", ("depth",)),
        (16000, 1, "PCM_U8", ("depth",)),
        (96000, 2, "FLOAT", ("rate", "channels", "depth")),
    ],
)
def test_what_is_converted_is_said(
    tmp_path: Path, rate: int, channels: int, subtype: str, notes: tuple[str, ...]
) -> None:
    prepared = to_recognition_wav(write(tmp_path / "a.wav", noise(rate, channels), rate, subtype))
    info = inspect_wav_bytes(prepared.wav)
    assert prepared.notes == notes
    assert (info.codec, info.bits, info.channels, info.sample_rate_hz) == ("pcm", 16, 1, 16000)
    assert info.frames == 16000
    assert info.problems == ()


@pytest.mark.parametrize(("form", "subtype"), [("FLAC", "PCM_16"), ("AIFF", "PCM_16"), ("WAV", "PCM_16")])
def test_another_container_gives_the_very_same_samples(tmp_path: Path, form: str, subtype: str) -> None:
    path = tmp_path / "sound"
    path.write_bytes(encoded(to_int16(noise(22050)), 22050, form, subtype))
    prepared = to_recognition_wav(path)
    assert prepared.notes == (() if form == "WAV" else ("container",))
    assert prepared.wav == make_wav(to_int16(noise(22050)).tobytes(), rate=22050)


@pytest.mark.parametrize(
    ("form", "subtype", "rate", "notes"),
    [
        ("MP3", "MPEG_LAYER_III", 44100, ("channels", "depth", "container")),
        ("OGG", "VORBIS", 24000, ("rate", "channels", "depth", "container")),
        ("OGG", "OPUS", 48000, ("channels", "depth", "container")),
        ("FLAC", "PCM_24", 96000, ("rate", "channels", "depth", "container")),
        ("AIFF", "FLOAT", 16000, ("channels", "depth", "container")),
    ],
)
def test_every_kind_becomes_what_the_service_likes_best(
    tmp_path: Path, form: str, subtype: str, rate: int, notes: tuple[str, ...]
) -> None:
    voice = np.repeat(sine(1.0, rate, 440.0), 2, axis=1)
    path = tmp_path / "sound"
    path.write_bytes(encoded(voice, rate, form, subtype))
    prepared = to_recognition_wav(path)
    info = inspect_wav_bytes(prepared.wav)
    assert prepared.notes == notes
    assert (info.codec, info.bits, info.channels, info.sample_rate_hz) == ("pcm", 16, 1, 16000)
    assert info.frames == 16000
    heard = decode_bytes(prepared.wav).samples
    assert snr_db(sine(1.0, 16000, 440.0)[1000:-1000], heard[1000:-1000]) > 20


def test_samples_that_are_no_numbers_are_not_sent(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(make_wav(np.full(100, np.nan, "<f4").tobytes(), tag=3, bits=32))
    with pytest.raises(BadInput) as caught:
        to_recognition_wav(path)
    assert caught.value.facts["reason"] == "not_numbers"


def test_a_clean_header_is_written_around_the_same_samples(tmp_path: Path) -> None:
    sound = to_int16(noise(8000)).tobytes()
    path = tmp_path / "a.wav"
    path.write_bytes(make_wav(sound, rate=8000, after=b"trailing bytes"))
    prepared = to_recognition_wav(path)
    assert prepared.notes == ("container",)
    assert prepared.wav == make_wav(sound, rate=8000)


@pytest.mark.parametrize("rate", [24000, 44100, 48000])
def test_a_tone_survives_resampling_with_130_db(rate: int) -> None:
    """Issue: at least 130 dB of signal to noise, measured before the samples become 16 bits."""
    expected = sine(2.0, 16000, 997.0)
    heard = resampled(Clip(sine(2.0, rate, 997.0), rate), 16000).samples
    middle = slice(4000, -4000)
    assert len(heard) == 32000
    assert snr_db(expected[middle], heard[middle]) > 130


def test_sound_above_the_new_band_is_gone() -> None:
    heard = resampled(Clip(sine(1.0, 48000, 11000.0), 48000), 16000).samples
    assert float(np.abs(heard[1000:-1000]).max()) < 1e-5


def test_conversion_of_a_tone_is_as_good_as_16_bits_allow() -> None:
    clip = decode_bytes(to_recognition_wav(Clip(sine(2.0, 24000, 997.0), 24000)).wav)
    middle = slice(4000, -4000)
    assert snr_db(sine(2.0, 16000, 997.0)[middle], clip.samples[middle]) > 88


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [(1.0, 1.0, 1.0), (1.0, 0.0, 1.0), (0.0, 1.0, 1.0), (1.0, 0.5, 0.75), (1.0, -1.0, 1.0)],
)
def test_downmix_keeps_the_voice(left: float, right: float, expected: float) -> None:
    voice = noise(16000)
    prepared = to_recognition_wav(
        Clip(np.hstack([voice * np.float32(left), voice * np.float32(right)]), 16000)
    )
    heard = decode_bytes(prepared.wav).samples
    assert snr_db(voice * np.float32(expected), heard) > 60


def test_sound_over_full_scale_is_turned_down_and_not_cut() -> None:
    loud = sine(1.0, 16000, 200.0, level=2.0)
    prepared = to_recognition_wav(Clip(loud, 16000))
    assert prepared.notes == ("level",)
    heard = decode_bytes(prepared.wav).samples
    assert snr_db(sine(1.0, 16000, 200.0, level=1.0), heard) > 80


def test_full_scale_does_not_wrap_round() -> None:
    edges = np.array([[1.0], [-1.0], [0.99999], [-0.99999]], np.float32)
    assert to_int16(edges)[:, 0].tolist() == [32767, -32768, 32767, -32768]


def test_the_same_sound_gives_the_same_bytes() -> None:
    clip = noise_clip(1.0, 44100, 2)
    assert to_recognition_wav(clip).wav == to_recognition_wav(clip).wav


def test_limits_hold_after_conversion() -> None:
    with pytest.raises(BadInput) as caught:
        to_recognition_wav(noise_clip(10.0, 24000))
    assert caught.value.code is Code.AUDIO_TOO_LONG
    assert caught.value.facts == {"duration_s": 10.0, "limit_s": 10.0}
    just_under = Clip(noise(441_000 - 1), 44100)
    assert to_recognition_wav(just_under).duration_s < 10.0


def test_a_long_file_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    path.write_bytes(make_wav(bytes(16000 * 2 * 11)))
    with pytest.raises(BadInput) as caught:
        to_recognition_wav(path)
    assert caught.value.facts == {"duration_s": 11.0, "limit_s": 10.0}


def test_a_big_24_bit_stereo_file_under_ten_seconds_is_converted(tmp_path: Path) -> None:
    frames = round(9.5 * 192000)
    path = write(tmp_path / "big.wav", np.repeat(noise(frames), 2, axis=1), 192000, "PCM_24")
    assert path.stat().st_size > 10_000_000
    prepared = to_recognition_wav(path)
    assert prepared.duration_s == 9.5
    assert len(prepared.wav) == 44 + 9.5 * 32000


def test_digital_silence_is_told() -> None:
    step = np.zeros((16000, 1), np.float32)
    step[100] = 1 / 32768
    quiet = np.zeros((16000, 1), np.float32)
    quiet[::2] = 4 / 32768
    offset = np.full((16000, 1), 0.25, np.float32)
    found = [
        is_silent(Clip(samples, 16000)) for samples in (np.zeros((16000, 1), np.float32), step, offset, quiet)
    ]
    assert found == [True, True, True, False]
    prepared = to_recognition_wav(Clip(np.zeros((24000, 2), np.float32), 24000))
    assert prepared.is_silent
    with pytest.raises(BadInput) as caught:
        refuse_silence(prepared)
    assert caught.value.code is Code.SILENT_INPUT


def test_a_human_voice_converts(tmp_path: Path) -> None:
    sample = Path("/usr/share/sounds/alsa/Front_Center.wav")
    if not sample.exists():
        pytest.skip("needs the Debian package alsa-utils")
    prepared = to_recognition_wav(sample)
    assert prepared.notes == ()
    assert not prepared.is_silent

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from tests.audio.sounds import make_wav, noise, sine, snr_db
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.decode import decode_bytes, decode_file, prove_audio
from vbee_desktop.core.errors import BadInput, Code

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"])
@pytest.mark.parametrize("container", ["WAV", "WAVEX"])
def test_wav_decodes_as_libsndfile_decodes_it(tmp_path: Path, subtype: str, container: str) -> None:
    path = tmp_path / "sound.wav"
    soundfile.write(path, noise(5001, 3), 22050, subtype=subtype, format=container)
    expected, rate = soundfile.read(path, dtype="float32", always_2d=True)
    clip = decode_file(path)
    assert clip.sample_rate_hz == rate == 22050
    np.testing.assert_array_equal(clip.samples, expected)
    assert prove_audio(path.read_bytes()) == (5001 / 22050, 22050, "wav", True)


def test_mp3_decodes_whole(tmp_path: Path) -> None:
    path = tmp_path / "sound.mp3"
    source = np.repeat(noise(2400, level=0.1), 20, axis=0)[:44100]
    soundfile.write(path, source, 44100, format="MP3", bitrate_mode="CONSTANT", compression_level=0.2)
    clip = decode_file(path)
    assert (clip.frames, clip.channels, clip.sample_rate_hz) == (44100, 1, 44100)
    assert snr_db(source, clip.samples) > 10
    assert prove_audio(path.read_bytes()) == (1.0, 44100, "mp3", True)
    tagged = b"ID3\x04\0\0\0\0\x01\x00" + bytes(128) + path.read_bytes()
    np.testing.assert_array_equal(decode_bytes(tagged).samples, clip.samples)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html><body>throttled</body></html>", "not_audio"),
        (b"fLaC" + bytes(100), "damaged"),
        (b"ID3\x04\0\0\0\0\0\0<html></html>", "not_mp3"),
        (b"\xff\xfb\x90\x00" + b"words instead of frames" * 300, "not_mp3"),
        (b"", "empty"),
    ],
)
def test_what_is_not_sound_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput) as caught:
        decode_bytes(data)
    assert (caught.value.code, caught.value.facts["reason"]) == (Code.BAD_FILE, reason)


def test_an_adpcm_wav_hidden_behind_an_id3_tag_never_reaches_libsndfile() -> None:
    stream = io.BytesIO()
    soundfile.write(stream, noise(4000), 8000, subtype="MS_ADPCM", format="WAV")
    with pytest.raises(BadInput) as caught:
        decode_bytes(b"ID3\x04\0\0\0\0\0\0" + stream.getvalue())
    assert caught.value.facts["reason"] == "not_mp3"


def test_decoded_length_is_capped(tmp_path: Path) -> None:
    path = tmp_path / "long.mp3"
    soundfile.write(path, np.zeros((16000 * 60, 1), np.float32), 16000, format="MP3")
    with pytest.raises(BadInput) as caught:
        decode_file(path, max_samples=16000 * 10)
    assert caught.value.code is Code.AUDIO_TOO_LONG
    assert caught.value.facts["limit_s"] == 10.0
    wav = make_wav(bytes(32000))
    assert decode_bytes(wav, max_samples=16000).frames == 16000
    with pytest.raises(BadInput):
        decode_bytes(wav, max_samples=15999)


@pytest.mark.parametrize("kind", ["<f4", "<f8"])
def test_not_a_number_and_infinite_samples_do_no_harm(kind: str) -> None:
    values = np.array([0.5, np.nan, np.inf, -np.inf, 1e30, -0.25], kind)
    clip = decode_bytes(make_wav(values.tobytes(), tag=3, bits=values.itemsize * 8))
    np.testing.assert_array_equal(clip.samples[:, 0], [0.5, 0.0, 16.0, -16.0, 16.0, -0.25])


def test_a_clip_is_checked_and_read_only() -> None:
    clip = Clip(np.zeros((10, 1), np.float32), 8000)
    assert not clip.samples.flags.writeable
    for samples in (np.zeros(10, np.float32), np.zeros((10, 1), np.float64)):
        with pytest.raises(ValueError, match="float32"):
            Clip(samples, 8000)  # type: ignore[arg-type]


def mp3(seconds: float, mode: str) -> bytes:
    stream = io.BytesIO()
    soundfile.write(stream, sine(seconds, 44100), 44100, format="MP3", bitrate_mode=mode)
    return stream.getvalue()


@pytest.mark.parametrize("mode", ["CONSTANT", "VARIABLE"])
def test_an_mp3_that_is_cut_off_decodes_but_is_told(mode: str) -> None:
    data = mp3(2.0, mode)
    for size_bytes in (len(data) // 2, len(data) - 150):
        facts = prove_audio(data[:size_bytes])
        assert facts.duration_s > 0.5
        assert not facts.is_whole


@pytest.mark.parametrize("tag", [b"", b"TAG" + bytes(125), b"APETAGEX" + bytes(2_000)])
def test_an_mp3_with_tags_behind_it_is_whole(tag: bytes) -> None:
    assert prove_audio(mp3(1.0, "CONSTANT") + tag).is_whole


def test_an_mp3_that_goes_on_as_noise_is_damaged() -> None:
    data = mp3(2.0, "CONSTANT")
    start = data[: len(data) // 4]
    with pytest.raises(BadInput) as caught:
        prove_audio(start + bytes(71 * place % 251 for place in range(len(data) - len(start))))
    assert caught.value.facts["reason"] == "damaged"


def test_an_mp3_that_breaks_off_in_noise_is_not_sound() -> None:
    with pytest.raises(BadInput):
        prove_audio(b"ID3" + b"\x00" * 500)

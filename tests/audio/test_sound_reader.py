from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from tests.audio.sounds import encoded, make_wav, noise, snr_db
from vbee_desktop.audio.downmix import to_mono
from vbee_desktop.audio.sound_reader import SoundReader
from vbee_desktop.core.errors import BadInput, Code

if TYPE_CHECKING:
    from vbee_desktop.audio.clip import Samples

EXACT = [
    ("WAV", "PCM_U8"), ("WAV", "PCM_16"), ("WAV", "PCM_24"), ("WAV", "PCM_32"), ("WAV", "FLOAT"),
    ("WAV", "DOUBLE"), ("AIFF", "PCM_S8"), ("AIFF", "PCM_16"), ("AIFF", "PCM_24"), ("AIFF", "PCM_32"),
    ("AIFF", "FLOAT"), ("AIFF", "DOUBLE"), ("FLAC", "PCM_S8"), ("FLAC", "PCM_16"), ("FLAC", "PCM_24"),
]  # fmt: skip
LOSSY = [("MP3", "MPEG_LAYER_III", 44100), ("MP3", "MPEG_LAYER_III", 16000), ("OGG", "VORBIS", 22050),
         ("OGG", "OPUS", 48000), ("OGG", "OPUS", 16000)]  # fmt: skip


def read_whole(data: bytes, frames: int = 1000) -> Samples:
    with SoundReader(data) as reader:
        return np.concatenate(list(reader.blocks(frames)))


def refusal_of(data: bytes) -> tuple[Code, object]:
    with pytest.raises(BadInput) as caught:
        read_whole(data)
    return caught.value.code, caught.value.facts["reason"]


@pytest.mark.parametrize(("form", "subtype"), EXACT)
def test_what_is_kept_exactly_is_read_as_libsndfile_reads_it(form: str, subtype: str) -> None:
    data = encoded(noise(5001, 3), 22050, form, subtype)
    expected, _rate = soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)
    with SoundReader(data) as reader:
        assert (reader.sample_rate_hz, reader.channels, reader.duration_s) == (22050, 3, 5001 / 22050)
        blocks = list(reader.blocks(2000))
        assert [block.shape for block in blocks] == [(2000, 3), (2000, 3), (1001, 3)]
        assert all(block.dtype == np.float32 for block in blocks)
        np.testing.assert_array_equal(np.concatenate(blocks), expected)
        np.testing.assert_array_equal(np.concatenate(list(reader.blocks(7))), expected)


def test_an_aiff_with_its_bytes_turned_is_read() -> None:
    sound = noise(999, 2)
    expected = read_whole(encoded(sound, 16000, "WAV", "PCM_16"))
    np.testing.assert_array_equal(
        read_whole(encoded(sound, 16000, "AIFF", "PCM_16", order="LITTLE")), expected
    )


@pytest.mark.parametrize(("form", "subtype", "rate_hz"), LOSSY)
def test_compressed_sound_has_the_length_that_its_headers_tell(form: str, subtype: str, rate_hz: int) -> None:
    sound = np.repeat(noise(2 * rate_hz // 20, level=0.1), 20, axis=0)
    data = encoded(sound, rate_hz, form, subtype)
    with SoundReader(data) as reader:
        assert (reader.sample_rate_hz, reader.duration_s) == (rate_hz, 2.0)
    heard = read_whole(data)
    assert len(heard) == len(sound)
    assert snr_db(sound, heard) > 10


@pytest.mark.parametrize(("form", "subtype", "rate_hz"), LOSSY)
def test_blocks_join_without_a_seam(form: str, subtype: str, rate_hz: int) -> None:
    """The frames of compressed sound lean on earlier ones: a place that is only asked for loses them."""
    data = encoded(noise(3 * rate_hz, 1), rate_hz, form, subtype)
    expected, _rate = soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)
    found = read_whole(data, 5000)
    left_out = len(expected) - len(found)  # by the index of the MP3: what the filters put before the sound
    np.testing.assert_allclose(found, expected[left_out:], atol=1e-6)


def test_a_flac_behind_a_tag_is_read() -> None:
    sound = noise(4000)
    flac = encoded(sound, 8000, "FLAC", "PCM_24")
    tag = b"ID3\x04\0\0\0\0\x01\x00" + bytes(128)
    np.testing.assert_array_equal(read_whole(tag + flac), read_whole(flac))


def test_a_flac_that_leaves_its_length_open_is_named() -> None:
    flac = bytearray(encoded(noise(4000), 8000, "FLAC", "PCM_16"))
    flac[21] &= 0xF0
    flac[22:26] = bytes(4)
    assert refusal_of(bytes(flac)) == (Code.BAD_FORMAT, "codec")


@pytest.mark.parametrize("kind", ["<f4", "<f8"])
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_samples_that_are_no_numbers_are_refused(kind: str, value: float) -> None:
    values = np.zeros(5000, kind)
    values[4999] = value
    wav = make_wav(values.tobytes(), tag=3, bits=values.itemsize * 8)
    assert refusal_of(wav) == (Code.BAD_FILE, "not_numbers")


def test_a_mix_of_blocks_is_the_mix_of_the_whole() -> None:
    voice = noise(9000)
    for channels in ([voice, voice], [voice, -voice], [voice, 0 * voice, 0 * voice], [0 * voice, 0 * voice]):
        sound = np.concatenate(channels, axis=1)
        with SoundReader(encoded(sound, 16000, "WAV", "FLOAT")) as reader:
            np.testing.assert_allclose(
                np.concatenate(list(reader.mono_blocks(700))), to_mono(sound), atol=1e-7
            )


def test_an_hour_is_read_in_little_memory(tmp_path: Path) -> None:
    """A sparse WAV of an hour of stereo, 460 MB as float32; measured in a process of its own."""
    path = tmp_path / "hour.wav"
    frames = 3600 * 16000
    header = make_wav(b"", channels=2, rate=16000, data_size=frames * 4, riff_size=36 + frames * 4)
    with path.open("wb") as file:
        file.write(header)
        file.truncate(len(header) + frames * 4)
    code = (
        "import resource, sys; from pathlib import Path;"
        "from vbee_desktop.audio.sound_reader import SoundReader;"
        "reader = SoundReader(Path(sys.argv[1]));"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "print(sum(len(block) for block in reader.blocks()));"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    read, grown_mb = map(int, done.stdout.split())
    assert read == frames
    assert grown_mb < 30


class TornOff(io.BytesIO):
    """A disk that is unplugged while it is read."""

    left = 1 << 30

    def read(self, count: int | None = -1, /) -> bytes:
        data = super().read(count)
        self.left -= len(data)
        if self.left < 0:
            raise OSError("no such device")
        return data


@pytest.mark.parametrize(
    ("form", "subtype"), [("WAV", "PCM_16"), ("FLAC", "PCM_16"), ("OGG", "VORBIS"), ("MP3", "MPEG_LAYER_III")]
)
def test_a_disk_that_goes_away_is_told(form: str, subtype: str, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = TornOff(encoded(noise(160_000), 16000, form, subtype))
    monkeypatch.setattr("vbee_desktop.audio.sound_reader.open_regular_file", lambda _path: disk)
    with SoundReader(Path("away")) as reader:
        blocks = reader.blocks(1000)
        next(blocks)
        disk.left = 0
        with pytest.raises(BadInput) as caught:
            list(blocks)
    assert (caught.value.code, caught.value.facts["reason"]) == (Code.BAD_FILE, "unreadable")

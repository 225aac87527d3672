from __future__ import annotations

import os
import struct
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audio.sounds import chunk, inspect_wav, inspect_wav_bytes, make_wav, noise
from vbee_desktop.audio.decode import decode_bytes
from vbee_desktop.audio.gate import SoundInfo
from vbee_desktop.core.errors import BadInput, Code

if TYPE_CHECKING:
    from collections.abc import Iterator

SOUND = bytes(range(1, 201)) * 16  # 3200 bytes: a whole number of frames for every layout used here


def reason_for(data: bytes) -> tuple[Code, object]:
    with pytest.raises(BadInput) as caught:
        inspect_wav_bytes(data)
    return caught.value.code, caught.value.facts["reason"]


@pytest.mark.parametrize(
    ("tag", "bits", "codec"),
    [(1, 8, "pcm"), (1, 16, "pcm"), (1, 24, "pcm"), (1, 32, "pcm"), (3, 32, "float"), (3, 64, "float")],
)
@pytest.mark.parametrize("is_extensible", [False, True])
def test_admits_pcm_and_float(tag: int, bits: int, codec: str, is_extensible: bool) -> None:
    data = SOUND[: 2 * bits * 10]
    wav = make_wav(data, tag=0xFFFE if is_extensible else tag, bits=bits, channels=2, rate=44100,
                   extensible_tag=tag if is_extensible else None)  # fmt: skip
    info = inspect_wav_bytes(wav)
    assert (info.codec, info.bits, info.is_float) == (codec, bits, codec == "float")
    assert (info.channels, info.sample_rate_hz, info.frames) == (2, 44100, 80)
    assert info.duration_s == pytest.approx(80 / 44100)
    assert wav[info.data_offset : info.data_offset + info.data_bytes] == data
    assert info.problems == ()


@pytest.mark.parametrize(
    "name",
    ["MS_ADPCM", "IMA_ADPCM", "ULAW", "ALAW", "GSM610", "G721_32", "NMS_ADPCM_16"],
)
def test_refuses_other_codecs_written_by_libsndfile(tmp_path: Path, name: str) -> None:
    path = tmp_path / "other.wav"
    soundfile.write(path, noise(4000), 8000, subtype=name, format="WAV")
    with pytest.raises(BadInput) as caught:
        inspect_wav(path)
    assert (caught.value.code, caught.value.facts["reason"]) == (Code.BAD_FORMAT, "codec")
    assert caught.value.facts["codec"]


def test_refuses_adpcm_behind_an_extensible_header() -> None:
    wav = make_wav(SOUND, tag=0xFFFE, extensible_tag=2)
    assert reason_for(wav) == (Code.BAD_FORMAT, "codec")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (make_wav(b""), "empty"),
        (b"R", "truncated"),
        (make_wav(SOUND)[:11], "truncated"),
        (make_wav(SOUND)[:40], "truncated"),
        (make_wav(SOUND)[:-1], "truncated"),
        (b"hello, this is not a sound file at all", "not_wav"),
        (make_wav(SOUND, form=b"AVI "), "not_wav"),
        (make_wav(SOUND, magic=b"RIFX"), "not_wav"),
        (make_wav(SOUND, channels=0, frame_bytes=2), "damaged"),
        (make_wav(SOUND, channels=65), "damaged"),
        (make_wav(SOUND, rate=0), "damaged"),
        (make_wav(SOUND, rate=2**32 - 1), "damaged"),
        (make_wav(SOUND, frame_bytes=3), "damaged"),
        (make_wav(SOUND, frame_bytes=0), "damaged"),
        (make_wav(SOUND, riff_size=2**32 - 1), "damaged"),
        (make_wav(SOUND, data_size=2**32 - 1), "damaged"),
        (make_wav(SOUND, data_size=len(SOUND) + 2), "truncated"),
        (make_wav(SOUND, riff_size=100), "damaged"),
        (make_wav(SOUND, riff_size=0), "damaged"),
        (make_wav(SOUND, before_data=chunk(b"data", SOUND)), "damaged"),
        (make_wav(SOUND, before_data=chunk(b"fmt ", bytes(16))), "damaged"),
        (b"RIFF" + struct.pack("<I", 4 + 8 * 20_000) + b"WAVE" + chunk(b"junk", b"") * 20_000, "damaged"),
        (b"RIFF" + struct.pack("<I", 4 + 208) + b"WAVE" + chunk(b"data", bytes(200)), "damaged"),
    ],
)
def test_refuses_what_is_broken(data: bytes, reason: str) -> None:
    assert reason_for(data) == (Code.BAD_FILE, reason)


@pytest.mark.parametrize("magic", [b"RF64", b"BW64"])
def test_refuses_64_bit_wav_by_name(magic: bytes) -> None:
    assert reason_for(make_wav(SOUND, magic=magic)) == (Code.BAD_FORMAT, "rf64")


@pytest.mark.parametrize(("tag", "bits"), [(1, 12), (1, 64), (3, 16), (3, 24), (0x55, 16), (0x1234, 16)])
def test_refuses_odd_depths_and_unknown_tags(tag: int, bits: int) -> None:
    assert reason_for(make_wav(SOUND, tag=tag, bits=bits)) == (Code.BAD_FORMAT, "codec")


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (make_wav(SOUND, after=b"ID3 tag or other bytes"), ("trailing",)),
        (make_wav(SOUND, byte_rate=1), ("byte_rate",)),
        (make_wav(SOUND + b"\0", bits=16), ("partial_frame",)),
        (make_wav(SOUND, before_data=chunk(b"LIST", b"some words!")), ()),
        (make_wav(SOUND[:-1], bits=8), ()),
        (make_wav(SOUND[:-1], bits=8)[:-1], ()),
    ],
)
def test_tolerates_what_is_harmless(data: bytes, problems: tuple[str, ...]) -> None:
    info = inspect_wav_bytes(data)
    assert info.problems == problems
    frame_bytes = info.bits // 8
    assert info.frames == info.data_bytes // frame_bytes
    assert data[info.data_offset :].startswith(SOUND[: info.data_bytes])


def test_names_files_that_cannot_be_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.wav"
    os.mkfifo(pipe)
    for path, reason in ((tmp_path / "gone.wav", "missing"), (tmp_path, "unreadable"), (pipe, "unreadable"),
                         (Path("nul\0l.wav"), "unreadable")):  # fmt: skip
        with pytest.raises(BadInput) as caught:
            inspect_wav(path)
        assert (caught.value.code, caught.value.facts["reason"]) == (Code.BAD_FILE, reason)


def test_names_files_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "locked.wav"
    path.write_bytes(make_wav(SOUND))
    path.chmod(0)
    with without_privileges(), pytest.raises(BadInput) as caught:
        inspect_wav(path)
    assert caught.value.facts["reason"] == "unreadable"


@contextmanager
def without_privileges() -> Iterator[None]:
    """As an ordinary user, for the superuser may read everything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    os.seteuid(user)


def test_gate_and_preflight_import_neither_numpy_nor_libsndfile() -> None:
    code = (
        "import sys, vbee_desktop.audio.preflight, vbee_desktop.audio.wav_gate; "
        "print([name for name in ('numpy', 'soundfile', 'soxr', 'sounddevice') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


numbers = st.sampled_from([0, 1, 2, 3, 16, 44, 2**16 - 1, 2**31, 2**32 - 1]) | st.integers(0, 2**32 - 1)
shorts = st.sampled_from([0, 1, 2, 3, 8, 16, 24, 32, 64, 0x11, 0xFFFE]) | st.integers(0, 2**16 - 1)


@settings(max_examples=300, deadline=None)
@given(tag=shorts, channels=shorts, rate=numbers, bits=shorts, frame_bytes=shorts, byte_rate=numbers,
       riff_size=st.none() | numbers, data_size=st.none() | numbers, data=st.binary(max_size=64))  # fmt: skip
def test_any_header_is_refused_by_name_or_describes_what_is_there(data: bytes, **fields: int) -> None:
    wav = make_wav(data, **fields)  # type: ignore[arg-type]
    info = info_unless_refused(wav)
    if info:
        assert_describes(info, wav)


@settings(max_examples=300, deadline=None)
@given(
    edits=st.lists(st.tuples(st.integers(0, 140), st.integers(0, 255)), max_size=6), cut=st.integers(0, 400)
)
def test_any_mutated_file_is_refused_by_name_or_decodes(edits: list[tuple[int, int]], cut: int) -> None:
    wav = bytearray(make_wav(SOUND[:240], before_data=chunk(b"LIST", b"words"), channels=2))
    for place, value in edits:
        wav[place] = value
    mutated = bytes(wav[: len(wav) - cut] if cut < 100 else wav)
    info = info_unless_refused(mutated)
    if info:
        assert_describes(info, mutated)
        assert decode_bytes(mutated).frames == info.frames


def info_unless_refused(wav: bytes) -> SoundInfo | None:
    """Any error but a refusal with its reason fails the test."""
    try:
        return inspect_wav_bytes(wav)
    except BadInput as error:
        if "reason" not in error.facts:
            raise
        return None


def assert_describes(info: SoundInfo, wav: bytes) -> None:
    assert info.data_offset + info.data_bytes <= len(wav)
    assert info.frames * info.channels * info.bits == info.data_bytes * 8
    assert info.frames > 0
    assert info.size_bytes == len(wav)
    assert info.duration_s == info.frames / info.sample_rate_hz

"""The gates for what is no WAV: headers made wrong one by one, any headers, real files with wrong bytes."""

from __future__ import annotations

import io
import struct
from functools import cache
from itertools import count

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.audio.sounds import encoded, make_wav, noise
from vbee_desktop.audio.decode import decode_bytes
from vbee_desktop.audio.mp3_gate import read_frame
from vbee_desktop.audio.sound_gate import inspect_sound_stream
from vbee_desktop.audio.sound_reader import LONGEST_S, SoundReader
from vbee_desktop.core.errors import BadInput, Code

RATE_HZ = 16000
KINDS = {
    "wav": ("WAV", "PCM_16"),
    "wav float": ("WAV", "FLOAT"),
    "aiff": ("AIFF", "PCM_24"),
    "aiff float": ("AIFF", "FLOAT"),
    "flac": ("FLAC", "PCM_16"),
    "vorbis": ("OGG", "VORBIS"),
    "opus": ("OGG", "OPUS"),
    "mp3": ("MP3", "MPEG_LAYER_III"),
}


@cache
def sample(kind: str) -> bytes:
    """0.2 s of noise as a real file."""
    return encoded(noise(RATE_HZ // 5), RATE_HZ, *KINDS[kind])


def patched(kind: str, place: int, value: bytes) -> bytes:
    data = sample(kind)
    return data[:place] + value + data[place + len(value) :]


def refusal_of(data: bytes) -> tuple[Code, object]:
    with pytest.raises(BadInput) as caught:
        inspect_sound_stream(io.BytesIO(data))
    return caught.value.code, caught.value.facts["reason"]


COMM = sample("aiff").index(b"COMM") + 8
SSND = sample("aiff").index(b"SSND")
OPUS_HEAD = sample("opus").index(b"OpusHead")
VORBIS_HEAD = sample("vorbis").index(b"\x01vorbis")
SECOND_PAGE = sample("vorbis").index(b"OggS", 4)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (patched("aiff", COMM, b"\0\0"), "damaged"),  # no channels
        (patched("aiff", COMM, b"\xff\xff"), "damaged"),
        (patched("aiff", COMM + 2, b"\0\0\0\0"), "empty"),
        (patched("aiff", COMM + 2, b"\xff\xff\xff\xff"), "damaged"),  # so many frames
        (patched("aiff", COMM + 8, bytes(10)), "damaged"),  # 0 Hz
        (patched("aiff", COMM + 8, b"\x7f\xff" + b"\xff" * 8), "damaged"),  # an infinite rate
        (patched("aiff", COMM + 8, b"\xc0\x0c"), "damaged"),  # a negative rate
        (patched("aiff", COMM - 4, b"\xff\xff\xff\xff"), "damaged"),
        (patched("aiff", SSND + 4, b"\xff\xff\xff\xff"), "damaged"),
        (patched("aiff", SSND + 8, b"\x00\x00\x10\x00"), "damaged"),  # the sound begins past its end
        (patched("aiff", SSND, b"SSNX"), "damaged"),
        (patched("aiff", 4, b"\xff\xff\xff\xff"), "damaged"),
        (patched("aiff", 8, b"ILBM"), "not_audio"),
        (sample("aiff")[:-100], "truncated"),
        (sample("aiff")[:11], "truncated"),
        (patched("flac", 18, b"\0\0\0"), "damaged"),  # 0 Hz
        (patched("flac", 4, b"\x84"), "damaged"),  # another block first
        (patched("flac", 5, b"\xff\xff\xff"), "damaged"),
        (patched("flac", 8, b"\0\0\0\0"), "damaged"),  # blocks of nothing
        (sample("flac")[:30], "damaged"),
        (sample("flac")[:44], "truncated"),
        (b"fLaC", "truncated"),
        (patched("vorbis", VORBIS_HEAD + 11, b"\0"), "damaged"),  # no channels
        (patched("vorbis", VORBIS_HEAD + 12, b"\0\0\0\0"), "damaged"),  # 0 Hz
        (patched("vorbis", VORBIS_HEAD + 28, b"\xff"), "damaged"),
        (patched("opus", OPUS_HEAD + 9, b"\0"), "damaged"),
        (patched("opus", OPUS_HEAD + 8, b"\x7f"), "damaged"),
        (patched("opus", 5, b"\0"), "damaged"),  # no first page
        (patched("opus", 4, b"\x01"), "damaged"),  # another version
        (sample("vorbis")[:-100], "truncated"),
        (sample("vorbis")[:20], "truncated"),
        (sample("vorbis") + b"ends otherwise", "damaged"),
        (sample("vorbis")[:SECOND_PAGE], "empty"),
        (b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + sample("mp3"), "not_mp3"),  # a tag without an end
    ],
    ids=count(),
)
def test_refuses_what_is_broken(data: bytes, reason: str) -> None:
    assert refusal_of(data) == (Code.BAD_FILE, reason)


@pytest.mark.parametrize(
    "data",
    [
        patched("aiff float", sample("aiff float").index(b"COMM") + 26, b"ima4"),
        patched("aiff float", sample("aiff float").index(b"COMM") + 26, b"ulaw"),
        patched("aiff", COMM + 6, b"\x00\x0c"),  # 12 bits
        patched("opus", OPUS_HEAD, b"Speex   "),
        patched("opus", OPUS_HEAD, b"\x80theora\0"),
        sample("vorbis") + sample("vorbis"),
        sample("vorbis") + sample("opus"),
        b"\0\0\0\x20ftypM4A " + bytes(100),
        b"\x1a\x45\xdf\xa3" + bytes(100),
        bytes.fromhex("3026b2758e66cf11") + bytes(100),
        b"\xff\xf1\x50\x80" + bytes(100),
        b"caff" + bytes(100),
    ],
    ids=count(),
)
def test_refuses_other_codecs_by_name(data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        inspect_sound_stream(io.BytesIO(data))
    assert (caught.value.code, caught.value.facts["reason"]) == (Code.BAD_FORMAT, "codec")
    assert caught.value.facts["codec"]


@pytest.mark.parametrize("tail", [b"TAG" + bytes(125), bytes(3000), b"\xff" * 5000])
def test_what_stands_behind_an_mp3_is_no_sound(tail: bytes) -> None:
    with SoundReader(sample("mp3") + tail) as reader:
        assert reader.info.frames == RATE_HZ // 5


def test_what_stands_between_the_frames_of_an_mp3_is_passed_over() -> None:
    mp3 = encoded(noise(RATE_HZ), RATE_HZ, "MP3", "MPEG_LAYER_III")
    with SoundReader(mp3) as whole, SoundReader(mp3[:2000] + bytes(700) + mp3[2000:]) as torn:
        assert whole.info.frames == RATE_HZ
        assert RATE_HZ - 2 * 576 <= torn.info.frames <= RATE_HZ


def mp3_frames(count: int) -> bytes:
    """Silence at the lowest rate of all, 0.072 s in 72 bytes."""
    return (b"\xff\xe3\x18\xc0" + bytes(68)) * count


def test_a_bomb_of_hours_is_refused_before_it_is_decoded() -> None:
    bomb = mp3_frames(round((LONGEST_S + 3600) / 0.072))
    with pytest.raises(BadInput) as caught:
        SoundReader(bomb)
    assert (caught.value.code, caught.value.facts["reason"]) == (Code.AUDIO_TOO_LONG, "cap")
    assert caught.value.facts["duration_s"] == pytest.approx(LONGEST_S + 3600, abs=1)


def mp3_of(seconds: int, **how: object) -> bytes:
    stream = io.BytesIO()
    soundfile.write(stream, noise(RATE_HZ * seconds), RATE_HZ, format="MP3", **how)
    return stream.getvalue()


def without_index(mp3: bytes) -> bytes:
    frame = read_frame(mp3, 0)
    assert frame is not None
    assert b"Xing" in mp3[: frame.length_bytes] or b"Info" in mp3[: frame.length_bytes]
    return mp3[frame.length_bytes :]


def read_frames(data: bytes) -> tuple[int, int]:
    """Frames as the gate promises them, and as they come."""
    with SoundReader(data) as reader:
        return reader.info.frames, sum(len(block) for block in reader.blocks())


@pytest.mark.parametrize("claimed", [1, 100, 2**31 - 1, 2**32 - 1])
def test_what_an_index_in_an_mp3_says_of_its_length_is_not_believed(claimed: int) -> None:
    mp3 = bytearray(mp3_of(4))
    struct.pack_into(">I", mp3, mp3.index(b"Xing") + 8, claimed)
    promised, came = read_frames(bytes(mp3))
    assert promised == came
    assert 0 <= came - 4 * RATE_HZ < 3 * 576


@pytest.mark.parametrize("mode", ["CONSTANT", "VARIABLE"])
def test_an_mp3_without_an_index_is_read_to_its_end(mode: str) -> None:
    """Bare libsndfile stops where its guess ends: at a third of a file of variable bitrate."""
    promised, came = read_frames(without_index(mp3_of(4, bitrate_mode=mode)))
    assert promised == came
    assert 0 <= came - 4 * RATE_HZ < 3 * 576


def test_of_mp3_files_that_were_joined_all_are_read() -> None:
    """Bare libsndfile stops after the first."""
    promised, came = read_frames(mp3_of(2) + mp3_of(3))
    assert promised == came
    assert 0 <= came - 5 * RATE_HZ < 6 * 576


def test_of_mp3_files_that_do_not_fit_together_none_is_lost_without_a_word() -> None:
    other = encoded(noise(48000), 48000, "MP3", "MPEG_LAYER_III")
    with pytest.raises(BadInput) as caught:
        SoundReader(mp3_of(2) + other)
    assert caught.value.facts["codec"] == "changing sample rate"
    mono_then_stereo = mp3_of(2) + encoded(noise(RATE_HZ * 2, 2), RATE_HZ, "MP3", "MPEG_LAYER_III")
    with pytest.raises(BadInput):
        read_frames(mono_then_stereo)
    assert decode_bytes(mono_then_stereo).duration_s > 1.9


def test_an_ogg_that_says_it_is_short_is_not_decoded_without_end() -> None:
    ogg = bytearray(encoded(noise(RATE_HZ * 4), RATE_HZ, "OGG", "VORBIS"))
    pages = [place for place in range(len(ogg)) if ogg[place : place + 4] == b"OggS"]
    for page in pages[2:]:
        struct.pack_into("<q", ogg, page + 6, 100)
    check_any(bytes(ogg))


numbers = st.sampled_from([0, 1, 2, 16, 2**15, 2**16 - 1, 2**31, 2**32 - 1]) | st.integers(0, 2**32 - 1)
shorts = st.sampled_from([0, 1, 2, 8, 16, 24, 32, 64, 2**16 - 1]) | st.integers(0, 2**16 - 1)
few_bytes = st.binary(max_size=200)


@settings(max_examples=200, deadline=None)
@given(
    shape=st.tuples(shorts, numbers, shorts), rate=st.binary(min_size=10, max_size=10), sound=few_bytes,
    kind=st.sampled_from([b"NONE", b"sowt", b"fl32", b"fl64", b"ima4", b"\0\0\0\0"]),
    offset=numbers | st.just(0), form_size=st.none() | numbers, sound_size=st.none() | numbers,
)  # fmt: skip
def test_any_aiff_header_is_refused_by_name_or_decodes(
    shape: tuple[int, int, int], rate: bytes, sound: bytes, kind: bytes, offset: int,
    form_size: int | None, sound_size: int | None,
) -> None:  # fmt: skip
    common = struct.pack(">HIH", *shape) + rate + kind + b"\0\0"
    body = b"AIFCCOMM" + struct.pack(">I", len(common)) + common
    length = len(sound) + 8 if sound_size is None else sound_size
    body += b"SSND" + struct.pack(">III", length, offset, 0) + sound
    size = len(body) if form_size is None else form_size
    check_any(b"FORM" + struct.pack(">I", size) + body)


@settings(max_examples=200, deadline=None)
@given(
    block=st.tuples(shorts, shorts),
    packed=st.integers(0, 2**64 - 1),
    length=st.sampled_from([0, 33, 34, 35, 2**24 - 1]),
    sound=few_bytes,
)
def test_any_flac_header_is_refused_by_name_or_decodes(
    block: tuple[int, int], packed: int, length: int, sound: bytes
) -> None:
    about = struct.pack(">HH", *block) + bytes(6) + struct.pack(">Q", packed) + bytes(16)
    check_any(b"fLaC\x80" + length.to_bytes(3, "big") + about + b"\xff\xf8" + sound)


@settings(max_examples=200, deadline=None)
@given(
    head=st.sampled_from([b"\x01vorbis", b"OpusHead", b"Speex   ", b""]),
    about=st.binary(max_size=40),
    flags=st.integers(0, 255),
    position=st.sampled_from([0, 1, 2**63 - 1, 2**64 - 1]) | st.integers(0, 2**64 - 1),
    sizes=st.binary(max_size=4),
    rest=few_bytes,
)
def test_any_ogg_page_is_refused_by_name_or_decodes(
    head: bytes, about: bytes, flags: int, position: int, sizes: bytes, rest: bytes
) -> None:
    packet = head + about
    page = b"OggS\0" + bytes([flags]) + struct.pack("<QIII", position, 1, 0, 0)
    check_any(page + bytes([1 + len(sizes), len(packet)]) + sizes + packet + rest)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    kind=st.sampled_from([*KINDS]),
    edits=st.lists(
        st.tuples(st.integers(0, 400) | st.integers(0, 6000), st.binary(min_size=1, max_size=8)), max_size=5
    ),
    cut=st.just(0) | st.integers(0, 5000),
    tail=st.just(b"") | st.binary(max_size=50),
)
def test_any_real_file_with_wrong_bytes_is_refused_by_name_or_decodes(
    kind: str, edits: list[tuple[int, bytes]], cut: int, tail: bytes
) -> None:
    data = bytearray(sample(kind))
    for place, value in edits:
        data[place : place + len(value)] = value
    check_any(bytes(data[: max(0, len(data) - cut)]) + tail)


def check_any(data: bytes) -> None:
    """Any error but a refusal with its reason fails the test."""
    error = error_of_reading(data)
    if error is not None:
        assert error.facts["reason"]
        assert error.code in (Code.BAD_FILE, Code.BAD_FORMAT, Code.AUDIO_TOO_LONG)


def error_of_reading(data: bytes) -> BadInput | None:
    try:
        with SoundReader(data) as reader:
            assert reader.info.size_bytes == len(data)
            assert reader.info.data_offset + reader.info.data_bytes <= len(data)
            check_reading(reader)
    except BadInput as error:
        return error
    return None


def check_reading(reader: SoundReader) -> None:
    frames = 0
    try:
        for block in reader.blocks(5000):
            assert block.dtype == np.float32
            assert block.shape[1] == reader.channels
            assert np.isfinite(block).all()
            frames += len(block)
    finally:
        assert frames <= reader.most_frames


def test_a_wav_in_the_middle_of_other_kinds_is_still_one() -> None:
    """The kind is told by the first bytes alone, whatever follows."""
    assert decode_bytes(make_wav(b"fLaC" + bytes(100) + b"OggS")).frames == 54

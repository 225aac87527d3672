"""A long sound in parts: cut where nobody speaks, nothing missing, nothing too long."""

from __future__ import annotations

import tracemalloc
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from tests.audio.sounds import noise, sine
from vbee_desktop.audio.convert import to_recognition_wav
from vbee_desktop.audio.cut_rule import Stretch
from vbee_desktop.audio.decode import decode_bytes, decode_file
from vbee_desktop.audio.resample import resampled
from vbee_desktop.audio.split import LONGEST_PART_FRAMES, RATE_HZ, open_long_sound
from vbee_desktop.audio.wav_writer import to_int16
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.estimates import billed_s
from vbee_desktop.core.resources import resource_path

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.audio.clip import Samples

ENGLISH = resource_path("samples", "english.wav")


def written(path: Path, samples: Samples, rate_hz: int = RATE_HZ, subtype: str = "PCM_16") -> Path:
    soundfile.write(path, samples, rate_hz, subtype=subtype)
    return path


def bursts(*lengths_s: float, pause_s: float) -> tuple[Samples, list[tuple[float, float]]]:
    """Loud noise with pauses of room noise between, and where the pauses are."""
    sounds, pauses, at_s = [], [], 0.0
    for number, length_s in enumerate(lengths_s):
        sounds += [
            noise(round(length_s * RATE_HZ), seed=number),
            noise(round(pause_s * RATE_HZ), level=0.0003),
        ]
        pauses.append((at_s + length_s, at_s + length_s + pause_s))
        at_s += length_s + pause_s
    return np.concatenate(sounds), pauses


def parts_of(path: Path, folder: Path) -> tuple[list[Stretch], int]:
    with closing(open_long_sound(path, folder)) as sound:
        return sound.parts(), sound.frames


def test_cuts_are_in_the_pauses_and_cover_the_sound(tmp_path: Path) -> None:
    samples, pauses = bursts(3.1, 4.7, 2.2, 6.3, 5.5, 1.9, 7.0, pause_s=0.45)
    parts, frames = parts_of(written(tmp_path / "a.wav", samples), tmp_path)
    assert frames == len(samples)
    assert (parts[0].start, parts[-1].end) == (0, frames)
    assert all(first.end == second.start for first, second in pairwise(parts))
    assert all(part.frames <= LONGEST_PART_FRAMES for part in parts)
    for part in parts[:-1]:
        assert any(first_s < part.end / RATE_HZ < last_s for first_s, last_s in pauses)


def test_less_is_lost_by_rounding_than_with_cuts_in_the_middle_of_pauses(tmp_path: Path) -> None:
    samples, pauses = bursts(*[8.2] * 12, pause_s=0.9)
    parts, frames = parts_of(written(tmp_path / "a.wav", samples), tmp_path)
    middles = [0.0, *((first_s + last_s) / 2 for first_s, last_s in pauses[:-1]), frames / RATE_HZ]
    in_the_middle = sum(billed_s(last - first) for first, last in pairwise(middles))
    assert sum(billed_s(part.frames / RATE_HZ) for part in parts) <= in_the_middle - 8


def test_where_nobody_pauses_the_parts_overlap(tmp_path: Path) -> None:
    parts, _ = parts_of(written(tmp_path / "a.wav", noise(25 * RATE_HZ)), tmp_path)
    assert len(parts) >= 3
    assert all(part.lapped_frames == RATE_HZ for part in parts[1:])
    assert all(part.frames <= LONGEST_PART_FRAMES for part in parts)


def test_a_short_gap_is_taken_before_a_word_is_cut(tmp_path: Path) -> None:
    samples, ((first_s, last_s), _) = bursts(7.0, 6.0, pause_s=0.16)
    parts, _ = parts_of(written(tmp_path / "a.wav", samples), tmp_path)
    assert len(parts) == 2
    assert first_s <= parts[0].end / RATE_HZ <= last_s
    assert parts[1].lapped_frames == 0


def test_each_part_is_what_the_whole_sound_holds_there(tmp_path: Path) -> None:
    speech = decode_file(ENGLISH).samples
    path = written(tmp_path / "a.wav", np.concatenate([speech, speech]))
    whole = to_int16(decode_file(path).samples)
    with closing(open_long_sound(path, tmp_path)) as sound:
        for part in sound.parts():
            clip = sound.clip(part)
            sent = to_int16(decode_bytes(clip.wav).samples)
            assert np.array_equal(sent, whole[part.start : part.end])
            assert clip.duration_s == part.frames / RATE_HZ < 10
            assert clip.notes == ()
        assert len(sound.pieces()) == 1


def test_another_rate_and_more_channels_are_converted_as_short_clips_are(tmp_path: Path) -> None:
    rate_hz = 44_100
    tone = np.repeat(sine(4.0, rate_hz), 2, axis=1)
    path = written(tmp_path / "a.wav", tone, rate_hz)
    expected = to_int16(resampled(decode_file(path), RATE_HZ).samples[:, :1])
    with closing(open_long_sound(path, tmp_path)) as sound:
        assert set(sound.notes) == {"rate", "channels"}
        sent = to_int16(decode_bytes(sound.clip(Stretch(0, sound.frames)).wav).samples)
        assert np.abs(sent.astype(int) - expected).max() <= 2
        assert abs(sound.frames - 4 * RATE_HZ) <= 1


@pytest.mark.parametrize("second", [0.0, -1.0])
def test_a_silent_or_a_reversed_channel_weakens_nothing(tmp_path: Path, second: float) -> None:
    tone = sine(3.0, RATE_HZ)
    path = written(tmp_path / "a.wav", np.concatenate([tone, second * tone], axis=1))
    with closing(open_long_sound(path, tmp_path)) as sound:
        assert sound.clip(Stretch(0, sound.frames)).wav == to_recognition_wav(path).wav


def test_what_is_over_full_scale_is_lowered_as_a_whole(tmp_path: Path) -> None:
    loud = sine(3.0, RATE_HZ, level=1.0) * np.float32(2.0)
    path = written(tmp_path / "a.wav", loud, subtype="FLOAT")
    with closing(open_long_sound(path, tmp_path)) as sound:
        assert "level" in sound.notes
        assert sound.clip(Stretch(0, sound.frames)).wav == to_recognition_wav(path).wav


def test_silence_is_told_apart_and_costs_nothing(tmp_path: Path) -> None:
    silence = np.zeros((30 * RATE_HZ, 1), np.float32)
    samples, _ = bursts(4.0, pause_s=0.5)
    path = written(tmp_path / "a.wav", np.concatenate([samples, silence, samples]))
    with closing(open_long_sound(path, tmp_path)) as sound:
        clips = [sound.clip(part) for part in sound.parts()]
        assert not sound.is_silent
        assert sum(billed_s(clip.duration_s) for clip in clips if not clip.is_silent) <= 10
    with closing(open_long_sound(written(tmp_path / "b.wav", silence), tmp_path)) as sound:
        assert sound.is_silent


def test_the_same_sound_has_the_same_digest_whatever_its_file_is_called(tmp_path: Path) -> None:
    samples = to_int16(bursts(4.0, 5.0, pause_s=0.5)[0])
    digests = set()
    for name in ("a.wav", "b.flac"):
        path = tmp_path / name
        soundfile.write(path, samples, RATE_HZ)
        with closing(open_long_sound(path, tmp_path)) as sound:
            digests.add(sound.digest)
    assert len(digests) == 1


def test_nothing_is_left_on_the_disk(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    open_long_sound(ENGLISH, scratch).close()
    (tmp_path / "bad.wav").write_bytes(b"no sound at all")
    with pytest.raises(BadInput) as refusal:
        open_long_sound(tmp_path / "bad.wav", scratch)
    assert refusal.value.code is Code.BAD_FILE
    assert list(scratch.iterdir()) == []


def test_a_long_sound_needs_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    def peak_bytes(repeats: int) -> int:
        path = tmp_path / f"{repeats}.wav"
        with soundfile.SoundFile(path, "w", 44_100, 2, subtype="PCM_16") as file:
            for _ in range(repeats):
                file.write(minute)
        tracemalloc.start()
        open_long_sound(path, tmp_path).close()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    minute = np.repeat(sine(60.0, 44_100), 2, axis=1)
    short, long = peak_bytes(1), peak_bytes(6)
    assert long < 1.5 * short < 60_000_000

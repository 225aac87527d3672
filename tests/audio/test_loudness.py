"""Loudness against ffmpeg's own meter, and voices made equally loud."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from tests.audio.sounds import noise, noise_clip, sine
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.encode import write_wav
from vbee_desktop.audio.loudness import SILENCE_LUFS, loudness_lufs, matching_gains
from vbee_desktop.core.resources import resource_path

SPEECH = decode_file(resource_path("samples", "english.wav"))


def loudness_by_ffmpeg(path: Path) -> float:
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        pytest.skip("needs the Debian package ffmpeg")
    command = [ffmpeg, "-nostats", "-i", str(path), "-filter_complex", "ebur128", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stderr
    return float(re.findall(r"I:\s+(-?[\d.]+) LUFS", said)[-1])


@pytest.mark.parametrize(
    "clip",
    [
        SPEECH,
        Clip(sine(5.0, 48000, 997.0), 48000),
        noise_clip(5.0, 22050),
        noise_clip(5.0, 44100, channels=2),
    ],
    ids=["speech", "tone", "noise", "stereo"],
)
def test_it_agrees_with_another_meter(tmp_path: Path, clip: Clip) -> None:
    write_wav(tmp_path / "a.wav", clip)
    assert loudness_lufs(clip) == pytest.approx(loudness_by_ffmpeg(tmp_path / "a.wav"), abs=0.15)


def test_pauses_do_not_make_a_voice_quieter() -> None:
    rate = SPEECH.sample_rate_hz
    silence = np.zeros((5 * rate, 1), np.float32)
    paused = Clip(np.concatenate([SPEECH.samples, silence]), rate)
    assert loudness_lufs(paused) == pytest.approx(loudness_lufs(SPEECH), abs=0.3)


def test_clips_become_as_loud_as_the_quietest_and_are_never_clipped() -> None:
    clips = [
        Clip((SPEECH.samples * level).astype(np.float32), SPEECH.sample_rate_hz) for level in (1.0, 0.5, 0.1)
    ]
    clips.append(Clip(np.zeros((48000, 1), np.float32), 48000))
    gains = matching_gains(clips)
    assert gains == pytest.approx((0.1, 0.2, 1.0, 1.0), rel=1e-3)


def test_silence_and_a_blink_have_no_loudness() -> None:
    assert loudness_lufs(Clip(np.zeros((48000, 1), np.float32), 48000)) == SILENCE_LUFS
    assert loudness_lufs(Clip(noise(100), 48000)) == SILENCE_LUFS
    assert matching_gains([Clip(noise(100), 48000)]) == (1.0,)

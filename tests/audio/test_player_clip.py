from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from tests.audio.sounds import sine, snr_db
from vbee_desktop.audio import player_clip
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.player_clip import decode_to_hear
from vbee_desktop.core.errors import BadInput, Code

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_short_is_heard_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    soundfile.write(path, np.repeat(sine(1.0, 48000), 2, axis=1), 48000)
    heard = decode_to_hear(path)
    np.testing.assert_array_equal(heard.samples, decode_file(path).samples)


@pytest.mark.parametrize("rate", [8000, 16000, 48000])
def test_what_is_long_is_heard_in_mono_and_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rate: int
) -> None:
    monkeypatch.setattr(player_clip, "MOST_SAMPLES", rate * 3)
    path = tmp_path / "a.wav"
    soundfile.write(path, np.repeat(sine(2.0, rate), 2, axis=1), rate, subtype="FLOAT")
    heard = decode_to_hear(path)
    assert (heard.channels, heard.sample_rate_hz) == (1, min(rate, 16000))
    assert heard.duration_s == 2.0
    expected = sine(2.0, heard.sample_rate_hz)
    assert snr_db(expected[1000:-1000], heard.samples[1000:-1000]) > 60


def test_what_is_too_long_for_the_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player_clip, "MOST_SAMPLES", 1000)
    monkeypatch.setattr(player_clip, "MAX_SAMPLES", 16000)
    path = tmp_path / "a.wav"
    soundfile.write(path, sine(2.0, 16000), 16000)
    with pytest.raises(BadInput) as caught:
        decode_to_hear(path)
    assert caught.value.code is Code.AUDIO_TOO_LONG
    assert caught.value.facts["limit_s"] == 1.0

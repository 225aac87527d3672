from __future__ import annotations

import numpy as np
import pytest

from tests.audio.sounds import noise
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.downmix import channel_products, mix_weights, mixed, to_mono
from vbee_desktop.audio.resample import resampled, resampled_blocks

TARGET_HZ = 16000


@pytest.mark.parametrize("rate_hz", [8000, 11025, 16000, 44100, 48000])
@pytest.mark.parametrize("frames", [1, 7, 4999, 5000, 100_003])
def test_block_by_block_is_the_same_as_at_once(rate_hz: int, frames: int) -> None:
    sound = noise(frames)
    blocks = (sound[start : start + 5000] for start in range(0, frames, 5000))
    joined = np.concatenate(list(resampled_blocks(blocks, 1, rate_hz, TARGET_HZ)))
    np.testing.assert_array_equal(joined, resampled(Clip(sound, rate_hz), TARGET_HZ).samples)


def test_the_mix_of_a_long_sound_can_be_decided_from_its_blocks() -> None:
    voice = noise(90_000)
    for channels in ([voice, voice], [voice, -voice], [voice, 0 * voice], [0 * voice, 0 * voice]):
        sound = np.concatenate(channels, axis=1)
        products = sum(channel_products(sound[start : start + 700]) for start in range(0, 90_000, 700))
        weights = mix_weights(np.asarray(products))
        np.testing.assert_array_equal(mixed(sound, weights), to_mono(sound))


def test_a_reversed_wire_does_not_silence_a_voice() -> None:
    voice = noise(1000)
    np.testing.assert_array_equal(to_mono(np.concatenate([voice, -voice], axis=1)), voice)
    np.testing.assert_array_equal(to_mono(np.concatenate([voice, 0 * voice], axis=1)), voice)

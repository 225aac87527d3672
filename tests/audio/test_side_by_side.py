"""Voices in one clip: who jumps between them hears no gap, and none is louder when that is asked for."""

from __future__ import annotations

import numpy as np
import pytest

from tests.audio.fake_card import FakeCard, closing, until
from tests.audio.sounds import noise, sine, snr_db
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.loudness import loudness_lufs
from vbee_desktop.audio.player import Player
from vbee_desktop.audio.side_by_side import side_by_side, speech_bounds_s
from vbee_desktop.core.audition import Audition, same_place

RATE = 16000


def clip_of(audition: Audition) -> Clip:
    assert isinstance(audition.clip, Clip)
    return audition.clip


def cut(audition: Audition, index: int, *, matched: bool = False) -> Clip:
    clip, sample = clip_of(audition), audition.samples[index]
    first = round(sample.start_s(matched=matched) * clip.sample_rate_hz)
    frames = round(sample.duration_s * clip.sample_rate_hz)
    return Clip(clip.samples[first : first + frames].copy(), clip.sample_rate_hz)


def test_each_voice_stands_in_it_unchanged_and_as_loud_as_the_quietest() -> None:
    loud, quiet = Clip(noise(RATE * 2, level=0.3), RATE), Clip(noise(RATE * 3, seed=2, level=0.05), RATE)
    audition = side_by_side([loud, quiet])
    np.testing.assert_array_equal(cut(audition, 0).samples, loud.samples)
    np.testing.assert_array_equal(cut(audition, 1).samples, quiet.samples)
    levels = [loudness_lufs(cut(audition, index, matched=True)) for index in (0, 1)]
    assert levels[0] == pytest.approx(levels[1], abs=0.1)
    assert levels[1] == pytest.approx(loudness_lufs(quiet), abs=0.1)


def test_voices_of_different_rates_have_the_highest_one() -> None:
    audition = side_by_side([Clip(sine(1.0, 24000), 24000), Clip(sine(1.0, 48000), 48000)])
    assert clip_of(audition).sample_rate_hz == 48000
    middle = slice(4800, 43200)
    assert snr_db(sine(1.0, 48000)[middle], cut(audition, 0).samples[middle]) > 60


def test_speech_begins_where_it_is_heard() -> None:
    samples = np.zeros((RATE * 3, 1), np.float32)
    samples[RATE : RATE * 2] = sine(1.0, RATE)
    samples += noise(RATE * 3, level=0.0005)
    assert speech_bounds_s(Clip(samples, RATE)) == pytest.approx((1.0, 2.0), abs=0.01)
    silence = Clip(np.zeros((RATE, 1), np.float32), RATE)
    assert speech_bounds_s(silence) == (0.0, 1.0)


def test_a_jump_to_another_voice_while_it_plays_has_no_gap() -> None:
    """Two tones in one clip: after the jump the other tone is there, and no block in between is silent."""
    card = FakeCard()
    player = Player(card, clock=card.clock)
    audition = side_by_side([Clip(sine(2.0, RATE, 300.0), RATE), Clip(sine(4.0, RATE, 500.0), RATE)])
    one, other = audition.samples
    with closing(player):
        player.load(clip_of(audition))
        player.set_range(one.plain_start_s, one.plain_start_s + one.duration_s)
        player.play()
        until(lambda: player.snapshot().state == "playing", "playing")
        card.play(RATE)
        target_s = other.plain_start_s + same_place(one, other, 1.0)
        player.seek(target_s)
        player.set_range(other.plain_start_s, other.plain_start_s + other.duration_s)
        until(lambda: player.snapshot().position_s == pytest.approx(target_s), "the jump")
        heard = card.play(RATE)[:, 0]
        expected = clip_of(audition).samples[round(target_s * RATE) :][:RATE, 0]
        fade = round(0.005 * RATE)
        np.testing.assert_array_equal(heard[fade:], expected[fade:])
        quietest = min(np.abs(block).max() for block in np.array_split(heard, 200))
        assert quietest > 0.2
        assert same_place(one, other, 1.0) == pytest.approx(2.0, abs=0.02)

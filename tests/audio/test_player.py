from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.audio.fake_card import FakeCard, closing, until
from tests.audio.sounds import noise, noise_clip, snr_db
from vbee_desktop.audio.clip import Clip, Samples
from vbee_desktop.audio.player import LINGER_S, LOST_AFTER_S, Player
from vbee_desktop.audio.playhead import SERVER_LAG_S
from vbee_desktop.audio.resample import resampled
from vbee_desktop.core.errors import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

RATE = 16000


@pytest.fixture
def card() -> FakeCard:
    return FakeCard()


@pytest.fixture
def player(card: FakeCard) -> Iterator[Player]:
    player = Player(card, clock=card.clock)
    with closing(player):
        yield player


def start(player: Player, clip: Clip) -> None:
    generation = player.load(clip)
    player.play()
    until(lambda: player.snapshot().generation == generation, "the clip")
    until(lambda: player.snapshot().state == "playing", "playing")


def settle(player: Player) -> None:
    """Everything asked so far has been done."""
    done: list[None] = []
    player._control.submit(lambda: done.append(None))  # noqa: SLF001  # the only way to see a thread idle
    until(lambda: done, "an idle control thread")


def assert_plays(got: Samples, expected: Samples) -> None:
    np.testing.assert_array_equal(got[: len(expected)], np.broadcast_to(expected, (len(expected), 2)))
    assert not got[len(expected) :].any()


def test_every_sample_is_played_once_and_unchanged(card: FakeCard, player: Player) -> None:
    clip = noise_clip(1.0, RATE)
    start(player, clip)
    assert_plays(card.play(RATE + 4800), clip.samples)
    until(lambda: player.snapshot().state == "stopped", "the end")
    assert player.snapshot().position_s == 0.0


def test_stereo_stays_stereo(card: FakeCard, player: Player) -> None:
    clip = noise_clip(0.5, RATE, 2)
    start(player, clip)
    np.testing.assert_array_equal(card.play(RATE // 2), clip.samples)


def test_it_stops_only_when_the_last_sample_has_been_heard(card: FakeCard, player: Player) -> None:
    start(player, noise_clip(0.3, RATE))
    card.latency_s = 0.05
    card.play(round(0.3 * RATE))
    settle(player)
    snapshot = player.snapshot()
    assert snapshot.state == "playing"  # 50 ms of it are still on their way
    assert snapshot.position_s == pytest.approx(0.25, abs=0.001)
    card.wait(0.051 + SERVER_LAG_S)
    until(lambda: player.snapshot().state == "stopped", "the end")


def test_play_again_starts_from_the_beginning(card: FakeCard, player: Player) -> None:
    clip = noise_clip(0.2, RATE)
    start(player, clip)
    card.play(RATE // 2)
    until(lambda: player.snapshot().state == "stopped", "the end")
    player.play()
    until(lambda: player.snapshot().state == "playing", "playing again")
    assert_plays(card.play(RATE // 2), clip.samples)
    assert len(card.opened) == 1


def test_the_position_is_what_is_heard(card: FakeCard, player: Player) -> None:
    start(player, noise_clip(1.0, RATE))
    card.play(RATE // 2)
    assert player.snapshot().position_s == pytest.approx(0.45, abs=0.001)
    assert player.snapshot().length_s == 1.0


def test_pause_fades_and_resume_goes_on_where_it_was(card: FakeCard, player: Player) -> None:
    clip = noise_clip(1.0, RATE)
    start(player, clip)
    card.play(4800)
    player.pause()
    until(lambda: player.snapshot().state == "paused", "pause")
    tail = card.play(4800)
    fade = round(0.005 * RATE)
    assert tail[:fade].any()
    assert not tail[fade:].any()
    assert np.abs(tail[:fade]).max() <= np.abs(clip.samples[4800 : 4800 + fade]).max()
    card.wait(1.0)
    paused_at = player.snapshot().position_s
    assert paused_at == pytest.approx(0.3, abs=0.001)
    player.play()
    until(lambda: player.snapshot().state == "playing", "resume")
    resumed = card.play(4800)
    np.testing.assert_array_equal(resumed[fade:, 0], clip.samples[4800 + fade : 9600, 0])


def test_seek_while_playing_lands_on_the_frame(card: FakeCard, player: Player) -> None:
    clip = noise_clip(2.0, RATE)
    start(player, clip)
    card.play(4800)
    player.seek(1.5)
    settle(player)
    assert player.snapshot().position_s == pytest.approx(1.5)
    after = card.play(4800)
    fade = round(0.005 * RATE)
    np.testing.assert_array_equal(after[fade:, 0], clip.samples[24000 + fade : 28800, 0])


def test_seek_while_stopped_waits_for_play(card: FakeCard, player: Player) -> None:
    clip = noise_clip(1.0, RATE)
    player.load(clip)
    player.seek(0.25)
    settle(player)
    assert (player.snapshot().state, player.snapshot().position_s) == ("stopped", 0.25)
    player.play()
    until(lambda: player.snapshot().state == "playing", "playing")
    assert_plays(card.play(8000), clip.samples[4000:12000])


def test_a_range_is_played_exactly(card: FakeCard, player: Player) -> None:
    clip = noise_clip(2.0, RATE)
    player.load(clip)
    player.set_range(0.5, 1.25)
    player.play()
    until(lambda: player.snapshot().state == "playing", "playing")
    assert_plays(card.play(RATE), clip.samples[8000:20000])
    until(lambda: player.snapshot().state == "stopped", "the end of the range")
    assert player.snapshot().position_s == 0.5


def test_a_loop_has_no_seam(card: FakeCard, player: Player) -> None:
    clip = noise_clip(1.0, RATE)
    player.load(clip)
    player.set_range(0.25, 0.5, loop=True)
    player.play()
    until(lambda: player.snapshot().state == "playing", "playing")
    part = clip.samples[4000:8000]
    assert_plays(card.play(14000), np.concatenate([part] * 4)[:14000])
    assert 0.25 <= player.snapshot().position_s < 0.5
    player.clear_range()
    settle(player)
    assert_plays(card.play(8000), clip.samples[6000:14000])


def test_another_range_while_playing_jumps_into_it(card: FakeCard, player: Player) -> None:
    clip = noise_clip(3.0, RATE)
    start(player, clip)
    card.play(4800)
    player.set_range(2.0, 2.5)
    settle(player)
    fade = round(0.005 * RATE)
    np.testing.assert_array_equal(card.play(8000)[fade:, 0], clip.samples[32000 + fade : 40000, 0])
    card.wait(0.1 + SERVER_LAG_S)
    until(lambda: player.snapshot().state == "stopped", "the end of the range")


def test_seeking_out_of_the_range_takes_it_away(card: FakeCard, player: Player) -> None:
    clip = noise_clip(2.0, RATE)
    player.load(clip)
    player.set_range(0.5, 1.0)
    player.seek(1.5)
    player.play()
    until(lambda: player.snapshot().state == "playing", "playing")
    assert_plays(card.play(RATE), clip.samples[24000:])


def test_volume_is_the_square_and_does_not_click(card: FakeCard, player: Player) -> None:
    ones = Clip(np.full((RATE, 1), 0.5, np.float32), RATE)
    start(player, ones)
    card.play(480)
    player.set_volume(0.5)
    settle(player)
    got = card.play(4800)[:, 0]
    assert got[-1] == pytest.approx(0.125)
    assert np.abs(np.diff(got)).max() < 0.01


def test_a_volume_set_before_holds_from_the_first_sample(card: FakeCard, player: Player) -> None:
    player.set_volume(0.5)
    clip = noise_clip(0.2, RATE)
    start(player, clip)
    assert_plays(card.play(4800), clip.samples * np.float32(0.25))


def test_a_device_that_opens_but_does_not_start_is_told_and_given_back(
    card: FakeCard, player: Player
) -> None:
    card.start_fails = True
    player.load(noise_clip(1.0, RATE))
    player.play()
    until(lambda: player.snapshot().error, "an error")
    assert card.stream.is_closed


def test_a_device_of_another_rate_gets_the_clip_resampled() -> None:
    card = FakeCard(rates=(48000,), own_rate_hz=48000)
    player = Player(card, clock=card.clock)
    with closing(player):
        clip = noise_clip(0.5, 24000)
        start(player, clip)
        got = card.play(24000)[:, :1]
        assert snr_db(resampled(clip, 48000).samples, got) > 120
        assert card.asked == [(None, 24000)]


def test_a_device_of_one_channel_gets_the_mix() -> None:
    card = FakeCard(channels=1)
    player = Player(card, clock=card.clock)
    with closing(player):
        clip = noise_clip(0.2, RATE, 2)
        start(player, clip)
        assert snr_db(clip.samples.mean(axis=1, keepdims=True), card.play(3200)) > 120


def test_no_device_is_told_and_the_position_stays(card: FakeCard, player: Player) -> None:
    card.failing = True
    player.load(noise_clip(1.0, RATE))
    player.seek(0.5)
    player.play()
    until(lambda: player.snapshot().error, "an error")
    snapshot = player.snapshot()
    assert snapshot.error is not None
    assert (snapshot.state, snapshot.error.code, snapshot.position_s) == ("paused", Code.NO_OUTPUT, 0.5)
    card.failing = False
    player.play()
    until(lambda: player.snapshot().state == "playing", "playing after all")
    assert player.snapshot().error is None


@pytest.mark.parametrize("silently", [True, False])
def test_when_the_default_device_vanishes_it_goes_on_with_the_next(
    card: FakeCard, player: Player, silently: bool
) -> None:
    clip = noise_clip(3.0, RATE)
    start(player, clip)
    card.play(RATE)
    card.wait(0.05)
    if silently:
        card.wait(LOST_AFTER_S)  # no callback for so long
    else:
        card.stream.is_broken = True
    until(lambda: len(card.opened) == 2, "the second device")
    until(lambda: player.snapshot().state == "playing", "playing there")
    assert card.opened[0].is_closed
    assert_plays(card.play(RATE), clip.samples[RATE : 2 * RATE])


def test_when_no_device_is_left_it_pauses_where_it_was(card: FakeCard, player: Player) -> None:
    start(player, noise_clip(3.0, RATE))
    card.play(RATE)
    card.wait(0.05)
    card.failing = True
    card.stream.is_broken = True
    until(lambda: player.snapshot().state == "paused", "pause")
    snapshot = player.snapshot()
    assert snapshot.error is not None
    assert snapshot.error.code is Code.NO_OUTPUT
    assert snapshot.position_s == pytest.approx(1.0, abs=0.001)


def test_a_chosen_device_that_vanishes_is_not_replaced(card: FakeCard, player: Player) -> None:
    player.set_device("ALSA|headphones|1")
    start(player, noise_clip(3.0, RATE))
    card.play(RATE)
    card.stream.is_broken = True
    until(lambda: player.snapshot().state == "paused", "pause")
    assert card.asked == [("ALSA|headphones|1", RATE)]


def test_changing_the_device_while_playing_goes_on_there(card: FakeCard, player: Player) -> None:
    clip = noise_clip(3.0, RATE)
    start(player, clip)
    card.play(RATE)
    card.wait(0.05)
    player.set_device("ALSA|headphones|1")
    until(lambda: len(card.opened) == 2, "the other device")
    until(lambda: player.snapshot().state == "playing", "playing there")
    assert_plays(card.play(RATE), clip.samples[RATE : 2 * RATE])


def test_the_device_is_given_back_after_a_while(card: FakeCard, player: Player) -> None:
    start(player, noise_clip(0.2, RATE))
    card.play(RATE)
    until(lambda: player.snapshot().state == "stopped", "the end")
    assert not card.stream.is_closed
    card.wait(LINGER_S)
    until(lambda: card.stream.is_closed, "the device given back")


def test_the_next_clip_uses_the_open_device(card: FakeCard, player: Player) -> None:
    start(player, noise_clip(1.0, RATE))
    card.play(4800)
    other = noise_clip(1.0, RATE, seed=2)
    start(player, other)
    got = card.play(8000)
    fade = round(0.005 * RATE)
    np.testing.assert_array_equal(got[fade:, 0], other.samples[fade:8000, 0])
    assert len(card.opened) == 1
    start(player, noise_clip(1.0, 24000))
    assert [stream.sample_rate_hz for stream in card.opened] == [RATE, 24000]


def test_an_empty_player_ignores_everything(card: FakeCard, player: Player) -> None:
    for act in (player.play, player.pause, player.stop):
        act()
    player.seek(3.0)
    player.set_range(1.0, 2.0, loop=True)
    player.set_volume(0.3)
    player.load(None)
    player.load(Clip(np.zeros((0, 1), np.float32), RATE))
    settle(player)
    assert player.snapshot().state == "empty"
    assert card.opened == []


def test_loading_while_playing_stops(card: FakeCard, player: Player) -> None:
    start(player, noise_clip(1.0, RATE))
    card.play(480)
    generation = player.load(noise_clip(0.5, RATE))
    until(lambda: player.snapshot().generation == generation, "the other clip")
    snapshot = player.snapshot()
    assert (snapshot.state, snapshot.position_s, snapshot.length_s) == ("stopped", 0.0, 0.5)
    assert not card.play(4800)[480:].any()


def test_stop_goes_to_the_start(card: FakeCard, player: Player) -> None:
    start(player, noise_clip(1.0, RATE))
    card.play(4800)
    player.stop()
    until(lambda: player.snapshot().state == "stopped", "stop")
    assert player.snapshot().position_s == 0.0
    assert not card.play(4800)[480:].any()


def test_closing_twice_is_harmless() -> None:
    card = FakeCard()
    player = Player(card, clock=card.clock)
    start(player, Clip(noise(RATE), RATE))
    assert player.close()
    assert player.close()
    assert card.stream.is_closed
    player.play()


def test_who_jumps_from_what_comes_next_repeats_nothing(card: FakeCard, player: Player) -> None:
    clip = noise_clip(3.0, RATE)
    start(player, clip)
    card.play(RATE // 2)
    now = player.snapshot()
    assert now.position_s == pytest.approx(0.45, abs=0.001)
    assert now.next_s == pytest.approx(0.5, abs=0.001)
    player.seek(now.next_s + 2.0)
    settle(player)
    assert player.snapshot().next_s == pytest.approx(2.5, abs=0.001)
    fade = round(0.005 * RATE)
    np.testing.assert_array_equal(card.play(4800)[fade:, 0], clip.samples[40000 + fade : 44800, 0])
    player.pause()
    until(lambda: player.snapshot().state == "paused", "pause")
    paused = player.snapshot()
    assert paused.next_s == paused.position_s

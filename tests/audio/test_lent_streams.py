"""PortAudio sees new devices only while no stream is open: what nobody needs just now is given up."""

from __future__ import annotations

import numpy as np

from tests.audio.fake_card import FakeCard, closing, until
from tests.audio.sounds import noise_clip
from tests.audio.test_recorder import reached, recorded_samples, spoken
from vbee_desktop.audio.player import Player
from vbee_desktop.audio.recorder import FREE_WITHIN_S, Recorder
from vbee_desktop.core.errors import Code


def listen(recorder: Recorder, card: FakeCard) -> None:
    recorder.open()
    until(lambda: card.opened, "an open microphone")
    card.record(spoken(0.1))
    reached(recorder, "monitoring")


def test_a_meter_may_be_paused_and_comes_back(card: FakeCard, recorder: Recorder) -> None:
    listen(recorder, card)
    assert card.stream.is_spare
    card.take_back()
    until(lambda: len(card.opened) == 2, "the meter again")
    card.record(spoken(0.1))
    assert reached(recorder, "monitoring").error is None


def test_a_recording_is_never_interrupted(card: FakeCard, recorder: Recorder) -> None:
    listen(recorder, card)
    recorder.start()
    reached(recorder, "recording")
    assert not card.take_back()
    card.record(spoken(9.8))
    reached(recorder, "finished")
    assert card.take_back()
    until(lambda: not recorder.snapshot().is_open, "the microphone closed")
    assert recorder.snapshot().state == "finished"
    assert len(card.opened) == 1


def test_a_press_while_the_meter_is_paused_is_not_lost(card: FakeCard, recorder: Recorder) -> None:
    listen(recorder, card)
    card.take_back()
    recorder.start()
    until(lambda: len(card.opened) == 2 and card.stream.is_started, "the microphone again")
    voice = spoken(9.8)
    card.record(voice)
    reached(recorder, "finished")
    np.testing.assert_array_equal(recorded_samples(recorder), voice)


def test_a_meter_that_loses_the_default_microphone_goes_on_at_the_new_one(
    card: FakeCard, recorder: Recorder
) -> None:
    listen(recorder, card)
    card.stream.is_broken = True
    until(lambda: len(card.opened) == 2, "the meter again")
    card.record(spoken(0.1))
    assert reached(recorder, "monitoring").error is None


def test_a_meter_that_loses_the_chosen_microphone_says_so(card: FakeCard, recorder: Recorder) -> None:
    recorder.open("usb")
    until(lambda: card.opened, "an open microphone")
    card.record(spoken(0.1))
    reached(recorder, "monitoring")
    card.stream.is_broken = True
    error = reached(recorder, "failed").error
    assert error
    assert (error.code, error.facts["kept_s"]) == (Code.DEVICE_LOST, 0.0)


def test_a_recording_waits_until_playing_has_stopped(card: FakeCard, recorder: Recorder) -> None:
    card.is_in_use = True
    recorder.start()
    until(lambda: len(card.asked) > 2, "some tries")
    assert recorder.snapshot().state == "opening"
    card.is_in_use = False
    until(lambda: card.opened, "an open microphone")
    voice = spoken(9.8)
    card.record(voice)
    reached(recorder, "finished")
    np.testing.assert_array_equal(recorded_samples(recorder), voice)


def test_a_device_that_stays_in_use_is_told(card: FakeCard, recorder: Recorder) -> None:
    card.is_in_use = True
    recorder.start()
    until(lambda: len(card.asked) > 2, "some tries")
    card.wait(FREE_WITHIN_S)
    error = reached(recorder, "failed").error
    assert error
    assert (error.code, error.facts["reason"]) == (Code.NO_INPUT, "in_use")
    card.is_in_use = False
    recorder.start()
    until(lambda: card.opened, "an open microphone")


def test_a_loudspeaker_that_only_lingers_is_given_up_and_opened_again(card: FakeCard) -> None:
    player = Player(card, clock=card.clock)
    with closing(player):
        player.load(noise_clip(1.0))
        player.play()
        until(lambda: player.snapshot().state == "playing", "playing")
        assert not card.take_back()
        player.pause()
        until(lambda: card.stream.is_spare, "a loudspeaker that nobody needs")
        assert card.take_back()
        player.play()
        until(lambda: len(card.opened) == 2, "the loudspeaker again")
        until(lambda: player.snapshot().state == "playing", "playing")

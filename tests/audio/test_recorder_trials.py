"""Whatever a person, a cable and the card do in whatever order: each recording is one unbroken stretch of
what was said, and nothing else is left behind.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.audio.fake_card import FakeCard, closing
from tests.audio.test_recorder import RATE
from vbee_desktop.audio.decode import decode_file
from vbee_desktop.audio.microphone import LOST_AFTER_S
from vbee_desktop.audio.recorder import Recorder
from vbee_desktop.audio.wav_writer import Int16, to_int16
from vbee_desktop.core.recording_wish import RecordingWish

ACTS = 120
OFTEN = 0.9
"""The other acts come before the one of before is done."""
PERIOD = 20_011
"""Of a sound whose every sample is the one before plus one, so that a gap shows."""


class PacedRecorder(Recorder):
    """Lets the trial go on when what it asked for is done."""

    def settle(self) -> None:
        done = threading.Event()
        self._control.submit(done.set)
        assert done.wait(10)


class Trial:
    """One recorder, and what can happen to it."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._dice = random.Random(seed)
        self.card = FakeCard(channels=1)
        self.recorder = PacedRecorder(folder, self.card, clock=self.card.clock)
        self._said = 0

    def act(self) -> None:
        acts: tuple[Callable[[], object], ...] = (
            self._speak,
            self._speak,
            self._speak,
            self._start,
            self._start,
            self.recorder.stop,
            self.recorder.cancel,
            self.recorder.close_device,
            self._open,
            self._unplug,
            self._fall_silent,
            self._take_back,
            self._refuse,
        )
        self._dice.choice(acts)()
        if self._dice.random() < OFTEN:
            self.recorder.settle()

    def _speak(self) -> None:
        if self.card.opened and self.card.stream.is_running():
            self.card.record(self._words(self._dice.randrange(1, RATE)), block=self._dice.choice([160, 777]))

    def _words(self, frames: int) -> Int16:
        numbers = np.arange(self._said, self._said + frames) % PERIOD - PERIOD // 2
        self._said += frames
        return numbers.astype(np.int16)[:, np.newaxis]

    def _start(self) -> None:
        pre_roll_s = self._dice.choice([0.0, 0.5])
        self.recorder.start(RecordingWish(self._dice.choice([0.3, 9.8, 15.0]), pre_roll_s))

    def _open(self) -> None:
        self.recorder.open(self._dice.choice([None, None, "usb"]), anew=self._dice.random() < 0.3)

    def _unplug(self) -> None:
        if self.card.opened:
            self.card.stream.is_broken = True

    def _fall_silent(self) -> None:
        self.card.wait(LOST_AFTER_S + 0.1)

    def _take_back(self) -> None:
        if self.card.opened:
            self.card.take_back()

    def _refuse(self) -> None:
        self.card.is_in_use = self._dice.random() < 0.5
        self.card.failing = self._dice.random() < 0.2


@pytest.mark.parametrize("seed", range(12))
def test_each_recording_is_an_unbroken_stretch_of_what_was_said(seed: int, tmp_path: Path) -> None:
    trial = Trial(seed, tmp_path)
    with closing(trial.recorder):
        for _ in range(ACTS):
            trial.act()
    assert trial.recorder.snapshot().lost_frames == 0
    for path in tmp_path.iterdir():
        assert path.suffix == ".wav"
        samples = to_int16(decode_file(path).samples)[:, 0].astype(int)
        assert 0 < len(samples) <= 15 * RATE
        assert set(np.diff(samples) % PERIOD) <= {1}, path
    assert all(stream.is_closed or stream.is_broken for stream in trial.card.opened)

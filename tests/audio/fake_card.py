"""A sound card whose clock the test turns: the interface that stands in for what a machine lacks."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from vbee_desktop.core.errors import Code, DeviceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vbee_desktop.audio.clip import Samples
    from vbee_desktop.audio.streams import Fill, Stream, Take
    from vbee_desktop.audio.wav_writer import Int16

DEADLINE_S = 10.0


class FakeStream:
    def __init__(self, card: FakeCard, rate: int, channels: int, latency_s: float) -> None:
        self.sample_rate_hz = rate
        self.channels = channels
        self.latency_s = latency_s
        self.is_started = self.is_closed = self.is_broken = self.is_spare = False
        self._card = card

    def start(self) -> None:
        if self._card.start_fails:
            raise DeviceError(Code.NO_OUTPUT, reason="refused")
        self.is_started = True

    def is_running(self) -> bool:
        return self.is_started and not self.is_closed and not self.is_broken

    def spare(self) -> None:
        self.is_spare = True

    def claim(self) -> bool:
        self.is_spare = False
        return not self.is_closed

    def close(self) -> None:
        self.is_closed = True


class FakeCard:
    """Time passes only in `play`, `record` and `wait`. ``own_rate_hz``
    is taken when the rate asked for is not in ``rates``.
    """

    def __init__(self, *, rates: tuple[int, ...] = (), own_rate_hz: int = 48000, channels: int = 2) -> None:
        self.now_s = 100.0
        self.latency_s = 0.05
        self.failing = self.start_fails = self.is_warm = self.is_in_use = False
        self.opened: list[FakeStream] = []
        self.asked: list[tuple[str | None, int]] = []
        self.heard: list[Samples] = []
        self._rates = rates
        self._own_rate_hz = own_rate_hz
        self._channels = channels
        self._fill: Fill | None = None
        self._take: Take | None = None

    def clock(self) -> float:
        return self.now_s

    def warm_up(self) -> None:
        self.is_warm = True

    def open_output(self, device_id: str | None, sample_rate_hz: int, fill: Fill) -> Stream:
        self._fill = fill
        return self._open(device_id, sample_rate_hz, self._channels, Code.NO_OUTPUT)

    def open_input(self, device_id: str | None, sample_rate_hz: int, take: Take) -> Stream:
        self._take = take
        return self._open(device_id, sample_rate_hz, self._channels, Code.NO_INPUT)

    def _open(self, device_id: str | None, rate: int, channels: int, code: Code) -> Stream:
        self.asked.append((device_id, rate))
        if self.failing or self.is_in_use:
            raise DeviceError(code, reason="in_use" if self.is_in_use else "no_device")
        taken = rate if not self._rates or rate in self._rates else self._own_rate_hz
        self.opened.append(FakeStream(self, taken, channels, self.latency_s))
        return self.opened[-1]

    def take_back(self) -> bool:
        """Close the stream, to look for devices anew, unless there is sound in it."""
        if self.stream.is_spare:
            self.stream.is_closed = True
        return self.stream.is_spare

    @property
    def stream(self) -> FakeStream:
        return self.opened[-1]

    def play(self, frames: int, block: int = 480) -> Samples:
        """Let the loudspeaker ask for ``frames``; returns what it got."""
        assert self._fill
        played = []
        for start in range(0, frames, block):
            out = np.full((min(block, frames - start), self._channels), np.nan, np.float32)
            self._fill(out, self.latency_s)
            self.now_s += len(out) / self.stream.sample_rate_hz
            played.append(out)
        got = np.concatenate(played)
        self.heard.append(got)
        return got

    def record(self, samples: Int16, block: int = 480) -> None:
        """Let the microphone deliver (frames, channels): like a real one, nothing before it is started."""
        assert self._take
        until(lambda: self.stream.is_started, "the start of the stream")
        for start in range(0, len(samples), block):
            part = samples[start : start + block].copy()
            self._take(part)
            part[:] = 12345  # the block is only valid during the call
            self.now_s += min(block, len(samples) - start) / self.stream.sample_rate_hz

    def wait(self, seconds: float) -> None:
        self.now_s += seconds


def until(condition: Callable[[], object], what: str) -> None:
    """Wait for another thread's work; fails after ten seconds."""
    pause = threading.Event()
    for _ in range(int(DEADLINE_S / 0.002)):
        if condition():
            return
        pause.wait(0.002)
    raise AssertionError(f"did not come: {what}")


@contextmanager
def closing(thing: object) -> Iterator[None]:
    try:
        yield
    finally:
        assert thing.close()  # type: ignore[attr-defined]

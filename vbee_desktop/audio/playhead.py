"""What the loudspeaker's callback does: copy the right frames, and note when each will be heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.audio.clip import Samples

FADE_S = 0.005
"""Length of the fades at pause, resume and seek; a natural start or end is never faded."""

SERVER_LAG_S = 0.15
"""A busy sound server plays later than it says (40 ms were seen): closing at the end would cut that off."""

LOG_BLOCKS = 512


@dataclass(frozen=True, slots=True)
class Bounds:
    """Frames ``start`` up to ``end`` are played, over and over when ``loops``. With ``is_open`` more will
    come behind ``end``: until then there is silence, and no end.
    """

    start: int
    end: int
    loops: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class _Order:
    number: int
    start_frame: int | None
    is_faded_in: bool


class Playhead:
    """Plays one array of sound; made anew for each clip and rate.

    The control thread orders (`play_from`, `silence`), the callback obeys with its next block.
    No lock between them: each order is one immutable object, put in place by one assignment.
    """

    def __init__(
        self,
        samples: Samples,
        sample_rate_hz: int,
        bounds: Bounds,
        clock: Callable[[], float],
        volume: float = 1.0,
    ) -> None:
        self.sample_rate_hz = sample_rate_hz
        self.bounds = bounds
        self.volume = volume
        self._samples = samples
        self._clock = clock
        self._order = _Order(0, None, is_faded_in=False)
        self._obeyed = 0
        self._place: int | None = None
        self._gain = volume
        self._fade_frames = max(1, round(FADE_S * sample_rate_hz))
        self._ramp = np.linspace(0.0, 1.0, self._fade_frames, dtype=np.float32)[:, np.newaxis]
        self._tail = np.zeros((self._fade_frames, 2), np.float32)
        self._log = _HeardLog(LOG_BLOCKS)
        self._end: tuple[int, float] | None = None
        self.last_called_s = clock()
        self.was_called = False

    def extend(self, samples: Samples, bounds: Bounds) -> None:
        """The same sound with more behind it, or all of it."""
        self._samples = samples  # first: the bounds must never reach beyond it
        self.bounds = bounds

    def frames_ahead(self) -> int:
        """How many frames are left to be asked for, as far as they are here."""
        place = self._place
        return self.bounds.end - place if place is not None else 0

    def play_from(self, frame: int, *, is_faded_in: bool) -> None:
        """Have the next block start at ``frame``; what plays now is faded out under it."""
        self._order = _Order(self._order.number + 1, frame, is_faded_in)

    def silence(self) -> None:
        """Have the next block fade out."""
        self._order = _Order(self._order.number + 1, None, is_faded_in=False)

    def heard_frame(self) -> int | None:
        """The frame that is heard at this moment; None before the first one of the last order."""
        order = self._order
        oldest = order.number if order.start_frame is not None else order.number - 1
        return self._log.frame_at(self._clock(), self.sample_rate_hz, oldest)

    def next_frame(self) -> int | None:
        """The frame that the device will be given next; what comes before it cannot be taken back."""
        order = self._order
        return self._place if order.number == self._obeyed else order.start_frame

    def has_ended(self) -> bool:
        """Whether the end was reached and its last frame has been heard, also by a sound server that lags."""
        end = self._end
        if end is None or end[0] != self._order.number:
            return False
        return self._clock() >= end[1] + SERVER_LAG_S

    def fill(self, block: Samples, delay_s: float) -> None:
        """Fill ``block`` (frames, channels), whose first
        frame is heard in ``delay_s``. For the callback only.
        """
        now_s = self._clock()
        self.last_called_s = now_s
        self.was_called = True
        heard_at_s = now_s + max(0.0, delay_s)
        order = self._order
        if order.number == self._obeyed:
            self._copy_next(block, heard_at_s)
            self._apply_volume(block)
            return
        tail = self._faded_tail(block)
        self._place = order.start_frame
        self._obeyed = order.number
        self._copy_next(block, heard_at_s)
        if order.is_faded_in:
            block[: len(tail)] *= self._ramp[: len(tail)]
        block[: len(tail)] += tail
        self._apply_volume(block)

    def _copy_next(self, block: Samples, heard_at_s: float) -> None:
        """Copy what comes next, round the loop if need be, and silence behind the end."""
        done = 0
        while self._place is not None and done < len(block):
            bounds = self.bounds
            if self._place >= bounds.end:
                if bounds.is_open:
                    break
                self._turn_round_or_end(bounds, heard_at_s + done / self.sample_rate_hz)
                continue
            count = min(len(block) - done, bounds.end - self._place)
            block[done : done + count] = self._samples[self._place : self._place + count]
            at_s = heard_at_s + done / self.sample_rate_hz
            self._log.add(at_s, self._place, count, self._obeyed)
            self._place += count
            done += count
        block[done:] = 0.0
        bounds = self.bounds
        goes_on = bounds.loops or bounds.is_open
        if self._place is not None and self._place >= bounds.end and not goes_on:
            self._turn_round_or_end(bounds, heard_at_s + done / self.sample_rate_hz)

    def _turn_round_or_end(self, bounds: Bounds, at_s: float) -> None:
        if bounds.loops and bounds.end > bounds.start:
            self._place = bounds.start
        else:
            self._place = None
            self._end = (self._obeyed, at_s)

    def _faded_tail(self, block: Samples) -> Samples:
        """What would have come next, faded out; it is mixed under the new place."""
        count = min(self._fade_frames, len(block))
        tail = self._tail[:count, : block.shape[1]]
        tail[:] = 0.0
        if self._place is not None:
            there = min(count, max(0, self.bounds.end - self._place))
            tail[:there] = self._samples[self._place : self._place + there]
            tail *= self._ramp[:count][::-1]
        return tail

    def _apply_volume(self, block: Samples) -> None:
        """A change of volume is spread over one fade, so that it does not click."""
        wanted = self.volume
        count = min(self._fade_frames, len(block))
        if wanted != self._gain:
            block[:count] *= self._gain + (wanted - self._gain) * self._ramp[:count]
            block[count:] *= wanted
            self._gain = wanted
        elif wanted != 1.0:
            block *= wanted


class _HeardLog:
    """When the last blocks are heard. One writer; readers may see a block late, never a wrong one."""

    def __init__(self, blocks: int) -> None:
        self._entries: list[tuple[float, int, int, int] | None] = [None] * blocks
        self._count = 0

    def add(self, heard_at_s: float, frame: int, frames: int, order: int) -> None:
        self._entries[self._count % len(self._entries)] = (heard_at_s, frame, frames, order)
        self._count += 1

    def frame_at(self, now_s: float, sample_rate_hz: int, oldest_order: int) -> int | None:
        """Frame heard at ``now_s`` by an order not older than ``oldest_order``."""
        newest = self._count - 1
        for number in range(newest, max(-1, newest - len(self._entries)), -1):
            entry = self._entries[number % len(self._entries)]
            if entry is None or entry[3] < oldest_order:
                return None
            heard_at_s, frame, frames, _ = entry
            if heard_at_s <= now_s:
                return frame + min(frames, int((now_s - heard_at_s) * sample_rate_hz))
        return None

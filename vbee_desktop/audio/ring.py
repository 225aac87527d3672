"""What the microphone's callback writes into: a preallocated ring of the last seconds of sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from vbee_desktop.audio.wav_writer import Int16


class Ring:
    """The last ``capacity_frames`` frames of int16 sound, for one writer and one reader without a lock.

    The writer never waits and never fails: it overwrites the oldest sound. Frames are numbered from
    the first one written; the reader keeps its own place and is told what it came too late for.
    """

    def __init__(self, capacity_frames: int, channels: int) -> None:
        self._frames = np.zeros((capacity_frames, channels), np.int16)
        self._capacity = capacity_frames
        self._claimed = 0
        self._written = 0

    @property
    def written(self) -> int:
        """Frames written since the start."""
        return self._written

    @property
    def oldest(self) -> int:
        """The first frame that is still there."""
        return max(0, self._written - self._capacity)

    def write(self, block: Int16) -> None:
        """Append frames of shape (frames, channels), at
        most the ring's capacity. Called by the writer only.
        """
        place = self._written % self._capacity
        end = place + len(block)
        self._claimed = self._written + len(block)
        if end <= self._capacity:
            self._frames[place:end] = block
        else:
            first = self._capacity - place
            self._frames[place:] = block[:first]
            self._frames[: end - self._capacity] = block[first:]
        self._written = self._claimed

    def read(self, start: int, end: int) -> tuple[int, Int16]:
        """A copy of the frames ``start`` up to ``end``, as
        far as they are still there, and how many were lost.
        """
        kept = max(start, self.oldest)
        copy = self._copy(kept, end)
        overwritten = max(0, self._claimed - self._capacity - kept)  # by the writer, while we copied
        lost = min(end - start, kept - start + overwritten)
        return lost, copy[min(overwritten, len(copy)) :]

    def _copy(self, start: int, end: int) -> Int16:
        places = start % self._capacity
        first = max(0, min(end - start, self._capacity - places))
        rest = max(0, end - start - first)
        return np.concatenate([self._frames[places : places + first], self._frames[:rest]])

"""An open microphone and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.audio.ring import Ring
from vbee_desktop.core.errors import DeviceError
from vbee_desktop.core.limits import BEST_RECOGNITION_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.audio.streams import Stream, Streams
    from vbee_desktop.audio.wav_writer import Int16

RING_S = 20.0
"""A disk may stand still for so long before sound is lost."""

LOST_AFTER_S = 2.0
"""A microphone that delivers nothing for so long is gone."""

FIRST_BLOCK_WITHIN_S = 6.0


class Microphone:
    """A stream and the ring that its callback fills; all else is the recorder's thread's. Raises
    `DeviceError` when it cannot be opened.
    """

    def __init__(self, streams: Streams, device_id: str | None, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._seen_frames = 0
        self._seen_at_s = clock()
        self.stream: Stream = streams.open_input(device_id, BEST_RECOGNITION_RATE_HZ, self._take)
        self.ring = Ring(round(RING_S * self.stream.sample_rate_hz), self.stream.channels)
        self.read_to = 0
        self.taken_to = 0
        """End of the last recording: a start pressed before it is an echo of a nervous finger."""
        try:
            self.stream.start()
        except DeviceError:
            self.stream.close()
            raise

    @property
    def is_alive(self) -> bool:
        """Whether it has ever delivered anything."""
        return self.ring.written > 0

    def is_lost(self) -> bool:
        """Whether it ended by itself, or delivers nothing for too long. Ask it often."""
        if self.ring.written != self._seen_frames:
            self._seen_frames, self._seen_at_s = self.ring.written, self._clock()
        patience_s = LOST_AFTER_S if self.is_alive else FIRST_BLOCK_WITHIN_S
        return self._clock() - self._seen_at_s > patience_s or not self.stream.is_running()

    def frame_before(self, frame: int, seconds: float) -> int:
        """So much earlier than ``frame``, as far as it is still there and in no other recording."""
        oldest = max(self.taken_to, self.ring.oldest)
        return min(frame, max(oldest, frame - round(seconds * self.stream.sample_rate_hz)))

    def _take(self, block: Int16) -> None:
        self.ring.write(block)

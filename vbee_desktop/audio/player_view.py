"""What a player knows of itself at one moment, and its link to the stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import Literal

    from vbee_desktop.audio.clip import Samples
    from vbee_desktop.audio.playhead import Playhead
    from vbee_desktop.core.errors import VbeeError

    PlayerState = Literal["empty", "stopped", "opening", "playing", "paused"]


@dataclass(frozen=True, slots=True)
class PlayerSnapshot:
    """What the player does at one moment. ``position_s`` is what is heard now, ``next_s`` what the device
    will be given next: whoever jumps from there leaves nothing out and repeats nothing. ``generation`` counts
    `Player.load`.
    """

    state: PlayerState
    position_s: float
    length_s: float
    error: VbeeError | None
    generation: int
    next_s: float


@dataclass(frozen=True, slots=True)
class View:
    """All that a snapshot needs, replaced as a whole.
    ``parked_s`` is the position when it is not the sound's own.
    """

    state: PlayerState = "empty"
    length_s: float = 0.0
    error: VbeeError | None = None
    generation: int = 0
    parked_s: float | None = 0.0
    started_s: float = 0.0
    playhead: Playhead | None = None


class Link:
    """Between a stream, which needs its callback when it
    is opened, and the playheads that come and go on it.
    """

    def __init__(self, last_called_s: float) -> None:
        self.last_called_s = last_called_s
        self._playhead: Playhead | None = None
        self._leaving: Playhead | None = None

    def change_to(self, playhead: Playhead) -> None:
        self._leaving, self._playhead = self._playhead, playhead

    def fill(self, block: Samples, delay_s: float) -> None:
        playhead, leaving = self._playhead, self._leaving
        if not playhead:
            block[:] = 0.0
            return
        playhead.fill(block, delay_s)
        self.last_called_s = playhead.last_called_s
        if leaving and leaving is not playhead:
            self._leaving = None
            last = np.zeros_like(block)  # once a clip: the fade of the one before
            leaving.fill(last, delay_s)
            block += last


def next_of(view: View) -> float:
    """What the device will be given next, in seconds; where it stands when nothing plays."""
    frame = view.playhead.next_frame() if view.playhead and view.state == "playing" else None
    if frame is None or not view.playhead:
        return position_of(view)
    return min(frame / view.playhead.sample_rate_hz, view.length_s)


def position_of(view: View) -> float:
    """What is heard now, in seconds."""
    if view.parked_s is not None or not view.playhead:
        return view.parked_s or 0.0
    frame = view.playhead.heard_frame()
    position_s = view.started_s if frame is None else frame / view.playhead.sample_rate_hz
    return min(position_s, view.length_s)

"""From where to where a clip is played: all of it or from A to B, once or over and over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.ui.shell.sound_player import SoundPlayer
    from vbee_desktop.ui.widgets.transport_bar import TransportBar

Marked = tuple[float, float]
"""A and B, in seconds."""


class HeardRange:
    """``looping`` is what the person chose for all that is played."""

    def __init__(self, bar: TransportBar) -> None:
        self._bar = bar
        self.looping = False
        self.marked: Marked | None = None

    def mark(self, marked: Marked | None) -> None:
        """From A to B, or nothing, and show that."""
        self.marked = marked
        self._bar.set_range(marked)

    def start_from(self, start_s: float) -> float:
        """Where to play from: A when the place is not between A and B."""
        if self.marked is None or self.marked[0] <= start_s < self.marked[1]:
            return start_s
        return self.marked[0]

    def leave_for(self, position_s: float) -> None:
        """Who goes elsewhere wants to hear that."""
        if self.marked is not None and not self.marked[0] <= position_s <= self.marked[1]:
            self.mark(None)

    def confine(self, player: SoundPlayer, duration_s: float) -> None:
        """Play from A to B where they are marked, over and over when it loops."""
        if self.marked is not None:
            player.set_range(*self.marked, self.looping)
        elif self.looping:
            player.set_range(0.0, duration_s, loop=True)
        else:
            player.clear_range()

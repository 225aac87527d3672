"""Dragging the ends of the current region of a waveform."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.ui.widgets.waveform_view import WaveformView

REACH = 6
"""So near, in pixels, an end can be taken."""
LEAST_WIDTH = 2 * REACH
"""A region that is narrower, in pixels, cannot be taken: a person would not hit one end or the other."""

SHORTEST_S = 0.02


class RegionHandles:
    """Knows which end is held; the view shows the region as it is dragged, between its neighbours."""

    def __init__(self) -> None:
        self._index: int | None = None
        self._is_start = False
        self._before: tuple[float, float] = (0.0, 0.0)

    @property
    def is_held(self) -> bool:
        """Whether an end is being dragged."""
        return self._index is not None

    def edge_at(self, view: WaveformView, x: float, width: int) -> tuple[int, bool] | None:
        """The current region and whether it is its start that lies at ``x``; None where there is no end."""
        index = view.current
        if index is None or view.duration_s <= 0:
            return None
        left, right = (view.x_of(seconds, width) for seconds in view.regions[index][:2])
        if right - left < LEAST_WIDTH or min(abs(x - left), abs(x - right)) > REACH:
            return None
        return index, abs(x - left) < abs(x - right)

    def take(self, view: WaveformView, x: float, width: int) -> bool:
        """Hold the end at ``x``, if there is one."""
        found = self.edge_at(view, x, width)
        if found is None:
            return False
        self._index, self._is_start = found
        region = view.regions[self._index]
        self._before = region.start_s, region.end_s
        return True

    def drag(self, view: WaveformView, seconds: float) -> None:
        """Move the end that is held."""
        if self._index is None:
            return
        index, regions = self._index, view.regions
        region = regions[index]
        if self._is_start:
            least_s = regions[index - 1].end_s if index else 0.0
            moved = region._replace(start_s=max(min(seconds, region.end_s - SHORTEST_S), least_s))
        else:
            most_s = regions[index + 1].start_s if index + 1 < len(regions) else view.duration_s
            moved = region._replace(end_s=min(max(seconds, region.start_s + SHORTEST_S), most_s))
        view.regions = (*regions[:index], moved, *regions[index + 1 :])
        view.starts_s[index] = moved.start_s

    def let_go(self, view: WaveformView) -> tuple[float, float] | None:
        """Where the region begins and ends now; None when it is where it was."""
        if self._index is None:
            return None
        region = view.regions[self._index]
        self._index = None
        now = region.start_s, region.end_s
        return now if now != self._before else None

"""Dragging the ends of the current region of a waveform."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbee_desktop.ui.widgets.waveform_paint import WaveformView

REACH = 6
"""So near, in pixels, an end can be taken."""
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
        index = next((at for at, region in enumerate(view.regions) if region.current), None)
        if index is None or view.duration_s <= 0:
            return None
        region = view.regions[index]
        distances = [abs(x - seconds / view.duration_s * width) for seconds in (region.start_s, region.end_s)]
        if min(distances) > REACH:
            return None
        is_left_of_both = x < region.start_s / view.duration_s * width
        return index, distances[0] < distances[1] or (distances[0] == distances[1] and is_left_of_both)

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

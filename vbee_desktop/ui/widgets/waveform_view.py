"""What a waveform shows now: which part of the clip, and what is marked in it."""

from __future__ import annotations

from typing import NamedTuple

SHORTEST_WINDOW_S = 0.5
PAGE_SHARE = 0.1
"""So far from the left, as a share of the width, the playhead stands when its page is turned."""


class Region(NamedTuple):
    """A stretch of the clip: a paragraph or an utterance. ``label`` is its number or name, plain text."""

    start_s: float
    end_s: float
    label: str
    stale: bool = False
    current: bool = False


class WaveformView:
    """Seconds and pixels: the whole clip is as wide as the widget, or a part of it (``window``)."""

    __slots__ = ("bars", "duration_s", "label_step", "marked", "position_s", "regions", "starts_s", "window")

    def __init__(self) -> None:
        self.bars: list[tuple[float, float]] = []
        self.regions: tuple[Region, ...] = ()
        self.starts_s: list[float] = []
        self.label_step: tuple[object, int] | None = None
        self.duration_s = 0.0
        self.position_s = 0.0
        self.marked: tuple[float, float] | None = None
        self.window: tuple[float, float] | None = None

    @property
    def shown(self) -> tuple[float, float]:
        """From and to, in seconds."""
        return self.window or (0.0, self.duration_s)

    @property
    def current(self) -> int | None:
        """Which of the regions is the current one."""
        return next((index for index, region in enumerate(self.regions) if region.current), None)

    def x_of(self, seconds: float, width: float) -> float:
        """The pixel of a moment; outside 0 to ``width`` when it is not shown."""
        from_s, to_s = self.shown
        return (seconds - from_s) / (to_s - from_s) * width if to_s > from_s else 0.0

    def seconds_at(self, x: float, width: float) -> float:
        """The moment at a pixel."""
        from_s, to_s = self.shown
        return from_s + min(max(x / max(width, 1), 0.0), 1.0) * (to_s - from_s)

    def look_at(self, from_s: float, to_s: float) -> None:
        """Show this part, inside the clip; all of it when that is no less."""
        length_s = max(to_s - from_s, SHORTEST_WINDOW_S)
        if length_s >= self.duration_s:
            self.window = None
            return
        from_s = min(max(from_s, 0.0), self.duration_s - length_s)
        self.window = from_s, from_s + length_s

    def zoom(self, factor: float, around_s: float) -> None:
        """Show less (``factor`` below 1) or more; the moment ``around_s`` stays where it is."""
        from_s, to_s = self.shown
        length_s = max((to_s - from_s) * factor, SHORTEST_WINDOW_S)
        share = (around_s - from_s) / (to_s - from_s) if to_s > from_s else 0.0
        self.look_at(around_s - share * length_s, around_s + (1 - share) * length_s)

    def scroll(self, seconds: float) -> None:
        """Show what comes so much later."""
        if self.window is not None:
            self.look_at(self.window[0] + seconds, self.window[1] + seconds)

    def bring(self, from_s: float, to_s: float) -> bool:
        """Show a stretch in the middle when it is out of sight; whether that was so."""
        if self.window is None or (self.window[0] <= from_s and to_s <= self.window[1]):
            return False
        half_s = (self.window[1] - self.window[0]) / 2
        middle_s = (from_s + to_s) / 2
        self.look_at(middle_s - half_s, middle_s + half_s)
        return True

    def turn_page(self, before_s: float) -> bool:
        """Show where the playhead is now, when it was seen at ``before_s`` and is no more; whether so."""
        if self.window is None:
            return False
        from_s, to_s = self.window
        if not from_s <= before_s <= to_s or from_s <= self.position_s <= to_s:
            return False
        left_s = self.position_s - PAGE_SHARE * (to_s - from_s)
        self.look_at(left_s, left_s + to_s - from_s)
        return True

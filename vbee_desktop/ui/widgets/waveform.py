"""The waveform of a clip: regions above, bars below, a playhead and an A–B range."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractSlider, QWidget

from vbee_desktop.ui.look import Look

PeakLevel = tuple[int, Sequence[Any], Sequence[Any]]
"""(samples per bin, lowest values, highest values): int8 (full scale 127) or float (full scale 1.0)."""


class Region(NamedTuple):
    """A stretch of the clip: a paragraph or an utterance."""

    start_s: float
    end_s: float
    label: str
    stale: bool = False
    current: bool = False


class Waveform(QAbstractSlider):
    """Click seeks, drag marks A–B, arrows go 1 s (Shift 5 s). A slider in milliseconds for assistive technology."""

    seek_requested = Signal(object)
    """Seconds, a float."""
    range_changed = Signal(object)
    """(a_s, b_s) as floats, or None when the range was taken away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_peaks(self, levels: Sequence[PeakLevel]) -> None: ...
    def set_regions(self, regions: Sequence[Region]) -> None: ...
    def set_duration(self, seconds: float) -> None: ...
    def set_position(self, seconds: float) -> None: ...
    def set_range(self, marked: tuple[float, float] | None) -> None: ...
    def set_empty_text(self, text: str) -> None: ...
    def clear(self) -> None: ...

"""The shared transport at the bottom of the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vbee_desktop.ui.look import Look
from vbee_desktop.ui.widgets.waveform import PeakLevel, Region, Waveform

State = Literal["empty", "opening", "playing", "paused", "stopped"]


class TransportBar(QWidget):
    """Signals out, setters in; it never plays anything itself."""

    play_clicked = Signal()
    pause_clicked = Signal()
    stop_clicked = Signal()
    loop_toggled = Signal(object)
    """bool"""
    seek_requested = Signal(object)
    """seconds (waveform, **Back**, **Forward**)"""
    range_changed = Signal(object)
    """(a_s, b_s) or None"""
    volume_changed = Signal(object)
    """0.0 to 1.0"""
    device_chosen = Signal(object)
    """the id given to set_devices"""

    waveform: Waveform

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_state(self, state: State) -> None: ...
    def set_position(self, seconds: float) -> None: ...
    def set_length(self, seconds: float) -> None: ...
    def set_peaks(self, levels: Sequence[PeakLevel]) -> None: ...
    def set_regions(self, regions: Sequence[Region]) -> None: ...
    def set_loop(self, looping: bool) -> None: ...
    def set_volume(self, volume: float) -> None: ...
    def set_devices(self, devices: Sequence[tuple[object, str]], current: object = None) -> None: ...

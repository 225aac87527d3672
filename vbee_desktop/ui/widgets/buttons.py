"""Buttons, chips and the segment switch, painted from the theme. They take focus by Tab, never by a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from vbee_desktop.ui.look import Look


class ThemedButton(QToolButton):
    """What all have in common."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, text: str = "", icon: str = "") -> None:
        super().__init__(parent)


class PlainButton(ThemedButton):
    """A button with an edge; ``setMenu`` gives it an arrow."""


class ToolButton(ThemedButton):
    """Flat, for tool rows; checkable if asked."""


class PrimaryButton(ThemedButton):
    """The one amber button of a view, 40 high; ``setMenu`` splits it."""


class RecordButton(ThemedButton):
    """Start and stop a recording, in the recording red."""


class DiscButton(ThemedButton):
    """A round ink button: Play and Pause."""


class Chip(ThemedButton):
    """Checkable filter with a tick."""


class SegmentSwitch(QWidget):
    """One of a few segments, like **Record** | **WAV file**; ``segments`` are (icon, text)."""

    current_changed = Signal(object)
    """index, int"""

    def __init__(
        self, look: Look, segments: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)

    def current(self) -> int: ...
    def set_current(self, index: int) -> None: ...

"""The ring that counts a recording down."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vbee_desktop.ui.look import Look


class Countdown(QWidget):
    """49 ticks of 0.2 s for 9.8 s."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, total_s: float = 9.8) -> None:
        super().__init__(parent)

    def set_idle(self) -> None: ...
    def set_opening(self) -> None: ...
    def set_remaining(self, seconds: float) -> None: ...

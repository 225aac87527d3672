"""The strip of sound recorded so far."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vbee_desktop.ui.look import Look


class LiveStrip(QWidget):
    """One width is ``total_s``; what is not recorded yet is hatched."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, total_s: float = 9.8) -> None:
        super().__init__(parent)

    def add_block(self, end_s: float, low: float, high: float) -> None:
        """The loudest swing (−1…1) of the stretch from the last block's end to ``end_s``."""

    def clear(self) -> None: ...

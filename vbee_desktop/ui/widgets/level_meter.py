"""The **Input level** meter."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vbee_desktop.ui.look import Look


class LevelMeter(QWidget):
    """−60…0 dBFS, target −18…−12, peak held 1.5 s, clip lamp until clicked or ``reset``."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_level(self, rms_dbfs: float, peak_dbfs: float, clipped: bool) -> None: ...
    def reset(self) -> None: ...

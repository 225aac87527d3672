"""The slider of the speed, in tenths."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

NORMAL_TENTHS = 10


class SpeedSlider(QSlider):
    """A double-click brings it back to 1.0; the wheel moves it only while it has the focus."""

    def __init__(self, least_tenths: int, most_tenths: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(least_tenths, most_tenths)
        self.setSingleStep(1)
        self.setPageStep(2)
        self.setValue(NORMAL_TENTHS)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(NORMAL_TENTHS)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

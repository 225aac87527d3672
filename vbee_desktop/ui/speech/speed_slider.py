"""The slider of the speed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from vbee_desktop.core.limits import LEGACY_SPEED_RANGE, SPEED_STEP

NORMAL_SPEED = 1.0


class SpeedSlider(QSlider):
    """Moves in steps of the service. A double-click brings it back to 1.0; the wheel moves it only while it
    has the focus.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._step = SPEED_STEP
        self.set_speeds(*LEGACY_SPEED_RANGE, SPEED_STEP)
        self.setSingleStep(1)
        self.setPageStep(2)
        self.set_speed(NORMAL_SPEED)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_speeds(self, lowest: float, highest: float, step: float) -> None:
        """The range and the step; the speed stays, where it lies within."""
        speed, blocked = self.speed(), self.blockSignals(True)
        self._step = step
        self.setRange(round(lowest / step), round(highest / step))
        self.set_speed(speed)
        self.blockSignals(blocked)

    def speed(self) -> float:
        """Where it stands."""
        return self.value() * self._step

    def set_speed(self, speed: float) -> None:
        """Move it to the nearest step."""
        self.setValue(round(speed / self._step))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.set_speed(NORMAL_SPEED)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

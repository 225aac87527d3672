"""A separator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vbee_desktop.ui.look import Look


class Line(QWidget):
    """One pixel of the token ``line``, across or down."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, vertical: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        expanding, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed if vertical else expanding, expanding if vertical else fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.color("line"))

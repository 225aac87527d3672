"""Two parts beside each other, or one under the other where there is no room for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from vbee_desktop.ui.theme import SPACE_GROUP

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class TurningRow(QWidget):
    """The first part takes what the second one leaves; of that at least ``least_first`` pixels."""

    def __init__(
        self, first: QWidget, second: QWidget, least_first: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._second = second
        self._least_first = least_first
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_GROUP)
        self._row.addWidget(first, 1)
        self._row.addWidget(second, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self._least_first + SPACE_GROUP + self._second.sizeHint().width()
        fits = event.size().width() >= needed
        turn = QBoxLayout.Direction
        self._row.setDirection(turn.LeftToRight if fits else turn.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._second.minimumSizeHint().width(), super().minimumSizeHint().height())

"""Where the window says what concerns both tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vbee_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Iterable


class MessageColumn(QWidget):
    """Messages below each other; what is hidden takes no room."""

    def __init__(self, messages: Iterable[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for message in messages:
            column.addWidget(message)

"""The field for a sound on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from vbee_desktop.ui.theme import SPACE
from vbee_desktop.ui.widgets.buttons import PlainButton

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look


class LinkField(QWidget):
    """**Audio link** and the button that fetches it; Return in the field does the same."""

    wanted = Signal(object)
    """The address as it was typed, a ``str`` that is not empty."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = QLineEdit(self)
        self._field.setAccessibleName(self.tr("Audio link"))
        self._field.setPlaceholderText(self.tr("Or a link: https://…"))
        self._field.setMinimumHeight(look.height(32))
        self._button = PlainButton(look, self, text=self.tr("Fetch"), icon="link")
        self._button.setAccessibleName(self.tr("Fetch the sound of the link"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._field, 1)
        row.addWidget(self._button)
        self._field.textChanged.connect(self._offer)
        self._field.returnPressed.connect(self._ask)
        self._button.clicked.connect(self._ask)
        self._offer()

    def show_link(self, link: str) -> None:
        """Put an address into the field, such as one that was dropped; empty takes it away."""
        self._field.setText(link)
        self._field.setCursorPosition(0)

    def _offer(self) -> None:
        self._button.setEnabled(bool(self._field.text().strip()))

    def _ask(self) -> None:
        if link := self._field.text().strip():
            self.wanted.emit(link)

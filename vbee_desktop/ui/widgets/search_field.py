"""A line to search in: a lens before the words, and a sign that clears them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

_CLEARS = "_q_qlineeditclearaction"
"""Qt's own name of the sign that clears a field: it has no words that could be read out."""


class SearchField(QLineEdit):
    """``name`` is its accessible name, and stands in it while it is empty."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setClearButtonEnabled(True)
        self.addAction(QAction(look.icon("search"), name, self), QLineEdit.ActionPosition.LeadingPosition)
        clear = self.findChild(QAction, _CLEARS)
        if clear is not None:
            clear.setText(self.tr("Clear the search"))
        self.setMinimumHeight(look.height(32))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

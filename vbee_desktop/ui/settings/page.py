"""A page of the dialog: a title, a sentence, and fields with their names at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from vbee_desktop.ui.look import CAPTION, TITLE
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

LABELS_EM = 9


class SettingsPage(QWidget):
    """Filled by its subclasses, from top to bottom."""

    def __init__(self, look: Look, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.title = title
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_EDGE + SPACE, SPACE_EDGE, SPACE_EDGE, SPACE_EDGE)
        column.setSpacing(SPACE_GROUP)
        head = QVBoxLayout()
        head.setSpacing(SPACE_TIGHT)
        head.addWidget(Label(look, self, text=title, scale=TITLE, demibold=True))
        head.addWidget(Label(look, self, text=about, role="text2", wrap=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_EDGE)
        self._grid.setVerticalSpacing(SPACE_TIGHT)
        self._grid.setColumnMinimumWidth(0, look.em(LABELS_EM))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addStretch(1)

    def add_field(self, name: str, field: QWidget, *below: QWidget, tip: str = "") -> None:
        """A named field; ``tip`` says what to know about it, and ``below`` follows under both."""
        label = Label(self.look, self, text=name, role="text2", wrap=True)
        label.setBuddy(field)
        field.setAccessibleName(name)
        row = self._next_row()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1)
        self._add_below(field, below, tip)

    def add_wide(self, part: QWidget, *below: QWidget, tip: str = "") -> None:
        """A part that carries its own words, such as a switch."""
        self._grid.addWidget(part, self._next_row(), 0, 1, 2, self._side_of(part))
        self._add_below(part, below, tip, column=0)

    def _add_below(self, field: QWidget, below: tuple[QWidget, ...], tip: str, column: int = 1) -> None:
        parts = list(below)
        if tip:
            field.setAccessibleDescription(tip)
            parts.insert(0, Label(self.look, self, text=tip, scale=CAPTION, role="text2", wrap=True))
        for part in parts:
            self._grid.addWidget(part, self._grid.rowCount(), column, 1, 2 - column)

    def _next_row(self) -> int:
        """A free row behind a gap."""
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, SPACE if row > 1 else 0)
        return row + 1

    def _side_of(self, part: QWidget) -> Qt.AlignmentFlag:
        """A switch fills the row, so that its words may wrap; a button is as wide as its words."""
        grows = part.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Fixed
        return Qt.AlignmentFlag(0) if grows else Qt.AlignmentFlag.AlignLeft

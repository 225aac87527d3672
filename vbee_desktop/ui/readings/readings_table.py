"""The **Readings** table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.ui.readings.readings_model import Column, ReadingsModel
from vbee_desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class ReadingsTable(RowTable):
    """One row is chosen at a time."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.rows = ReadingsModel()
        super().__init__(look, self.rows, self.tr("Readings"), (Column.WORD, Column.READING), parent)
        self.rows.setParent(self)

    def chosen_row(self) -> int:
        """The row that is chosen; -1 when none is."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

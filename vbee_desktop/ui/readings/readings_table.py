"""The **Readings** table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from vbee_desktop.ui.readings.readings_model import Column, ReadingsModel
from vbee_desktop.ui.widgets.padded_cells import PaddedCells

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class ReadingsTable(QTableView):
    """One row is chosen at a time."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows = ReadingsModel(self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Readings"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(PaddedCells(self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.WORD, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.READING, QHeaderView.ResizeMode.Stretch)
        look.changed.connect(self._restyle)
        self._restyle()

    def chosen_row(self) -> int:
        """The row that is chosen; -1 when none is."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.height(32))
        self.horizontalHeader().setMinimumHeight(self._look.height(32))

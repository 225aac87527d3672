"""The texts of a batch and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from vbee_desktop.ui.batch.batch_model import BatchModel, Column
from vbee_desktop.ui.widgets.padded_cells import PaddedCells

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

SOURCE_EM, FILE_EM, STATE_EM = 7, 12, 20


class BatchTable(QTableView):
    """Rows are read, not chosen; ``rows`` is its model."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows = BatchModel(self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Texts of the batch"))
        self.setItemDelegate(PaddedCells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self._set_headers()

    def _set_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._look.height(28))
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumHeight(self._look.height(28))
        header.setSectionResizeMode(Column.WORDS, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.SOURCE, SOURCE_EM), (Column.FILE, FILE_EM), (Column.STATE, STATE_EM)):
            header.resizeSection(column, self._look.em(width))

"""The texts of a batch and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from vbee_desktop.ui.batch.batch_model import BatchModel, Column
from vbee_desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

SOURCE_EM, FILE_EM, STATE_EM = 7, 12, 20


class BatchTable(RowTable):
    """Rows are read, not chosen; ``rows`` is its model."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.rows = BatchModel()
        name = self.tr("Texts of the batch")
        super().__init__(look, self.rows, name, (Column.WORDS,), parent, row_height=28, head_height=28)
        self.rows.setParent(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.horizontalHeader()
        for column, width in ((Column.SOURCE, SOURCE_EM), (Column.FILE, FILE_EM), (Column.STATE, STATE_EM)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, look.em(width))

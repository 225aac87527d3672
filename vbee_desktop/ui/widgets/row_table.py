"""A table that is read row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from vbee_desktop.ui.widgets.padded_cells import PaddedCells

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class RowTable(QTableView):
    """Whole rows of one height under their titles; arrow keys move between them, Tab leaves the table, and
    nothing is edited in place. ``stretching`` are the columns that share what is left of the width.
    """

    def __init__(
        self,
        look: Look,
        model: QAbstractItemModel,
        name: str,
        stretching: tuple[int, ...],
        parent: QWidget | None = None,
        *,
        row_height: int = 32,
        head_height: int = 32,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._heights = (row_height, head_height)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(PaddedCells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self._set_headers(stretching)
        look.changed.connect(self._fit_heights)
        self._fit_heights()

    def _set_headers(self, stretching: tuple[int, ...]) -> None:
        rows, titles = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        titles.setHighlightSections(False)
        titles.setSectionsClickable(False)
        titles.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in stretching:
            titles.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _fit_heights(self) -> None:
        row, head = (self._look.height(each) for each in self._heights)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setMinimumHeight(head)

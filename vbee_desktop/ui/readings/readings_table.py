"""The **Readings** table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from vbee_desktop.ui.readings.readings_model import Column, ReadingsModel
from vbee_desktop.ui.theme import SPACE_EDGE
from vbee_desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

_CENTRED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


class ReadingsTable(RowTable):
    """One row is chosen at a time."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.rows = ReadingsModel()
        super().__init__(look, self.rows, self.tr("Readings"), (Column.WORD, Column.READING), parent)
        self.rows.setParent(self)
        self._nothing = self.tr("No readings yet. Write a word below, and how it is read.")
        for change in (self.rows.rowsInserted, self.rows.rowsRemoved, self.rows.modelReset):
            change.connect(self._tell_nothing)
        self._tell_nothing()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rowCount():
            room = QRectF(self.viewport().rect()).adjusted(SPACE_EDGE, 0, -SPACE_EDGE, 0)
            painter = QPainter(self.viewport())
            painter.setPen(self._look.color("text2"))
            painter.drawText(room, _CENTRED, self._nothing)

    def _tell_nothing(self) -> None:
        """A screen reader hears of the empty table too."""
        self.setAccessibleDescription("" if self.rows.rowCount() else self._nothing)

    def chosen_row(self) -> int:
        """The row that is chosen; -1 when none is."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

"""The rows of a batch as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from vbee_desktop.core.text import first_words
from vbee_desktop.ui.batch.batch_words import state_words, why_words
from vbee_desktop.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from vbee_desktop.core.batch import BatchOrder, BatchState, RowOutcome

WORDS_SHOWN = 60


class Column(IntEnum):
    """The columns, left to right."""

    SOURCE = 0
    WORDS = 1
    FILE = 2
    STATE = 3


class BatchModel(TableModel):
    """One line a row; what is told of it is computed when it is seen."""

    columns = Column

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order: BatchOrder | None = None
        self._state: BatchState | None = None

    def show_order(self, order: BatchOrder | None) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._order, self._state = order, None
        self.endResetModel()

    def show_state(self, state: BatchState) -> None:
        """Show how far they are."""
        self._state = state
        last = self.index(self.rowCount() - 1, Column.STATE)
        roles = [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole]
        self.dataChanged.emit(self.index(0, Column.STATE), last, roles)

    def row_count(self) -> int:
        return 0 if self._order is None else len(self._order.rows)

    def titles(self) -> tuple[str, ...]:
        return self.tr("Row"), self.tr("Text"), self.tr("File"), self.tr("State")

    def tip(self, row: int, column: Column) -> str:
        return why_words(self._outcome(row)) if column == Column.STATE else ""

    def text(self, row: int, column: Column) -> str:
        if self._order is None:
            return ""
        match column:
            case Column.SOURCE:
                return self._order.rows[row].source
            case Column.WORDS:
                return first_words(self._order.rows[row].text, WORDS_SHOWN)
            case Column.FILE:
                return self._order.names[row]
            case Column.STATE:
                is_working = self._state is not None and row in self._state.working
                return state_words(self._outcome(row), is_working=is_working)

    def _outcome(self, row: int) -> RowOutcome | None:
        return self._state.outcomes[row] if self._state is not None else None

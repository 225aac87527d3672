"""The differences of a listen-back check as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from vbee_desktop.ui.listening.listen_words import difference_words, joined_words
from vbee_desktop.ui.widgets.clock_text import clock_text
from vbee_desktop.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from vbee_desktop.core.listen_back import Place


class Column(IntEnum):
    """The columns, left to right."""

    TIME = 0
    SENT = 1
    HEARD = 2
    KIND = 3


class DifferenceModel(TableModel):
    """One row a place, in order of time; what is cut off stands in the tooltip."""

    columns = Column

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[Place, ...] = ()

    def set_places(self, places: tuple[Place, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def row_count(self) -> int:
        return len(self._places)

    def text(self, row: int, column: Column) -> str:
        place = self._places[row]
        match column:
            case Column.TIME:
                return clock_text(place.start_s, QLocale())
            case Column.SENT:
                return joined_words(place.sent)
            case Column.HEARD:
                return joined_words(place.heard)
            case Column.KIND:
                return difference_words(place.kind)

    def tip(self, row: int, column: Column) -> str:
        return self.text(row, column)

    def titles(self) -> tuple[str, ...]:
        return self.tr("Time"), self.tr("Sent"), self.tr("Heard"), self.tr("What differs")

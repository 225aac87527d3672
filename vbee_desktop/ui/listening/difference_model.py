"""The differences of a listen-back check as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from vbee_desktop.core.shown_text import shown
from vbee_desktop.ui.listening.listen_words import difference_words, joined_words
from vbee_desktop.ui.widgets.clock_text import clock_text
from vbee_desktop.ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from vbee_desktop.core.listen_back import Place

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """The columns, left to right."""

    TIME = 0
    SENT = 1
    HEARD = 2
    KIND = 3


class DifferenceModel(QAbstractTableModel):
    """One row a place, in order of time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[Place, ...] = ()

    def set_places(self, places: tuple[Place, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(self.text(index.row(), Column(index.column())))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.text(index.row(), Column(index.column())))
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def text(self, row: int, column: Column) -> str:
        """What stands in a cell."""
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

    def _titles(self) -> tuple[str, ...]:
        return self.tr("Time"), self.tr("Sent"), self.tr("Heard"), self.tr("What differs")

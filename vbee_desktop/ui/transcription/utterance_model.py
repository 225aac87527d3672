"""The utterances as a table."""

from __future__ import annotations

from bisect import bisect_right
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from vbee_desktop.ui.widgets.clock_text import clock_text, number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.models import Utterance

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """The columns, left to right."""

    NUMBER = 0
    START = 1
    END = 2
    LENGTH = 3
    TEXT = 4


class UtteranceModel(QAbstractTableModel):
    """One row an utterance, in order of start; it holds the records only, so that thousands are light."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._utterances: tuple[Utterance, ...] = ()
        self._starts: list[float] = []
        self._playing_row: int | None = None
        self._header_font = QFont()

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """All rows."""
        return self._utterances

    @property
    def playing_row(self) -> int | None:
        """The row whose stretch is heard now."""
        return self._playing_row

    def set_utterances(self, utterances: Sequence[Utterance]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._utterances = tuple(utterances)
        self._starts = [each.start_s for each in utterances]
        self._playing_row = None
        self.endResetModel()

    def row_at(self, position_s: float) -> int | None:
        """The row that is spoken at ``position_s`` seconds; None between two of them."""
        row = bisect_right(self._starts, position_s + 0.001) - 1
        return row if row >= 0 and position_s <= self._utterances[row].end_s else None

    def set_playing_row(self, row: int | None) -> None:
        """Mark the row that is heard now."""
        if row == self._playing_row:
            return
        before, self._playing_row = self._playing_row, row
        for changed in (before, row):
            if changed is not None:
                self.dataChanged.emit(self.index(changed, 0), self.index(changed, Column.TEXT))

    def set_header_font(self, font: QFont) -> None:
        """A style sheet paints the header in the font that the model gives, not in the header's own."""
        self._header_font = font
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._utterances)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), Column(index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if index.column() == Column.TEXT else _RIGHT
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and index.row() == self._playing_row:
            return self.tr("playing")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == Column.TEXT else _RIGHT
        return self._header_font if role == Qt.ItemDataRole.FontRole else None

    def text(self, row: int, column: Column) -> str:
        """What stands in a cell."""
        utterance, locale = self._utterances[row], QLocale()
        match column:
            case Column.NUMBER:
                return locale.toString(row + 1)
            case Column.START:
                return clock_text(utterance.start_s, locale, 2)
            case Column.END:
                return clock_text(utterance.end_s, locale, 2)
            case Column.LENGTH:
                return number_text(utterance.end_s - utterance.start_s, locale, 2)
            case Column.TEXT:
                return utterance.text

    def _titles(self) -> tuple[str, ...]:
        return "#", self.tr("Start"), self.tr("End"), self.tr("Length"), self.tr("Text")

"""A flat table of texts: what the models of our tables have in common."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from vbee_desktop.core.shown_text import shown
from vbee_desktop.ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """Rows by number, columns by an enumeration; every text is made safe to show.

    A subclass names its ``columns`` (0 to n without a gap) and those with numbers in ``right_columns``, and
    gives ``row_count``, ``titles`` and ``text``.
    """

    columns: ClassVar[type[IntEnum]]
    right_columns: ClassVar[frozenset[IntEnum]] = frozenset()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._header_font: QFont | None = None

    def set_header_font(self, font: QFont) -> None:
        """A style sheet paints the header in the font that the model gives, not in the header's own."""
        self._header_font = font
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def titles(self) -> tuple[str, ...]:
        """Over each column."""
        raise NotImplementedError

    def text(self, row: int, column: Any) -> str:
        """What stands in a cell, as it came; ``column`` is one of ``columns``."""
        raise NotImplementedError

    def tip(self, row: int, column: Any) -> str:
        """What a cell tells when it is pointed at; "" for nothing."""
        return ""

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self.row_count()

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self.columns(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(self.text(index.row(), column))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.tip(index.row(), column)) or None
        return self._alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(self.columns(section))
        return self._header_font if role == Qt.ItemDataRole.FontRole else None

    def _alignment(self, column: IntEnum) -> Qt.AlignmentFlag:
        return _RIGHT if column in self.right_columns else _LEFT

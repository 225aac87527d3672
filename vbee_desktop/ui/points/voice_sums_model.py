"""What was charged by voice, as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from vbee_desktop.core.shown_text import shown
from vbee_desktop.ui.points.point_words import whole
from vbee_desktop.ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from vbee_desktop.core.ledger import VoiceSums

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """The columns, left to right."""

    VOICE = 0
    CREATES = 1
    CHARACTERS = 2
    POINTS = 3


class VoiceSumsModel(QAbstractTableModel):
    """One row a voice, the dearest first; its whole name and its code in the tooltip."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[VoiceSums, ...] = ()
        self._header_font = QFont()

    def set_rows(self, rows: tuple[VoiceSums, ...]) -> None:
        """Show other rows; the same ones leave cursor and scrolling alone."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_header_font(self, font: QFont) -> None:
        """A style sheet paints the header in the font that the model gives, not in the header's own."""
        self._header_font = font
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), Column(index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if index.column() == Column.VOICE else _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.VOICE:
            voice = self._rows[index.row()]
            return plain_tip("\n".join(each for each in (voice.name, voice.voice_code) if each))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == Column.VOICE else _RIGHT
        return self._header_font if role == Qt.ItemDataRole.FontRole else None

    def text(self, row: int, column: Column) -> str:
        """What stands in a cell."""
        voice, locale = self._rows[row], QLocale()
        match column:
            case Column.VOICE:
                return shown(voice.name or voice.voice_code)
            case Column.CREATES:
                return locale.toString(voice.sums.creates)
            case Column.CHARACTERS:
                return locale.toString(voice.sums.characters)
            case Column.POINTS:
                return locale.toString(whole(voice.sums.points))

    def _titles(self) -> tuple[str, ...]:
        return self.tr("Voice"), self.tr("Creates"), self.tr("Characters"), self.tr("Points")

"""The rows of the readings table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from vbee_desktop.core.readings import Dictionaries, Reading
from vbee_desktop.core.shown_text import shown
from vbee_desktop.ui.readings.reading_words import case_words, place_words
from vbee_desktop.ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class Column(IntEnum):
    """What stands in a column."""

    WORD = 0
    READING = 1
    CASE = 2
    PLACE = 3


class Entry(NamedTuple):
    """A reading, and whether it holds in this script alone."""

    reading: Reading
    is_script: bool


class ReadingsModel(QAbstractTableModel):
    """Entries by word; two entries may have the same word when case or place differ."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def set_readings(self, readings: Dictionaries) -> None:
        """Show other dictionaries."""
        entries = [Entry(each, is_script=False) for each in readings.everywhere]
        entries += [Entry(each, is_script=True) for each in readings.script]
        self.beginResetModel()
        self._entries = sorted(entries, key=lambda entry: entry.reading.word.casefold())
        self.endResetModel()

    def readings(self) -> Dictionaries:
        """What is shown."""
        return Dictionaries(
            tuple(entry.reading for entry in self._entries if not entry.is_script),
            tuple(entry.reading for entry in self._entries if entry.is_script),
        )

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._entries[row]

    def row_of(self, entry: Entry) -> int:
        """Where an entry with the same word, case and place stands; -1 when there is none."""
        key = _key(entry)
        return next((row for row, each in enumerate(self._entries) if _key(each) == key), -1)

    def put(self, entry: Entry, row: int = -1) -> None:
        """Add an entry, or put it in the place of a row; one with the same key gives way."""
        gone = {row, self.row_of(entry)}
        entries = [each for number, each in enumerate(self._entries) if number not in gone]
        self._show([*entries, entry])

    def remove(self, row: int) -> None:
        """Take an entry away."""
        self._show([each for number, each in enumerate(self._entries) if number != row])

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or not index.isValid():
            return None
        entry = self._entries[index.row()]
        words = (
            entry.reading.word,
            entry.reading.reading,
            case_words(entry.reading.case),
            place_words(is_script=entry.is_script),
        )[index.column()]
        return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else shown(words)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        titles = (self.tr("Word"), self.tr("Read as"), self.tr("Capitals"), self.tr("Where"))
        return titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self._entries = sorted(entries, key=lambda entry: entry.reading.word.casefold())
        self.endResetModel()


def _key(entry: Entry) -> tuple[str, object, bool]:
    return entry.reading.word, entry.reading.case, entry.is_script

"""The rows of the readings table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.core.readings import Dictionaries, Reading
from vbee_desktop.ui.readings.reading_words import case_words, place_words
from vbee_desktop.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


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


class ReadingsModel(TableModel):
    """Entries by word; two entries may have the same word when case or place differ."""

    columns = Column

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

    def row_count(self) -> int:
        return len(self._entries)

    def titles(self) -> tuple[str, ...]:
        return self.tr("Word"), self.tr("Read as"), self.tr("Capitals"), self.tr("Where")

    def text(self, row: int, column: Column) -> str:
        reading, is_script = self._entries[row]
        match column:
            case Column.WORD:
                return reading.word
            case Column.READING:
                return reading.reading
            case Column.CASE:
                return case_words(reading.case)
            case Column.PLACE:
                return place_words(is_script=is_script)

    def tip(self, row: int, column: Column) -> str:
        return self.text(row, column)

    def _show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self._entries = sorted(entries, key=lambda entry: entry.reading.word.casefold())
        self.endResetModel()


def _key(entry: Entry) -> tuple[str, object, bool]:
    return entry.reading.word, entry.reading.case, entry.is_script

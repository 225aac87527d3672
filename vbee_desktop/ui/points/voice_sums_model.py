"""What was charged by voice, as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from vbee_desktop.ui.points.point_words import whole
from vbee_desktop.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from vbee_desktop.core.ledger import VoiceSums


class Column(IntEnum):
    """The columns, left to right."""

    VOICE = 0
    CREATES = 1
    CHARACTERS = 2
    POINTS = 3


class VoiceSumsModel(TableModel):
    """One row a voice, the dearest first; its whole name and its code in the tooltip."""

    columns = Column
    right_columns = frozenset({Column.CREATES, Column.CHARACTERS, Column.POINTS})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[VoiceSums, ...] = ()

    def set_rows(self, rows: tuple[VoiceSums, ...]) -> None:
        """Show other rows; the same ones leave cursor and scrolling alone."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_count(self) -> int:
        return len(self._rows)

    def text(self, row: int, column: Column) -> str:
        voice, locale = self._rows[row], QLocale()
        match column:
            case Column.VOICE:
                return voice.name or voice.voice_code
            case Column.CREATES:
                return locale.toString(voice.sums.creates)
            case Column.CHARACTERS:
                return locale.toString(voice.sums.characters)
            case Column.POINTS:
                return locale.toString(whole(voice.sums.points))

    def tip(self, row: int, column: Column) -> str:
        voice = self._rows[row]
        return (
            "\n".join(each for each in (voice.name, voice.voice_code) if each)
            if column == Column.VOICE
            else ""
        )

    def titles(self) -> tuple[str, ...]:
        return self.tr("Voice"), self.tr("Creates"), self.tr("Characters"), self.tr("Points")

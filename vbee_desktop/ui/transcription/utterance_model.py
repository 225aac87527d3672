"""The utterances as a table."""

from __future__ import annotations

from bisect import bisect_right
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, QObject, Qt, Signal

from vbee_desktop.ui.widgets.clock_text import clock_text, number_text
from vbee_desktop.ui.widgets.table_model import Index, TableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vbee_desktop.core.models import Utterance
    from vbee_desktop.core.utterance_edits import UtteranceEdits
    from vbee_desktop.core.utterance_rows import Step


class Column(IntEnum):
    """The columns, left to right."""

    NUMBER = 0
    START = 1
    END = 2
    LENGTH = 3
    TEXT = 4


class UtteranceModel(TableModel):
    """One row an utterance, in order of start; it holds the records only, so that thousands are light.

    It can be edited as soon as it has `UtteranceEdits`.
    """

    columns = Column
    right_columns = frozenset(Column) - {Column.TEXT}

    edited = Signal(object)
    """The `Step` that was done, or taken back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._utterances: Sequence[Utterance] = ()
        self._edits: UtteranceEdits | None = None
        self._playing_row: int | None = None
        self.is_same_writing = False
        """Whether the next words of a row are undone together with the last ones."""

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """All rows as they are now."""
        return tuple(self._utterances)

    def utterance(self, row: int) -> Utterance:
        """One row."""
        return self._utterances[row]

    @property
    def edits(self) -> UtteranceEdits | None:
        """What can be done with the rows; None while they can only be read."""
        return self._edits

    @property
    def playing_row(self) -> int | None:
        """The row whose stretch is heard now."""
        return self._playing_row

    def set_utterances(self, utterances: Sequence[Utterance]) -> None:
        """Show other rows, to be read only."""
        self._show(tuple(utterances), None)

    def set_edits(self, edits: UtteranceEdits) -> None:
        """The rows can be edited from now on, and are as a person left them."""
        if list(edits.utterances) != list(self._utterances):
            self._show(edits.utterances, edits)
        self._utterances, self._edits = edits.utterances, edits

    def do(self, step: Step | None, *, joins: bool = False) -> bool:
        """Carry out what was planned with the `edits`; False when there is nothing to do."""
        edits = self._edits
        return edits is not None and self._carry_out(step, lambda step: edits.do(step, joins=joins))

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        edits = self._edits
        return edits is not None and self._carry_out(edits.undoing, lambda _step: edits.undo())

    def redo(self) -> bool:
        """Do again what was taken back last; False when there is nothing."""
        edits = self._edits
        return edits is not None and self._carry_out(edits.redoing, lambda _step: edits.redo())

    def is_edited(self, row: int) -> bool:
        """Whether a row differs from the recogniser's."""
        return self._edits is not None and self._edits.is_edited(row)

    def row_at(self, position_s: float) -> int | None:
        """The row that is spoken at ``position_s`` seconds; None between two of them."""
        row = bisect_right(self._utterances, position_s + 0.001, key=lambda each: each.start_s) - 1
        return row if row >= 0 and position_s <= self._utterances[row].end_s else None

    def set_playing_row(self, row: int | None) -> None:
        """Mark the row that is heard now."""
        if row == self._playing_row:
            return
        before, self._playing_row = self._playing_row, row
        for changed in (before, row):
            if changed is not None:
                self.dataChanged.emit(self.index(changed, 0), self.index(changed, Column.TEXT))

    def row_count(self) -> int:
        return len(self._utterances)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.EditRole:
            return self.text(index.row(), Column(index.column()))
        if index.isValid() and role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._state_of(index.row())
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if self._edits is None or role != Qt.ItemDataRole.EditRole or index.column() != Column.TEXT:
            return False
        return self.do(self._edits.retext(index.row(), str(value)), joins=self.is_same_writing)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        can_edit = self._edits is not None and index.column() == Column.TEXT
        return flags | Qt.ItemFlag.ItemIsEditable if can_edit else flags

    def text(self, row: int, column: Column) -> str:
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

    def _state_of(self, row: int) -> str | None:
        """In words, for who does not see the signs of the row."""
        words = [self.tr("playing")] if row == self._playing_row else []
        if self.is_edited(row):
            words.append(self.tr("edited"))
        return ", ".join(words) or None

    def _show(self, utterances: Sequence[Utterance], edits: UtteranceEdits | None) -> None:
        self.beginResetModel()
        self._utterances, self._edits = utterances, edits
        self._playing_row = None
        self.endResetModel()

    def _carry_out(self, step: Step | None, act: Callable[[Step], None]) -> bool:
        """Tell Qt what comes and goes: rows at the end of a patch, the others only change."""
        if step is None:
            return False
        self._playing_row = None  # it is found again at the next moment of sound
        at, before, after = step.patches[0]
        added = len(after) - len(before)
        if added > 0:
            self.beginInsertRows(QModelIndex(), at + len(before), at + len(after) - 1)
        elif added < 0:
            self.beginRemoveRows(QModelIndex(), at + len(after), at + len(before) - 1)
        act(step)
        if added > 0:
            self.endInsertRows()
        elif added < 0:
            self.endRemoveRows()
        if self._utterances:
            last = (
                self.rowCount() - 1
                if added
                else max(patch.at + len(patch.after) for patch in step.patches) - 1
            )
            first = min(patch.at for patch in step.patches)
            self.dataChanged.emit(self.index(min(first, last), 0), self.index(last, Column.TEXT))
        self.edited.emit(step)
        return True

    def titles(self) -> tuple[str, ...]:
        return "#", self.tr("Start"), self.tr("End"), self.tr("Length"), self.tr("Text")

"""The history as an item model: a number a row, and the little that is shown of the rows in sight."""

from __future__ import annotations

from array import array
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from vbee_desktop.core.history import HistoryQuery, HistoryRows
from vbee_desktop.ui.history.history_words import day_words, spoken_words, title_words
from vbee_desktop.ui.history.summary_cache import SummaryCache
from vbee_desktop.ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.ui.history.history_words import NameOf
    from vbee_desktop.ui.history.ports import HistoryDesk

SUMMARY_ROLE = Qt.ItemDataRole.UserRole
BLOCK_ROWS = 64

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HistoryModel(QAbstractListModel):
    """Days and jobs that fit a `HistoryQuery`, newest first. ``SUMMARY_ROLE`` gives the `JobSummary` of a
    row, or None of a day and of a job that is not fetched yet.

    A list is asked for one at a time; while it is on its way the last one stays. When jobs come and go, only
    the rows that changed are told of; another query begins anew.
    """

    listed = Signal()
    """The list is up to date."""
    failed = Signal(object)
    """A `VbeeError`"""

    def __init__(self, desk: HistoryDesk, name_of: NameOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name_of = name_of
        self._query = HistoryQuery()
        self._shown_query: HistoryQuery | None = None
        self._keys: array[int] = array("q")
        self._day_rows: tuple[int, ...] = ()
        self._job_count = 0
        self._is_asking = False
        self._is_outdated = False
        self.summaries = SummaryCache(desk, self)
        self.summaries.arrived.connect(self.repaint_all)
        self.summaries.failed.connect(self.failed)

    @property
    def query(self) -> HistoryQuery:
        """What is asked for."""
        return self._query

    @property
    def job_count(self) -> int:
        """How many jobs are in the list."""
        return self._job_count

    @property
    def day_rows(self) -> tuple[int, ...]:
        """The rows that are days, as the list came last."""
        return self._day_rows

    @property
    def listed_query(self) -> HistoryQuery | None:
        """What the list that is shown was asked for with; None before the first one."""
        return self._shown_query

    def set_query(self, query: HistoryQuery) -> None:
        """Ask for another list."""
        if query != self._query:
            self._query = query
            self._ask()

    def refresh(self) -> None:
        """Jobs came, moved or went."""
        self.summaries.outdate()
        self._ask()

    def is_day(self, row: int) -> bool:
        """Whether a row is a day."""
        return 0 <= row < len(self._keys) and self._keys[row] < 0

    def summary_at(self, row: int) -> JobSummary | None:
        """What is known of the job in a row; it is fetched when it is not, or not any more."""
        if not 0 <= row < len(self._keys) or self._keys[row] < 0:
            return None
        number = self._keys[row]
        if not self.summaries.is_current(number):
            start = row - row % BLOCK_ROWS
            self.summaries.want([key for key in self._keys[start : start + BLOCK_ROWS] if key > 0])
        return self.summaries.find(number)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.is_day(index.row()):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        if not 0 <= row < len(self._keys):
            return None
        if self._keys[row] < 0:
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._day(row) if is_text else None
        return self._told(row, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Nothing: the hidden heads of rows would be read out as numbers."""
        return None

    def repaint_all(self) -> None:
        """The words of the rows have changed."""
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def _told(self, row: int, role: int) -> object:
        if role == SUMMARY_ROLE:
            return self.summary_at(row)
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        summary = self.summary_at(row)
        if summary is None:
            return self.tr("Loading…") if role == Qt.ItemDataRole.AccessibleTextRole else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_words(summary, self._name_of)
        title = title_words(summary)
        return plain_tip(title) if role == Qt.ItemDataRole.ToolTipRole else title

    def _day(self, row: int) -> str:
        return day_words(date.fromordinal(-self._keys[row]), date.today())  # noqa: DTZ011  # the person's own

    def _ask(self) -> None:
        if self._is_asking:
            self._is_outdated = True
            return
        self._is_asking = True
        query = self._query
        handle = self._desk.find_rows(query)
        handle.succeeded.connect(lambda rows: self._take_rows(query, rows))
        handle.failed.connect(self._take_failure)
        handle.cancelled.connect(self._stop)

    def _take_rows(self, query: HistoryQuery, rows: HistoryRows) -> None:
        self._end()
        self._day_rows = rows.day_rows
        self._job_count = rows.job_count
        if query == self._shown_query:
            self._change_to(rows.keys)
        else:
            self.beginResetModel()
            self._keys = rows.keys
            self.endResetModel()
        self._shown_query = query
        self.listed.emit()

    def _change_to(self, keys: array[int]) -> None:
        """Tell of the rows between the first and the last that are other ones."""
        before = _common(self._keys, keys)
        most = min(len(self._keys), len(keys)) - before
        after = min(_common(self._keys[::-1], keys[::-1]), most)
        gone, come = len(self._keys) - before - after, len(keys) - before - after
        if gone:
            self.beginRemoveRows(QModelIndex(), before, before + gone - 1)
            self._keys = keys[:before] + keys[len(keys) - after :]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), before, before + come - 1)
            self._keys = keys
            self.endInsertRows()
        self.repaint_all()

    def _take_failure(self, error: object) -> None:
        self._end()
        self.failed.emit(error)

    def _stop(self) -> None:
        """The program quits."""
        self._is_asking = self._is_outdated = False

    def _end(self) -> None:
        self._is_asking = False
        if self._is_outdated:
            self._is_outdated = False
            self._ask()


def _common(one: array[int], other: array[int]) -> int:
    """How many numbers at the beginning of two arrays are the same: halved again and again, since comparing
    whole stretches is quick and looking at each number is not.
    """
    low, high = 0, min(len(one), len(other))
    mine, others = memoryview(one).cast("B"), memoryview(other).cast("B")
    size = one.itemsize
    while low < high:
        middle = (low + high + 1) // 2
        if mine[low * size : middle * size] == others[low * size : middle * size]:
            low = middle
        else:
            high = middle - 1
    return low

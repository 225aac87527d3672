"""The list of the history: its keys, its rows of two heights, and a place that holds while jobs come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from vbee_desktop.ui.history.history_delegate import HistoryDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vbee_desktop.ui.history.history_model import HistoryModel
    from vbee_desktop.ui.history.history_words import NameOf
    from vbee_desktop.ui.look import Look

_NO_KEYS_HERE = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right})
"""These belong to the window: playing and skipping."""


class HistoryView(QTableView):
    """A table of one column, since only that has rows of different heights without measuring each."""

    open_wanted = Signal(object)
    """A row, by Enter or a double click."""
    copy_wanted = Signal(object)
    """A row."""
    delete_wanted = Signal(object)
    """A row."""
    menu_wanted = Signal(object, object)
    """A row and a point on the screen."""

    def __init__(
        self, look: Look, rows: HistoryModel, name_of: NameOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = rows
        self._painter = HistoryDelegate(look, name_of, self)
        self.setItemDelegate(self._painter)
        self._set_behaviour()
        self._set_headers()
        self.setModel(rows)
        rows.modelReset.connect(self._fit_all)
        rows.rowsInserted.connect(self._fit_inserted)
        rows.rowsAboutToBeRemoved.connect(self._hold_place)
        look.changed.connect(self._restyle)
        self._restyle()

    def current_row(self) -> int | None:
        """The row of the job under the cursor."""
        row = self.currentIndex().row()
        return row if row >= 0 and not self._rows.is_day(row) else None

    def go_to_first(self) -> None:
        """Put the cursor on the newest job."""
        if self._rows.rowCount() > 1:
            self.setCurrentIndex(self._rows.index(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.current_row()
        if key in _NO_KEYS_HERE:
            event.ignore()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(is_first=key == Qt.Key.Key_Home)
        elif row is None or not self._act(event, row):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would look through all rows, and **Search history** is there for it."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0 and not self._rows.is_day(row):
            self.open_wanted.emit(row)
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        if index.isValid() and not self._rows.is_day(index.row()):
            where = self.visualRect(index).center() if is_by_key else event.pos()
            self.menu_wanted.emit(index.row(), self.viewport().mapToGlobal(where))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Days are stepped over."""
        before = self.currentIndex().row()
        row = super().moveCursor(action, modifiers).row()
        if self._rows.is_day(row):
            row += -1 if 0 < row < before else 1
        return self._rows.index(row)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(12), self._painter.row_height)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _act(self, event: QKeyEvent, row: int) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_wanted.emit(row)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(row)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit(row)
        else:
            return False
        return True

    def _go_to_end(self, *, is_first: bool) -> None:
        if is_first:
            self.scrollToTop()
            self.go_to_first()
        elif self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(self._rows.rowCount() - 1))

    def _set_behaviour(self) -> None:
        self.setAccessibleName(self.tr("History"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)

    def _set_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._painter.row_height)
        self._fit_all()
        self.viewport().update()

    def _fit_all(self) -> None:
        self._fit_days(self._rows.day_rows)

    def _fit_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Days get their height; what is in sight stays where it is when jobs come above it."""
        rows = range(first, last + 1)
        days = [row for row in rows if self._rows.is_day(row)]
        self._fit_days(days)
        bar = self.verticalScrollBar()
        if bar.value() > 0 and self.rowAt(0) >= first:
            height = len(days) * self._painter.day_height + (len(rows) - len(days)) * self._painter.row_height
            self.updateGeometries()
            bar.setValue(bar.value() + height)

    def _hold_place(self, _parent: QModelIndex, first: int, last: int) -> None:
        """The same when they go."""
        top = self.rowAt(0)
        bar = self.verticalScrollBar()
        if bar.value() > 0 and top > last:
            height = self.rowViewportPosition(last + 1) - self.rowViewportPosition(first)
            bar.setValue(bar.value() - height)

    def _fit_days(self, rows: Iterable[int]) -> None:
        header = self.verticalHeader()
        header.setUpdatesEnabled(False)
        for row in rows:
            header.resizeSection(row, self._painter.day_height)
        header.setUpdatesEnabled(True)

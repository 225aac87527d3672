"""The **Utterances** table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from vbee_desktop.ui.theme import SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.transcription.utterance_delegate import UtteranceDelegate
from vbee_desktop.ui.transcription.utterance_model import Column, UtteranceModel
from vbee_desktop.ui.widgets.paint import ICON_INLINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.models import Utterance
    from vbee_desktop.ui.look import Look


class UtteranceTable(QTableView):
    """Rows are chosen whole; a click asks to hear one. Only the rows in sight are measured for wrapping."""

    play_requested = Signal(object)
    """The row to hear, an int."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text_width = 0
        self._rows = UtteranceModel(self)
        self._painter = UtteranceDelegate(look, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(self.tr("Utterances"))
        self._set_behaviour()
        self._set_headers()
        self.clicked.connect(self._on_clicked)
        self.verticalScrollBar().valueChanged.connect(self._fit_rows_in_sight)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def rows(self) -> UtteranceModel:
        """The model."""
        return self._rows

    def set_utterances(self, utterances: Sequence[Utterance]) -> None:
        """Show other rows, from the top."""
        self._rows.set_utterances(utterances)
        self._restyle()
        if utterances:
            self.setCurrentIndex(self._rows.index(0, Column.TEXT))
        self.clearSelection()
        self.scrollToTop()

    def current_row(self) -> int | None:
        """The row under the cursor."""
        return self.currentIndex().row() if self.currentIndex().isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_R):  # playing and recording belong to the window
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows_in_sight()

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)

    def _set_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(self._take_width)

    def _restyle(self) -> None:
        look = self._look
        self.verticalHeader().setDefaultSectionSize(look.height(35))
        self._rows.set_header_font(look.font(demibold=True))
        self.horizontalHeader().setMinimumHeight(look.height(32))
        figures = QFontMetrics(look.font(demibold=True, tabular=True))
        titles = QFontMetrics(look.font(demibold=True))
        for column in (Column.NUMBER, Column.START, Column.END, Column.LENGTH):
            title = titles.horizontalAdvance(str(self._rows.headerData(column, Qt.Orientation.Horizontal)))
            widest = max(title, figures.horizontalAdvance(self._widest_text(column)))
            icon = ICON_INLINE + SPACE_TIGHT if column == Column.NUMBER else 0
            self.setColumnWidth(column, widest + icon + 2 * SPACE_GROUP + SPACE_TIGHT)
        self._fit_rows_in_sight()
        self.viewport().update()

    def _widest_text(self, column: Column) -> str:
        last = self._rows.rowCount() - 1
        return self._rows.text(last, column) if last >= 0 and column != Column.LENGTH else "00.00"

    def _take_width(self, column: int, _before: int, width: int) -> None:
        """The text column has another width; it is told before `columnWidth` knows."""
        if column == Column.TEXT:
            self._text_width = width
            self._fit_rows_in_sight()

    def _fit_rows_in_sight(self) -> None:
        """Give each visible row the height of its wrapped text; those out of sight wait until they come."""
        row, bottom = self.rowAt(0), self.viewport().height()
        y = self.rowViewportPosition(row) if row >= 0 else 0
        while 0 <= row < self._rows.rowCount() and y < bottom:
            height = self._painter.height_for(self._rows.text(row, Column.TEXT), self._text_width)
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)
            y += height
            row += 1

    def _on_clicked(self, index: QModelIndex) -> None:
        self.play_requested.emit(index.row())

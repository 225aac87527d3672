"""The **Utterances** table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from vbee_desktop.ui.theme import SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.transcription.utterance_delegate import UtteranceDelegate
from vbee_desktop.ui.transcription.utterance_model import Column, UtteranceModel
from vbee_desktop.ui.widgets.paint import ICON_INLINE
from vbee_desktop.ui.widgets.table_model import Index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.core.models import Utterance
    from vbee_desktop.core.utterance_rows import Step
    from vbee_desktop.ui.look import Look

KEEP_MS = 500


class UtteranceTable(QTableView):
    """Rows are chosen whole; a click asks to hear one, Enter or a double click edits its words. Only the rows
    in sight are measured for wrapping.
    """

    play_requested = Signal(object)
    """The row to hear, an int."""
    split_wanted = Signal()
    """At the cursor of the words that are being edited."""
    current_changed = Signal()
    """The cursor stands in another row."""
    rows_changed = Signal(object)
    """The `Step` that was done to the rows."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text_width = 0
        self._text_before = ""
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_MS)
        self._keeping.timeout.connect(self._keep_written)
        self._rows = UtteranceModel(self)
        self._painter = UtteranceDelegate(look, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(self.tr("Utterances"))
        self._set_behaviour()
        self._set_headers()
        self.clicked.connect(self._on_clicked)
        self._rows.edited.connect(self._take_step)
        self._connect_editor()
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
        self.rows_replaced()

    def rows_replaced(self) -> None:
        """The model may have been filled anew: begin at the top, if so."""
        self._restyle()
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, Column.TEXT))
            self.clearSelection()
            self.scrollToTop()

    def current_row(self) -> int | None:
        """The row under the cursor."""
        return self.currentIndex().row() if self.currentIndex().isValid() else None

    def choose(self, row: int) -> None:
        """Put the cursor into a row and bring it into sight."""
        if 0 <= row < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(row, Column.TEXT))
            self.show_row(row)

    def show_row(self, row: int) -> None:
        """Bring a row into sight; the cursor stays where it is. The rows above it get their heights when they
        are there, and may push it out again.
        """
        self._fit_row(row)
        for _ in range(2):
            self.updateGeometries()
            self.scrollTo(self._rows.index(row, Column.TEXT))
            self._fit_rows_in_sight()

    def mark(self, found: tuple[int, int, int] | None) -> None:
        """Mark a place in a row (`UtteranceDelegate.found`), or none."""
        if found != self._painter.found:
            self._painter.found = found
            self.viewport().update()

    @property
    def words_before_cursor(self) -> str | None:
        """Of the row that is being edited, the words before the cursor; None while none is edited."""
        editor = self._painter.editor
        return None if editor is None else editor.words_before_cursor

    def edit_row(self, row: int | None) -> None:
        """Edit the words of a row."""
        if row is not None and 0 <= row < self._rows.rowCount():
            self.choose(row)
            self._rows.is_same_writing = False
            self._text_before = self._rows.text(row, Column.TEXT)
            self.edit(self._rows.index(row, Column.TEXT))

    def finish_editing(self) -> None:
        """Keep the words that are being edited."""
        editor = self._painter.editor
        self._keeping.stop()
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, UtteranceDelegate.EndEditHint.NoHint)
            self.setFocus()  # Qt itself gives it back only in a window that is active
            self._fit_rows_in_sight()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit where the words were clicked."""
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        self.edit_row(index.row())
        editor = self._painter.editor
        if editor is not None:
            place = editor.viewport().mapFrom(self.viewport(), event.position().toPoint())
            editor.setTextCursor(editor.cursorForPosition(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_row(self.current_row())
            return
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
        self._fit_columns()
        self._fit_rows_in_sight()
        self.viewport().update()

    def _fit_columns(self) -> None:
        look = self._look
        figures = QFontMetrics(look.font(demibold=True, tabular=True))
        titles = QFontMetrics(look.font(demibold=True))
        for column in (Column.NUMBER, Column.START, Column.END, Column.LENGTH):
            title = titles.horizontalAdvance(str(self._rows.headerData(column, Qt.Orientation.Horizontal)))
            widest = max(title, figures.horizontalAdvance(self._widest_text(column)))
            icon = ICON_INLINE + SPACE_TIGHT if column == Column.NUMBER else 0
            self.setColumnWidth(column, widest + icon + 2 * SPACE_GROUP + SPACE_TIGHT)

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
            y += self._fit_row(row)
            row += 1

    def _fit_row(self, row: int) -> int:
        height = self._height_of(row)
        if height != self.rowHeight(row):
            self.setRowHeight(row, height)
        return height

    def _height_of(self, row: int) -> int:
        editor = self._painter.editor
        if editor is not None and row == self.current_row():
            return self._painter.height_of(editor.toPlainText(), self._text_width)
        return self._painter.height_for(self._rows.index(row, Column.TEXT), self._text_width)

    def _connect_editor(self) -> None:
        painter = self._painter
        painter.written.connect(self._make_room)
        painter.closeEditor.connect(self._take_close)
        painter.kept.connect(self.finish_editing)
        painter.split_pressed.connect(self.split_wanted)
        painter.passed_on.connect(self._edit_neighbour)

    def _make_room(self) -> None:
        """The row grows with what is written into it, which becomes a change of the row before long."""
        row = self.current_row()
        if row is not None:
            self.show_row(row)
        if not self._keeping.isActive():
            self._keeping.start()

    def _keep_written(self) -> None:
        """What is being written is the row's text already, so that a crash does not take it."""
        editor = self._painter.editor
        if editor is not None:
            self.commitData(editor)

    def _take_close(self, _editor: QWidget, hint: UtteranceDelegate.EndEditHint) -> None:
        """Escape takes back also what was kept meanwhile."""
        self._keeping.stop()
        row, edits = self.current_row(), self._rows.edits
        is_left = hint is UtteranceDelegate.EndEditHint.RevertModelCache
        if is_left and self._rows.is_same_writing and row is not None and edits is not None:
            self._rows.do(edits.retext(row, self._text_before), joins=True)
        self._rows.is_same_writing = False

    def _edit_neighbour(self, step: int) -> None:
        row = self.current_row()
        self.finish_editing()
        if row is not None:
            self.edit_row(row + step)

    def _take_step(self, step: Step) -> None:
        """The rows are other ones: the cursor goes where the step was."""
        self.mark(None)
        row = min(step.row, self._rows.rowCount() - 1)
        if row >= 0 and self._painter.editor is None:
            self.choose(row)
        elif row >= 0:  # what is written later is one change with this, unless all is as it was
            self._rows.is_same_writing = self._rows.text(row, Column.TEXT) != self._text_before
        self._fit_columns()
        self._fit_rows_in_sight()
        self.rows_changed.emit(step)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._painter.editor is None:
            self.play_requested.emit(index.row())

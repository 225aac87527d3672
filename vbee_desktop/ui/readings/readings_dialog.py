"""The **Readings** dialog. What is changed in it holds, and is kept, at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.readings.reading_form import ReadingForm
from vbee_desktop.ui.readings.reading_words import broken_rows_words
from vbee_desktop.ui.readings.readings_model import Entry
from vbee_desktop.ui.readings.readings_table import ReadingsTable
from vbee_desktop.ui.speech.scroll_pane import give_way, scroll_over
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.line import Line
from vbee_desktop.ui.widgets.plain_buttons import PlainButton

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.readings_csv import ReadTable
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.readings.readings_port import ReadingsDesk
    from vbee_desktop.ui.readings.sent_words import SentWords

SIZE_EM = (48, 36)
_LEAST_TABLE_EM = 8


class ReadingsDialog(QDialog):
    """Words that are read otherwise than they are written, in every script and in this one."""

    def __init__(
        self, look: Look, desk: ReadingsDesk, words: SentWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._desk = desk
        self._words = words
        self.setWindowTitle(self.tr("Readings"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = ReadingsTable(look, self)
        self.form = ReadingForm(look, self)
        self.add_button = PlainButton(look, self, text=self.tr("Add"))
        self.change_button = PlainButton(look, self, text=self.tr("Change"))
        self.delete_button = PlainButton(look, self, text=self.tr("Delete"))
        self.sentence = QLineEdit(self)
        self.heard = Label(look, self, role="text", wrap=True)
        self.message = InlineMessage(look, self)
        self.import_button = PlainButton(look, self, text=self.tr("Import CSV…"))
        self.export_button = PlainButton(look, self, text=self.tr("Export CSV…"))
        self.close_button = PlainButton(look, self, text=self.tr("Close"))
        self._lay_out()
        self._connect()
        self.table.rows.set_readings(words.readings)
        self._show_acts()
        self._read_sentence()

    def import_from(self, path: Path) -> None:
        """Add the readings of a table; words that are there already are read as the table says."""
        handle = self._desk.import_readings(path)
        handle.succeeded.connect(self._take_table)
        handle.failed.connect(self._tell_failure)

    def export_to(self, path: Path) -> None:
        """Write all readings as a table."""
        readings = self.table.rows.readings()
        handle = self._desk.export_readings((*readings.everywhere, *readings.script), path)
        handle.succeeded.connect(self._tell_exported)
        handle.failed.connect(self._tell_failure)

    def _lay_out(self) -> None:
        self.sentence.setMinimumHeight(self._look.height(32))
        self.sentence.setPlaceholderText(self.tr("Write a sentence to see how it is read"))
        self.sentence.setAccessibleName(self.tr("Try a sentence"))
        self.heard.setAccessibleName(self.tr("How it is read"))
        column = QVBoxLayout()
        column.setSpacing(SPACE_GROUP)
        frame = FieldFrame(self._look, self.table, self)
        column.addWidget(give_way(frame, self._look.em(_LEAST_TABLE_EM)), 1)
        column.addWidget(self.form)
        column.addLayout(self._row(self.add_button, self.change_button, self.delete_button, None))
        column.addWidget(Line(self._look, self))
        column.addWidget(self.sentence)
        column.addWidget(self.heard)
        column.addWidget(self.message)
        foot = self._row(self.import_button, self.export_button, None, self.close_button)
        scroll_over(self, column, foot).keep_in_sight(self.message)
        wanted = QSize(*(self._look.em(each) for each in SIZE_EM))
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))

    def _row(self, *parts: QWidget | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for part in parts:
            if part is None:
                row.addStretch(1)
            else:
                row.addWidget(part)
        return row

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.form.submitted.connect(self._add)
        self.change_button.clicked.connect(self._change)
        self.delete_button.clicked.connect(self._delete)
        self.import_button.clicked.connect(self._ask_for_table)
        self.export_button.clicked.connect(self._ask_where)
        self.close_button.clicked.connect(self.accept)
        self.sentence.textChanged.connect(self._read_sentence)
        self.table.selectionModel().selectionChanged.connect(self._take_choice)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete)

    def _add(self) -> None:
        entry = self.form.entry()
        if entry is not None:
            self._put(entry, -1)

    def _change(self) -> None:
        entry = self.form.entry()
        if entry is not None:
            self._put(entry, self.table.chosen_row())

    def _put(self, entry: Entry, row: int) -> None:
        self.table.rows.put(entry, row)
        self.form.clear()
        self.form.word.setFocus()
        self._use()

    def _delete(self) -> None:
        row = self.table.chosen_row()
        if row >= 0:
            self.table.rows.remove(row)
            self.form.clear()
            self._use()

    def _use(self) -> None:
        self._words.use(self.table.rows.readings())
        self._show_acts()
        self._read_sentence()

    def _take_choice(self) -> None:
        row = self.table.chosen_row()
        if row >= 0:
            self.form.show_entry(self.table.rows.entry(row))
        self._show_acts()

    def _show_acts(self) -> None:
        is_chosen = self.table.chosen_row() >= 0
        self.change_button.setEnabled(is_chosen)
        self.delete_button.setEnabled(is_chosen)
        self.export_button.setEnabled(self.table.rows.rowCount() > 0)

    def _read_sentence(self) -> None:
        sentence = self.sentence.text().strip()
        self.heard.setText(self._words.sent(sentence) if sentence else "")
        self.heard.setVisible(bool(sentence))

    def _ask_for_table(self) -> None:
        dialog = QFileDialog(self, self.tr("Import readings"), QDir.homePath())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables (*.csv)")])
        dialog.fileSelected.connect(lambda name: self.import_from(Path(name)))
        dialog.open()

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Export readings"), QDir.homePath())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Tables (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("vbee-readings.csv")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def _take_table(self, table: ReadTable) -> None:
        is_script = bool(self.form.place.currentData())
        for reading in table.readings:
            self.table.rows.put(Entry(reading, is_script))
        self._use()
        came_in, broken = len(table.readings), len(table.broken)  # lupdate finds plurals of plain names only
        title = self.tr("%Ln readings came in.", "", came_in)
        if not table.broken:
            self.message.show_message("done", title)
            return
        left_out = self.tr("%Ln lines cannot be used and are left out.", "", broken)
        self.message.show_message("warning", title, left_out, details=broken_rows_words(table.broken))

    def _tell_exported(self, path: object) -> None:
        self.message.show_message("done", self.tr("Saved as %1.").replace("%1", str(path)))

    def _tell_failure(self, error: VbeeError) -> None:
        said = message_for(error)
        self.message.show_message(said.kind, said.title, said.text, details=said.details)  # type: ignore[arg-type]

"""The fields of one reading: word, how it is read, capitals, and where it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.readings import CaseRule, checked_reading
from vbee_desktop.ui.readings.reading_words import case_words, place_words, refusal_words
from vbee_desktop.ui.readings.readings_model import Entry
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.theme import SPACE, SPACE_TIGHT
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

WORD_EM, READING_EM = 8, 12
"""What a person writes has room, the choices beside it are cut first."""


class ReadingForm(QWidget):
    """Tells in a line below what is wrong with the entry."""

    submitted = Signal()
    """Enter was pressed in a field."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.word = self._line(WORD_EM)
        self.reading = self._line(READING_EM)
        self.case = ComboBox(look, self)
        self.place = ComboBox(look, self)
        self._note = FieldNote(look, self)
        for rule in CaseRule:
            self.case.addItem(case_words(rule), rule.value)
        for is_script in (False, True):
            self.place.addItem(place_words(is_script=is_script), is_script)
        self._lay_out()

    def entry(self) -> Entry | None:
        """What the fields say; None, and told, when it cannot be used."""
        case = CaseRule(self.case.currentData())
        try:
            reading = checked_reading(self.word.text(), self.reading.text(), case)
        except BadInput as error:
            self._note.say("error", refusal_words(error))
            (self.word if error.facts.get("field") == "word" else self.reading).setFocus()
            return None
        self._note.say("error", "")
        return Entry(reading, bool(self.place.currentData()))

    def show_entry(self, entry: Entry) -> None:
        """Fill the fields."""
        self.word.setText(entry.reading.word)
        self.reading.setText(entry.reading.reading)
        self.case.setCurrentIndex(self.case.findData(entry.reading.case.value))
        self.place.setCurrentIndex(self.place.findData(entry.is_script))
        self._note.say("error", "")

    def clear(self) -> None:
        """Empty the fields for the next word; capitals and place stay as they are chosen."""
        self.word.clear()
        self.reading.clear()
        self._note.say("error", "")

    def note(self) -> str:
        """What is wrong with the entry."""
        return self._note.text()

    def _line(self, least_em: int) -> QLineEdit:
        line = QLineEdit(self)
        line.setMinimumWidth(self._look.em(least_em))
        line.setMinimumHeight(self._look.height(32))
        line.returnPressed.connect(self.submitted)
        return line

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE_TIGHT)
        names = (self.tr("Word"), self.tr("Read as"), self.tr("Capitals"), self.tr("Where"))
        fields: tuple[QWidget, ...] = (self.word, self.reading, self.case, self.place)
        for column, (name, field) in enumerate(zip(names, fields, strict=True)):
            label = Label(self._look, self, text=name, role="text2")
            label.setBuddy(field)
            field.setAccessibleName(name)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
        grid.addWidget(self._note, 2, 0, 1, len(fields))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)

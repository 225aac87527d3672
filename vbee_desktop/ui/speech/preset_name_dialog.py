"""Asks for the name of a preset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE
from vbee_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.ui.look import Look

MOST_CHARACTERS = 60


class PresetNameDialog(QDialog):
    """``named`` carries the name. One that another preset has is not taken."""

    named = Signal(object)

    def __init__(self, look: Look, taken: Sequence[str], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._taken = {each.casefold() for each in taken} - {name.casefold()}
        self.setWindowTitle(self.tr("Name of the preset"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(name, self)
        self.field.setMaxLength(MOST_CHARACTERS)
        self.field.setMinimumHeight(look.height(32))
        self.field.setMinimumWidth(look.em(20))
        self.field.setAccessibleName(self.tr("Name of the preset"))
        self.field.selectAll()
        self._note = FieldNote(look, self)
        self.save_button = PrimaryButton(look, self, text=self.tr("Save"))
        self.save_button.clicked.connect(self._save)
        cancel = PlainButton(look, self, text=self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.field.returnPressed.connect(self._save)
        self.field.textChanged.connect(self._forget_note)
        words = self.tr("It keeps the voice and all its settings.")
        self._lay_out(Label(look, self, text=words, role="text2"), cancel)

    def note(self) -> str:
        """What is wrong with the name."""
        return self._note.text()

    def _save(self) -> None:
        name = " ".join(self.field.text().split())
        if not name:
            self._note.say("error", self.tr("Give it a name."))
        elif name.casefold() in self._taken:
            self._note.say("error", self.tr("Another preset has this name."))
        else:
            self.named.emit(name)
            self.accept()

    def _forget_note(self) -> None:
        self._note.say("error", "")

    def _lay_out(self, words: QWidget, cancel: QWidget) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_EDGE, SPACE_EDGE, SPACE_EDGE, SPACE_EDGE)
        column.setSpacing(SPACE)
        for part in (words, self.field, self._note):
            column.addWidget(part)
        column.addLayout(buttons)

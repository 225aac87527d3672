"""**Speech**: what is saved of it. Voice and speed are chosen beside the text, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from vbee_desktop.core.file_names import PLACEHOLDERS, unknown_placeholders
from vbee_desktop.ui.saving.save_choices import USUAL_TEMPLATE
from vbee_desktop.ui.settings.page import SettingsPage
from vbee_desktop.ui.speech.field_note import FieldNote

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class SpeechPage(SettingsPage):
    """What is wrong with the names is said under them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            self.tr("Speech"),
            self.tr("Voice, speed and format are chosen beside the text and remembered by themselves."),
            parent,
        )
        self.template = QLineEdit(self)
        self.template.setMinimumHeight(look.height(32))
        self.template_note = FieldNote(look, self)
        places = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        tip = self.tr("For a file of each paragraph. Places that are filled: %1.").replace("%1", places)
        self.add_field(
            self.tr("Names of files"), self.template, self.template_note, tip=tip, default=USUAL_TEMPLATE
        )
        self.template.textChanged.connect(lambda: self.template_note.say("info", ""))

    def is_fit(self) -> bool:
        """Whether files can be named so; else it is said why not."""
        unknown = unknown_placeholders(self.template.text())
        if unknown:
            words = self.tr("%1 is not known.").replace("%1", f"{{{unknown[0]}}}")
        else:
            words = "" if self.template.text().strip() else self.tr("Enter a name.")
        self.template_note.say("error", words)
        return not words

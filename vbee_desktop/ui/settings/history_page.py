"""**History**: whether it is kept, and how to be rid of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox

from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.settings.page import SettingsPage
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.plain_buttons import PlainButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.look import Look


class HistoryPage(SettingsPage):
    """Deleting happens at once, after a question; the switch with all other choices."""

    delete_everything_wanted = Signal()
    """The person has confirmed it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            self.tr("History"),
            self.tr("Texts, takes and transcripts are kept on this computer only."),
            parent,
        )
        self.keep = CheckBox(look, self, text=self.tr("Keep history"))
        self.delete_button = PlainButton(look, self, text=self.tr("Delete everything…"), icon="trash")
        self.note = FieldNote(look, self)
        self.add_wide(
            self.keep,
            name=self.keep.text(),
            default=True,
            tip=self.tr(
                "When this is off, what has ended is forgotten as soon as the window closes, its audio too. "
                "What you saved yourself stays, and what is paid of a script until all of it is made."
            ),
        )
        self.add_wide(
            self.delete_button,
            self.note,
            name=self.delete_button.text(),
            tip=self.tr("What you saved as files of your own stays, and so does the count of points."),
        )
        self.delete_button.clicked.connect(self._ask)

    def show_deleted(self) -> None:
        """It is done."""
        self.delete_button.setEnabled(True)
        self.note.say("info", self.tr("Everything was deleted."))

    def show_failure(self, error: VbeeError) -> None:
        """It could not be done, or not wholly."""
        self.delete_button.setEnabled(True)
        said = message_for(error)
        self.note.say("error", f"{said.title} {said.text}".strip())

    def _ask(self) -> None:
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setIcon(QMessageBox.Icon.Warning)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setWindowTitle(self.tr("Delete everything"))
        question.setText(self.tr("Delete everything that was made here?"))
        question.setInformativeText(
            self.tr(
                "All texts, takes, recordings and transcripts that this program keeps will be gone for good."
                "\n\n"
                "What stays: files that you saved yourself, the settings, your App ID and token, jobs that "
                "are still under way, and the points (how many, when and for which voice)."
            )
        )
        delete = question.addButton(self.tr("Delete everything"), QMessageBox.ButtonRole.DestructiveRole)
        keep = question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        delete.clicked.connect(self._delete)
        question.open()

    def _delete(self) -> None:
        self.delete_button.setEnabled(False)
        self.note.say("info", self.tr("Deleting…"))
        self.delete_everything_wanted.emit()

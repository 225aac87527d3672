"""The **Save audio** dialog. It stays open until the files are there: nothing has to be told twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.ui.message_values import filled
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.saving.order_writer import OrderWriter
from vbee_desktop.ui.saving.save_choices import remember_choices, remembered_choices
from vbee_desktop.ui.saving.save_form import SaveForm
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.wide_buttons import PrimaryButton

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Progress
    from vbee_desktop.core.save_order import Saved
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Settings
    from vbee_desktop.ui.saving.saving_port import SavingDesk
    from vbee_desktop.ui.saving.speech_to_save import SpeechToSave

WIDTH_EM = 36
NAMES_TOLD = 3


class SaveDialog(QDialog):
    """Looks for files that would be replaced before it writes any."""

    saved = Signal(object)
    """`core.save_order.Saved`; the dialog closes."""
    faster_wanted = Signal()
    """What takes longer than its subtitle is to be made faster; the dialog closes."""

    def __init__(
        self,
        look: Look,
        desk: SavingDesk,
        settings: Settings,
        speech: SpeechToSave,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._settings = settings
        self._writer = OrderWriter(desk.names_in_use, desk.save_speech, self)
        self.setWindowTitle(self.tr("Save audio"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.form = SaveForm(look, speech, remembered_choices(settings), self)
        self.message = InlineMessage(look, self)
        self.state = Label(look, self, role="text2")
        self.cancel_button = PlainButton(look, self, text=self.tr("Cancel"))
        self.save_button = PrimaryButton(look, self, text=self.tr("Save"))
        self._lay_out()
        self.form.changed.connect(self._take_change)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._look_first)
        self.form.cues.faster_wanted.connect(self._make_faster)
        self._connect_writer()
        self._take_change()
        self.form.name.selectAll()
        (self.form.name if self.form.name.isVisibleTo(self) else self.form.template).setFocus()

    def reject(self) -> None:
        """Stop what is being written, at the next file; what is written stays."""
        self._writer.cancel()
        super().reject()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.state, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_EDGE, SPACE_EDGE, SPACE_EDGE, SPACE_EDGE)
        column.setSpacing(SPACE_GROUP)
        column.addWidget(self.form)
        column.addWidget(self.message)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(min(self._look.em(WIDTH_EM), round(self.screen().availableSize().width() * 0.9)))

    def _make_faster(self) -> None:
        self.reject()
        self.faster_wanted.emit()

    def _take_change(self) -> None:
        self.message.dismiss()
        self.save_button.setEnabled(not self._writer.is_busy and self.form.order() is not None)

    def _connect_writer(self) -> None:
        writer = self._writer
        writer.busy_changed.connect(self._show_busy)
        writer.in_the_way.connect(self._ask_to_replace)
        writer.begun.connect(lambda: remember_choices(self._settings, self.form.choices()))
        writer.progressed.connect(self._take_progress)
        writer.written.connect(self._take_saved)
        writer.failed.connect(self._take_failure)

    def _look_first(self) -> None:
        self.message.dismiss()
        self._writer.look_first(self.form.order())

    def _ask_to_replace(self, names: tuple[str, ...]) -> None:
        told = ", ".join(names[:NAMES_TOLD]) + ("…" if len(names) > NAMES_TOLD else "")
        title = self.tr("%Ln files are there already.", "", len(names))
        self.message.show_message("warning", title, told, [(self.tr("Replace"), self._replace)])

    def _replace(self) -> None:
        self.message.dismiss()
        self._writer.write()

    def _show_busy(self, is_busy: object) -> None:
        self.form.setEnabled(not is_busy)
        self.save_button.setEnabled(not is_busy)
        self.state.setText(self.tr("Saving…") if is_busy else "")

    def _take_progress(self, progress: Progress) -> None:
        if progress.percent is not None:
            self.state.setText(f"{self.tr('Saving…')} {progress.percent:.0f} %")

    def _take_saved(self, saved: Saved) -> None:
        self.saved.emit(saved)
        self.accept()

    def _take_failure(self, error: VbeeError) -> None:
        """Tell what went wrong and what is there nevertheless; another folder can be chosen at once."""
        said = message_for(error)
        done, count = error.facts.get("files_done"), error.facts.get("files")
        kept = ""
        if isinstance(done, int) and done:
            kept = filled(self.tr("%1 of %2 files are saved and stay."), done, count)
        text = f"{said.text} {kept}".strip()
        self.message.show_message(said.kind, said.title, text, details=said.details)  # type: ignore[arg-type]

"""The **Save audio** dialog. It stays open until the files are there: nothing has to be told twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.ui.messages import message_for
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
    from vbee_desktop.core.save_order import Saved, SaveOrder
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Settings
    from vbee_desktop.ui.saving.saving_port import SavingDesk
    from vbee_desktop.ui.saving.speech_to_save import SpeechToSave
    from vbee_desktop.worker.job_handle import JobHandle

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
        self._desk = desk
        self._settings = settings
        self._handle: JobHandle | None = None
        self._order: SaveOrder | None = None
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
        self._take_change()
        self.form.name.selectAll()
        (self.form.name if self.form.name.isVisibleTo(self) else self.form.template).setFocus()

    def reject(self) -> None:
        """Stop what is being written, at the next file; what is written stays."""
        if self._handle is not None:
            self._handle.cancel()
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
        self.save_button.setEnabled(self._handle is None and self.form.order() is not None)

    def _look_first(self) -> None:
        self._order = self.form.order()
        if self._order is None or self._handle is not None:
            return
        self.message.dismiss()
        handle = self._desk.names_in_use(self._order)
        handle.succeeded.connect(self._take_names)
        self._follow(handle)

    def _take_names(self, names: tuple[str, ...]) -> None:
        self._end()
        if not names:
            self._write()
            return
        told = ", ".join(names[:NAMES_TOLD]) + ("…" if len(names) > NAMES_TOLD else "")
        title = self.tr("%Ln files are there already.", "", len(names))
        self.message.show_message("warning", title, told, [(self.tr("Replace"), self._write)])

    def _write(self) -> None:
        self.message.dismiss()
        if self._order is None or self._handle is not None:
            return
        remember_choices(self._settings, self.form.choices())
        handle = self._desk.save_speech(self._order)
        handle.succeeded.connect(self._take_saved)
        handle.progress.connect(self._take_progress)
        self._follow(handle)

    def _follow(self, handle: JobHandle) -> None:
        self._handle = handle
        handle.failed.connect(self._take_failure)
        self.form.setEnabled(False)
        self.save_button.setEnabled(False)
        self.state.setText(self.tr("Saving…"))

    def _end(self) -> None:
        self._handle = None
        self.form.setEnabled(True)
        self.save_button.setEnabled(True)
        self.state.setText("")

    def _take_progress(self, progress: Progress) -> None:
        if progress.percent is not None:
            self.state.setText(f"{self.tr('Saving…')} {progress.percent:.0f} %")

    def _take_saved(self, saved: Saved) -> None:
        self._end()
        self.saved.emit(saved)
        self.accept()

    def _take_failure(self, error: VbeeError) -> None:
        """Tell what went wrong and what is there nevertheless; another folder can be chosen at once."""
        self._end()
        said = message_for(error)
        done, count = error.facts.get("files_done"), error.facts.get("files")
        kept = ""
        if isinstance(done, int) and done:
            kept = self.tr("%1 of %2 files are saved and stay.")
            kept = kept.replace("%1", str(done)).replace("%2", str(count))
        text = f"{said.text} {kept}".strip()
        self.message.show_message(said.kind, said.title, text, details=said.details)  # type: ignore[arg-type]

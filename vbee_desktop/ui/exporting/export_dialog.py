"""The **Export transcript** dialog. It stays open until the file is there: nothing has to be told twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.ui.exporting.export_choices import remember_choices, remembered_choices
from vbee_desktop.ui.exporting.export_form import ExportForm
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.saving.order_writer import OrderWriter
from vbee_desktop.ui.speech.scroll_pane import ScrollPane
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.wide_buttons import PrimaryButton

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Utterance
    from vbee_desktop.ui.exporting.exporting_port import ExportingDesk
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Settings

SIZE_EM = (48, 46)


class ExportDialog(QDialog):
    """Looks whether a file would be replaced before it writes."""

    exported = Signal(object)
    """``pathlib.Path`` of the file; the dialog closes."""

    def __init__(
        self,
        look: Look,
        desk: ExportingDesk,
        settings: Settings,
        utterances: tuple[Utterance, ...],
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._settings = settings
        self._writer = OrderWriter(desk.names_in_use, desk.export_transcript, self)
        self.setWindowTitle(self.tr("Export transcript"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.form = ExportForm(look, utterances, title, remembered_choices(settings), self)
        self.message = InlineMessage(look, self)
        self.cancel_button = PlainButton(look, self, text=self.tr("Cancel"))
        self.export_button = PrimaryButton(look, self, text=self.tr("Export"))
        self._lay_out()
        self.form.changed.connect(self._take_change)
        self.form.submitted.connect(self._look_first)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._look_first)
        self._connect_writer()
        self._take_change()
        self.form.name.selectAll()
        self.form.name.setFocus()

    def _lay_out(self) -> None:
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, SPACE_EDGE, 0)
        below.setSpacing(SPACE_GROUP)
        below.addWidget(self.message)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_EDGE, SPACE_EDGE, 0, SPACE_EDGE)  # the pane has its own right edge
        column.setSpacing(SPACE_GROUP)
        column.addWidget(ScrollPane(self.form, self), 1)
        below.addLayout(buttons)
        column.addLayout(below)
        wanted = QSize(*(self._look.em(each) for each in SIZE_EM))
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))

    def _take_change(self) -> None:
        self.message.dismiss()
        self.export_button.setEnabled(not self._writer.is_busy and self.form.order() is not None)

    def _connect_writer(self) -> None:
        writer = self._writer
        writer.busy_changed.connect(self._show_busy)
        writer.in_the_way.connect(self._ask_to_replace)
        writer.begun.connect(lambda: remember_choices(self._settings, self.form.choices()))
        writer.written.connect(self._take_path)
        writer.failed.connect(self._take_failure)

    def _look_first(self) -> None:
        self.message.dismiss()
        self._writer.look_first(self.form.order())

    def _ask_to_replace(self, names: tuple[str, ...]) -> None:
        title = self.tr("%1 is there already.").replace("%1", names[0])
        self.message.show_message("warning", title, "", [(self.tr("Replace"), self._replace)])

    def _replace(self) -> None:
        self.message.dismiss()
        self._writer.write()

    def _show_busy(self, is_busy: object) -> None:
        self.form.setEnabled(not is_busy)
        self.export_button.setEnabled(not is_busy)
        if not is_busy:
            self.form.name.setFocus()  # it lost the focus to Cancel, which Enter would press

    def _take_path(self, path: object) -> None:
        self.exported.emit(path)
        self.accept()

    def _take_failure(self, error: VbeeError) -> None:
        """Tell what went wrong; another folder can be chosen at once."""
        said = message_for(error)
        self.message.show_message(said.kind, said.title, said.text, details=said.details)  # type: ignore[arg-type]

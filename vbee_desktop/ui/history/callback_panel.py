"""What the service says about the callback of one job."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from vbee_desktop.ui.look import HEADING
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.elided_label import ElidedLabel
from vbee_desktop.ui.widgets.field_frame import FieldFrame
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.spinner import Spinner

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import CallbackReceipt, SpeechJob
    from vbee_desktop.ui.look import Look

WIDTH_EM, PAYLOAD_LINES = 36, 9


class CallbackPanel(QDialog):
    """**Callback**: address, time, status code, answer and payload, as plain text. Stays open beside the
    work.
    """

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Callback"))
        self._title = ElidedLabel(
            look, self, text=title, scale=HEADING, demibold=True, mode=Qt.TextElideMode.ElideRight
        )
        self._spinner = Spinner(look, self)
        self.message = InlineMessage(look, self)
        self.address = self._value(self.tr("Address"))
        self.time = self._value(self.tr("Time"))
        self.status = self._value(self.tr("Status code"))
        self.answer = self._value(self.tr("Answer"))
        self.payload = self._payload_field()
        self._close = PlainButton(look, self, text=self.tr("Close"))
        self._close.clicked.connect(self.close)
        self._lay_out()
        self._spinner.start()

    def show_receipt(self, receipt: CallbackReceipt | None) -> None:
        """What the service says; None when it does not tell."""
        self._spinner.stop()
        self._spinner.hide()
        if receipt is None:
            self.message.show_message(
                "info",
                self.tr("Nothing is told about this callback."),
                self.tr("Only the legacy service of the account in use tells what became of its callbacks."),
            )
            return
        unknown = self.tr("not told")
        self.address.setText(receipt.callback_url or unknown)
        self.time.setText(receipt.created_at or unknown)
        self.status.setText(unknown if receipt.status_code is None else str(receipt.status_code))
        self.answer.setText(receipt.answer or unknown)
        self.payload.setPlainText("" if receipt.payload is None else _as_text(receipt.payload))

    def show_failure(self, error: VbeeError) -> None:
        """It could not be asked, or the service refused to tell."""
        self._spinner.stop()
        self._spinner.hide()
        said = message_for(error)
        self.message.show_message(said.kind, said.title, said.text, details=said.details)  # type: ignore[arg-type]

    def _value(self, name: str) -> Label:
        label = Label(self._look, self, wrap=True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(name)
        return label

    def _payload_field(self) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setAccessibleName(self.tr("Payload"))
        field.setFont(self._look.mono_font())
        field.setMinimumHeight(field.fontMetrics().lineSpacing() * PAYLOAD_LINES)
        return field

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE_GROUP)
        form.setVerticalSpacing(SPACE)
        for value in (self.address, self.time, self.status, self.answer):
            form.addRow(Label(self._look, self, text=value.accessibleName(), role="text2"), value)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_EDGE, SPACE_EDGE, SPACE_EDGE, SPACE_EDGE)
        column.setSpacing(SPACE_GROUP)
        for part in (self._title, self._spinner, self.message):
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(Label(self._look, self, text=self.tr("Payload"), role="text2"))
        column.addWidget(FieldFrame(self._look, self.payload, self), 1)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        room = QGuiApplication.primaryScreen().availableSize().width() - 2 * SPACE_EDGE
        self.setMinimumWidth(min(self._look.em(WIDTH_EM), room))


def _as_text(job: SpeechJob) -> str:
    """The body that the service posted, as far as it is understood."""
    told = {
        "request_id": job.request_id,
        "status": str(job.state),
        "characters": job.characters,
        "voice_code": job.voice_code,
        "audio_type": job.audio_format,
        "audio_link": job.audio_link,
        "created_at": job.created_at,
        "error_code": job.error_code,
        "error_message": job.error_text,
    }
    return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False, indent=2)

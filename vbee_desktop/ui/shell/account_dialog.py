"""Where App ID and token are entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vbee_desktop.core.credentials import cleaned_credentials
from vbee_desktop.ui.look import TITLE
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.wide_buttons import PrimaryButton

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

STUDIO = "studio.vbee.vn/apps"


class AccountDialog(QDialog):
    """Two fields that forgive pasted junk. ``accepted_credentials`` carries `core.models.Credentials`."""

    accepted_credentials = Signal(object)
    demo_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("App ID and token"))
        self.app_id = self._field(self.tr("App ID"), secret=False)
        self.token = self._field(self.tr("Token"), secret=True)
        self.message = InlineMessage(look, self)
        self.save_button = PrimaryButton(look, self, text=self.tr("Save"))
        self.demo_button = PlainButton(look, self, text=self.tr("Try the demo"), icon="flask")
        self.save_button.clicked.connect(self._save)
        self.demo_button.clicked.connect(self._want_demo)
        self._lay_out()

    def _lay_out(self) -> None:
        title = Label(
            self._look, self, text=self.tr("Your Vbee App ID and token"), scale=TITLE, demibold=True
        )
        where = Label(
            self._look,
            self,
            text=self.tr(
                "Make an app at %1, then copy its two values here. "
                "They are kept in this computer's key store."
            ).replace("%1", STUDIO),
            role="text2",
            wrap=True,
        )
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(self.tr("App ID"), self.app_id)
        form.addRow(self.tr("Token"), self.token)
        buttons = QHBoxLayout()
        buttons.addWidget(self.demo_button)
        buttons.addWidget(self.save_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for part in (title, where, self.message):
            column.addWidget(part)
        column.addLayout(form)
        column.addLayout(buttons)
        self.setMinimumWidth(self._look.em(32))

    def _field(self, name: str, *, secret: bool) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(name)
        field.setMinimumHeight(self._look.height(32))
        if secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(self._save)
        return field

    def _save(self) -> None:
        credentials = cleaned_credentials(self.app_id.text(), self.token.text())
        if credentials is None:
            self.message.show_message(
                "warning",
                self.tr("Both values are needed."),
                self.tr("Copy the App ID and the token of your app."),
            )
            (self.token if self.app_id.text().strip() else self.app_id).setFocus()
            return
        self.accepted_credentials.emit(credentials)
        self.token.clear()
        self.accept()

    def _want_demo(self) -> None:
        self.demo_wanted.emit()
        self.accept()

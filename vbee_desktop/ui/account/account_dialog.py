"""Where App ID and token are entered."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vbee_desktop.core.credentials import (
    cleaned_app_id,
    cleaned_credentials,
    cleaned_token,
    token_expiry_s,
)
from vbee_desktop.ui.account.expiry_words import expiry_words
from vbee_desktop.ui.account.form_dialog import FormDialog
from vbee_desktop.ui.account.pasted_field import PastedField
from vbee_desktop.ui.account.profile_words import locked_words
from vbee_desktop.ui.look import TITLE
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.field_grid import FieldGrid
from vbee_desktop.ui.widgets.inline_message import InlineMessage
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.wide_buttons import PrimaryButton

if TYPE_CHECKING:
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.core.models import Credentials
    from vbee_desktop.ui.look import Look

STUDIO = "https://studio.vbee.vn/apps"


class AccountDialog(FormDialog):
    """Two fields that forgive pasted junk. Its user tries what was entered and keeps it, then closes the
    dialog; or tells with `show_refusal` why Vbee did not take it.
    """

    check_wanted = Signal(object)
    """`core.models.Credentials` that are to be tried, and kept when they work."""
    keep_wanted = Signal(object)
    """`core.models.Credentials` that are to be kept although they did not work."""
    demo_wanted = Signal()

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        offers_demo: bool = True,
        app_id: str = "",
        is_app_id_locked: bool = False,
    ) -> None:
        """``app_id`` is that of the company, when the machine's administrator has given one."""
        super().__init__(look, parent)
        self.setWindowTitle(self.tr("App ID and token"))
        self.app_id = PastedField(look, cleaned_app_id, self)
        self.token = PastedField(look, cleaned_token, self, is_hidden=True)
        self.app_id_note = FieldNote(look, self)
        self.expiry = FieldNote(look, self)
        self.message = InlineMessage(look, self)
        self.studio_button = PlainButton(look, self, text=self.tr("Open Vbee's studio"), icon="globe")
        self.studio_button.setToolTip(STUDIO)
        self.save_button = PrimaryButton(look, self, text=self.tr("Save"))
        self.demo_button = PlainButton(look, self, text=self.tr("Try the demo"), icon="flask")
        self.demo_button.setVisible(offers_demo)
        self._lay_out()
        self._connect()
        self._begin(app_id, is_locked=is_app_id_locked)

    def _begin(self, app_id: str, *, is_locked: bool) -> None:
        """The cursor stands where something is missing."""
        self.app_id.setText(app_id)
        if app_id and is_locked:
            self.app_id.setReadOnly(True)
            self.app_id.setAccessibleDescription(locked_words())
            self.app_id_note.say("info", locked_words())
        (self.token if app_id else self.app_id).setFocus()

    def show_checking(self) -> None:
        """The values are tried."""
        self._set_busy(is_busy=True)
        self.message.show_message("info", self.tr("Trying them at Vbee…"))

    def show_refusal(self, error: VbeeError) -> None:
        """They did not work: nothing is kept, unless the person wants it."""
        self._set_busy(is_busy=False)
        said, kept = message_for(error), self.tr("Nothing is kept yet.")
        self.message.show_message(
            said.kind,  # type: ignore[arg-type]  # a message's kinds are those of the widget
            said.title,
            f"{said.text} {kept}",
            [(self.tr("Keep them anyway"), self._keep)],
            said.details,
        )
        self.token.setFocus()

    def _connect(self) -> None:
        self.save_button.clicked.connect(self._save)
        self.demo_button.clicked.connect(self._want_demo)
        self.studio_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(STUDIO)))
        for field in (self.app_id, self.token):
            field.returnPressed.connect(self._save)
            field.textChanged.connect(self.message.dismiss)
        self.token.textChanged.connect(self._show_expiry)

    def _lay_out(self) -> None:
        heading = self.tr("Your Vbee App ID and token")
        words = self.tr(
            "Make an app in Vbee's studio, then copy its two values here. They are kept in this computer's "
            "key store and are sent to nobody but Vbee."
        )
        where = QHBoxLayout()
        where.addWidget(self.studio_button)
        where.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE_GROUP)
        column.addWidget(Label(self._look, self, text=heading, scale=TITLE, demibold=True))
        column.addWidget(Label(self._look, self, text=words, role="text2", wrap=True))
        column.addLayout(where)
        column.addLayout(self._form())
        column.addWidget(self.message)
        column.addStretch(1)
        self.lay_out(column, self._buttons()).keep_in_sight(self.message)
        for one, other in pairwise(
            (self.app_id, self.token, self.studio_button, self.demo_button, self.save_button)
        ):
            self.setTabOrder(one, other)

    def _form(self) -> FieldGrid:
        form = FieldGrid(self._look, self)
        form.add(self.tr("App ID"), self.app_id)
        form.add_below(self.app_id_note)
        form.add(self.tr("Token"), self.token)
        form.add_below(self.expiry)
        return form

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.demo_button)
        buttons.addWidget(self.save_button, 1)
        return buttons

    def _set_busy(self, *, is_busy: bool) -> None:
        for part in (self.app_id, self.token, self.save_button):
            part.setEnabled(not is_busy)

    def _show_expiry(self) -> None:
        expires_at, now = token_expiry_s(self.token.text()), time.time()
        if expires_at is None:
            self.expiry.say("info", "")
        else:
            self.expiry.say("info" if expires_at > now else "warning", expiry_words(expires_at, now))

    def _entered(self) -> Credentials | None:
        return cleaned_credentials(self.app_id.text(), self.token.text())

    def _save(self) -> None:
        credentials = self._entered()
        if credentials is not None:
            self.check_wanted.emit(credentials)
            return
        self.message.show_message(
            "warning",
            self.tr("Both values are needed."),
            self.tr("Copy the App ID and the token of your app."),
        )
        missing: QLineEdit = self.token if self.app_id.text() else self.app_id
        missing.setFocus()

    def _keep(self) -> None:
        credentials = self._entered()
        if credentials is not None:
            self.keep_wanted.emit(credentials)

    def _want_demo(self) -> None:
        self.demo_wanted.emit()
        self.accept()

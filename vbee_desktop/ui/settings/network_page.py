"""**Network**: by which way Vbee is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from vbee_desktop.core.proxy_choice import ProxyLogin, ProxyMode
from vbee_desktop.ui.settings.choices import ProxyWish
from vbee_desktop.ui.settings.page import SettingsPage
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.plain_buttons import PlainButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.errors import BadInput
    from vbee_desktop.ui.look import Look

EXAMPLE = "http://proxy.example:8080"


class NetworkPage(SettingsPage):
    """Name and password are shown once the key store has told them; until then they stay as they are there,
    unless the person types others.
    """

    check_wanted = Signal()
    """The way that is saved is to be tried."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            self.tr("Network"),
            self.tr("In an office the way to Vbee may lead through a proxy. Your help desk knows which."),
            parent,
        )
        self.mode = ComboBox(look, self)
        self.mode.addItem(self.tr("Like the system"), str(ProxyMode.SYSTEM))
        self.mode.addItem(self.tr("None"), str(ProxyMode.NONE))
        self.mode.addItem(self.tr("This one"), str(ProxyMode.MANUAL))
        self.address, self.name, self.password = (QLineEdit(self) for _ in range(3))
        self.address.setPlaceholderText(EXAMPLE)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for field in self._fields():
            field.setMinimumHeight(look.height(32))
        self.address_note = FieldNote(look, self)
        self.check_button = PlainButton(look, self, text=self.tr("Check connection…"))
        self._is_login_changed = False
        self._lay_out()
        self._connect()
        self._enable_fields()

    def show_choices(self, wish: ProxyWish) -> None:
        """Show what is chosen now."""
        self.mode.setCurrentIndex(self.mode.findData(str(wish.mode)))
        self.address.setText(wish.address)

    def show_login(self, login: ProxyLogin | None) -> None:
        """What the key store holds, unless the person was faster."""
        if login is not None and not self._is_login_changed:
            self.name.setText(login.name)
            self.password.setText(login.password)

    def choices(self) -> ProxyWish:
        """What the fields say, unchecked."""
        name = self.name.text().strip()
        return ProxyWish(
            ProxyMode(self.mode.currentData()),
            self.address.text().strip(),
            ProxyLogin(name, self.password.text()) if name else None,
            self._is_login_changed,
        )

    def complain(self, error: BadInput) -> None:
        """Say what is wrong with the address."""
        words = {
            "login": self.tr("Enter name and password below, not in the address."),
            "scheme": self.tr(
                "It begins with http:// or https://. SOCKS and scripts (PAC) are not supported."
            ),
        }.get(str(error.facts.get("reason")), self.tr("Enter it like %1.").replace("%1", EXAMPLE))
        self.address_note.say("error", words)

    def lock_proxy(self) -> None:
        """Only the administrator can choose the way; the login is the person's own all the same."""
        self.lock(self.mode)
        self.lock(self.address)

    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.address, self.name, self.password

    def _lay_out(self) -> None:
        mode_tip = self.tr("Like the system is right for most. A script (PAC) and NTLM are not supported.")
        self.add_field(self.tr("Proxy"), self.mode, tip=mode_tip, default=str(ProxyMode.SYSTEM))
        tip = self.tr("With its port, and without name and password.")
        self.add_field(self.tr("Address"), self.address, self.address_note, tip=tip, default="")
        tip = self.tr("Only if the proxy asks for one; often that of your computer.")
        self.add_field(self.tr("Proxy user name"), self.name, tip=tip, default="")
        tip = self.tr("It is kept in this computer's key store and sent to the proxy alone.")
        self.add_field(self.tr("Proxy password"), self.password, tip=tip, default="")
        tip = self.tr("Tries the way that is saved, step by step, and names the step that fails.")
        self.add_wide(self.check_button, name=self.check_button.text(), tip=tip)

    def _connect(self) -> None:
        self.mode.currentIndexChanged.connect(self._enable_fields)
        self.check_button.clicked.connect(self.check_wanted)
        self.address.textChanged.connect(lambda: self.address_note.say("info", ""))
        for field in (self.name, self.password):
            field.textEdited.connect(self._note_login)
        for option in self.options:
            if option.field in (self.name, self.password) and option.reset is not None:
                option.reset.clicked.connect(self._note_login)

    def _note_login(self) -> None:
        self._is_login_changed = True

    def _enable_fields(self) -> None:
        is_own = self.mode.currentData() == str(ProxyMode.MANUAL)
        is_locked = any(option.is_locked for option in self.options)
        self.address.setEnabled(is_own and not is_locked)
        self.name.setEnabled(is_own)
        self.password.setEnabled(is_own)
        self.address_note.say("info", "")

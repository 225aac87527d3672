"""**Callbacks**: whether, and where, Vbee may tell this program that a job is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from vbee_desktop.core.callback_address import ADDRESS_FIELD, PORT_RANGE, USUAL_PORT
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.settings.choices import CallbackChoices, CallbackState
from vbee_desktop.ui.settings.page import SettingsPage
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.spin_box import SpinBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.look import Look

EXAMPLE = "https://vbee.example.com"


class CallbacksPage(SettingsPage):
    """What is wrong with a field is said under it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            self.tr("Callbacks"),
            self.tr(
                "Vbee can tell this program when a job is done, and which job it was when its answer got "
                "lost on the way. For that, Vbee needs an address on the internet that leads to this "
                "computer, such as that of a tunnel or a proxy of yours."
            ),
            parent,
        )
        self.switch = CheckBox(look, self, text=self.tr("Receive callbacks"))
        self.address = QLineEdit(self)
        self.address.setPlaceholderText(EXAMPLE)
        self.address.setMinimumHeight(look.height(32))
        self.address_note = FieldNote(look, self)
        self.port = SpinBox(look, self)
        self.port.setDecimals(0)
        self.port.setRange(*PORT_RANGE)
        self.port_note = FieldNote(look, self)
        self._port_tip = self.tr("On this computer; your tunnel or proxy passes calls on to it.")
        self.state = FieldNote(look, self)
        self.add_wide(
            self.switch,
            self.state,
            name=self.switch.text(),
            tip=self.tr("Without them the program asks Vbee itself, which is as sure and a little later."),
            default=False,
        )
        self._address_tip = self.tr("Begins with https:// and leads to the port below.")
        self.add_field(
            self.tr("Public address"), self.address, self.address_note, tip=self._address_tip, default=""
        )
        self.add_field(
            self.tr("Port"),
            self.port,
            self.port_note,
            tip=self._port_tip,
            default=float(USUAL_PORT),
        )
        self.switch.toggled.connect(self._enable_fields)
        self.address.textEdited.connect(self._forget_complaint)
        self.port.valueChanged.connect(self._forget_complaint)
        self._enable_fields(is_on=False)

    def show_choices(self, choices: CallbackChoices) -> None:
        """Show what is chosen now."""
        self.address.setText(choices.public_url)
        self.port.setValue(choices.port)
        self.switch.setChecked(choices.is_on)

    def choices(self) -> CallbackChoices:
        """What the fields say, unchecked."""
        return CallbackChoices(
            is_on=self.switch.isChecked(),
            public_url=self.address.text().strip(),
            port=round(self.port.value()),
        )

    def complain(self, error: VbeeError) -> None:
        """Say what is wrong beside the field that is meant."""
        said = message_for(error)
        is_address = error.facts.get("field") == ADDRESS_FIELD
        field, note = (self.address, self.address_note) if is_address else (self.port, self.port_note)
        words = said.text
        if is_address and not self.address.text().strip():
            words = self.tr("Enter the address that Vbee is to call.")
        note.say("error", words)
        field.setAccessibleDescription(words)

    @property
    def complaint(self) -> FieldNote:
        """What is wrong with one of the fields."""
        return self.address_note if self.address_note.text() else self.port_note

    def focus_complaint(self) -> None:
        """Go to the field that is meant."""
        field: QWidget = self.address if self.address_note.text() else self.port
        field.setFocus()

    def show_state(self, state: CallbackState) -> None:
        """Tell whether callbacks are received now."""
        self._forget_complaint()
        if state.error is not None:
            self.state.say("warning", self.tr("Not received now."))
            self.complain(state.error)
        elif state.public_url:
            self.state.say("info", self.tr("Received at %1.").replace("%1", state.public_url))
        elif state.is_demo and self.switch.isChecked():
            self.state.say("info", self.tr("Not received in the demo: nobody outside could call."))
        else:
            self.state.say("info", "")

    def show_opening(self) -> None:
        """They are about to be received."""
        self.state.say("info", self.tr("Opening…"))

    def _enable_fields(self, is_on: bool) -> None:
        self.address.setEnabled(is_on)
        self.port.setEnabled(is_on)
        self._forget_complaint()

    def _forget_complaint(self, _value: object = None) -> None:
        for note in (self.address_note, self.port_note):
            note.say("info", "")
        self.address.setAccessibleDescription(self._address_tip)
        self.port.setAccessibleDescription(self._port_tip)

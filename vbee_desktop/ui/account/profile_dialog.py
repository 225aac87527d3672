"""A profile's name, service, server and limits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.models import SpeechApi
from vbee_desktop.core.profiles import (
    CREATES_AT_ONCE_RANGE,
    DAILY_POINTS_RANGE,
    FIRST_ID,
    MAX_NAME_CHARACTERS,
    Profile,
)
from vbee_desktop.ui.account.form_dialog import FormDialog
from vbee_desktop.ui.account.profile_words import locked_words, profile_name
from vbee_desktop.ui.look import CAPTION, TITLE
from vbee_desktop.ui.messages import message_for
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.field_grid import FieldGrid
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import PlainButton
from vbee_desktop.ui.widgets.spin_box import SpinBox
from vbee_desktop.ui.widgets.wide_buttons import PrimaryButton

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

EXAMPLE = "https://vbee.example.com"


class ProfileDialog(FormDialog):
    """Its user keeps what is wanted and closes the dialog, or tells with `complain` what is wrong.
    ``locked`` are names of `core.provision.NAMES` that nobody can change here.
    """

    save_wanted = Signal(object)
    """`core.profiles.Profile`, unchecked."""

    def __init__(
        self, look: Look, profile: Profile, locked: Collection[str], parent: QWidget, *, is_new: bool = False
    ) -> None:
        super().__init__(look, parent)
        self._profile = profile
        self._heading = self.tr("New profile") if is_new else self.tr("Edit profile")
        self.setWindowTitle(self._heading)
        self.name = QLineEdit(profile.name, self)
        self.service = ComboBox(look, self)
        self.server = QLineEdit(profile.server, self)
        self.creates = self._spin(CREATES_AT_ONCE_RANGE, profile.creates_at_once)
        self.points = self._spin(DAILY_POINTS_RANGE, profile.daily_points)
        self.points.setSpecialValueText(self.tr("No limit"))
        self.points.setGroupSeparatorShown(True)
        self.notes = {name: FieldNote(look, self) for name in ("profile_name", "server")}
        self.save_button = PrimaryButton(look, self, text=self.tr("Save"))
        self.cancel_button = PlainButton(look, self, text=self.tr("Cancel"))
        self._fill(locked)
        self._lay_out(locked)
        self._connect()

    def profile(self) -> Profile:
        """What the fields say."""
        service = self.service.currentData()
        return replace(
            self._profile,
            name=" ".join(self.name.text().split()),
            api=SpeechApi(service) if service else None,
            server=self.server.text().strip(),
            creates_at_once=round(self.creates.value()),
            daily_points=round(self.points.value()),
        )

    def complain(self, error: BadInput) -> None:
        """Say under its field what is wrong."""
        field, words = str(error.facts.get("field")), message_for(error).text
        if field == "profile_name":
            taken = error.facts.get("reason") == "taken"
            words = (
                self.tr("Another profile has this name.") if taken else self.tr("This name cannot be used.")
            )
        place = field if field in self.notes else "profile_name"
        self.notes[place].say("error", words)
        (self.server if place == "server" else self.name).setFocus()

    def _spin(self, bounds: tuple[int, int], value: int) -> SpinBox:
        spin = SpinBox(self._look, self)
        spin.setDecimals(0)
        spin.setRange(*bounds)
        spin.setValue(value)
        return spin

    def _fill(self, locked: Collection[str]) -> None:
        self.name.setMaxLength(MAX_NAME_CHARACTERS)
        if self._profile.id == FIRST_ID:
            self.name.setPlaceholderText(profile_name(Profile()))
        self.server.setPlaceholderText(EXAMPLE)
        for field in (self.name, self.server):
            field.setMinimumHeight(self._look.height(32))
        self.service.addItem(self.tr("The usual one"), "")
        self.service.addItem(self.tr("Legacy"), str(SpeechApi.LEGACY))
        self.service.addItem(self.tr("Current"), str(SpeechApi.CURRENT))
        api = self._profile.api
        self.service.setCurrentIndex(self.service.findData(str(api) if api else ""))
        self.service.setEnabled("service" not in locked)
        self.server.setEnabled("server" not in locked)

    def _lay_out(self, locked: Collection[str]) -> None:
        form = FieldGrid(self._look, self)
        own = self.tr("A separate App ID and token belong to each profile.")
        server = self.tr("Leave it empty for Vbee's own.")
        service = self.tr("The current service lets pauses be set, and some accounts get sound at once.")
        self._add(form, self.tr("Name"), self.name, own, self.notes["profile_name"])
        self._add(form, self.tr("Service"), self.service, locked_words() if "service" in locked else service)
        is_locked = "server" in locked
        self._add(
            form,
            self.tr("Server"),
            self.server,
            locked_words() if is_locked else server,
            self.notes["server"],
        )
        at_once = self.tr("How many your plan takes at the same time; more are refused.")
        self._add(form, self.tr("Requests at once"), self.creates, at_once)
        a_day = self.tr("What would cost more is not sent. The count begins anew at midnight.")
        self._add(form, self.tr("Points a day"), self.points, a_day)
        column = QVBoxLayout()
        column.setSpacing(SPACE_GROUP)
        column.addWidget(Label(self._look, self, text=self._heading, scale=TITLE, demibold=True))
        column.addLayout(form)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        self.lay_out(column, foot)
        self.name.setFocus()

    def _add(
        self, form: FieldGrid, name: str, field: QWidget, tip: str, note: FieldNote | None = None
    ) -> None:
        form.add(name, field)
        field.setAccessibleDescription(tip)
        if note is not None:
            form.add_below(note)
        form.add_below(Label(self._look, self, text=tip, scale=CAPTION, role="text2", wrap=True))

    def _connect(self) -> None:
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)
        for field in (self.name, self.server):
            field.returnPressed.connect(self._save)
            field.textChanged.connect(self._forget_complaints)

    def _forget_complaints(self) -> None:
        for note in self.notes.values():
            note.say("info", "")

    def _save(self) -> None:
        if not self.name.text().strip() and self._profile.id != FIRST_ID:
            self.notes["profile_name"].say("error", self.tr("Give it a name."))
            self.name.setFocus()
            return
        self.save_wanted.emit(self.profile())

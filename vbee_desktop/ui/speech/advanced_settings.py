"""The settings that few people need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from vbee_desktop.core import limits
from vbee_desktop.core.models import SpeechApi, SpeechWay
from vbee_desktop.ui.speech.field_note import FieldNote
from vbee_desktop.ui.speech.hidden_settings import Abilities, Hidden, rate_text
from vbee_desktop.ui.speech.pause_fields import PauseFields
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look


class AdvancedSettings(QWidget):
    """Which service speaks and how it answers; sample rate, emphasis and pauses."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._abilities = Abilities()
        self._api = ComboBox(look, self)
        self._answer = ComboBox(look, self)
        self._rate = ComboBox(look, self)
        self._emphasis = ComboBox(look, self)
        self._instant_note = FieldNote(look, self)
        self.pauses = PauseFields(look, self)
        self._fill()
        self._lay_out()
        for field in (self._api, self._answer, self._rate, self._emphasis):
            field.currentIndexChanged.connect(self._tell)
        self.pauses.changed.connect(self.changed)

    def values(self) -> Hidden:
        """What is chosen."""
        rate, emphasis = self._rate.currentData(), self._emphasis.currentData()
        return Hidden(
            SpeechWay(SpeechApi(self._api.currentData()), bool(self._answer.currentData())),
            rate if isinstance(rate, int) else None,
            emphasis if isinstance(emphasis, int) else None,
            self.pauses.value(),
        )

    def show_values(self, values: Hidden) -> None:
        """Show other values."""
        self._api.setCurrentIndex(self._api.findData(str(values.way.api)))
        self._answer.setCurrentIndex(self._answer.findData(values.way.at_once))
        self._rate.setCurrentIndex(max(self._rate.findData(values.sample_rate_hz), 0))
        self._emphasis.setCurrentIndex(max(self._emphasis.findData(values.emphasis), 0))
        self.pauses.show_value(values.pauses)
        self._fit()

    def show_abilities(self, abilities: Abilities) -> None:
        """Offer what means something to the chosen voice."""
        if abilities != self._abilities:
            self._abilities = abilities
            self._fill_rates()
            self._fit()

    def lock_service(self, why: str) -> None:
        """Say why the service cannot be chosen; no words let it be chosen."""
        self._api.setEnabled(not why)
        if why:
            self._api.setToolTip(why)
            self._api.setAccessibleDescription(why)

    def show_instant_note(self, words: str) -> None:
        """Say why there is no answer at once; no words take it away."""
        self._instant_note.say("info", words)

    def _fill(self) -> None:
        self._api.addItem(self.tr("Legacy"), str(SpeechApi.LEGACY))
        self._api.addItem(self.tr("Current"), str(SpeechApi.CURRENT))
        self._answer.addItem("", False)
        self._answer.addItem("", True)
        self._emphasis.addItem(self.tr("Off"), None)
        for value in limits.EMPHASIS_VALUES:
            self._emphasis.addItem(QLocale().toString(value), value)
        self._fill_rates()
        self._fit()

    def _fill_rates(self) -> None:
        chosen = self._rate.currentData()
        own, own_hz = self.tr("The voice's own"), self._abilities.own_rate_hz
        self._rate.blockSignals(True)
        self._rate.clear()
        self._rate.addItem(f"{own} ({rate_text(own_hz)})" if own_hz else own, None)
        for rate_hz in self._abilities.rates_hz():
            self._rate.addItem(rate_text(rate_hz), rate_hz)
        self._rate.setCurrentIndex(max(self._rate.findData(chosen), 0))
        self._rate.blockSignals(False)

    def _fit(self) -> None:
        """What depends on the service and on the voice."""
        is_current = self._api.currentData() == str(SpeechApi.CURRENT)
        quick = self.tr("Sound at once, up to 300 characters") if is_current else self.tr("Sound at once")
        self._answer.setItemText(0, self.tr("Usual"))
        self._answer.setItemText(1, quick)
        self.pauses.setVisible(is_current)
        can = self._abilities.takes_emphasis
        why = (
            self.tr("Only some voices can stress words; 0 is least.")
            if can
            else self.tr("This voice cannot stress words.")
        )
        self._emphasis.setEnabled(can)
        self._emphasis.setToolTip(why)
        self._emphasis.setAccessibleDescription(why)

    def _tell(self) -> None:
        self._fit()
        self.show_instant_note("")
        self.changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_GROUP)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        pauses = self.tr(
            "Only the current service lets pauses be set; the legacy one obeys them in the text."
        )
        at_once = self.tr("Not every account and voice has it. The usual way never loses what was paid.")
        self._row(grid, 0, self.tr("Service"), self._api, pauses)
        self._row(grid, 1, self.tr("Answer"), self._answer, at_once)
        grid.addWidget(self._instant_note, 2, 0, 1, 2)
        self._row(grid, 3, self.tr("Sample rate"), self._rate, self.tr("Not every voice takes every rate."))
        self._row(grid, 4, self.tr("Emphasis"), self._emphasis, "")
        grid.addWidget(self.pauses, 5, 0, 1, 2)
        self._fit()

    def _row(self, grid: QGridLayout, row: int, name: str, field: ComboBox, tip: str) -> None:
        label = Label(self._look, self, text=name, role="text2")
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setToolTip(tip)
        field.setAccessibleDescription(tip)
        grid.addWidget(label, row, 0)
        grid.addWidget(field, row, 1)

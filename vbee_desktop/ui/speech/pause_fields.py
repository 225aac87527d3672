"""How long the current service pauses at punctuation."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vbee_desktop.core.models import Pauses
from vbee_desktop.core.pauses import LONGEST_PAUSE_S, SHORTEST_PAUSE_S
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.spin_box import SpinBox

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

_STEP_S = 0.05


class PauseFields(QWidget):
    """Four lengths in seconds, or none: then the service decides."""

    changed = Signal()
    unfolded = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._own = CheckBox(look, self, text=self.tr("Set the pauses myself"))
        self._own.toggled.connect(self._take_own)
        self._spins: dict[str, SpinBox] = {}
        self._grid = QWidget(self)
        self._grid.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._own)
        column.addWidget(self._grid)

    def value(self) -> Pauses | None:
        """The lengths, None while the service decides."""
        if not self._own.isChecked():
            return None
        return Pauses(**{name: round(spin.value(), 2) for name, spin in self._spins.items()})

    def show_value(self, pauses: Pauses | None) -> None:
        """Show other lengths."""
        if pauses is not None:
            self._make_fields()
            for name, spin in self._spins.items():
                spin.setValue(getattr(pauses, name))
        self._own.setChecked(pauses is not None)

    def _take_own(self, is_own: bool) -> None:
        if is_own:
            self._make_fields()
        self._grid.setVisible(is_own)
        self.changed.emit()
        if is_own:
            self.unfolded.emit()

    def _make_fields(self) -> None:
        if self._spins:
            return
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_GROUP)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(0, 1)
        usual = Pauses()
        words = self._words()
        for row, name in enumerate(each.name for each in fields(Pauses)):
            spin = self._spins[name] = self._field(name, words[name], getattr(usual, name))
            label = Label(self._look, self._grid, text=words[name], role="text2")
            label.setBuddy(spin)
            grid.addWidget(label, row, 0)
            grid.addWidget(spin, row, 1)

    def _field(self, name: str, words: str, usual_s: float) -> SpinBox:
        spin = SpinBox(self._look, self._grid)
        spin.setLocale(QLocale())
        least_s = 0.0 if name == "paragraph_s" else SHORTEST_PAUSE_S
        spin.setRange(least_s, LONGEST_PAUSE_S)
        spin.setSingleStep(_STEP_S)
        spin.setSuffix(self.tr(" s"))
        spin.setValue(usual_s)
        spin.setAccessibleName(words)
        spin.valueChanged.connect(self.changed)
        return spin

    def _words(self) -> dict[str, str]:
        return {
            "major_s": self.tr("Pause at ; : –"),
            "medium_s": self.tr("Pause at a comma"),
            "sentence_s": self.tr("Pause after a sentence"),
            "paragraph_s": self.tr("Pause after a paragraph"),
        }

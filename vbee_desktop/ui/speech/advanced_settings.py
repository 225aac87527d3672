"""The settings that few people need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from vbee_desktop.core import limits
from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look


class AdvancedSettings(QWidget):
    """Sample rate and emphasis; each may be left to the voice."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rate = ComboBox(look, self)
        self._emphasis = ComboBox(look, self)
        self._rate.addItem(self.tr("The voice's own"), None)
        for rate_hz in limits.SPEECH_SAMPLE_RATES_HZ:
            self._rate.addItem(rate_text(rate_hz), rate_hz)
        self._emphasis.addItem(self.tr("Off"), None)
        for value in limits.EMPHASIS_VALUES:
            self._emphasis.addItem(QLocale().toString(value), value)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_GROUP)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        self._row(grid, 0, self.tr("Sample rate"), self._rate, self.tr("Not every voice takes every rate."))
        self._row(
            grid,
            1,
            self.tr("Emphasis"),
            self._emphasis,
            self.tr("Only some voices can stress words; 0 is least."),
        )
        self._rate.currentIndexChanged.connect(self.changed)
        self._emphasis.currentIndexChanged.connect(self.changed)

    def values(self) -> tuple[int | None, int | None]:
        """Sample rate in Hz and emphasis, None for the voice's own."""
        rate, emphasis = self._rate.currentData(), self._emphasis.currentData()
        return (rate if isinstance(rate, int) else None, emphasis if isinstance(emphasis, int) else None)

    def set_values(self, sample_rate_hz: int | None, emphasis: int | None) -> None:
        """Show these values."""
        self._rate.setCurrentIndex(1 + _place(limits.SPEECH_SAMPLE_RATES_HZ, sample_rate_hz))
        self._emphasis.setCurrentIndex(1 + _place(limits.EMPHASIS_VALUES, emphasis))

    def set_own_rate(self, rate_hz: int | None) -> None:
        """Name the rate of the chosen voice, as far as it is known."""
        own = self.tr("The voice's own")
        self._rate.setItemText(0, f"{own} ({rate_text(rate_hz)})" if rate_hz else own)

    def _row(self, grid: QGridLayout, row: int, name: str, field: ComboBox, tip: str) -> None:
        label = Label(self._look, self, text=name, role="text2")
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setToolTip(tip)
        field.setAccessibleDescription(tip)
        grid.addWidget(label, row, 0)
        grid.addWidget(field, row, 1)


def rate_text(rate_hz: int) -> str:
    """``48 kHz``, ``22.05 kHz``."""
    locale = QLocale()
    decimals = 0 if rate_hz % 1000 == 0 else 1 if rate_hz % 100 == 0 else 2
    return f"{locale.toString(rate_hz / 1000, 'f', decimals)} kHz"


def _place(values: tuple[int, ...], wanted: int | None) -> int:
    return values.index(wanted) if wanted in values else -1

"""Which stretch of a recording is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vbee_desktop.ui.theme import SPACE
from vbee_desktop.ui.widgets.buttons import PlainButton
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.spin_box import SpinBox
from vbee_desktop.ui.widgets.trim_strip import SHORTEST_S, TrimStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.ui.look import Look

_STEP_S = 0.05


class TrimFields(QWidget):
    """Handles on a strip, a field for each end, and a way back to all of it."""

    changed = Signal(object)
    """(start, end) in seconds, by the person."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duration_s = 0.0
        self._strip = TrimStrip(look, self)
        self._start = self._field(look, self.tr("Keep from"))
        self._end = self._field(look, self.tr("Keep up to"))
        self._all = PlainButton(look, self, text=self.tr("Keep all of it"))
        self._lay_out(look)
        self._strip.moved.connect(self._take_handles)
        self._start.valueChanged.connect(self._take_fields)
        self._end.valueChanged.connect(self._take_fields)
        self._all.clicked.connect(lambda: self._take((0.0, self._duration_s)))

    @property
    def kept(self) -> tuple[float, float]:
        """(start, end) in seconds."""
        return self._strip.kept

    def set_sound(self, duration_s: float, bars: Sequence[tuple[float, float]]) -> None:
        """Another recording, all of it kept; ``bars`` (lowest, highest; ±1.0) share its length evenly."""
        self._duration_s = duration_s
        self._strip.set_sound(duration_s, bars)
        self._show(self.kept)

    def keep(self, kept: tuple[float, float]) -> None:
        """Keep (start, end) in seconds, as if a person had chosen it."""
        self._take(kept)

    def _take_handles(self, kept: tuple[float, float]) -> None:
        self._show(kept)
        self.changed.emit(kept)

    def _take_fields(self) -> None:
        """A field shows hundredths; the end of a recording may lie between two of them."""
        end_s = self._end.value()
        is_end = end_s >= self._end.maximum()
        self._take((self._start.value(), self._duration_s if is_end else end_s))

    def _take(self, kept: tuple[float, float]) -> None:
        self._strip.set_kept(*kept)
        self._show(kept)
        self.changed.emit(kept)

    def _show(self, kept: tuple[float, float]) -> None:
        start_s, end_s = kept
        with QSignalBlocker(self._start), QSignalBlocker(self._end):
            self._start.setRange(0.0, max(end_s - SHORTEST_S, 0.0))
            self._end.setRange(start_s + SHORTEST_S, self._duration_s)
            self._start.setValue(start_s)
            self._end.setValue(end_s)
        self._all.setVisible(kept != (0.0, self._duration_s))

    def _field(self, look: Look, words: str) -> SpinBox:
        field = SpinBox(look, self)
        field.setLocale(QLocale())
        field.setDecimals(2)
        field.setSingleStep(_STEP_S)
        field.setSuffix(self.tr(" s"))
        field.setKeyboardTracking(False)
        field.setAccessibleName(words)
        return field

    def _lay_out(self, look: Look) -> None:
        fields = QWidget(self)
        row = FlowLayout(fields, gap=SPACE)
        row.addWidget(_labelled(look, self.tr("Keep from"), self._start, fields))
        row.addWidget(_labelled(look, self.tr("to"), self._end, fields))
        row.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._strip)
        column.addWidget(fields)


def _labelled(look: Look, words: str, field: SpinBox, parent: QWidget) -> QWidget:
    """A field with its word, which stay together when the row wraps."""
    pair = QWidget(parent)
    label = Label(look, pair, text=words, role="text2")
    label.setBuddy(field)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE)
    row.addWidget(label)
    row.addWidget(field)
    return pair

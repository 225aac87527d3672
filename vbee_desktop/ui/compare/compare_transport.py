"""One transport for all voices: the place in the sentence is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from vbee_desktop.ui.compare.turning_row import TurningRow
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import RADIUS_CARD, SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.check_box import CheckBox
from vbee_desktop.ui.widgets.clock_text import clock_text
from vbee_desktop.ui.widgets.flow_layout import FlowLayout
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.paint import rounded
from vbee_desktop.ui.widgets.plain_buttons import DiscButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vbee_desktop.ui.look import Look

_MS = 1000
_LEAST_PLACE_EM = 22


class CompareTransport(QFrame):
    """Signals out, setters in; no setter sends a signal."""

    toggled = Signal()
    """**Play** or **Pause**."""
    seek_wanted = Signal(object)
    """Seconds of the current sample."""
    matching_changed = Signal(object)
    """bool"""
    hiding_changed = Signal(object)
    """bool"""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.play = DiscButton(look, self, diameter=36)
        self._time = Label(look, self, demibold=True, tabular=True)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self._length = Label(look, self, scale=CAPTION, role="text2", tabular=True)
        self.match = CheckBox(look, self, text=self.tr("Match loudness"))
        self.hide_names = CheckBox(look, self, text=self.tr("Hide names (X)"))
        self._lay_out()
        self.play.clicked.connect(self.toggled)
        self.slider.valueChanged.connect(self._tell_seek)
        self.match.toggled.connect(self.matching_changed.emit)
        self.hide_names.toggled.connect(self.hiding_changed.emit)
        look.changed.connect(self.update)
        self.show_place(0.0, 0.0, is_playing=False)

    def show_place(self, position_s: float, length_s: float, *, is_playing: bool) -> None:
        """Where the current sample is; a length of 0 says that there is nothing to play."""
        self.play.set_icon_name("pause" if is_playing else "play")
        self.play.set_name(self.tr("Pause") if is_playing else self.tr("Play"))
        self.play.setEnabled(length_s > 0)
        if length_s <= 0:
            self.play.setToolTip(self.tr("Create a sample first."))
        self.slider.setEnabled(length_s > 0)
        self.slider.blockSignals(True)
        self.slider.setRange(0, round(length_s * _MS))
        if not self.slider.isSliderDown():
            self.slider.setValue(round(position_s * _MS))
        self.slider.blockSignals(False)
        self._time.setText(clock_text(position_s, QLocale()))
        self._length.setText(clock_text(length_s, QLocale()))

    def show_matching(self, matches: bool) -> None:
        """Tick **Match loudness** or not."""
        self.match.blockSignals(True)
        self.match.setChecked(matches)
        self.match.blockSignals(False)

    def show_hiding(self, hides: bool) -> None:
        """Tick **Hide names** or not."""
        self.hide_names.blockSignals(True)
        self.hide_names.setChecked(hides)
        self.hide_names.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        rounded(
            QPainter(self), QRectF(self.rect()), RADIUS_CARD, fill=look.color("alt"), edge=look.color("line")
        )

    def _lay_out(self) -> None:
        self.slider.setAccessibleName(self.tr("Place in the sentence"))
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.setSingleStep(_MS)
        self.slider.setPageStep(5 * _MS)
        self._time.setAccessibleName(self.tr("Position"))
        self._length.setAccessibleName(self.tr("Length"))
        place = QWidget(self)
        line = QHBoxLayout(place)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_GROUP)
        line.addWidget(self.play)
        line.addWidget(self._time)
        line.addWidget(self.slider, 1)
        line.addWidget(self._length)
        choices = QWidget(self)
        flow = FlowLayout(choices, gap=SPACE_GROUP)
        flow.addWidget(self.match)
        flow.addWidget(self.hide_names)
        row = QVBoxLayout(self)
        row.setContentsMargins(SPACE_GROUP, SPACE, SPACE_GROUP, SPACE)
        row.addWidget(TurningRow(place, choices, self._look.em(_LEAST_PLACE_EM), self))

    def _tell_seek(self, value: int) -> None:
        self.seek_wanted.emit(value / _MS)

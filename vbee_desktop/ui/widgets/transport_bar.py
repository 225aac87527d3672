"""The shared transport at the bottom of the window."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from vbee_desktop.core.shown_text import shown
from vbee_desktop.ui.look import CAPTION, TRANSPORT_TIME
from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.widgets.buttons import DiscButton, ToolButton
from vbee_desktop.ui.widgets.clock_text import clock_text
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.icon_view import IconView
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.line import Line
from vbee_desktop.ui.widgets.waveform import Waveform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.waveform import PeakLevel, Region

TransportState = Literal["empty", "opening", "playing", "paused", "stopped"]

_JUMP_S = 5.0
_HEIGHT, _HEIGHT_LOW = 80, 52
_EDGE, _EDGE_LOW = 10, 4


class TransportBar(QWidget):
    """Signals out, setters in; it never plays anything itself and no setter sends a signal."""

    play_clicked = Signal()
    pause_clicked = Signal()
    stop_clicked = Signal()
    loop_toggled = Signal(object)
    """bool"""
    seek_requested = Signal(object)
    """Seconds, from **Waveform**, **Back** and **Forward** (5 s)."""
    range_changed = Signal(object)
    """(a_s, b_s) or None."""
    volume_changed = Signal(object)
    """0.0 to 1.0"""
    device_chosen = Signal(object)
    """The id given to ``set_devices``."""
    devices_wanted = Signal()
    """The list of devices is about to be looked at: it should be the one of now."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state: TransportState = "empty"
        self._length_s = 0.0
        self._is_low = False
        self.waveform = Waveform(look, self)
        self._play = DiscButton(look, self, diameter=40)
        self._stop = ToolButton(look, self, icon="stop")
        self._loop = ToolButton(look, self, icon="loop")
        self._back = ToolButton(look, self, icon="back")
        self._forward = ToolButton(look, self, icon="forward")
        self._time = Label(look, self, scale=TRANSPORT_TIME, demibold=True, tabular=True)
        self._length = Label(look, self, scale=CAPTION, tabular=True, role="text2")
        self._volume = QSlider(Qt.Orientation.Horizontal, self)
        self._devices = ComboBox(look, self, icon="headphones")
        self._name_controls()
        self._build()
        self._connect()
        self.set_state("empty")

    @property
    def state(self) -> TransportState:
        """What the controls show."""
        return self._state

    def set_state(self, state: TransportState) -> None:
        """Enable and name the controls for what the player does; ``empty`` clears waveform and times too."""
        self._state = state
        has_clip, sounding = state != "empty", state in ("opening", "playing")
        if not has_clip:
            self.waveform.clear()
            self._show_times(0.0, 0.0)
        self._play.set_icon_name("pause" if sounding else "play")
        self._play.set_name(self.tr("Pause") if sounding else self.tr("Play"))
        for button in (self._play, self._back, self._forward):
            button.setEnabled(has_clip)
        if not has_clip:
            self._play.setToolTip(self.tr("Nothing to play yet"))
        self._stop.setEnabled(sounding or state == "paused")

    def set_position(self, seconds: float) -> None:
        """Where the playhead stands."""
        self.waveform.set_position(seconds)
        self._show_times(seconds, self._length_s)

    def set_length(self, seconds: float) -> None:
        """Length of the clip."""
        self.waveform.set_duration(seconds)
        self._show_times(self.waveform.position_s, seconds)

    def set_peaks(self, levels: Sequence[PeakLevel]) -> None:
        """The peaks of the clip, as ``Waveform`` takes them."""
        self.waveform.set_peaks(levels)

    def set_regions(self, regions: Sequence[Region]) -> None:
        """Paragraphs or utterances of the clip."""
        self.waveform.set_regions(regions)

    def set_range(self, marked: tuple[float, float] | None) -> None:
        """The A–B range."""
        self.waveform.set_range(marked)

    def set_loop(self, looping: bool) -> None:
        """**Loop** on or off."""
        self._loop.blockSignals(True)
        self._loop.setChecked(looping)
        self._loop.blockSignals(False)
        self._loop.update()

    def set_volume(self, volume: float) -> None:
        """0.0 to 1.0."""
        self._volume.blockSignals(True)
        self._volume.setValue(round(min(max(volume, 0.0), 1.0) * 100))
        self._volume.blockSignals(False)

    def set_devices(self, devices: Sequence[tuple[object, str]], current: object = None) -> None:
        """The output devices as (id, name), and the id of the one in use. An open list that is still right
        stays as it is.
        """
        rows = [
            (self._devices.itemData(row), self._devices.itemText(row)) for row in range(self._devices.count())
        ]
        if rows == list(devices) and self._devices.currentData() == current:
            return
        self._devices.blockSignals(True)
        self._devices.clear()
        for device_id, name in devices:
            self._devices.addItem(shown(name), device_id)
        ids = [device_id for device_id, _ in devices]
        self._devices.setCurrentIndex(ids.index(current) if current in ids else 0 if ids else -1)
        self._devices.blockSignals(False)
        self._devices.setToolTip("")

    def open_devices(self) -> None:
        """Let an output device be chosen."""
        self._devices.setFocus(Qt.FocusReason.OtherFocusReason)
        self._devices.showPopup()

    def set_low(self, *, is_low: bool) -> None:
        """In a low window it takes less height."""
        if is_low != self._is_low:
            self._is_low = is_low
            edge = _EDGE_LOW if is_low else _EDGE
            self._row.setContentsMargins(SPACE_EDGE, edge, SPACE_EDGE, edge)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("window"))
        painter.fillRect(0, 0, self.width(), 1, self._look.color("line"))

    def _height(self) -> int:
        least, edge = (_HEIGHT_LOW, _EDGE_LOW) if self._is_low else (_HEIGHT, SPACE_GROUP)
        return max(least, self._time.sizeHint().height() + self._length.sizeHint().height() + 2 * edge)

    def _name_controls(self) -> None:
        self._stop.set_name(self.tr("Stop"))
        self._loop.set_name(self.tr("Loop"))
        self._loop.setCheckable(True)
        self._back.set_name(self.tr("Back"))
        self._back.setToolTip(self.tr("Back 5 seconds"))
        self._forward.set_name(self.tr("Forward"))
        self._forward.setToolTip(self.tr("Forward 5 seconds"))
        self._volume.setAccessibleName(self.tr("Volume"))
        self._volume.setToolTip(self.tr("Volume"))
        self._volume.setRange(0, 100)
        self._volume.setValue(100)
        self._volume.setPageStep(10)
        self._volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._devices.setAccessibleName(self.tr("Output device"))
        self._time.setAccessibleName(self.tr("Position"))
        self._length.setAccessibleName(self.tr("Length"))

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._volume.setMinimumWidth(48)
        self._volume.setMaximumWidth(96)
        self._devices.setMinimumContentsLength(8)
        self._devices.setMaximumWidth(self._look.em(18))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_EDGE, _EDGE, SPACE_EDGE, _EDGE)
        row.setSpacing(SPACE_TIGHT)
        row.addWidget(self._play)
        row.addSpacing(SPACE)
        for button in (self._stop, self._loop, self._back, self._forward):
            row.addWidget(button)
        row.addSpacing(SPACE)
        row.addWidget(self.waveform, 1)
        row.addSpacing(SPACE)
        row.addLayout(self._times())
        row.addSpacing(SPACE)
        row.addWidget(Line(self._look, self, vertical=True))
        row.addSpacing(SPACE)
        row.addWidget(IconView(self._look, self, icon="volume"))
        row.addWidget(self._volume)
        row.addSpacing(SPACE_TIGHT)
        row.addWidget(self._devices)

        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """As the eye goes, from left to right."""
        order: tuple[QWidget, ...] = (
            self._play,
            self._stop,
            self._loop,
            self._back,
            self._forward,
            self.waveform,
            self._volume,
            self._devices,
        )
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _times(self) -> QVBoxLayout:
        times = QVBoxLayout()
        times.setSpacing(0)
        times.addStretch(1)
        for label in (self._time, self._length):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            times.addWidget(label)
        times.addStretch(1)
        return times

    def _connect(self) -> None:
        self._play.clicked.connect(self._on_play)
        self._stop.clicked.connect(self.stop_clicked)
        self._loop.toggled.connect(self.loop_toggled.emit)
        self._back.clicked.connect(self._on_back)
        self._forward.clicked.connect(self._on_forward)
        self.waveform.seek_requested.connect(self.seek_requested)
        self.waveform.range_changed.connect(self.range_changed)
        self._volume.valueChanged.connect(self._on_volume)
        self._devices.activated.connect(self._on_device)
        self._devices.opening.connect(self.devices_wanted)

    def _show_times(self, position_s: float, length_s: float) -> None:
        self._length_s = length_s
        self._time.setText(clock_text(position_s, self.locale()))
        self._length.setText(f"/ {clock_text(length_s, self.locale())}")
        widest = self._time.fontMetrics().horizontalAdvance(clock_text(length_s, self.locale()))
        self._time.setMinimumWidth(widest)  # the waveform does not move while the figures run

    def _on_play(self) -> None:
        if self._state in ("opening", "playing"):
            self.pause_clicked.emit()
        else:
            self.play_clicked.emit()

    def _on_back(self) -> None:
        self.seek_requested.emit(max(self.waveform.position_s - _JUMP_S, 0.0))

    def _on_forward(self) -> None:
        self.seek_requested.emit(min(self.waveform.position_s + _JUMP_S, self._length_s))

    def _on_volume(self, percent: int) -> None:
        self.volume_changed.emit(percent / 100)

    def _on_device(self, index: int) -> None:
        self.device_chosen.emit(self._devices.itemData(index))

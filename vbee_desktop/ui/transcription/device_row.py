"""The choice of the microphone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from vbee_desktop.core.shown_text import shown
from vbee_desktop.ui.theme import SPACE
from vbee_desktop.ui.widgets.buttons import ToolButton
from vbee_desktop.ui.widgets.combo_box import ComboBox
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.audio.devices import AudioDevice
    from vbee_desktop.ui.look import Look


class DeviceRow(QWidget):
    """**Input device**, the system's default first, and a button that looks for devices anew."""

    device_chosen = Signal(object)
    """The id, or None for the system's default."""
    refresh_clicked = Signal()
    opening = Signal()
    """The list is about to be looked at: it should be the one of now."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._devices: tuple[AudioDevice, ...] = ()
        self._label = Label(look, self, text=self.tr("Microphone"), role="text2")
        self._combo = ComboBox(look, self, icon="microphone")
        self._combo.setAccessibleName(self.tr("Input device"))
        self._combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._combo.addItem(self.tr("System default"), None)
        self._label.setBuddy(self._combo)
        self._refresh = ToolButton(look, self, icon="refresh")
        self._refresh.set_name(self.tr("Look for microphones again"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._label)
        row.addWidget(self._combo, 1)
        row.addWidget(self._refresh)
        self._combo.activated.connect(self._on_activated)
        self._combo.opening.connect(self.opening)
        self._refresh.clicked.connect(self.refresh_clicked)

    @property
    def device_id(self) -> str | None:
        """The chosen device; None is the system's default."""
        chosen = self._combo.currentData()
        return chosen if isinstance(chosen, str) else None

    def set_devices(self, devices: tuple[AudioDevice, ...], wanted_id: str | None) -> None:
        """Show what is there now and choose ``wanted_id``, else the system's default."""
        with QSignalBlocker(self._combo):
            if devices != self._devices:  # the list may be open
                self._fill(devices)
            index = self._combo.findData(wanted_id) if wanted_id is not None else 0
            self._combo.setCurrentIndex(max(index, 0))
        self._combo.updateGeometry()

    def _fill(self, devices: tuple[AudioDevice, ...]) -> None:
        self._devices = devices
        self._combo.clear()
        self._combo.addItem(self.tr("System default"), None)
        for device, name in zip(devices, device_names(devices), strict=True):
            self._combo.addItem(shown(name), device.id)

    def open_list(self) -> None:
        """Let one be chosen."""
        self._combo.setFocus(Qt.FocusReason.OtherFocusReason)
        self._combo.showPopup()

    def set_locked(self, locked: bool) -> None:
        """While sound is recorded the device stays."""
        reason = self.tr("Stop the recording to choose another microphone.") if locked else ""
        for part in (self._combo, self._refresh):
            part.setEnabled(not locked)
            part.setAccessibleDescription(reason)
        self._combo.setToolTip(reason)
        self._refresh.setToolTip(reason or self._refresh.accessibleName())

    def _on_activated(self, _index: int) -> None:
        self.device_chosen.emit(self.device_id)


def device_names(devices: tuple[AudioDevice, ...]) -> list[str]:
    """What tells devices apart: their names, with the way to them where there are several, and a number
    where even that is the same.
    """
    has_several_ways = len({device.host_api for device in devices}) > 1
    names: list[str] = []
    seen: Counter[str] = Counter()
    for device in devices:
        name = f"{device.name} ({device.host_api})" if has_several_ways else device.name
        seen[name] += 1
        names.append(f"{name} {seen[name]}" if seen[name] > 1 else name)
    return names

"""How loud and where the shared playback is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from vbee_desktop.ui.ports import Desk, Settings
    from vbee_desktop.ui.shell.sound_player import SoundPlayer
    from vbee_desktop.ui.widgets.transport_bar import TransportBar

VOLUME_SETTING, DEVICE_SETTING = "playback.volume", "playback.device"


class Output(QObject):
    """**Volume** and **Output device** of the bar; both are remembered, and given to the player in use."""

    def __init__(self, desk: Desk, bar: TransportBar, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bar = bar
        self._settings = settings
        self._player: SoundPlayer | None = None
        self._device: object = None
        bar.volume_changed.connect(self._take_volume)
        bar.device_chosen.connect(self._take_device)
        bar.devices_wanted.connect(self.load_devices)
        bar.set_volume(self._volume())

    def equip(self, player: SoundPlayer | None) -> None:
        """Another player is in use, or none."""
        self._player = player
        if player is not None:
            player.set_volume(self._volume())
            player.set_device(self._device)

    def load_devices(self) -> None:
        """Fill the list of output devices."""
        self._desk.list_output_devices().succeeded.connect(self._take_devices)

    def _volume(self) -> float:
        volume = self._settings.get(VOLUME_SETTING, 1.0)
        return float(volume) if isinstance(volume, int | float) else 1.0

    def _take_volume(self, volume: object) -> None:
        if isinstance(volume, int | float):
            self._settings.set(VOLUME_SETTING, float(volume))
            if self._player is not None:
                self._player.set_volume(float(volume))

    def _take_device(self, device: object) -> None:
        self._settings.set(DEVICE_SETTING, device)
        self._use(device)

    def _take_devices(self, devices: object) -> None:
        """Devices come and go; one that was chosen and is away is waited for, and the default used."""
        rows = devices if isinstance(devices, tuple) else ()
        wanted = self._settings.get(DEVICE_SETTING)
        present = wanted if wanted in [each.id for each in rows] else None
        names = [(None, self.tr("System default")), *((each.id, each.name) for each in rows)]
        self._bar.set_devices(names, present)
        if present != self._device:
            self._use(present)

    def _use(self, device: object) -> None:
        self._device = device
        if self._player is not None:
            self._player.set_device(device)

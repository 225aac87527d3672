"""What is remembered of the left side: the source, the microphone, how recordings are wished, the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vbee_desktop.core.limits import MAX_RECORDING_S
from vbee_desktop.core.recording_wish import CHAINED_S, PRE_ROLL_S, RecordingWish
from vbee_desktop.ui.transcription.source_panel import FILE, RECORD

if TYPE_CHECKING:
    from vbee_desktop.ui.ports import Settings
    from vbee_desktop.ui.transcription.source_panel import SourcePanel

SOURCE_SETTING = "transcription.source"
DEVICE_SETTING = "transcription.input_device"
CHAINED_SETTING = "transcription.chained"
PRE_ROLL_SETTING = "transcription.pre_roll"
FOLDER_SETTING = "transcription.folder"


class SourceMemory(QObject):
    """Each choice is kept when it is made; which source is shown, when asked to `remember`."""

    def __init__(self, settings: Settings, sources: SourcePanel) -> None:
        super().__init__(sources)
        self._settings = settings
        self._sources = sources
        sources.file.folder_changed.connect(lambda folder: settings.set(FOLDER_SETTING, folder))
        sources.record.device_chosen.connect(lambda device: settings.set(DEVICE_SETTING, device))
        sources.record.wish_changed.connect(self._remember_wish)

    def remember(self) -> None:
        """Keep which source is shown."""
        self._settings.set(SOURCE_SETTING, self._sources.source)

    def restore(self) -> None:
        """Take up the choices of the last time."""
        device = self._settings.get(DEVICE_SETTING)
        self._sources.record.set_device(device if isinstance(device, str) else None)
        self.take_up_wish()
        folder = self._settings.get(FOLDER_SETTING, "")
        self._sources.file.set_folder(folder if isinstance(folder, str) else "")
        self._sources.set_source(FILE if self._settings.get(SOURCE_SETTING) == FILE else RECORD)

    def take_up_wish(self) -> None:
        """Let recordings be as the settings say."""
        pre_roll_s = PRE_ROLL_S if self._settings.get(PRE_ROLL_SETTING) is True else 0.0
        max_s = CHAINED_S if self._settings.get(CHAINED_SETTING) is True else MAX_RECORDING_S
        self._sources.record.set_wish(RecordingWish(max_s, pre_roll_s))

    def _remember_wish(self, wish: RecordingWish) -> None:
        self._settings.set(PRE_ROLL_SETTING, wish.pre_roll_s > 0)
        self._settings.set(CHAINED_SETTING, wish.is_chained)

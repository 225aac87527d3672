"""Between a batch and the rest of the window: its voice is the one that is chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from vbee_desktop.ui.batch.batch_dialog import BatchDialog
    from vbee_desktop.ui.batch.batch_port import BatchDesk
    from vbee_desktop.ui.batch.batch_voice import BatchVoice
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Settings
    from vbee_desktop.ui.shell.workbench import Workbench


class BatchLink(QObject):
    """Makes the dialog each time it is asked for."""

    announcement = Signal(object)
    """Words for the screen reader."""
    running_changed = Signal(object)
    """How many jobs run in a batch (int)."""

    def __init__(self, look: Look, desk: BatchDesk, settings: Settings, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._look = look
        self._desk = desk
        self._settings = settings
        self._workbench = workbench
        self.dialog: BatchDialog | None = None

    def open(self) -> None:
        """Open the dialog, or bring it to the front."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        from vbee_desktop.ui.batch.batch_dialog import BatchDialog
        from vbee_desktop.ui.saving.save_choices import remembered_choices

        folder = str(remembered_choices(self._settings).folder)
        window = self._workbench.window()
        dialog = self.dialog = BatchDialog(self._look, self._desk, self._voice(), folder, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.announcement.connect(self.announcement)
        dialog.running_changed.connect(self.running_changed)
        dialog.finished.connect(self._end)
        dialog.show()

    def close(self) -> None:
        """The window closes; what runs is paused."""
        if self.dialog is not None:
            self.dialog.reject()

    def _voice(self) -> BatchVoice:
        from vbee_desktop.ui.batch.batch_voice import BatchVoice

        speech = self._workbench.speech
        settings, api = speech.settings.values(), speech.settings.way().api
        return BatchVoice(speech.voices.code, settings, api, speech.voices.model.name_of)

    def _end(self) -> None:
        self.dialog = None

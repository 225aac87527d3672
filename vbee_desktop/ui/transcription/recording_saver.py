"""Saves a recording where the person wants it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.ports import Desk


class RecordingSaver(QObject):
    """A copy: the recording itself stays in its folder."""

    saved = Signal(object)
    """The ``Path`` of the copy."""
    failed = Signal(object)
    """A `VbeeError`."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._folder = ""

    def save(self, recording: Path) -> None:
        """Ask where, in the system's own dialog."""
        dialog = QFileDialog(self._window, self.tr("Save recording"), self._folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("WAV files (*.wav)"))
        dialog.setDefaultSuffix("wav")
        dialog.selectFile(recording.name)
        dialog.fileSelected.connect(partial(self.save_to, recording))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, recording: Path, name: str) -> None:
        """Copy ``recording`` to the file ``name``."""
        destination = Path(name)
        self._folder = str(destination.parent)
        handle = self._desk.copy_file(recording, destination)
        handle.succeeded.connect(self.saved)
        handle.failed.connect(self.failed)

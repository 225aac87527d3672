"""Notices when a sound device is plugged in or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

SETTLE_MS = 800
"""One cable makes several files come or go, and the sound server needs a moment to see it too."""


class PlugWatch(QObject):
    """Watches the ``folder`` of sound devices, which only Linux has; elsewhere nothing is ever told."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.changed)
        self._watcher.directoryChanged.connect(lambda _folder: self._settling.start())
        if folder.is_dir():
            self._watcher.addPath(str(folder))

    def stop(self) -> None:
        """Notice nothing any more."""
        for folder in self._watcher.directories():
            self._watcher.removePath(folder)
        self._settling.stop()

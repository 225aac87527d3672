"""Brings the settings to the disk while the window works."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from vbee_desktop.core.errors import StorageError
from vbee_desktop.ui.ports import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

DELAY_MS = 2000


class SavedSettings(Settings, Protocol):
    """Settings that can be brought to the disk."""

    @property
    def is_changed(self) -> bool:
        """Whether `save` has something to write."""
        ...

    def save(self) -> None:
        """Write what changed; any thread may call it. Raises `StorageError`."""
        ...


class SettingsKeeper(QObject):
    """Saves a while after `note`, in a thread of its own: a disk may take its time, and nobody waits for it.

    ``remember`` is asked before each save to hand everything worth keeping to the settings.
    """

    failed = Signal(object)
    """A `StorageError`."""

    def __init__(
        self,
        settings: SavedSettings,
        remember: Callable[[], None],
        parent: QObject | None = None,
        *,
        delay_ms: int = DELAY_MS,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._remember = remember
        self._is_closed = False
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._save_aside)

    def note(self) -> None:
        """Something may have changed."""
        if not self._is_closed:
            self._timer.start()

    def close(self) -> None:
        """Save for the last time, and wait for it."""
        self._is_closed = True
        self._timer.stop()
        self._remember()
        self._save()

    def _save_aside(self) -> None:
        if self._thread is not None and self._thread.is_alive():
            self.note()
            return
        self._remember()
        if self._settings.is_changed:
            self._thread = threading.Thread(target=self._save, name="settings", daemon=True)
            self._thread.start()

    def _save(self) -> None:
        try:
            self._settings.save()
        except StorageError as error:
            with suppress(RuntimeError):  # the window has gone meanwhile
                self.failed.emit(error)

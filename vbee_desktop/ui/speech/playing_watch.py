"""Which file is heard at the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from vbee_desktop.ui.ports import Playback

_QUIET_AFTER_MS = 300


class PlayingWatch(QObject):
    """Tells the path of the file that plays, or None.

    The playback tells positions while there is sound and its end, but not a pause: that is when positions
    stay away.
    """

    changed = Signal(object)
    """``pathlib.Path`` or None."""

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: object = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_AFTER_MS)
        self._quiet.timeout.connect(self._fall_silent)
        playback.on_position(self._take_position)

    @property
    def path(self) -> object:
        """The file that plays, or None."""
        return self._path

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._quiet.stop()

    def _take_position(self, path: object, position_s: float) -> None:
        if position_s < 0:
            self._quiet.stop()
            self._fall_silent()
            return
        self._quiet.start()
        self._set(path)

    def _fall_silent(self) -> None:
        self._set(None)

    def _set(self, path: object) -> None:
        if path != self._path:
            self._path = path
            self.changed.emit(path)

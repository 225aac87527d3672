"""Makes the file of the stretch that is kept, once the person has settled on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from vbee_desktop.audio.recording_file import Recording
    from vbee_desktop.core.errors import VbeeError
    from vbee_desktop.ui.ports import Desk

SETTLE_MS = 250


class RecordingTrimmer(QObject):
    """The recording itself is never changed. A stretch that was wished for but not sent makes room for the
    next one.
    """

    begun = Signal()
    """What was to be sent is not any more: wait for `done`."""
    done = Signal(object)
    """The `Recording` to be sent: a stretch, or the whole."""
    failed = Signal(object)
    """A `VbeeError`; the whole is offered again by `done`."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._whole: Recording | None = None
        self._kept = (0.0, 0.0)
        self._unsent: Recording | None = None
        self._orders = 0
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._order)

    @property
    def is_busy(self) -> bool:
        """Whether the stretch that is wished for is not there yet."""
        return self._is_busy

    def begin(self, whole: Recording | None) -> None:
        """Another recording, of which all is kept; or none."""
        self._whole = whole
        self._unsent = None
        self._orders += 1
        self._is_busy = False
        self._timer.stop()

    def keep(self, kept: tuple[float, float]) -> None:
        """Keep (start, end) in seconds."""
        if self._whole is None:
            return
        self._kept = kept
        self._orders += 1
        self._timer.start()
        if not self._is_busy:
            self._is_busy = True
            self.begun.emit()

    def mark_sent(self) -> None:
        """What is there is needed from now on, by the history."""
        self._unsent = None

    def _order(self) -> None:
        whole = self._whole
        if whole is None:
            return
        if self._kept == (0.0, whole.duration_s):
            self._finish(whole)
            return
        instead_of = self._unsent.path if self._unsent else None
        handle = self._desk.trim_recording(whole.path, *self._kept, instead_of)
        handle.succeeded.connect(partial(self._take, self._orders))
        handle.failed.connect(partial(self._take_failure, self._orders))

    def _take(self, order: int, part: Recording) -> None:
        if order == self._orders:
            self._unsent = part
            self._finish(part)

    def _take_failure(self, order: int, error: VbeeError) -> None:
        if order == self._orders and self._whole is not None:
            self._finish(self._whole)
            self.failed.emit(error)

    def _finish(self, sound: Recording) -> None:
        self._is_busy = False
        self.done.emit(sound)

"""Voice samples: fetched when asked for, played once, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from vbee_desktop.core.models import Voice
    from vbee_desktop.ui.ports import Desk, Playback
    from vbee_desktop.ui.speech.playing_watch import PlayingWatch
    from vbee_desktop.worker.job_handle import JobHandle


class DemoPlayer(QObject):
    """Asked again while it loads or plays, a sample stops."""

    state_changed = Signal(object, object)
    """Voice code, and ``""``, ``loading`` or ``playing``."""
    failed = Signal(object)
    """`VbeeError`"""

    def __init__(
        self, desk: Desk, playback: Playback, watch: PlayingWatch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._playback = playback
        self._voice: Voice | None = None
        self._loading: JobHandle | None = None
        self._path: Path | None = None
        self._name = ""
        self._state = ""
        watch.changed.connect(self._take_playing)

    def toggle(self, voice: Voice, name: str) -> None:
        """Hear the sample of a voice, or stop it."""
        same = self._voice is not None and self._voice.code == voice.code
        if same and self._state:
            self.stop()
            return
        self.stop()
        self._voice, self._name = voice, name
        self._loading = self._desk.fetch_demo(voice)
        self._loading.succeeded.connect(self._play)
        self._loading.failed.connect(self._fail)
        self._set_state("loading")

    def stop(self) -> None:
        """No sample from now on."""
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None
        if self._state == "playing":
            self._playback.stop()
        self._path = None
        self._set_state("")

    def _play(self, path: Path) -> None:
        from vbee_desktop.ui.ports import Playable

        self._loading = None
        self._path = path
        self._set_state("")
        self._playback.play(Playable(path, self._name))

    def _fail(self, error: object) -> None:
        self._loading = None
        self._set_state("")
        self.failed.emit(error)

    def _take_playing(self, path: object) -> None:
        if self._path is not None and path == self._path:
            self._set_state("playing")
        elif self._state == "playing":
            self._path = None
            self._set_state("")

    def _set_state(self, state: str) -> None:
        self._state = state
        if self._voice is not None:
            self.state_changed.emit(self._voice.code, state)

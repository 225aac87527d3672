"""What the rest of the window, and a screen reader, is told of a recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vbee_desktop.ui.transcription.recorder_controller import Kept, RecorderController, RecordState
from vbee_desktop.ui.transcription.time_words import length_text, span_text

if TYPE_CHECKING:
    from vbee_desktop.audio.recorder import RecorderSnapshot


class RecordingNews(QObject):
    """Seconds for the tab's badge while sound is recorded, and one sentence at each turn."""

    badge_changed = Signal(object)
    """Such as ``7.9 s``, or None."""
    announcement = Signal(object)

    def __init__(self, recorder: RecorderController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._badge: str | None = None
        recorder.state_changed.connect(self._take_state)
        recorder.heard.connect(self._take_sound)
        recorder.kept.connect(self._take_kept)
        self._recorder = recorder

    def _take_state(self, state: object) -> None:
        if state is RecordState.RECORDING:
            self.announcement.emit(self.tr("Recording"))
        elif state is RecordState.ENDING:
            self.announcement.emit(self.tr("2 seconds left"))
        if state not in (RecordState.RECORDING, RecordState.ENDING):
            self._set_badge(None)

    def _take_sound(self, now: RecorderSnapshot, _advice: object) -> None:
        if self._recorder.state in (RecordState.RECORDING, RecordState.ENDING):
            self._set_badge(span_text(now.recorded_s))

    def _take_kept(self, kept: Kept) -> None:
        words = self.tr("Stopped, %1 seconds")
        self.announcement.emit(words.replace("%1", length_text(kept.sound.duration_s)))

    def _set_badge(self, badge: str | None) -> None:
        if badge != self._badge:
            self._badge = badge
            self.badge_changed.emit(badge)

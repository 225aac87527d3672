"""Tells the desk which service is asked, and the person where that does not answer at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from vbee_desktop.core.models import InstantRefusal
    from vbee_desktop.ui.ports import Desk
    from vbee_desktop.ui.speech.settings_panel import SettingsPanel
    from vbee_desktop.ui.speech.voice_model import VoiceModel


class WayDesk(QObject):
    """Between the settings and the desk."""

    announcement = Signal(object)
    """Words for the screen reader."""

    def __init__(
        self, desk: Desk, settings: SettingsPanel, voices: VoiceModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._voices = voices
        settings.way_changed.connect(desk.speak_by)
        desk.on_instant_refusal(self._show_refusal)

    def _show_refusal(self, refusal: InstantRefusal) -> None:
        words = self._words(refusal)
        self._settings.show_instant_note(words)
        self.announcement.emit(words)

    def _words(self, refusal: InstantRefusal) -> str:
        if refusal.reason == "plan":
            return self.tr("Your account has no sound at once. Everything is made the usual way.")
        name = self._voices.name_of(refusal.voice_code)
        if refusal.reason == "sample_rate":
            words = self.tr("%1 gives no sound at once at this sample rate. It is made the usual way.")
        else:
            words = self.tr("%1 gives no sound at once. It is made the usual way.")
        return words.replace("%1", name)

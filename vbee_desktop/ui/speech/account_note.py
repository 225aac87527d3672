"""Tells above the editor that the demo speaks. That nobody is signed in is told above both tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from vbee_desktop.ui.ports import Desk, Settings
    from vbee_desktop.ui.speech.script_panel import ScriptPanel

_DEMO_NOTE_CLOSED = "speech.demo_note_closed"


class AccountNote(QObject):
    """The note about the demo stays away once a person has closed it."""

    credentials_wanted = Signal()

    def __init__(
        self, script: ScriptPanel, desk: Desk, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._script = script
        self._desk = desk
        self._settings = settings
        script.message_closed.connect(self._take_closed)

    def show(self) -> None:
        """Say what there is to say about the account; what was said about the last one goes."""
        self._script.dismiss_message()
        if self._desk.is_demo and self._settings.get(_DEMO_NOTE_CLOSED) is not True:
            words = self.tr(
                "A robot's voice on this computer, not Vbee's; nothing is charged."
                " With App ID and token you hear the real ones."
            )
            act = (self.tr("Enter App ID and token"), self.credentials_wanted.emit)
            self._script.show_message("info", self._demo_title(), words, [act])

    def _take_closed(self) -> None:
        message = self._script.message
        if message is not None and message.title() == self._demo_title():
            self._settings.set(_DEMO_NOTE_CLOSED, True)

    def _demo_title(self) -> str:
        return self.tr("You are using the demo.")

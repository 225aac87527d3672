"""Between the listen-back check and the rest of the window: which take is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from vbee_desktop.core.models import Take
    from vbee_desktop.ui.listening.listen_dialog import ListenDialog
    from vbee_desktop.ui.listening.listening_port import ListeningDesk
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.shell.workbench import Workbench

SPEECH = 0


class ListenLink(QObject):
    """Makes the dialog each time it is asked for."""

    announcement = Signal(object)
    """Words for the screen reader."""

    def __init__(self, look: Look, desk: ListeningDesk, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._look = look
        self._desk = desk
        self._workbench = workbench
        self.dialog: ListenDialog | None = None

    def open_current(self) -> None:
        """Check the take that is shown, or say that there is none."""
        speech = self._workbench.speech
        if speech.takes.current is not None:
            self.open(speech.takes.current)
            return
        self._workbench.show_tab(SPEECH)
        speech.script.show_message(
            "info", self.tr("There is no audio to check yet."), self.tr("Create speech first.")
        )

    def open(self, take: Take) -> None:
        """Check a take."""
        if self.dialog is not None:
            return
        from vbee_desktop.ui.listening.listen_dialog import ListenDialog

        workbench = self._workbench
        voice = workbench.speech.voices.model.name_of(take.request.voice_code)
        window = workbench.window()
        dialog = ListenDialog(self._look, self._desk, workbench.playback, take, voice, window)
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.announcement.connect(self.announcement)
        dialog.credentials_wanted.connect(workbench.ask_for_account)
        dialog.connection_check_wanted.connect(workbench.connection_check_wanted)
        dialog.diagnostics_wanted.connect(workbench.diagnostics_wanted)
        dialog.finished.connect(self._end)
        dialog.open()

    def account_changed(self) -> None:
        """Somebody is known now, or somebody else."""
        if self.dialog is not None:
            self.dialog.account_changed()

    def close(self) -> None:
        """The window closes."""
        if self.dialog is not None:
            self.dialog.reject()

    def _end(self) -> None:
        self.dialog = None

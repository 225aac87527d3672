"""Another language for the window while it runs: as soon as nothing is torn apart by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from vbee_desktop.app.desk import JobDesk
    from vbee_desktop.ui.shell.main_window import MainWindow

LOOK_MS = 50
PATIENCE_MS = 3000
"""So long it is waited for answers that cost nothing, a list of voices say; they are asked for anew."""
TELL_AFTER_MS = 500


class LanguageSwitch(QObject):
    """Calls ``rebuild`` when no paid job runs, nothing is recorded and no dialog is open; says so if that
    takes a while, and then offers to wait for no job.
    """

    def __init__(self, window: MainWindow, desk: JobDesk, rebuild: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._is_urgent = False
        self._rebuild = rebuild
        self._is_told = False
        self._since = QElapsedTimer()
        self._at_rest_since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def ask(self) -> None:
        """Change the language, now or later."""
        self._is_told = self._is_urgent = False
        self._since.start()
        self._at_rest_since.invalidate()
        self._timer.start()

    def stop(self) -> None:
        """The window closes: what was chosen counts at the next start."""
        self._timer.stop()

    def _look(self) -> None:
        if self._is_open() or not self._is_sound_free():
            self._at_rest_since.invalidate()
            self._tell()
        elif self._is_urgent:
            self._change()
        elif not self._window.workbench.is_at_rest:
            self._at_rest_since.invalidate()
            self._tell()
        elif self._is_nobody_asking():
            self._change()

    def _is_nobody_asking(self) -> bool:
        """Whether all has been answered, or has been waited for long enough. Never at the first look: what
        has just ended may be shown in a turn that is still to come.
        """
        if not self._at_rest_since.isValid():
            self._at_rest_since.start()
            return False
        return not self._desk.waiting or self._at_rest_since.hasExpired(PATIENCE_MS)

    def _is_sound_free(self) -> bool:
        """Whether nothing is recorded, and nobody else has the player."""
        workbench = self._window.workbench
        tab = workbench.transcription
        return tab is not None and not tab.is_recording and workbench.playback.is_at_rest

    def _hurry(self) -> None:
        """Wait for no job any more: one that waits for the network may take for ever."""
        self._is_urgent = True

    def _change(self) -> None:
        self._timer.stop()
        for handle in self._desk.waiting:
            handle.blockSignals(True)  # who would hear it is gone, and the next one asks for itself
        if self._is_urgent:
            self._desk.start_anew()  # what ran there is gone on with, as after any start
        self._window.setUpdatesEnabled(False)
        try:
            self._rebuild()
        finally:
            self._window.setUpdatesEnabled(True)

    def _is_open(self) -> bool:
        """Whether a menu, or a dialog that the window waits for, is in use; others close with the window's
        parts.
        """
        dialogs = self._window.findChildren(QDialog)
        is_asked = any(each.isVisible() and each.isModal() for each in dialogs)
        return is_asked or QApplication.activePopupWidget() is not None

    def _tell(self) -> None:
        if not self._is_told and self._since.hasExpired(TELL_AFTER_MS) and not self._is_open():
            self._is_told = True
            has_jobs = self._is_sound_free()  # nothing else then, and those can be gone on with
            self._window.workbench.message.show_message(
                "info",
                self.tr("The language changes when what runs now is done."),
                self.tr("Jobs can go on in the other language: nothing is paid for twice.")
                if has_jobs
                else "",
                [(self.tr("Change now"), self._hurry)] if has_jobs else [],
            )

"""Pictures of the dialogs and of the history, over a window in which something was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog

from vbee_desktop.app.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable


class DialogsWalk(Walk):
    """Opens one after the other as the menus do."""

    def show_dialogs(self) -> None:
        """All of them."""
        from vbee_desktop.ui.shell.menu_link import MenuLink

        workbench = self.window.workbench
        acts = MenuLink(self.program.look, workbench).acts
        self._show("export", acts.export_transcript)
        acts.show_speech()
        self._show("save", acts.save_audio)
        self._show("readings", workbench.speech.sent_desk.open_readings)
        self._show("sent", workbench.speech.sent_desk.open_sent)
        self._show_compared(acts.compare_voices)
        self._show("batch", acts.open_batch)
        self._show("points", workbench.status.points_button.click)
        self._show("account", acts.enter_account)
        self._show("shortcuts", acts.show_shortcuts)
        self._show("about", acts.show_about)
        self._show("help", acts.show_help)
        self._show("connection", acts.check_connection, _is_checked)
        self._show("diagnostics", acts.copy_diagnostics, _is_gathered)
        self._show_settings(acts.open_settings)
        acts.show_history()
        self.until("the history", lambda: workbench.history.is_shown)
        self.show("history")

    def _show(
        self, name: str, act: Callable[[], object], is_ready: Callable[[QDialog], bool] | None = None
    ) -> None:
        dialog = self._opened(act)
        if is_ready is not None:
            self.until(f"what the dialog shows ({name})", lambda: is_ready(dialog))
        self.show(name, dialog)
        dialog.close()

    def _opened(self, act: Callable[[], object]) -> QDialog:
        """A dialog no larger than the screen that the pictures stand for."""
        act()
        self.until("a dialog", lambda: bool(_dialogs()))
        dialog = _dialogs()[0]
        dialog.resize(dialog.size().boundedTo(self.window.size()))
        return dialog

    def _show_compared(self, act: Callable[[], object]) -> None:
        from vbee_desktop.ui.compare.compare_dialog import CompareDialog

        dialog = self._opened(act)
        if isinstance(dialog, CompareDialog):
            dialog.contest.get_all()
            cards = range(len(dialog.contest.contenders))
            self.until("the samples", lambda: all(dialog.card(each).waveform.duration_s for each in cards))
        self.show("compare", dialog)
        dialog.close()

    def _show_settings(self, act: Callable[[], object]) -> None:
        from vbee_desktop.ui.settings.settings_dialog import SettingsDialog

        dialog = self._opened(act)
        if isinstance(dialog, SettingsDialog):
            for row in range(dialog.pages.count()):
                dialog.pages.setCurrentRow(row)
                self.show(f"settings-{row + 1}", dialog)
        dialog.close()


def _dialogs() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def _is_checked(dialog: QDialog) -> bool:
    from vbee_desktop.ui.support.connection_dialog import ConnectionDialog

    return isinstance(dialog, ConnectionDialog) and dialog.copy_button.isEnabled()


def _is_gathered(dialog: QDialog) -> bool:
    from vbee_desktop.ui.support.diagnostics_dialog import DiagnosticsDialog

    return isinstance(dialog, DiagnosticsDialog) and dialog.copy_button.isEnabled()

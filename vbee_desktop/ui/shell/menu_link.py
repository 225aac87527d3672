"""Between the menu and the rest of the window: what its entries do in the tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from vbee_desktop.ui.shell.main_menu import Acts
from vbee_desktop.ui.shell.undo_link import UndoLink

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.help.help_window import HelpWindow
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.shell.workbench import Workbench

SPEECH, TRANSCRIPTION = 0, 1
LONG_SKIP_S = 5.0


class MenuLink:
    """An entry whose part of the window is not built yet does nothing."""

    def __init__(self, look: Look, workbench: Workbench) -> None:
        self._look = look
        self._workbench = workbench
        self._undo = UndoLink(workbench)
        self._acts: Acts | None = None
        self._help: HelpWindow | None = None

    @property
    def acts(self) -> Acts:
        """What the entries do; always the same ones."""
        if self._acts is None:
            self._acts = self._make_acts()
        return self._acts

    def _make_acts(self) -> Acts:
        workbench, playback, script = self._workbench, self._workbench.playback, self._workbench.speech.script
        return Acts(
            open_file=workbench.choose_file,
            save_audio=workbench.speech.save_current_audio,
            open_batch=self._open_batch,
            export_transcript=self._export_transcript,
            enter_account=workbench.ask_for_account,
            quit=workbench.window().close,
            undo=self._undo.undo,
            redo=self._undo.redo,
            can_undo_redo=self._undo.can,
            find=self._undo.find,
            main_act=self._main_act,
            cancel=self._cancel,
            play_pause=playback.toggle,
            stop=playback.stop,
            loop=playback.toggle_loop,
            back=lambda: playback.skip(-LONG_SKIP_S),
            forward=lambda: playback.skip(LONG_SKIP_S),
            record=self.record,
            compare_voices=self._compare_voices,
            check_take=self._check_take,
            show_speech=lambda: workbench.show_tab(SPEECH),
            show_transcription=lambda: workbench.show_tab(TRANSCRIPTION),
            show_history=workbench.history.toggle,
            copy_transcript=self._copy_transcript,
            find_voice=self._find_voice,
            open_settings=workbench.settings_wanted.emit,
            zoom_in=script.zoom_in,
            zoom_out=script.zoom_out,
            zoom_reset=script.zoom_reset,
            set_mode=workbench.set_mode,
            show_help=self._show_help,
            show_shortcuts=self._show_shortcuts,
            check_connection=workbench.connection_check_wanted.emit,
            copy_diagnostics=workbench.diagnostics_wanted.emit,
            open_logs=workbench.logs_wanted.emit,
            show_about=self._show_about,
        )

    def record(self) -> None:
        """Record in the second tab, or end the recording."""
        workbench = self._workbench
        if workbench.transcription is not None:
            workbench.show_tab(TRANSCRIPTION)
            workbench.transcription.toggle_recording()

    def _main_act(self) -> None:
        workbench = self._workbench
        if workbench.current_tab == SPEECH:
            workbench.speech.main_act()
        elif workbench.transcription is not None:
            workbench.transcription.main_act()

    def _cancel(self) -> None:
        workbench = self._workbench
        current = workbench.speech if workbench.current_tab == SPEECH else workbench.transcription
        if current is not None and current.cancel_act():
            return
        workbench.playback.stop()

    def _open_batch(self) -> None:
        if self._workbench.batch is not None:
            self._workbench.batch.open()

    def _compare_voices(self) -> None:
        if self._workbench.compare is not None:
            self._workbench.compare.open()

    def _check_take(self) -> None:
        if self._workbench.listening is not None:
            self._workbench.listening.open_current()

    def _export_transcript(self) -> None:
        workbench = self._workbench
        if workbench.transcription is not None:
            workbench.show_tab(TRANSCRIPTION)
            workbench.transcription.export_transcript()

    def _copy_transcript(self) -> None:
        if self._workbench.transcription is not None:
            self._workbench.transcription.copy_transcript()

    def _find_voice(self) -> None:
        self._workbench.show_tab(SPEECH)
        self._workbench.speech.focus_search()

    def _show_help(self) -> None:
        if self._help is None:
            from vbee_desktop.ui.help.help_window import HelpWindow
            from vbee_desktop.ui.shell.shortcut_list import shortcut_table

            self._help = HelpWindow(self._look, shortcut_table(), self._workbench)
        is_speech = self._workbench.current_tab == SPEECH
        self._help.show_page("text-to-speech" if is_speech else "speech-to-text")
        self._help.show()
        self._help.activateWindow()

    def _show_shortcuts(self) -> None:
        from vbee_desktop.ui.shell.about_dialog import ShortcutsDialog

        self._open_dialog(ShortcutsDialog(self._look, self._workbench))

    def _show_about(self) -> None:
        from vbee_desktop.ui.shell.about_dialog import AboutDialog

        self._open_dialog(AboutDialog(self._look, self._workbench))

    def _open_dialog(self, dialog: QWidget) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

"""Between comparing voices and the rest of the window: what is compared, and what becomes of the winner."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from vbee_desktop.ui.widgets.next_turn import in_next_turn

if TYPE_CHECKING:
    from vbee_desktop.ui.compare.compare_dialog import CompareDialog
    from vbee_desktop.ui.compare.known_voices import KnownVoices
    from vbee_desktop.ui.compare.ports import CompareDesk
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Settings
    from vbee_desktop.ui.shell.workbench import Workbench

SPEECH = 0
USUAL_SENTENCE = "Xin chào, rất vui được đồng hành cùng bạn hôm nay."
"""Compared while nothing is written."""


class CompareLink(QObject):
    """Makes the dialog each time it is asked for."""

    announcement = Signal(object)
    """Words for the screen reader."""

    def __init__(self, look: Look, desk: CompareDesk, settings: Settings, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._look = look
        self._desk = desk
        self._settings = settings
        self._workbench = workbench
        self.dialog: CompareDialog | None = None

    def open(self) -> None:
        """Compare voices on the sentence of the cursor."""
        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        from vbee_desktop.ui.compare.compare_dialog import CompareDialog
        from vbee_desktop.ui.compare.compare_memory import matches_loudness

        workbench, speech = self._workbench, self._workbench.speech
        workbench.show_tab(SPEECH)
        voices = self._known_voices()
        dialog = self.dialog = CompareDialog(
            self._look,
            self._desk,
            workbench.playback,
            voices,
            speech.settings.values(),
            Random(),  # noqa: S311  # which voice is which is no secret worth more
            workbench.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.voice_chosen.connect(self._take_winner)
        dialog.voice_refused.connect(speech.voices.model.mark_refused)
        dialog.finished.connect(self._end)
        sentence, paragraph = self._sentence()
        matches = matches_loudness(self._settings)
        dialog.begin(sentence, paragraph, voices.first_choice(speech.voices.code), matches_loudness=matches)
        in_next_turn(dialog, self._show)

    def account_changed(self) -> None:
        """Somebody is known now, or somebody else: prices and what is paid are theirs."""
        if self.dialog is not None:
            self.dialog.account_changed()

    def close(self) -> None:
        """The window closes."""
        if self.dialog is not None:
            self.dialog.reject()

    def _show(self) -> None:
        if self.dialog is not None:
            self.dialog.open()

    def _known_voices(self) -> KnownVoices:
        from vbee_desktop.ui.compare.known_voices import KnownVoices

        model = self._workbench.speech.voices.model
        return KnownVoices(
            model.rows(), favourites=model.favourites(), recents=model.recents(), refused=model.refused()
        )

    def _sentence(self) -> tuple[str, int | None]:
        """The sentence of the cursor and the number of its paragraph, else the first one of the text."""
        from vbee_desktop.core.audition import sentence_at

        editor = self._workbench.speech.script.editor
        cursor, paragraph = editor.textCursor(), editor.current_paragraph()
        if paragraph is not None:
            return sentence_at(cursor.block().text(), cursor.positionInBlock()), paragraph + 1
        lines = editor.toPlainText().splitlines()
        first = next((line for line in lines if line.strip()), "")
        return (sentence_at(first, 0), 1) if first else (USUAL_SENTENCE, None)

    def _take_winner(self, code: str) -> None:
        voices = self._workbench.speech.voices
        voices.choose(code)
        voices.model.note_used(code)
        words = self.tr("%1 is the voice of your text now")
        self.announcement.emit(words.replace("%1", voices.model.name_of(code)))

    def _end(self) -> None:
        from vbee_desktop.ui.compare.compare_memory import remember_matching

        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            remember_matching(self._settings, matches=dialog.transport.match.isChecked())

"""What was recognised, handed to the editor of what is to be spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from vbee_desktop.ui.shell.workbench import Workbench

SPEECH = 0


class WordsToSpeak(QObject):
    """Never writes over what is there."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._workbench = workbench

    def take(self, text: str) -> None:
        """Write paragraphs into the empty editor, or below what is written there, and say which."""
        script = self._workbench.speech.script
        is_first = not script.has_words()
        script.add_text(text)
        self._workbench.show_tab(SPEECH)
        count = text.count("\n") + 1
        paragraphs = self.tr("%Ln paragraphs.", "", count)
        if is_first:
            script.show_message("done", self.tr("The transcript is in the editor."), paragraphs)
        else:
            title = self.tr("The transcript stands below your text.")
            undo = self.tr("Undo takes it away again.")
            script.show_message("done", title, f"{paragraphs} {undo}")

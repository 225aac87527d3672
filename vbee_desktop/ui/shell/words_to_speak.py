"""What was recognised, handed to the editor of what is to be spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from vbee_desktop.ui.shell.workbench import Workbench

SPEECH = 0


def take_words(workbench: Workbench, text: str) -> None:
    """Write paragraphs into the empty editor, or below what is written there, and say which."""
    script = workbench.speech.script
    is_first = not script.has_words()
    script.add_text(text)
    workbench.show_tab(SPEECH)
    count = QCoreApplication.translate("WordsToSpeak", "%Ln paragraphs.", "", text.count("\n") + 1)
    if is_first:
        title = QCoreApplication.translate("WordsToSpeak", "The transcript is in the editor.")
        script.show_message("done", title, count)
    else:
        title = QCoreApplication.translate("WordsToSpeak", "The transcript stands below your text.")
        below = QCoreApplication.translate("WordsToSpeak", "Undo takes it away again.")
        script.show_message("done", title, f"{count} {below}")

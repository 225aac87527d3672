"""A file that is opened goes to the tab that knows its kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from vbee_desktop.core.provision import Feature
from vbee_desktop.core.sound_kinds import SOUND_ENDINGS

if TYPE_CHECKING:
    from vbee_desktop.ui.shell.workbench import Workbench

SPEECH, TRANSCRIPTION = 0, 1


class FileOpener(QObject):
    """A sound that comes before the second tab is there waits for it."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._workbench = workbench
        self._waiting: Path | None = None

    def open(self, path: Path) -> None:
        """A text opens in the first tab, audio in the second."""
        workbench, is_sound = self._workbench, path.suffix.lower() in SOUND_ENDINGS
        if not workbench.allows(Feature.TRANSCRIPTION if is_sound else Feature.SPEECH):
            workbench.message.show_message("info", self.tr("This is not open to the users of this computer."))
        elif not is_sound:
            workbench.show_tab(SPEECH)
            workbench.speech.open_file(path)
        elif workbench.transcription is None:
            self._waiting = path
        else:
            workbench.show_tab(TRANSCRIPTION)
            workbench.transcription.open_file(path)

    def open_waiting(self) -> None:
        """The second tab is there."""
        if self._waiting is not None:
            self.open(self._waiting)

    def choose(self) -> None:
        """Ask for a text or audio to be opened."""
        from vbee_desktop.core.imported import SCRIPT_ENDINGS

        kinds = self.tr("Texts, documents, subtitles and audio (%1)")
        endings = " ".join(f"*{ending}" for ending in (*SCRIPT_ENDINGS, *SOUND_ENDINGS))
        kinds = kinds.replace("%1", endings)
        name, _kind = QFileDialog.getOpenFileName(self._workbench, self.tr("Open"), "", kinds)
        if name:
            self.open(Path(name))

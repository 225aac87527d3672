"""Two short pages: which keys there are, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from vbee_desktop import __version__
from vbee_desktop.ui.look import TITLE
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look


class ShortcutsDialog(QDialog):
    """The keys of the window."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts"))
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(16)
        grid.addWidget(Label(look, self, text=self.tr("Shortcuts"), scale=TITLE, demibold=True), 0, 0, 1, 2)
        for number, (keys, act) in enumerate(self._rows(), 1):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(Label(look, self, text=shown, demibold=True), number, 0)
            grid.addWidget(Label(look, self, text=act), number, 1)

    def _rows(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+Return", self.tr("Create speech, or transcribe")),
            ("Esc", self.tr("Cancel, or stop and keep")),
            ("F8", self.tr("Play or pause")),
            ("F5", self.tr("Play this row, or on from this paragraph")),
            ("Shift+F5", self.tr("Loop this row of a transcript")),
            ("Shift+Return", self.tr("Split a row of a transcript")),
            ("Ctrl+J", self.tr("Merge a row of a transcript with the next")),
            ("Alt+Left", self.tr("Move the start of a row (Right: later, with Shift: further)")),
            ("Ctrl+Left", self.tr("Move the end of a row (Right: later, with Shift: further)")),
            ("Ctrl+F", self.tr("Find and replace")),
            ("Ctrl+L", self.tr("Loop")),
            ("Ctrl+R", self.tr("Record or stop recording")),
            ("Ctrl+1", self.tr("Text to speech")),
            ("Ctrl+2", self.tr("Speech to text")),
            ("F9", self.tr("Show or hide the history")),
            ("Alt+V", self.tr("Search voices")),
            ("Ctrl+O", self.tr("Open a text or a WAV file")),
            ("Ctrl+Shift+S", self.tr("Save audio")),
            ("Ctrl+E", self.tr("Export transcript")),
            ("Ctrl+Shift+C", self.tr("Copy transcript")),
            ("Ctrl+,", self.tr("Settings")),
            ("Ctrl+Q", self.tr("Quit")),
        ]


class AboutDialog(QDialog):
    """Name, version, licence."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Vbee Desktop"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(Label(look, self, text=f"Vbee Desktop {__version__}", scale=TITLE, demibold=True))
        column.addWidget(
            Label(
                look,
                self,
                text=self.tr("Vietnamese text to speech and speech to text in one window."),
                wrap=True,
            )
        )
        column.addWidget(
            Label(
                look,
                self,
                text=self.tr("Free software under the MIT licence. It is not made by Vbee."),
                role="text2",
                wrap=True,
            )
        )
        self.setMinimumWidth(look.em(26))

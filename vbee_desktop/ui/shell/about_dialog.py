"""Two short pages: which keys there are, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from vbee_desktop import __version__
from vbee_desktop.ui.look import TITLE
from vbee_desktop.ui.shell.shortcut_list import shortcuts
from vbee_desktop.ui.speech.scroll_pane import ScrollPane
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look


class ShortcutsDialog(QDialog):
    """The keys of the window."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts"))
        keys_of_all = QWidget(self)
        grid = QGridLayout(keys_of_all)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(16)
        grid.addWidget(Label(look, self, text=self.tr("Shortcuts"), scale=TITLE, demibold=True), 0, 0, 1, 2)
        for number, (keys, act) in enumerate(shortcuts(), 1):
            grid.addWidget(Label(look, self, text=keys, demibold=True), number, 0)
            grid.addWidget(Label(look, self, text=act), number, 1)
        pane = ScrollPane(keys_of_all, self)
        pane.setAccessibleName(self.tr("Shortcuts"))
        pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll it
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)
        self.resize(keys_of_all.sizeHint())


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

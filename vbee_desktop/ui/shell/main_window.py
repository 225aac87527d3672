"""The window as it is first drawn: a frame and the editor, which takes words at once.

Everything else (`workbench`) follows the first paint, so nothing is imported here that the first paint can do
without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from vbee_desktop.ui.shell.first_paint import FirstPaint
from vbee_desktop.ui.theme import SPACE_EDGE
from vbee_desktop.ui.widgets.script_editor import ScriptEditor

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent

    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Settings
    from vbee_desktop.ui.shell.workbench import Workbench

SIZE = (1280, 800)
TITLE_BAR = 32
"""Height that the window manager's frame may take of the screen."""
LEAST_SIZE = (640, 360)
SIDE_EM = 32
"""Room that the first paint leaves at the right for the voices, as `ui.speech.speech_tab` will take it."""
ABOVE, BELOW = 112, 252
"""Room that it leaves for menu, tabs and tools, and for takes, transport and status; in pixels."""


class MainWindow(QMainWindow):
    """Empty but for the editor until it is furnished with a `Workbench`."""

    painted = Signal()
    """The window has been drawn and answers: now the rest may load."""

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._workbench: Workbench | None = None
        self.editor = ScriptEditor(look, self)
        self.setWindowTitle("Vbee Desktop")
        self.setMinimumSize(*LEAST_SIZE)
        self.setCentralWidget(self._first_page(look))
        self._restore_geometry()
        self.editor.setFocus()
        FirstPaint(self, self.painted.emit)

    @property
    def is_furnished(self) -> bool:
        """Whether `workbench` is there."""
        return self._workbench is not None

    @property
    def workbench(self) -> Workbench:
        """Everything else; only after `furnish`."""
        if self._workbench is None:
            raise RuntimeError("the window is not furnished yet")
        return self._workbench

    def furnish(self, workbench: Workbench) -> None:
        """Put everything else into the window; the editor has moved into it."""
        self._workbench = workbench
        self.setCentralWidget(workbench)
        self.setAcceptDrops(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.set("window.geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        if self._workbench is not None:
            self._workbench.shutdown()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the focused control had no use for."""
        if self._workbench is None or not self._workbench.take_key(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_files(event)
        if paths and self._workbench is not None:
            event.acceptProposedAction()
            self._workbench.open_path(paths[0])

    def _first_page(self, look: Look) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_EDGE, ABOVE, look.em(SIDE_EM) + SPACE_EDGE, BELOW)
        column.addWidget(self.editor)
        return page

    def _restore_geometry(self) -> None:
        from PySide6.QtCore import QByteArray

        kept = self._settings.get("window.geometry")
        if not isinstance(kept, str) or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            room = self.screen().availableSize()
            self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height() - TITLE_BAR))


def local_files(event: QDropEvent) -> list[Path]:
    """The files of a drop."""
    from pathlib import Path

    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

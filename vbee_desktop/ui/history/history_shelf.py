"""The middle of the window: the tabs' pages, and beside them the history once it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from vbee_desktop.ui.widgets.plain_buttons import ToolButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from vbee_desktop.ui.history.history_dock import HistoryDock
    from vbee_desktop.ui.history.history_panel import HistoryPanel
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.ports import Settings

IS_SHOWN, PLACES, WIDTH = "history.is_shown", "history.places", "history.width"
WIDTH_EM = 26
LEAST_WIDTH_EM = 62
"""In less room than this the tabs' pages and the history do not fit beside each other."""


class HistoryShelf(QMainWindow):
    """Holds ``pages`` and a dock that is made when there is time (`prepare`), or when it is first shown.
    ``button`` opens and closes it; whether it is open, its width and its place are remembered. In a narrow
    window it takes the place of the pages.
    """

    shown_changed = Signal(object)
    """Whether the history is open (bool)."""

    def __init__(self, look: Look, settings: Settings, pages: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)  # Qt takes every main window for one of its own
        self._look = look
        self._settings = settings
        self._pages = pages
        self._make_panel: Callable[[], HistoryPanel] | None = None
        self._dock: HistoryDock | None = None
        self._width = 0
        self.button = ToolButton(look, parent, text=self.tr("History"), icon="history")
        self.button.setToolTip(self.tr("History (F9)"))
        self.button.setCheckable(True)
        self.button.setEnabled(False)
        self.button.clicked.connect(self.set_shown)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # Qt's own lists docks by name
        self.setCentralWidget(pages)

    @property
    def panel(self) -> HistoryPanel | None:
        """The history, once it was made."""
        return self._dock.panel if self._dock is not None else None

    @property
    def is_shown(self) -> bool:
        """Whether it is open."""
        return self._dock is not None and not self._dock.isHidden()

    @property
    def is_alone(self) -> bool:
        """Whether it stands in the place of the pages."""
        is_docked = self._dock is not None and self.is_shown and not self._dock.isFloating()
        return is_docked and self.width() < self._look.em(LEAST_WIDTH_EM)

    def fill_with(self, make_panel: Callable[[], HistoryPanel]) -> None:
        """How the history is made; from now on it can be shown, and is if it was the last time."""
        self._make_panel = make_panel
        self.button.setEnabled(True)
        if self._settings.get(IS_SHOWN) is True:
            self.set_shown(True)

    def prepare(self) -> None:
        """Make what will be shown: whoever opens it then does not wait for that."""
        if self._dock is None and (dock := self._build()) is not None:
            dock.hide()

    def set_shown(self, shown: bool) -> None:
        """Open or close it."""
        self._note_width()
        if shown and self._dock is None:
            self._build()
        if self._dock is not None:
            self._dock.setVisible(shown)
            QTimer.singleShot(0, self, self._take_width)
            if shown and self._dock.isFloating():
                self._dock.raise_()
        self._tell_shown()

    def toggle(self) -> None:
        """Open it with the cursor in its search field, or close it."""
        self.set_shown(not self.is_shown)
        if self.panel is not None and self.is_shown:
            self.panel.focus()

    def make_way(self) -> None:
        """The pages are wanted: where there is no room for both, close it."""
        if self.is_alone:
            self.set_shown(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def remember(self) -> None:
        """Hand everything worth keeping to the settings."""
        if self._dock is not None:
            self._note_width()
            self._settings.set(WIDTH, self._width)
            self._settings.set(IS_SHOWN, self.is_shown)
            self._settings.set(PLACES, bytes(self.saveState().toBase64().data()).decode())

    def _build(self) -> HistoryDock | None:
        if self._make_panel is None:
            return None
        from vbee_desktop.ui.history.history_dock import HistoryDock

        dock = self._dock = HistoryDock(self._look, self._make_panel(), self)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        places, width = self._settings.get(PLACES), self._settings.get(WIDTH)
        if isinstance(places, str):
            self.restoreState(QByteArray.fromBase64(places.encode()))
        self._width = width if isinstance(width, int) else self._look.em(WIDTH_EM)
        dock.visibilityChanged.connect(self._tell_shown)
        dock.topLevelChanged.connect(self._share)
        return dock

    @property
    def _is_beside(self) -> bool:
        """Whether it shares the window with the pages."""
        return self._dock is not None and self.is_shown and not (self._dock.isFloating() or self.is_alone)

    def _note_width(self) -> None:
        if self._dock is not None and self._is_beside:
            self._width = self._dock.width()

    def _take_width(self) -> None:
        """Once the pages have made room: they are as wide as they were until they are told."""
        if self._dock is not None and self._is_beside:
            self.resizeDocks([self._dock], [self._width], Qt.Orientation.Horizontal)

    def _tell_shown(self) -> None:
        self.button.setChecked(self.is_shown)
        self._share()
        self.shown_changed.emit(self.is_shown)

    def _share(self) -> None:
        self._pages.setVisible(not self.is_alone)

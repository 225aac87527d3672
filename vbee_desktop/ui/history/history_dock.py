"""**History** as a dock: beside both tabs, or a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QWidget

from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_TIGHT
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.plain_buttons import ToolButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vbee_desktop.ui.history.history_panel import HistoryPanel
    from vbee_desktop.ui.look import Look

NAME = "history"


class HistoryDock(QDockWidget):
    """Left or right of the tabs. The panel is what is in it."""

    def __init__(self, look: Look, panel: HistoryPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = panel
        self.setObjectName(NAME)
        self.setWindowTitle(self.tr("History"))
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.setTitleBarWidget(_TitleBar(look, self))
        self.setWidget(panel)


class _TitleBar(QWidget):
    """Name, **Own window**, **Close**; it is dragged by what is left of it."""

    def __init__(self, look: Look, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._look = look
        self._dock = dock
        apart = ToolButton(look, self, icon="window")
        apart.set_name(self.tr("Own window"))
        apart.setCheckable(True)
        apart.toggled.connect(dock.setFloating)
        dock.topLevelChanged.connect(apart.setChecked)
        close = ToolButton(look, self, icon="close")
        close.set_name(self.tr("Close history"))
        close.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_EDGE, SPACE_TIGHT // 2, SPACE_TIGHT, SPACE_TIGHT // 2)
        row.setSpacing(SPACE)
        row.addWidget(Label(look, self, text=dock.windowTitle(), demibold=True), 1)
        row.addWidget(apart)
        row.addWidget(close)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.color("line"))

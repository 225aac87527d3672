"""A row of tools on one line: what does not fit goes into a menu at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from vbee_desktop.ui.theme import SPACE_TIGHT
from vbee_desktop.ui.widgets.plain_buttons import ToolButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from vbee_desktop.ui.look import Look


class ToolRow(QWidget):
    """The first tools stay longest. Every tool has words: they name it in the menu too."""

    def __init__(self, look: Look, tools: Sequence[ToolButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tuple(tools)
        self._hidden: tuple[ToolButton, ...] = ()
        self.more = ToolButton(look, self, text="»")
        self.more.setAccessibleName(self.tr("More tools"))
        self.more.setToolTip(self.tr("More tools"))
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self._menu)
        for tool in self._tools:
            tool.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)

    def hidden_tools(self) -> tuple[ToolButton, ...]:
        """Those in the menu, in order."""
        return self._hidden

    def sizeHint(self) -> QSize:
        widths = [tool.sizeHint().width() for tool in self._tools]
        return QSize(sum(widths) + SPACE_TIGHT * (len(widths) - 1), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.more.sizeHint().width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    def _height(self) -> int:
        return max(tool.sizeHint().height() for tool in self._tools)

    def _fit(self) -> None:
        """Place the tools from the left; the last ones give way."""
        fitting = self._fitting()
        self._hidden = self._tools[fitting:]
        x = 0
        for place, tool in enumerate(self._tools):
            tool.setVisible(place < fitting)
            if place < fitting:
                x = self._place(tool, x)
        self.more.setVisible(bool(self._hidden))
        self._place(self.more, x)

    def _fitting(self) -> int:
        if self.sizeHint().width() <= self.width():
            return len(self._tools)
        left = self.width() - self.more.sizeHint().width()
        for place, tool in enumerate(self._tools):
            left -= tool.sizeHint().width() + SPACE_TIGHT
            if left < 0:
                return place
        return len(self._tools)

    def _place(self, tool: ToolButton, x: int) -> int:
        size = tool.sizeHint()
        tool.setGeometry(QRect(x, (self.height() - size.height()) // 2, size.width(), size.height()))
        return x + size.width() + SPACE_TIGHT

    def _fill_menu(self) -> None:
        self._menu.clear()
        for tool in self._hidden:
            menu: QMenu | None = tool.menu()  # none, whatever the stubs say
            if menu is None or tool.popupMode() is QToolButton.ToolButtonPopupMode.MenuButtonPopup:
                self._menu.addAction(tool.text(), tool.click)
            if menu is not None:
                menu.setTitle(self._title_of(tool))
                self._menu.addMenu(menu)

    def _title_of(self, tool: ToolButton) -> str:
        if tool.popupMode() is QToolButton.ToolButtonPopupMode.MenuButtonPopup:
            return self.tr("%1: choices").replace("%1", tool.text())
        return tool.text()

"""A column that scrolls when the window is too low for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vbee_desktop.ui.theme import SPACE, SPACE_EDGE
from vbee_desktop.ui.widgets.right_edge import keep_right_edge

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QDialog, QLayout


class ScrollPane(QScrollArea):
    """Shows ``content`` as wide as the pane and as high as its own least height, or as the pane."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._content = content
        self._followed: QWidget | None = None
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def keep_in_sight(self, widget: QWidget) -> None:
        """Scroll to a widget of the content whenever it appears or grows."""
        self._followed = widget
        widget.installEventFilter(self)
        self.verticalScrollBar().rangeChanged.connect(self._show_followed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._followed and event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            QTimer.singleShot(0, self, self._show_followed)
        return super().eventFilter(watched, event)

    def show_end(self) -> None:
        """Scroll down to the last line."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        keep_right_edge(self, self._content)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.minimumSizeHint().width(), 0)  # what stands below must stay whole

    def _show_followed(self) -> None:
        if self._followed is not None and self._followed.isVisible():
            self.ensureWidgetVisible(self._followed)


def give_way(part: QWidget, least_height: int) -> QWidget:
    """Let a part of what scrolls be as high as there is room, before anything scrolls."""
    part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    part.setMinimumHeight(least_height)
    return part


def scroll_over(dialog: QDialog, body: QLayout, foot: QLayout) -> ScrollPane:
    """Lay a dialog out: ``body`` scrolls where the screen is too low for it, ``foot`` never leaves."""
    content = QWidget(dialog)
    body.setContentsMargins(SPACE_EDGE, SPACE_EDGE, SPACE_EDGE, SPACE)
    content.setLayout(body)
    foot.setContentsMargins(SPACE_EDGE, SPACE, SPACE_EDGE, SPACE_EDGE)
    pane = ScrollPane(content, dialog)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(pane, 1)
    column.addLayout(foot)
    return pane

"""A column that scrolls when the window is too low for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


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
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def show_end(self) -> None:
        """Scroll down to the last line."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.minimumSizeHint().width(), 24)

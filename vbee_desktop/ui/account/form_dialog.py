"""A dialog that is as high as what stands in it, as far as the screen has room; then it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QDialog

from vbee_desktop.ui.speech.scroll_pane import ScrollPane, scroll_over

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLayout, QWidget

    from vbee_desktop.ui.look import Look

WIDTH_EM = 34
SHARE = 0.9
"""Of the screen, at most."""


class FormDialog(QDialog):
    """It grows when a message appears in it, and never shrinks under a person's hands."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pane: ScrollPane | None = None
        self._body: QLayout | None = None

    def lay_out(self, body: QLayout, foot: QLayout) -> ScrollPane:
        """``foot`` never leaves the dialog, whatever its height."""
        pane = self._pane = scroll_over(self, body, foot)
        self._body = body
        if (content := body.parentWidget()) is not None:
            content.installEventFilter(self)
        return pane

    def sizeHint(self) -> QSize:
        return QSize(self._look.em(WIDTH_EM), super().sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        if self._pane is None or self._body is None or not self.isVisible():
            return
        missing = (
            self._body.totalHeightForWidth(self._pane.viewport().width()) - self._pane.viewport().height()
        )
        most = round(self.screen().availableSize().height() * SHARE)
        if missing > 0:
            self.resize(self.width(), max(min(self.height() + missing, most), self.height()))

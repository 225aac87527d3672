"""The number of a voice: a key to press, and the button that does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

from vbee_desktop.ui.theme import RADIUS_PILL
from vbee_desktop.ui.widgets.themed_button import Paint, ThemedButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class NumberButton(ThemedButton):
    """Amber while its voice is the current one."""

    demibold = True
    padding = 4
    least_height = 26

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return is the dialog's: it chooses, on every desktop."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Whoever shows the voice says which is the current one; a click does not."""

    def sizeHint(self) -> QSize:
        height = super().sizeHint().height()
        return QSize(max(height, self._content_width() + 2 * self.padding), height)

    def radius(self) -> float:
        return RADIUS_PILL

    def colours(self) -> Paint:
        if self.isChecked():
            return Paint("accent", "accent_edge", "on_accent", "on_accent")
        ground = "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        return Paint(ground, "border", "text", "text")

"""A filter that is on or off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from vbee_desktop.ui.widgets.themed_button import Paint, ThemedButton

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class Chip(ThemedButton):
    """Checkable; checked it shows a tick and DemiBold words, so that colour is not the only sign."""

    least_height = 26
    padding = 10
    scale = 0.96

    def __init__(self, look: Look, parent: QWidget | None = None, *, text: str = "", icon: str = "") -> None:
        super().__init__(look, parent, text=text, icon=icon)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        height = max(self.least_height, self.fontMetrics().height() + 8)
        return QSize(max(hint.width(), height + 6), height)

    def radius(self) -> float:
        return self.height() / 2

    def colours(self) -> Paint:
        if not self.isEnabled():
            return Paint("", "line", "disabled", "disabled")
        if self.isChecked():
            return Paint("accent_soft", "accent_line", "text", "accent_text")
        ground = "pressed" if self.isDown() else "hover" if self.underMouse() else ""
        return Paint(ground, "border", "text2", "text2")

    def button_font(self) -> QFont:
        return self.look.font(self.scale, demibold=self.isChecked())

    @property
    def icon_name(self) -> str:
        """The tick, or the filled star, once it is on."""
        if not self.isChecked():
            return super().icon_name
        return "star-filled" if super().icon_name == "star" else super().icon_name or "check"

    def _on_toggled(self) -> None:
        self.restyle()

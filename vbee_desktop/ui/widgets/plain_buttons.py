"""The button with an edge, the flat one for tool rows and the round one for playing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter

from vbee_desktop.ui.widgets.paint import draw_icon, focus_inside, rounded
from vbee_desktop.ui.widgets.themed_button import Paint, ThemedButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class PlainButton(ThemedButton):
    """A button with an edge; a menu gives it an arrow."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, text: str = "", icon: str = "") -> None:
        super().__init__(look, parent, text=text, icon=icon)
        self.setProperty("role", "plain")

    def colours(self) -> Paint:
        if not self.isEnabled():
            return Paint("window", "line", "disabled", "disabled")
        if self.isDown() or self.isChecked():
            return Paint("pressed", "border", "text", "text")
        if self.underMouse():
            return Paint("hover", "border", "text", "text")
        return Paint("sunken" if self.look.dark else "surface", "border", "text", "text")


class ToolButton(ThemedButton):
    """Flat, for tool rows and rows of icons; checked it stands on soft amber."""

    padding = 7

    def __init__(self, look: Look, parent: QWidget | None = None, *, text: str = "", icon: str = "") -> None:
        super().__init__(look, parent, text=text, icon=icon)
        self.setAutoRaise(True)

    def colours(self) -> Paint:
        if not self.isEnabled():
            return Paint("", "", "disabled", "disabled")
        if self.isChecked():
            return Paint("accent_soft", "accent_line", "text", "accent_text")
        if self.isDown():
            return Paint("pressed", "", "text", "text2")
        if self.underMouse():
            return Paint("hover", "", "text", "text2")
        return Paint("", "", "text", "text2")


class StarButton(ToolButton):
    """A favourite: an open star or a filled one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, icon="star")
        self.setCheckable(True)

    @property
    def icon_name(self) -> str:
        """Follows the state, however it was set."""
        return "star-filled" if self.isChecked() else "star"

    def colours(self) -> Paint:
        if not self.isEnabled():
            return Paint("", "", "disabled", "disabled")
        ground = "pressed" if self.isDown() else "hover" if self.underMouse() else ""
        return Paint(ground, "", "text", "accent_text" if self.isChecked() else "text2")


class DiscButton(ThemedButton):
    """A round button: ink while ``set_ink(True)``, else a ring; ``diameter`` wide."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        icon: str = "play",
        diameter: int = 40,
        ink: bool = True,
    ) -> None:
        self._diameter = diameter
        self._ink = ink
        super().__init__(look, parent, icon=icon)

    def set_ink(self, ink: bool) -> None:
        """Filled with ink, or a ring only."""
        if ink != self._ink:
            self._ink = ink
            self.update()

    def sizeHint(self) -> QSize:
        side = max(self._diameter, 24)
        return QSize(side, side)

    def radius(self) -> float:
        return self._diameter / 2

    def colours(self) -> Paint:
        if not self.isEnabled():
            return Paint("sunken" if self._ink else "", "" if self._ink else "line", "disabled", "disabled")
        if self._ink:
            return Paint("text2" if self.isDown() or self.underMouse() else "ink", "", "on_ink", "on_ink")
        return Paint(
            "pressed" if self.isDown() else "hover" if self.underMouse() else "", "border", "text", "text2"
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = self.colours()
        side = self._diameter
        disc = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        self.paint_ground(painter, disc, colours)
        size = max(12, min(24, round(side * 0.55)))
        corner = QPointF((self.width() - size) / 2, (self.height() - size) / 2)
        draw_icon(painter, self.look, self.icon_name, colours.icon, corner, size)
        if self.hasFocus():
            self._paint_focus(painter, disc)

    def _paint_focus(self, painter: QPainter, disc: QRectF) -> None:
        if self._ink:  # a ring on ink would not show: leave air between the two
            rounded(painter, disc, self.radius(), edge=self.look.color("focus"), width=2.0)
            inner = disc.adjusted(2, 2, -2, -2)
            rounded(painter, inner, self.radius() - 2, edge=self.look.color("window"), width=2.0)
        else:
            focus_inside(painter, self.look, disc, self.radius())

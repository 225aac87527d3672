"""Grounds for groups: the card and the dashed frame of what is still empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame

from vbee_desktop.ui.theme import RADIUS_CARD
from vbee_desktop.ui.widgets.paint import rounded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look


class Card(QFrame):
    """A rounded ground of the token ``ground`` with a thin edge; ``dashed`` for drop zones."""

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, dashed: bool = False, ground: str = "surface"
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._dashed = dashed
        self._ground = ground
        self._highlighted = False
        look.changed.connect(self.update)

    def set_highlighted(self, highlighted: bool) -> None:
        """Show that something held over it may be dropped."""
        self._highlighted = highlighted
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self._look
        edge = look.color("border" if self._dashed else "line")
        ground = look.color(self._ground) if self._ground else None
        if self._highlighted:
            edge, ground = look.color("accent_line"), look.color("accent_soft")
        rounded(painter, QRectF(self.rect()), RADIUS_CARD, fill=ground, edge=edge, dashed=self._dashed)

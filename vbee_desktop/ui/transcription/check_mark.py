"""The mark of one preflight check: its shape says as much as its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from vbee_desktop.audio.preflight import CheckState
from vbee_desktop.ui.theme import RADIUS_PILL
from vbee_desktop.ui.widgets.paint import draw_icon, rounded

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

_SIDE = 20
_ICON = 14
_LOOKS = {
    CheckState.OK: ("ok", "check", _SIDE / 2),
    CheckState.CONVERT: ("info", "refresh", RADIUS_PILL),
    CheckState.REFUSE: ("err", "cross", RADIUS_PILL),
}


class CheckMark(QLabel):
    """A tick in a green disc, an arrow in a blue square, a cross in a red square."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = CheckState.OK
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_state(self, state: CheckState, name: str) -> None:
        """Show a verdict; ``name`` says it in words."""
        self._state = state
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        token, icon, radius = _LOOKS[self._state]
        painter, look = QPainter(self), self._look
        edge, fill = look.color(f"{token}_line"), look.color(f"{token}_soft")
        rounded(painter, QRectF(0, 0, _SIDE, _SIDE), radius, fill=fill, edge=edge)
        corner = (_SIDE - _ICON) / 2
        draw_icon(painter, look, icon, token, QPointF(corner, corner), _ICON)

"""An icon that stands by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from vbee_desktop.ui.widgets.paint import draw_icon, rounded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vbee_desktop.ui.look import Look


class IconView(QWidget):
    """``icon`` in the token ``role``; on a ``disc`` of sunken ground if that is wider than 0. No name."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        role: str = "text2",
        size: int = 18,
        disc: int = 0,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._role = role
        self._size = size
        self._disc = disc
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_icon(self, icon: str, role: str) -> None:
        """Another icon, another token."""
        self._icon = icon
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        side = max(self._size, self._disc)
        margins = self.contentsMargins()
        return QSize(side + margins.left() + margins.right(), side + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._icon:
            return
        painter = QPainter(self)
        rect = QRectF(self.contentsRect())
        if self._disc:
            rounded(painter, rect, self._disc / 2, fill=self._look.color("sunken"))
        centre = rect.center()
        corner = QPointF(centre.x() - self._size / 2, centre.y() - self._size / 2)
        role = self._role if self.isEnabled() else "disabled"
        draw_icon(painter, self._look, self._icon, role, corner, self._size)

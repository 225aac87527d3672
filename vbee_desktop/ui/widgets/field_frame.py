"""The edge of an editor, a list or a table, with its focus ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QVBoxLayout

from vbee_desktop.ui.theme import RADIUS_CONTROL
from vbee_desktop.ui.widgets.paint import focus_inside, rounded

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

_EDGE = 2


class FieldFrame(QFrame):
    """Holds ``child`` and draws its border: 1 px at rest, 2 px in the focus colour while it has the focus.

    The child never changes its size for the ring, so a long text is not laid out anew when the focus moves.
    """

    def __init__(self, look: Look, child: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._child = child
        if isinstance(child, QFrame):
            child.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.addWidget(child)
        self.setFocusProxy(child)
        child.installEventFilter(self)
        look.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.EnabledChange):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self._look
        enabled = self.isEnabled() and self._child.isEnabled()
        fill = look.color("surface" if enabled else "window")
        edge = look.color("border" if enabled else "line")
        rounded(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=fill, edge=edge)
        if self._child.hasFocus():
            focus_inside(painter, look, QRectF(self.rect()))

"""A focus ring outside its widget, for the few controls that have room around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from vbee_desktop.ui.widgets.paint import rounded

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from vbee_desktop.ui.look import Look

_REACH = 4  # 2 px of air and 2 px of ring


class FocusRing(QWidget):
    """Follows ``target`` and shows itself while that has the focus; the mouse goes through it."""

    def __init__(self, look: Look, target: QWidget, radius: float) -> None:
        super().__init__(target.parentWidget())
        self._look = look
        self._target = target
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        target.installEventFilter(self)
        look.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ParentChange:
            self.setParent(self._target.parentWidget())
        if kind in (
            QEvent.Type.FocusIn,
            QEvent.Type.FocusOut,
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.Show,
            QEvent.Type.Hide,
            QEvent.Type.ParentChange,
        ):
            self._follow(kind)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        rounded(painter, rect, self._radius + _REACH, edge=self._look.color("focus"), width=2.0)

    def _follow(self, kind: QEvent.Type) -> None:
        focused = self._target.hasFocus() and kind != QEvent.Type.FocusOut
        if focused and not self._target.isHidden():
            self.setGeometry(self._target.geometry().adjusted(-_REACH, -_REACH, _REACH, _REACH))
            self.raise_()
            self.show()
        else:
            self.hide()

"""A number that can be typed or stepped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QStyle, QStyleOptionSpinBox, QWidget

from vbee_desktop.ui.theme import RADIUS_CONTROL
from vbee_desktop.ui.widgets.paint import draw_icon, focus_inside, rounded

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

_CHEVRON = 12


class SpinBox(QDoubleSpinBox):
    """The field of a number, in the look of the other fields. The wheel changes it only while it has the focus."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().setProperty("bare", True)
        self._restyle()
        look.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 12, self._look.height(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, enabled = self._look, self.isEnabled()
        fill = look.color("surface" if enabled else "window")
        edge = look.color("border" if enabled else "line")
        rounded(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=fill, edge=edge)
        up = self._part(QStyle.SubControl.SC_SpinBoxUp)
        down = self._part(QStyle.SubControl.SC_SpinBoxDown)
        flags = self.stepEnabled()
        self._paint_chevron(painter, "chevron-up", up, QDoubleSpinBox.StepEnabledFlag.StepUpEnabled in flags)
        self._paint_chevron(painter, "chevron-down", down, QDoubleSpinBox.StepEnabledFlag.StepDownEnabled in flags)
        painter.fillRect(QRectF(up.left() - 3, 1, 1, self.height() - 2), look.color("line"))
        if self.hasFocus():
            focus_inside(painter, look, QRectF(self.rect()))

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, self)

    def _paint_chevron(self, painter: QPainter, icon: str, rect: QRect, enabled: bool) -> None:
        role = "text2" if enabled and self.isEnabled() else "disabled"
        centre = QRectF(rect).center()
        corner = QPointF(centre.x() - _CHEVRON / 2, centre.y() - _CHEVRON / 2)
        draw_icon(painter, self._look, icon, role, corner, _CHEVRON)

    def _restyle(self) -> None:
        self.setFont(self._look.font(tabular=True))
        self.updateGeometry()
        self.update()

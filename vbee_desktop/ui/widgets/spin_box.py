"""A number that can be typed or stepped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QDoubleSpinBox

from vbee_desktop.ui.theme import RADIUS_CONTROL
from vbee_desktop.ui.widgets.paint import draw_icon, focus_inside, rounded

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
    from PySide6.QtWidgets import QStyle, QWidget

    from vbee_desktop.ui.look import Look

_CHEVRON = 12
_ARROWS = 24


class SpinBox(QDoubleSpinBox):
    """A number in the look of the other fields. The wheel changes it only while it has the focus."""

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
        return QSize(hint.width() + _ARROWS, self._look.height(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(self._on_arrows(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_field()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_field()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._place_field()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, enabled = self._look, self.isEnabled()
        fill = look.color("surface" if enabled else "window")
        edge = look.color("border" if enabled else "line")
        rounded(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=fill, edge=edge)
        left, half = self._arrows_left() + 1, self.height() // 2
        up, down = QRect(left, 2, _ARROWS, half - 2), QRect(left, half, _ARROWS, half - 2)
        flags = self.stepEnabled()
        self._paint_chevron(painter, "chevron-up", up, QDoubleSpinBox.StepEnabledFlag.StepUpEnabled in flags)
        self._paint_chevron(
            painter, "chevron-down", down, QDoubleSpinBox.StepEnabledFlag.StepDownEnabled in flags
        )
        painter.fillRect(QRectF(self._arrows_left(), 1, 1, self.height() - 2), look.color("line"))
        if self.hasFocus():
            focus_inside(painter, look, QRectF(self.rect()))

    def _place_field(self) -> None:
        """Qt sizes the field for Fusion's narrow arrows at every resize, show and change of style."""
        self.lineEdit().setGeometry(8, 2, max(self._arrows_left() - 12, 1), self.height() - 4)

    def _arrows_left(self) -> int:
        return self.width() - _ARROWS - 2

    def _on_arrows(self, event: QMouseEvent) -> QMouseEvent:
        """Fusion's arrows are too narrow to hit: a press on our wider ones is moved onto them."""
        from PySide6.QtWidgets import QStyle

        place = event.position()
        if place.x() < self._arrows_left():
            return event
        upper = place.y() < self.height() / 2
        part = QStyle.SubControl.SC_SpinBoxUp if upper else QStyle.SubControl.SC_SpinBoxDown
        inside = QPointF(self._part(part).center())
        shift = inside - place
        return QMouseEvent(
            event.type(),
            inside,
            event.scenePosition() + shift,
            event.globalPosition() + shift,
            event.button(),
            event.buttons(),
            event.modifiers(),
        )

    def _part(self, part: QStyle.SubControl) -> QRect:
        from PySide6.QtWidgets import QStyle, QStyleOptionSpinBox

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

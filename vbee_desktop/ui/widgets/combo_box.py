"""A choice from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QSizePolicy

from vbee_desktop.ui.theme import RADIUS_CONTROL, SPACE
from vbee_desktop.ui.widgets.paint import ICON_IN_BUTTON, ICON_INLINE, draw_icon, focus_inside, rounded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

_PADDING = 10


class ComboBox(QComboBox):
    """Flat field with a chevron and, if asked, an icon. The wheel changes it only while it has the focus."""

    opening = Signal()
    """Its list is about to be looked at."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._restyle()
        look.changed.connect(self._restyle)
        for change in (self.model().rowsInserted, self.model().rowsRemoved, self.model().dataChanged):
            change.connect(self._fit)

    def sizeHint(self) -> QSize:
        widest = max((self._width_of(self.itemText(index)) for index in range(self.count())), default=40)
        return QSize(widest + self._furniture(), self._look.height(32))

    def minimumSizeHint(self) -> QSize:
        least = min(self.sizeHint().width(), self._furniture() + self._look.em(4))
        return QSize(least, self._look.height(32))

    def showPopup(self) -> None:
        self.opening.emit()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, enabled = self._look, self.isEnabled()
        fill = look.color("hover" if enabled and self.underMouse() else "surface" if enabled else "window")
        edge = look.color("border" if enabled else "line")
        rounded(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=fill, edge=edge)
        role = "text2" if enabled else "disabled"
        if self._icon:
            corner = QPointF(_PADDING, (self.height() - ICON_IN_BUTTON) / 2)
            draw_icon(painter, look, self._icon, role, corner, ICON_IN_BUTTON)
        chevron = QPointF(self.width() - _PADDING - ICON_INLINE, (self.height() - ICON_INLINE) / 2)
        draw_icon(painter, look, "chevron-down", role, chevron, ICON_INLINE)
        self._paint_words(painter)
        if self.hasFocus():
            focus_inside(painter, look, QRectF(self.rect()))

    def _paint_words(self, painter: QPainter) -> None:
        left = _PADDING + self._icon_width()
        right = self.width() - _PADDING - ICON_INLINE - SPACE // 2
        where = QRect(left, 0, right - left, self.height())
        text = self.currentText() or self.placeholderText()
        token = "disabled" if not self.isEnabled() else "text" if self.currentText() else "text3"
        painter.setPen(self._look.color(token))
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _furniture(self) -> int:
        return 2 * _PADDING + self._icon_width() + SPACE + ICON_INLINE

    def _icon_width(self) -> int:
        return ICON_IN_BUTTON + SPACE if self._icon else 0

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _fit(self) -> None:
        """Other words, another width: QComboBox tells its layout only of its own size hint."""
        self.updateGeometry()

    def _restyle(self) -> None:
        self.setFont(self._look.font())
        self.updateGeometry()
        self.update()

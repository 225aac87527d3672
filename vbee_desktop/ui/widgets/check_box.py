"""A choice to make or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from vbee_desktop.ui.theme import RADIUS_PILL, SPACE
from vbee_desktop.ui.widgets.paint import draw_icon, focus_inside, rounded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

_BOX = 18
_WORDS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextWordWrap


class CheckBox(QCheckBox):
    """A box that turns amber with a tick; its words wrap. Takes focus by Tab, not by a click."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, text: str = "") -> None:
        super().__init__(text, parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._restyle()
        look.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).size(int(Qt.TextFlag.TextShowMnemonic), self.text())
        return QSize(_BOX + SPACE + words.width() + 6, max(26, words.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._look.em(12)), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - _BOX - SPACE - 4, 1), 10_000)
        return max(26, QFontMetrics(self.font()).boundingRect(room, int(_WORDS), self.text()).height() + 8)

    def hitButton(self, place: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, enabled, checked = self._look, self.isEnabled(), self.isChecked()
        box = QRectF(2, (self.height() - _BOX) / 2, _BOX, _BOX)
        fill, edge = ("accent", "accent_edge") if checked else ("surface", "border")
        if not enabled:
            fill, edge = "window", "line"
        elif not checked and self.underMouse():
            fill = "hover"
        rounded(painter, box, RADIUS_PILL, fill=look.color(fill), edge=look.color(edge))
        if checked:
            role = "on_accent" if enabled else "disabled"
            draw_icon(painter, look, "check", role, box.topLeft() + QPointF(2, 2), _BOX - 4)
        painter.setPen(look.color("text" if enabled else "disabled"))
        left = _BOX + 2 + SPACE
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), int(_WORDS), self.text())
        if self.hasFocus():
            focus_inside(painter, look, QRectF(self.rect()))

    def _restyle(self) -> None:
        self.setFont(self._look.font())
        self.updateGeometry()
        self.update()

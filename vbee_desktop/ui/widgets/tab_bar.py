"""The tabs of the window; a tab at work carries a pill."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QTabBar

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import RADIUS_CONTROL, RADIUS_PILL, SPACE
from vbee_desktop.ui.widgets.paint import ICON_IN_BUTTON, draw_icon, rounded
from vbee_desktop.ui.widgets.pill import pill_colours

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFont, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.pill import PillKind

_PADDING = 10
_BAR = 3
_LAMP = 8


class _Pill(NamedTuple):
    text: str
    kind: PillKind
    lamp: bool


class TabBar(QTabBar):
    """The current tab is DemiBold with an amber bar, in the focus colour while it has the focus."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icons: list[str] = []
        self._pills: dict[int, _Pill] = {}
        self._hovered = -1
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._restyle()
        look.changed.connect(self._restyle)

    def add_tab(self, icon: str, text: str) -> int:
        """A tab with an icon of ``resources/icons``; its index."""
        self._icons.append(icon)
        return self.addTab(text)

    def set_pill(self, index: int, text: str, kind: PillKind = "info", *, lamp: bool = False) -> None:
        """Show ``text`` (such as 7/12) beside a tab's words, ``lamp`` with a red dot; empty removes it."""
        pill = _Pill(text, kind, lamp) if text else None
        if pill == self._pills.get(index):
            return
        before = self._pill_width(index)
        if pill is not None:
            self._pills[index] = pill
        else:
            del self._pills[index]
        self.setTabToolTip(index, text)
        if self._pill_width(index) != before:
            self._relayout()  # which lays out the whole window: not for each per cent
        else:
            self.update(self.tabRect(index))

    def tabSizeHint(self, index: int) -> QSize:
        words = QFontMetrics(self._font(current=True)).horizontalAdvance(self.tabText(index))
        pill = self._pill_width(index)
        width = 2 * _PADDING + ICON_IN_BUTTON + SPACE + words + (pill + SPACE if pill else 0)
        return QSize(width, self._look.height(40))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.tabAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in filter(self.isTabVisible, range(self.count())):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        look, rect, current = self._look, self.tabRect(index), index == self.currentIndex()
        enabled = self.isEnabled() and self.isTabEnabled(index)
        if index == self._hovered and not current and enabled:
            ground = QRectF(rect).adjusted(0, 2, 0, -2 - _BAR)
            rounded(painter, ground, RADIUS_CONTROL, fill=look.color("hover"))
        role = "disabled" if not enabled else "accent_text" if current else "text2"
        middle = rect.top() + (rect.height() - _BAR) / 2
        corner = QPointF(rect.left() + _PADDING, middle - ICON_IN_BUTTON / 2)
        draw_icon(painter, look, self._icons[index], role, corner, ICON_IN_BUTTON)
        painter.setFont(self._font(current=current))
        painter.setPen(look.color("disabled" if not enabled else "text" if current else "text2"))
        left = rect.left() + _PADDING + ICON_IN_BUTTON + SPACE
        words = QRect(left, rect.top(), rect.right() - left, rect.height() - _BAR)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.tabText(index))
        if index in self._pills:
            self._paint_pill(painter, index, QPoint(rect.right() + 1 - _PADDING, round(middle)))
        if current:
            self._paint_bar(painter, rect)

    def _paint_bar(self, painter: QPainter, rect: QRect) -> None:
        token = "focus" if self.hasFocus() else "accent"
        bar = QRectF(rect.left(), rect.bottom() + 1 - _BAR, rect.width(), _BAR)
        rounded(painter, bar, _BAR / 2, fill=self._look.color(token))

    def _paint_pill(self, painter: QPainter, index: int, right_middle: QPoint) -> None:
        pill, width = self._pills[index], self._pill_width(index)
        ground, edge, words = pill_colours(pill.kind)
        height = max(20, QFontMetrics(self._pill_font()).height() + 2)
        rect = QRect(right_middle.x() - width, right_middle.y() - height // 2, width, height)
        look = self._look
        edge_colour = look.color(edge) if edge else None
        rounded(painter, QRectF(rect), RADIUS_PILL, fill=look.color(ground), edge=edge_colour)
        if pill.lamp:
            lamp = QRectF(rect.left() + 6, rect.center().y() - _LAMP / 2 + 0.5, _LAMP, _LAMP)
            rounded(painter, lamp, _LAMP / 2, fill=look.color("rec"))
        painter.setFont(self._pill_font())
        painter.setPen(look.color(words))
        painter.drawText(
            rect.adjusted(0, 0, -7, 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
            pill.text,
        )

    def _pill_width(self, index: int) -> int:
        if index not in self._pills:
            return 0
        pill = self._pills[index]
        words = QFontMetrics(self._pill_font()).horizontalAdvance(pill.text)
        return words + 14 + (_LAMP + 4 if pill.lamp else 0)

    def _pill_font(self) -> QFont:
        return self._look.font(CAPTION, demibold=True, tabular=True)

    def _font(self, *, current: bool) -> QFont:
        return self._look.font(1.0, demibold=current)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    def _relayout(self) -> None:
        self.setIconSize(self.iconSize())  # Qt measures tabs anew only for a reason of its own
        self.updateGeometry()
        self.update()

    def _restyle(self) -> None:
        self.setFont(self._font(current=True))
        self._relayout()

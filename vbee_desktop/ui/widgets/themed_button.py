"""What all buttons have in common: painted from the theme, focus by Tab and never by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QToolButton

from vbee_desktop.ui.theme import RADIUS_CONTROL, SPACE
from vbee_desktop.ui.widgets.focus_ring import FocusRing
from vbee_desktop.ui.widgets.paint import ICON_IN_BUTTON, draw_icon, focus_inside, rounded
from vbee_desktop.ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from vbee_desktop.ui.look import Look

ARROW = 16
WORDS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic


class Paint(NamedTuple):
    """How a button looks in one state: tokens of the theme; no fill or no edge where empty."""

    fill: str
    edge: str
    words: str
    icon: str


class ThemedButton(QToolButton):
    """What all buttons have in common: words, an icon by name, an optional menu, the focus ring.

    An icon-only button is one without ``text``; give it its name with ``set_name``.
    """

    least_height = 32
    padding = 12
    scale = 1.0
    demibold = False
    ring_outside = False
    menu_mode = QToolButton.ToolButtonPopupMode.InstantPopup

    def __init__(self, look: Look, parent: QWidget | None = None, *, text: str = "", icon: str = "") -> None:
        super().__init__(parent)
        self.look = look
        self._icon_name = icon
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.restyle()
        look.changed.connect(self.restyle)
        if self.ring_outside:
            self._ring = FocusRing(look, self, RADIUS_CONTROL)

    @property
    def icon_name(self) -> str:
        """The name of the icon shown, or an empty string."""
        return self._icon_name

    def set_icon_name(self, name: str) -> None:
        """Show another icon of ``resources/icons``, or none."""
        if name != self._icon_name:
            self._icon_name = name
            self.updateGeometry()
            self.update()

    def set_name(self, name: str) -> None:
        """The name of a button without words: accessible name and tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def setMenu(self, menu: QMenu | None) -> None:
        """Only with a menu its mode: Qt offers assistive technology no press of a button in that of
        ``InstantPopup``, and in the other one keeps a part of the button for the arrow.
        """
        super().setMenu(menu)  # type: ignore[arg-type]  # Qt takes the menu away with none
        usual = QToolButton.ToolButtonPopupMode.DelayedPopup
        self.setPopupMode(usual if menu is None else self.menu_mode)

    def colours(self) -> Paint:
        """The tokens for the state the button is in."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        height = self.look.height(self.least_height, self.scale)
        return QSize(max(self._content_width() + 2 * self.padding, height), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.menu() is not None and event.key() == Qt.Key.Key_Down:
            self.showMenu()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = self.colours()
        self.paint_ground(painter, QRectF(self.rect()), colours)
        self.paint_content(painter, self.content_rect(), colours)
        if self.hasFocus() and not self.ring_outside:
            focus_inside(painter, self.look, QRectF(self.rect()), self.radius(), colours.fill)

    def radius(self) -> float:
        """The radius of the corners."""
        return RADIUS_CONTROL

    def content_rect(self) -> QRect:
        """Where icon, words and arrow stand."""
        return self.rect().adjusted(self.padding, 0, -self.padding, 0)

    def paint_ground(self, painter: QPainter, rect: QRectF, colours: Paint) -> None:
        """The ground and the edge."""
        fill = self.look.color(colours.fill) if colours.fill else None
        edge = self.look.color(colours.edge) if colours.edge else None
        rounded(painter, rect, self.radius(), fill=fill, edge=edge)

    def paint_content(self, painter: QPainter, rect: QRect, colours: Paint) -> None:
        """Icon, words and arrow, centred in ``rect`` as one group."""
        if self.menu() is not None:
            self.paint_arrow(painter, rect, colours.icon)
            rect = rect.adjusted(0, 0, -(ARROW + SPACE if self.text() or self.icon_name else 0), 0)
        words = self._words_width()
        icon = self.icon_width()
        left = rect.left() + max(rect.width() - words - icon, 0) // 2
        if self.icon_name:
            top = rect.top() + (rect.height() - ICON_IN_BUTTON) / 2
            draw_icon(painter, self.look, self.icon_name, colours.icon, QPointF(left, top), ICON_IN_BUTTON)
        if self.text():
            painter.setFont(self.font())
            painter.setPen(self.look.color(colours.words))
            where = QRect(left + icon, rect.top(), rect.right() + 1 - left - icon, rect.height())
            painter.drawText(where, int(WORDS), self.text())

    def button_font(self) -> QFont:
        """The font of the words."""
        return self.look.font(self.scale, self.demibold)

    def restyle(self) -> None:
        """Take fonts and sizes anew."""
        self.setFont(self.button_font())
        self.updateGeometry()
        self.update()

    def _content_width(self) -> int:
        arrow = ARROW + (SPACE if self.text() or self.icon_name else 0) if self.menu() is not None else 0
        return self.icon_width() + self._words_width() + arrow

    def icon_width(self) -> int:
        """The icon and the gap after it."""
        if not self.icon_name:
            return 0
        return ICON_IN_BUTTON + (SPACE if self.text() else 0)

    def _words_width(self) -> int:
        if not self.text():
            return 0
        return QFontMetrics(self.font()).size(int(Qt.TextFlag.TextShowMnemonic), self.text()).width() + 1

    def paint_arrow(self, painter: QPainter, rect: QRect, role: str) -> None:
        """A chevron at the right of ``rect``."""
        corner = QPointF(rect.right() + 1 - ARROW, rect.top() + (rect.height() - ARROW) / 2)
        draw_icon(painter, self.look, "chevron-down", role, corner, ARROW)

"""The main acts of a view: the amber one and the recording one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QToolButton

from vbee_desktop.ui.widgets.paint import ICON_IN_BUTTON, draw_icon, rounded
from vbee_desktop.ui.widgets.themed_button import ARROW, WORDS, Paint, ThemedButton

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from vbee_desktop.ui.look import Look


class WideButton(ThemedButton):
    """A main act: 40 high, as wide as its column, its words on two lines where they need them."""

    least_height = 40
    padding = 16
    scale = 1.08
    demibold = True
    ring_outside = True
    split_width = 40

    def __init__(self, look: Look, parent: QWidget | None = None, *, text: str = "", icon: str = "") -> None:
        self._menu: QMenu | None = None
        self._arrow: _Arrow | None = None
        super().__init__(look, parent, text=text, icon=icon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def menu(self) -> QMenu | None:  # type: ignore[override]  # none is None in Qt too
        """What the arrow opens. Not Qt's own menu: to assistive technology a tool button that has one is a
        menu that cannot be pressed.
        """
        return self._menu

    def setMenu(self, menu: QMenu | None) -> None:
        self._menu = menu
        if menu is not None and self._arrow is None:
            self._arrow = _Arrow(self)
        if self._arrow is not None:
            self._arrow.open_with(menu)
            self._place_arrow()
        self.updateGeometry()
        self.update()

    def showMenu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def minimumSizeHint(self) -> QSize:
        longest = max((self._width_of(word) for word in self.text().split()), default=0)
        least = longest + self.icon_width() + 2 * self.padding + self._split()
        return QSize(least, self.look.height(self.least_height, self.scale))

    def setText(self, text: str) -> None:
        if text == self.text():
            return
        super().setText(text)
        if self.isVisible():  # before, its width means nothing yet
            self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()
        self._place_arrow()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._split() and self._over_split(event.position().toPoint()):
            self.showMenu()
            return
        super().mousePressEvent(event)

    def content_rect(self) -> QRect:
        return self.rect().adjusted(self.padding, 0, -self.padding - self._split(), 0)

    def paint_content(self, painter: QPainter, rect: QRect, colours: Paint) -> None:
        if self._split():
            self._paint_split(painter, colours)
        icon = self.icon_width()
        words = self._words_rect(rect.width() - icon)
        left = rect.left() + max(rect.width() - icon - words.width(), 0) // 2
        if self.icon_name:
            top = rect.top() + (rect.height() - ICON_IN_BUTTON) / 2
            draw_icon(painter, self.look, self.icon_name, colours.icon, QPointF(left, top), ICON_IN_BUTTON)
        painter.setFont(self.font())
        painter.setPen(self.look.color(colours.words))
        where = QRect(left + icon, rect.top(), words.width() + 1, rect.height())
        painter.drawText(
            where, int(WORDS | Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter), self.text()
        )

    def _words_rect(self, width: int) -> QRect:
        flags = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic)
        return QFontMetrics(self.font()).boundingRect(QRect(0, 0, max(width, 1), 1000), flags, self.text())

    def _width_of(self, word: str) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(word.replace("&", "")) + 1

    def _fit_height(self) -> None:
        needed = self._words_rect(self.content_rect().width() - self.icon_width()).height() + 12
        self.setMinimumHeight(max(self.look.height(self.least_height, self.scale), needed))

    def _place_arrow(self) -> None:
        if self._arrow is not None:
            self._arrow.setGeometry(self.width() - self.split_width, 0, self.split_width, self.height())

    def _split(self) -> int:
        return self.split_width if self.menu() is not None else 0

    def _over_split(self, point: QPoint) -> bool:
        return point.x() >= self.width() - self._split()

    def _paint_split(self, painter: QPainter, colours: Paint) -> None:
        left = self.width() - self._split()
        painter.fillRect(QRectF(left, 1, 1, self.height() - 2), self.look.color(self.seam(colours)))
        self.paint_arrow(painter, QRect(left, 0, (self._split() + ARROW) // 2, self.height()), colours.icon)

    def seam(self, colours: Paint) -> str:
        """The token of the line between the button and its menu arrow."""
        return colours.edge


class _Arrow(QToolButton):
    """The place of the arrow, for the mouse and for assistive technology; the button under it draws it. From
    the keyboard the menu opens with Down.
    """

    def __init__(self, button: WideButton) -> None:
        super().__init__(button)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Other ways"))

    def open_with(self, menu: QMenu | None) -> None:
        """What it opens; without a menu it is not there."""
        self.setMenu(menu)  # type: ignore[arg-type]  # Qt takes the menu away with none
        self.setVisible(menu is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button has drawn it."""


class PrimaryButton(WideButton):
    """The one amber button of a view. While its work runs, ``set_amber(False)`` makes it a plain **Cancel**.

    A disabled one needs its reason in words above it.
    """

    def __init__(self, look: Look, parent: QWidget | None = None, *, text: str = "", icon: str = "") -> None:
        self._amber = True
        super().__init__(look, parent, text=text, icon=icon)
        self.setProperty("role", "primary")

    def set_amber(self, amber: bool) -> None:
        """Amber, or plain in the same place and size (as **Cancel** while the work runs)."""
        self._amber = amber
        self.update()

    def colours(self) -> Paint:
        if not self.isEnabled():
            return Paint("window", "line", "disabled", "disabled")
        if not self._amber:
            ground = "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
            return Paint(ground, "border", "text", "text")
        ground = "accent_pressed" if self.isDown() else "accent_hover" if self.underMouse() else "accent"
        return Paint(ground, "accent_edge", "on_accent", "on_accent")

    def seam(self, colours: Paint) -> str:
        if colours.edge != "accent_edge":
            return colours.edge
        return "on_accent" if self.look.dark else "accent_edge"


class RecordButton(WideButton):
    """Start and stop a recording: the recording red."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, text: str = "", icon: str = "") -> None:
        super().__init__(look, parent, text=text, icon=icon)
        self.setProperty("role", "rec")

    def colours(self) -> Paint:
        if not self.isEnabled():
            return Paint("window", "line", "disabled", "disabled")
        return Paint("rec", "rec", "on_rec", "on_rec")

    def paint_ground(self, painter: QPainter, rect: QRectF, colours: Paint) -> None:
        super().paint_ground(painter, rect, colours)
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            shade = QColor(self.look.color("playhead" if self.look.dark else "ink"))
            shade.setAlpha(48 if self.isDown() else 24)
            rounded(painter, rect, self.radius(), fill=shade)

"""One take of a paragraph: heard, starred, dragged into another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import RADIUS_CONTROL, SPACE, SPACE_TIGHT
from vbee_desktop.ui.widgets.buttons import DiscButton, StarButton, ToolButton
from vbee_desktop.ui.widgets.elided_label import ElidedLabel
from vbee_desktop.ui.widgets.label import Label
from vbee_desktop.ui.widgets.paint import ICON_INLINE, draw_icon, focus_inside, rounded

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

_GRIP_WIDTH = 22


class TakeChip(QFrame):
    """Play, name, ``detail`` (speed · length), star, menu. Click or Enter chooses, a drag takes the file."""

    play_clicked = Signal()
    chosen = Signal()
    star_toggled = Signal(object)
    """bool"""
    menu_requested = Signal(object)
    """QPoint on the screen, where the menu belongs."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, name: str, detail: str = "") -> None:
        super().__init__(parent)
        self._look = look
        self._file: Path | None = None
        self._current = False
        self._pressed_at: QPoint | None = None
        self._play = DiscButton(look, self, icon="play", diameter=22, ink=False)
        self._name = ElidedLabel(look, self)
        self._detail = Label(look, self, text=detail, scale=CAPTION, tabular=True, role="text2")
        self._star = StarButton(look, self)
        self._more = ToolButton(look, self, icon="more")
        self._detail_words = detail
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._build()
        self.set_name(name)
        look.changed.connect(self.update)

    def set_name(self, name: str) -> None:
        """Another name; the detail stays."""
        self._name.setText(name)
        self._play.set_name(self.tr("Play take %1").replace("%1", name))
        self.setAccessibleName(f"{name}, {self._detail_words}" if self._detail_words else name)

    def set_playing(self, playing: bool) -> None:
        """Show the pause bars on an ink disc while its sound plays."""
        self._play.set_icon_name("pause" if playing else "play")
        self._play.set_ink(playing)

    def set_current(self, current: bool) -> None:
        """The take that the paragraph uses."""
        if current != self._current:
            self._current = current
            self._name.set_demibold(current)
            self.update()

    def set_starred(self, starred: bool) -> None:
        """Its star, without a signal."""
        self._star.blockSignals(True)
        self._star.setChecked(starred)
        self._star.blockSignals(False)

    def set_file(self, path: Path | None) -> None:
        """The file that a drag hands over; without one there is nothing to drag."""
        self._file = path
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        over_grip = point.x() < _GRIP_WIDTH and self._file is not None
        self.setCursor(Qt.CursorShape.OpenHandCursor if over_grip else Qt.CursorShape.ArrowCursor)
        if self._pressed_at is None:
            return
        if (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is not None:
            self._pressed_at = None
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Menu:
            self._ask_for_menu()
        else:
            super().keyPressEvent(event)

    def drag_data(self) -> QMimeData | None:
        """What a drag carries: the file as a URL."""
        if self._file is None:
            return None
        from PySide6.QtCore import QMimeData, QUrl

        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._file))])
        return data

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, rect = self._look, QRectF(self.rect())
        fill = look.color("accent_soft" if self._current else "surface")
        edge = look.color("accent_line" if self._current else "border")
        rounded(painter, rect, RADIUS_CONTROL, fill=fill, edge=edge)
        role = "text3" if self._file is not None else "disabled"
        draw_icon(painter, look, "grip", role, QPointF(4, (self.height() - ICON_INLINE) / 2), ICON_INLINE)
        if self.hasFocus():
            focus_inside(painter, look, rect)

    def _build(self) -> None:
        self._star.set_name(self.tr("Favourite take"))
        self._more.set_name(self.tr("More about this take"))
        row = QHBoxLayout(self)
        row.setContentsMargins(_GRIP_WIDTH + 2, 1, 2, 1)
        row.setSpacing(SPACE_TIGHT)
        row.addWidget(self._play)
        row.addSpacing(SPACE_TIGHT)
        row.addWidget(self._name)
        row.addSpacing(SPACE - SPACE_TIGHT)
        row.addWidget(self._detail)
        row.addWidget(self._star)
        row.addWidget(self._more)
        self._play.clicked.connect(self.play_clicked)
        self._star.toggled.connect(self.star_toggled.emit)
        self._more.clicked.connect(self._ask_for_menu)

    def _ask_for_menu(self) -> None:
        self.menu_requested.emit(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _drag(self) -> None:
        data = self.drag_data()
        if data is None:
            return
        from PySide6.QtGui import QDrag

        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

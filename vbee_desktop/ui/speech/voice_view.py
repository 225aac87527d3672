"""The list of voices: clicks on its parts, its keys, and what it says when it is empty."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from vbee_desktop.ui.speech.voice_delegate import VoiceDelegate
from vbee_desktop.ui.theme import SPACE
from vbee_desktop.ui.widgets.buttons import PlainButton
from vbee_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.speech.voice_delegate import Part
    from vbee_desktop.ui.speech.voice_model import VoiceModel

_LEAST_ROWS = 4


class VoiceView(QListView):
    """Up and Down or a click choose, Space plays the sample; ring and star act without choosing."""

    chosen = Signal(object)
    """Row, an int."""
    demo_requested = Signal(object)
    """Row, an int."""
    star_requested = Signal(object)
    """Row, an int."""
    menu_wanted = Signal(object, object)
    """Row and a point on the screen."""

    def __init__(self, look: Look, model: VoiceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._delegate = VoiceDelegate(look, self)
        self._pressed: tuple[int, Part] | None = None
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Voices"))
        queued = Qt.ConnectionType.QueuedConnection
        self.selectionModel().selectionChanged.connect(self._choose_selected, queued)
        look.changed.connect(self._restyle)

    def show_current(self, index: QModelIndex) -> None:
        """Move the cursor to a row without choosing it; an invalid index takes it away."""
        self.setCurrentIndex(index)
        if index.isValid():
            self._bring(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._tell(self.chosen, row)
        elif event.key() == Qt.Key.Key_Space:
            self._tell(self.demo_requested, row)
        else:
            super().keyPressEvent(event)
            self._choose_current(before=row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._hit(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._pressed and self._pressed[1] != "row":
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        hit = self._hit(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or hit is None or hit != pressed:
            super().mouseReleaseEvent(event)
            return
        if hit[1] == "row":
            super().mouseReleaseEvent(event)
        signals = {"demo": self.demo_requested, "star": self.star_requested, "row": self.chosen}
        signals[hit[1]].emit(hit[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        if index.isValid():
            corner = self.visualRect(index).center() if keyboard else event.pos()
            self.menu_wanted.emit(index.row(), self.viewport().mapToGlobal(corner))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(14), self._look.height(32) * _LEAST_ROWS)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # a pane that scrolls takes the hint for the least height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self._bring(self.currentIndex())

    def _bring(self, index: QModelIndex) -> None:
        """Scroll to a row so that the first one in sight is whole."""
        self.scrollTo(index)
        bar, row_height = self.verticalScrollBar(), self.sizeHintForRow(index.row())
        if row_height > 0:
            bar.setValue(math.ceil(bar.value() / row_height) * row_height)

    def _choose_current(self, before: int) -> None:
        row = self.currentIndex().row()
        if row != before:
            self._tell(self.chosen, row)

    def _choose_selected(self) -> None:
        """Assistive technology selects a row and leaves the cursor where it was."""
        selected = self.selectedIndexes()
        if selected and selected[0] != self.currentIndex():
            self._tell(self.chosen, selected[0].row())

    def _tell(self, signal: SignalInstance, row: int) -> None:
        if row >= 0:
            signal.emit(row)

    def _hit(self, point: QPoint) -> tuple[int, Part] | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        return index.row(), self._delegate.part_at(self.visualRect(index), point.x())

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class EmptyList(QWidget):
    """Lies over an empty list and says why, with the act that helps."""

    act = Signal()

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view.viewport())
        self._words = Label(look, self, role="text2", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = PlainButton(look, self, text=self.tr("Show all voices"))
        self._button.clicked.connect(self.act)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._view = view
        view.viewport().installEventFilter(self)

    def say(self, words: str, *, with_act: bool = False) -> None:
        """Show ``words``, and the way to all voices."""
        self._words.setText(words)
        self._button.setVisible(with_act)
        self.setGeometry(self._view.viewport().rect())
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.viewport().rect())
        return False

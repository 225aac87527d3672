"""Two columns side by side, or one under the other where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from vbee_desktop.ui.theme import SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.transcription.pinned_row import PinnedRow
from vbee_desktop.ui.widgets.line import Line
from vbee_desktop.ui.widgets.right_edge import keep_right_edge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.ui.look import Look

_LEFT_EM = 32
_RIGHT_LEAST_EM = 26
_RIGHT_LEAST_LINES = 20
_SETTLED_MS = 300
_UNLIMITED = 16_777_215  # Qt's QWIDGETSIZE_MAX


class Columns(QScrollArea):
    """Wide: the left column keeps its width, what stands above its acts scrolls, the acts stay in sight, and
    the right column stretches. Narrow: all is one page that scrolls, with the buttons ``pinned`` under it.
    """

    def __init__(
        self,
        look: Look,
        left: QWidget,
        acts: QWidget,
        right: QWidget,
        pinned: Sequence[QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._pinned = PinnedRow(look, pinned, self)
        self._left = _LeftColumn(left, acts, self)
        self._line = Line(look, self, vertical=True)
        self._right = QWidget(self)
        inside = QVBoxLayout(self._right)
        inside.setContentsMargins(SPACE_EDGE, SPACE, SPACE_EDGE, SPACE_EDGE)
        inside.addWidget(right)
        self._page = QWidget(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._page)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left)
        self._row.addWidget(self._line)
        self._row.addWidget(self._right, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._page)
        look.changed.connect(self._arrange)
        self._pinned.changed.connect(self._place_pinned)
        self._wanted: QWidget | None = None
        self._revealing = QTimer(self)
        self._revealing.setSingleShot(True)
        self._revealing.timeout.connect(self._begin_to_reveal)
        self._since = QElapsedTimer()
        self.verticalScrollBar().rangeChanged.connect(self._reveal_wanted)
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether the columns stand one under the other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def reveal(self, widget: QWidget) -> None:
        """Something new stands in this part of the page: it comes into sight, also when what is above it
        only then gets its height.
        """
        self._wanted = widget
        self._since.start()
        self._revealing.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(16), self._look.em(6))

    def _arrange(self) -> None:
        narrow = self.width() < self._look.em(_LEFT_EM + _RIGHT_LEAST_EM)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._line.setVisible(not narrow)
        self._left.set_whole(narrow)
        self._left.setMinimumWidth(0 if narrow else self._look.em(_LEFT_EM))
        self._left.setMaximumWidth(_UNLIMITED if narrow else self._look.em(_LEFT_EM))
        self._right.setMinimumHeight(self._look.em(_RIGHT_LEAST_LINES) if narrow else 0)
        wide_height = max(self.viewport().height(), self._right.minimumSizeHint().height())
        self._page.setMaximumHeight(_UNLIMITED if narrow else wide_height)
        self._pinned.hold(narrow)
        self._place_pinned()

    def _begin_to_reveal(self) -> None:
        """On a busy machine this turn comes late."""
        self._since.start()
        self._reveal_wanted()

    def _reveal_wanted(self) -> None:
        if self._wanted is not None and self.is_narrow and not self._since.hasExpired(_SETTLED_MS):
            top = self._wanted.mapTo(self._page, QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(top - SPACE)

    def _place_pinned(self) -> None:
        height = self._pinned.needed_height
        self._pinned.setVisible(height > 0)
        self._pinned.setGeometry(0, self.height() - height, self.viewport().width(), height)
        self.setViewportMargins(0, 0, 0, height)


class _LeftColumn(QWidget):
    """Content that scrolls when it must, and the acts right under it."""

    def __init__(self, content: QWidget, acts: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._scroll = _FittingScroll(content, self)
        holder = QWidget(self)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(SPACE_EDGE, SPACE_GROUP, SPACE_EDGE, SPACE_EDGE)
        inside.addWidget(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(holder)
        column.addStretch()

    def set_whole(self, whole: bool) -> None:
        """Show all of the content at once, or scroll it where there is too little room."""
        self._scroll.set_whole(whole)


class _FittingScroll(QScrollArea):
    """Never higher than its content, and never lower either when it is part of a page that scrolls."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = False
        self._holder = holder = QWidget(self)
        self._inside = QVBoxLayout(holder)
        self._inside.setContentsMargins(SPACE_EDGE, SPACE, SPACE_EDGE, 0)
        self._inside.addWidget(content)
        self._inside.addStretch()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(holder)
        holder.installEventFilter(self)

    def set_whole(self, whole: bool) -> None:
        """Show all of the content at once, or less where there is too little room."""
        self._whole = whole
        self._fit_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        keep_right_edge(self, self._holder)
        self._fit_height()

    def _fit_height(self) -> None:
        width = self.viewport().width()
        needed = max(self._inside.totalHeightForWidth(width), self._inside.totalMinimumSize().height())
        self.setMaximumHeight(needed)
        self.setMinimumHeight(needed if self._whole else 0)

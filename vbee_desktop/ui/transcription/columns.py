"""Two columns side by side, or one under the other where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from vbee_desktop.ui.theme import SPACE_EDGE
from vbee_desktop.ui.widgets.line import Line

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look

_LEFT_EM = 32
_RIGHT_LEAST_EM = 26
_RIGHT_LEAST_LINES = 20


class Columns(QScrollArea):
    """Wide: the left column keeps its width and scrolls by itself, the right one stretches. Narrow: both are
    one page that scrolls.
    """

    def __init__(self, look: Look, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._left = _ColumnScroll(left, self)
        self._line = Line(look, self, vertical=True)
        self._right = QWidget(self)
        inside = QVBoxLayout(self._right)
        inside.setContentsMargins(SPACE_EDGE, SPACE_EDGE // 2, SPACE_EDGE, SPACE_EDGE)
        inside.addWidget(right)
        page = QWidget(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left)
        self._row.addWidget(self._line)
        self._row.addWidget(self._right, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        look.changed.connect(self._arrange)
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether the columns stand one under the other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

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
        self._left.set_width(0 if narrow else self._look.em(_LEFT_EM))
        least = self._look.em(_RIGHT_LEAST_LINES) if narrow else 0
        self._right.setMinimumHeight(least)


class _ColumnScroll(QScrollArea):
    """The left column; as high as its content when it is part of a page that scrolls."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = False
        holder = QWidget(self)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(SPACE_EDGE, SPACE_EDGE // 2, SPACE_EDGE, SPACE_EDGE)
        inside.addWidget(content)
        inside.addStretch(1)
        self._inside = inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(holder)
        holder.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def set_whole(self, whole: bool) -> None:
        """Show all of the content at once, or scroll it here."""
        self._whole = whole
        self._fit_height()

    def set_width(self, width: int) -> None:
        """A width in pixels that stays, or 0 to take what there is."""
        if width:
            self.setFixedWidth(width)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)  # Qt's QWIDGETSIZE_MAX

    def _fit_height(self) -> None:
        if not self._whole:
            self.setMinimumHeight(0)
            return
        width = self.viewport().width()
        self.setMinimumHeight(max(self._inside.heightForWidth(width), self._inside.minimumSize().height()))

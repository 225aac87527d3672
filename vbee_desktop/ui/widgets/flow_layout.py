"""A layout that wraps its widgets into lines, for chips and takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout

from vbee_desktop.ui.theme import SPACE, SPACE_TIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line; ``gap`` between neighbours, ``line_gap`` between lines."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = SPACE_TIGHT,
        line_gap: int = SPACE,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._gap = gap
        self._line_gap = line_gap
        self._centred = centred
        self._items: list[QLayoutItem] = []
        self._sizes: list[tuple[QLayoutItem, QSize]] | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._sizes = None

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._sizes = None
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def set_order(self, widgets: Sequence[QWidget]) -> None:
        """Stand the widgets in this order; all of them are in the layout already."""
        places: dict[QWidget | None, int] = {widget: place for place, widget in enumerate(widgets)}
        ordered = sorted(self._items, key=lambda item: places[item.widget()])
        if ordered != self._items:
            self._items = ordered
            self.invalidate()

    def invalidate(self) -> None:
        self._sizes = None
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        hints = [hint for _, hint in self._wanted_sizes()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put the items into lines of ``rect``'s width; the height needed."""
        area = rect.marginsRemoved(self.contentsMargins())
        y = area.top()
        for line in self._lines(area.width()):
            height = max(size.height() for _, size in line)
            if move:
                self._place_line(line, area, y)
            y += height + self._line_gap
        bottom = y - self._line_gap if self._items else y
        return max(bottom - rect.top() + self.contentsMargins().bottom(), 0)

    def _place_line(self, line: list[tuple[QLayoutItem, QSize]], area: QRect, y: int) -> None:
        used = sum(size.width() for _, size in line) + self._gap * (len(line) - 1)
        x = area.left() + ((area.width() - used) // 2 if self._centred else 0)
        for item, size in line:
            item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items, with their sizes, that share each line."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        free = -1
        for item, hint in self._wanted_sizes():
            size = QSize(min(hint.width(), max(width, 1)), hint.height())
            if not lines or size.width() > free:
                lines.append([])
                free = width
            lines[-1].append((item, size))
            free -= size.width() + self._gap
        return lines

    def _wanted_sizes(self) -> list[tuple[QLayoutItem, QSize]]:
        """The items that show something; asked for once, until one of them tells that it has changed."""
        if self._sizes is None:
            self._sizes = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._sizes

"""The names of the pages, at the left of the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from vbee_desktop.ui.theme import RADIUS_PILL, SPACE, SPACE_EDGE, SPACE_GROUP
from vbee_desktop.ui.widgets.paint import ICON_IN_BUTTON, draw_icon, rounded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

ICON_ROLE = Qt.ItemDataRole.UserRole
_BAR = 3
_Index = QModelIndex | QPersistentModelIndex


class PageList(QListWidget):
    """One row a page; ``currentRowChanged`` tells which is wanted."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setItemDelegate(_Painter(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Pages"))
        self.setViewportMargins(0, SPACE, 0, SPACE)
        self.viewport().setAutoFillBackground(False)
        look.changed.connect(self.viewport().update)

    def add_page(self, icon: str, name: str) -> None:
        """A further row."""
        item = QListWidgetItem(name)
        item.setData(ICON_ROLE, icon)
        self.addItem(item)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(max(self.sizeHintForColumn(0), self._look.em(11)), self._look.em(12))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), self._look.em(6))


class _Painter(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        words = QFontMetrics(self._look.font(demibold=True)).horizontalAdvance(str(index.data()))
        return QSize(SPACE_EDGE + ICON_IN_BUTTON + SPACE_GROUP + words + SPACE_EDGE, self._look.height(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, rect, state = self._look, option.rect, option.state
        is_chosen = QStyle.StateFlag.State_Selected in state
        painter.save()
        if is_chosen:
            painter.fillRect(rect, look.color("accent_soft"))
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), look.color("accent_text"))
        elif QStyle.StateFlag.State_MouseOver in state:
            painter.fillRect(rect, look.color("hover"))
        corner = QPointF(rect.left() + SPACE_EDGE, rect.top() + (rect.height() - ICON_IN_BUTTON) / 2)
        draw_icon(
            painter,
            look,
            str(index.data(ICON_ROLE)),
            "accent_text" if is_chosen else "text2",
            corner,
            ICON_IN_BUTTON,
        )
        painter.setFont(look.font(demibold=is_chosen))
        painter.setPen(look.color("text"))
        left = rect.left() + SPACE_EDGE + ICON_IN_BUTTON + SPACE_GROUP
        where = QRect(left, rect.top(), rect.right() - left - SPACE, rect.height())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))
        if QStyle.StateFlag.State_HasFocus in state:
            inner = QRectF(rect).adjusted(_BAR + 1, 2, -2, -2)
            rounded(painter, inner, RADIUS_PILL, edge=look.color("focus"), dashed=True)
        painter.restore()

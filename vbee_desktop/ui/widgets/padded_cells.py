"""Cells of a table whose words begin where those of the header do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vbee_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
    from PySide6.QtGui import QPainter


class PaddedCells(QStyledItemDelegate):
    """A row is chosen as a whole or not at all, so no single cell shows the focus."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        inner = QStyleOptionViewItem(option)
        inner.state &= ~QStyle.StateFlag.State_HasFocus
        if QStyle.StateFlag.State_Selected in inner.state:
            painter.fillRect(option.rect, option.palette.highlight())
        inner.rect = option.rect.adjusted(SPACE, 0, 0, 0)
        super().paint(painter, inner, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        size.setWidth(size.width() + 2 * SPACE)
        return size

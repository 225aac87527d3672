"""Paints the rows of the utterance table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.transcription.utterance_model import Column, UtteranceModel
from vbee_desktop.ui.widgets.paint import ICON_INLINE, draw_icon

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from vbee_desktop.ui.look import Look

_Index = QModelIndex | QPersistentModelIndex
_LEAST_HEIGHT = 35
_BAR_WIDTH = 3


class UtteranceDelegate(QStyledItemDelegate):
    """The chosen row and the one that plays stand on soft amber, the latter with bars too."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def height_for(self, text: str, width: int) -> int:
        """Height of a row whose text column is ``width`` wide; long text wraps."""
        words = self._wrapped(text, width - 2 * SPACE_GROUP)
        return max(self._least_height(), math.ceil(words.boundingRect().height()) + 2 * SPACE + 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(option.rect.width(), self._least_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        is_playing = isinstance(model, UtteranceModel) and model.playing_row == index.row()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, option.rect, index.column(), is_lit=is_playing or is_selected)
        if index.column() == Column.NUMBER and is_playing:
            top = option.rect.top() + (self._least_height() - ICON_INLINE) / 2
            corner = QPointF(option.rect.left() + SPACE_GROUP, top)
            draw_icon(painter, self._look, "bars", "accent_text", corner, ICON_INLINE)
        self._paint_words(painter, option.rect, index, is_lit=is_playing or is_selected)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, option.rect)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, column: int, *, is_lit: bool) -> None:
        look = self._look
        painter.fillRect(rect, look.color("accent_soft" if is_lit else "surface"))
        if is_lit and column == Column.NUMBER:
            painter.fillRect(rect.left(), rect.top(), _BAR_WIDTH, rect.height(), look.color("accent_text"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("line"))

    def _paint_words(self, painter: QPainter, rect: QRect, index: _Index, *, is_lit: bool) -> None:
        column, look = index.column(), self._look
        is_time = column in (Column.START, Column.END, Column.LENGTH)
        demibold = is_lit and column == Column.NUMBER
        painter.setFont(look.font(demibold=demibold, tabular=column != Column.TEXT))
        painter.setPen(look.color("text2" if is_time else "text"))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        where = rect.adjusted(SPACE_GROUP, 0, -SPACE_GROUP, -1)
        if column == Column.TEXT:
            words = self._wrapped(text, where.width())
            top = where.top() + (where.height() - words.boundingRect().height()) / 2
            words.draw(painter, QPointF(where.left(), top))
            return
        where.setHeight(min(where.height(), self._least_height() - 1))  # times stand at the first line
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)

    def _wrapped(self, text: str, width: int) -> QTextLayout:
        """The words in lines of at most ``width``; a word that is longer than a line is broken."""
        layout = QTextLayout(text.replace("\n", "\u2028"), self._look.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        bottom = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, bottom))
            bottom += line.height()
        layout.endLayout()
        return layout

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        pen = QPen(QColor(self._look.color("focus")), 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(3.5, 1.5, -1.5, -2.5))

    def _least_height(self) -> int:
        return self._look.height(_LEAST_HEIGHT)

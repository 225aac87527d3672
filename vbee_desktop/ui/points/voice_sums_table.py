"""The **Points by voice** table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vbee_desktop.ui.points.voice_sums_model import Column, VoiceSumsModel
from vbee_desktop.ui.theme import RADIUS_PILL, SPACE_GROUP
from vbee_desktop.ui.widgets.paint import rounded
from vbee_desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.core.ledger import VoiceSums
    from vbee_desktop.ui.look import Look

_BAR = 3
_Index = QModelIndex | QPersistentModelIndex


class VoiceSumsTable(RowTable):
    """Rows are read, not chosen; arrow keys move between them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._rows = VoiceSumsModel()
        name = self.tr("Points by voice")
        super().__init__(look, self._rows, name, (Column.VOICE,), parent, row_height=35)
        self._rows.setParent(self)
        self.setItemDelegate(_Painter(look, self))

    def show_voices(self, voices: tuple[VoiceSums, ...]) -> None:
        """Show other sums."""
        self._rows.set_rows(voices)

    def _fit_heights(self) -> None:
        super()._fit_heights()
        self._rows.set_header_font(self._look.font(demibold=True))
        self.viewport().update()


class _Painter(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        figures = QFontMetrics(self._look.font(demibold=True, tabular=True))
        width = figures.horizontalAdvance(str(index.data())) + 2 * SPACE_GROUP
        return QSize(width, self._look.height(35))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, rect, state = self._look, option.rect, option.state
        is_chosen = QStyle.StateFlag.State_Selected in state
        painter.save()
        painter.fillRect(rect, look.color("accent_soft" if is_chosen else "surface"))
        if is_chosen and index.column() == Column.VOICE:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), look.color("accent_text"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("line"))
        self._paint_words(painter, option, index)
        if QStyle.StateFlag.State_HasFocus in state:
            inner = QRectF(rect).adjusted(_BAR + 1, 2, -2, -3)
            rounded(painter, inner, RADIUS_PILL, edge=look.color("focus"), dashed=True)
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        column = index.column()
        font = self._look.font(demibold=column == Column.POINTS, tabular=column != Column.VOICE)
        painter.setFont(font)
        painter.setPen(self._look.color("text" if column in (Column.VOICE, Column.POINTS) else "text2"))
        where = option.rect.adjusted(SPACE_GROUP, 0, -SPACE_GROUP, -1)
        text = str(index.data())
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), shown)

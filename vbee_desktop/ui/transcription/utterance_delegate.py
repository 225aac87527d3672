"""Paints the rows of the utterance table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vbee_desktop.ui.theme import SPACE, SPACE_GROUP
from vbee_desktop.ui.transcription.row_editor import RowEditor
from vbee_desktop.ui.transcription.row_words import RowWords
from vbee_desktop.ui.transcription.utterance_model import Column, UtteranceModel
from vbee_desktop.ui.widgets.paint import ICON_INLINE, draw_icon
from vbee_desktop.ui.widgets.table_model import Index

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from vbee_desktop.ui.look import Look

_LEAST_HEIGHT = 35
_BAR_WIDTH = 3
_KEPT_MOST = 128
"""Rows whose words are kept broken into lines: more than a screen holds."""


class UtteranceDelegate(QStyledItemDelegate):
    """The chosen row and the one that plays stand on soft amber, the latter with bars too. ``found`` is the
    place that is marked: row, first character and length in Qt's units. ``editor`` is the one that is open.
    """

    written = Signal()
    """The words in the open editor have changed."""
    kept = Signal()
    split_pressed = Signal()
    passed_on = Signal(object)
    """The row below (1) or above (-1) is to be edited next."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.found: tuple[int, int, int] | None = None
        self.editor: RowEditor | None = None
        self._kept: dict[tuple[str, int, str, str], RowWords] = {}

    def height_for(self, index: QModelIndex, width: int) -> int:
        """Height of the row whose text column is ``width`` wide; long text wraps."""
        return self._height(self._words(index, width - 2 * SPACE_GROUP))

    def height_of(self, text: str, width: int) -> int:
        """The same of other words: those that are just being written."""
        return self._height(RowWords(self._look, text, width - 2 * SPACE_GROUP))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.editor = RowEditor(self._look, parent)
        self.editor.textChanged.connect(self.written)
        return self.editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Qt asks for this again whenever anything of the row has changed: what is written stays."""
        if isinstance(editor, RowEditor) and not editor.is_filled:
            editor.show_words(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, RowEditor):
            model.setData(index, editor.toPlainText(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        if isinstance(editor, RowEditor):
            editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))
            words = RowWords(self._look, editor.toPlainText(), option.rect.width() - 2 * SPACE_GROUP)
            editor.centre_words(words.height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter keeps the words, Shift+Enter splits at the cursor, Tab goes on to the next row."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(editor, event)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.split_pressed if shift else self.kept).emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.passed_on.emit(-1 if event.key() == Qt.Key.Key_Backtab else 1)
        else:
            return super().eventFilter(editor, event)
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self._least_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
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

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index, *, is_lit: bool) -> None:
        column, look = index.column(), self._look
        is_time = column in (Column.START, Column.END, Column.LENGTH)
        demibold = is_lit and column == Column.NUMBER
        painter.setFont(look.font(demibold=demibold, tabular=column != Column.TEXT))
        painter.setPen(look.color("text2" if is_time else "text"))
        where = rect.adjusted(SPACE_GROUP, 0, -SPACE_GROUP, -1)
        if column == Column.TEXT:
            words = self._words(index, where.width())
            found = self.found[1:] if self.found is not None and self.found[0] == index.row() else None
            top = where.top() + (where.height() - words.height) / 2
            words.draw(painter, QPointF(where.left(), top), found)
            return
        where.setHeight(min(where.height(), self._least_height() - 1))  # times stand at the first line
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)

    def _words(self, index: Index, width: int) -> RowWords:
        """The words of a row of the table, as wide as its column leaves. Those in sight are asked for several
        times, for their height and to be painted, and broken into lines once.
        """
        model, text = index.model(), str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        is_edited = isinstance(model, UtteranceModel) and model.is_edited(index.row())
        sign = self.tr("edited") if is_edited else ""
        key = (text, width, sign, self._look.font().key())
        if key not in self._kept:
            if len(self._kept) >= _KEPT_MOST:
                self._kept.clear()
            self._kept[key] = RowWords(self._look, text, width, sign)
        return self._kept[key]

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        pen = QPen(QColor(self._look.color("focus")), 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(3.5, 1.5, -1.5, -2.5))

    def _height(self, words: RowWords) -> int:
        return max(self._least_height(), words.height + 2 * SPACE + 1)

    def _least_height(self) -> int:
        return self._look.height(_LEAST_HEIGHT)

"""Paints the rows of the history: a day, a job, and the place of a job that is not fetched yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vbee_desktop.ui.history.history_model import SUMMARY_ROLE
from vbee_desktop.ui.history.history_words import SPEECH, detail_words, sign_of, title_words
from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import RADIUS_PILL, SPACE, SPACE_GROUP, SPACE_TIGHT
from vbee_desktop.ui.widgets.paint import ICON_INLINE, draw_icon, rounded
from vbee_desktop.ui.widgets.spinner import draw_arc

if TYPE_CHECKING:
    from vbee_desktop.core.history import JobSummary
    from vbee_desktop.ui.history.history_words import NameOf, Sign
    from vbee_desktop.ui.look import Look

_Index = QModelIndex | QPersistentModelIndex
_BAR = 3
_ROW, _DAY = 52, 30
_LEFT_OF_WORDS = SPACE_GROUP + ICON_INLINE + SPACE + SPACE_TIGHT


class HistoryDelegate(QStyledItemDelegate):
    """One painter for all rows; it asks nobody but the model."""

    def __init__(self, look: Look, name_of: NameOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name_of = name_of
        self._restyle()
        look.changed.connect(self._restyle)

    @property
    def row_height(self) -> int:
        """Of a job: two lines and the air round them."""
        lines = self._title_metrics.height() + self._detail_metrics.height()
        return max(_ROW, lines + 2 * SPACE + SPACE_TIGHT)

    @property
    def day_height(self) -> int:
        """Of a day."""
        return max(_DAY, self._day_metrics.height() + 2 * 6)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._look.em(14), self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        rect: QRect = option.rect
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self._paint_day(painter, rect, str(index.data()))
        else:
            self._paint_ground(painter, option, rect)
            summary: JobSummary | None = index.data(SUMMARY_ROLE)
            if summary is None:
                self._paint_placeholder(painter, rect)
            else:
                is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
                self._paint_job(painter, rect, summary, is_selected=is_selected)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._look.color("line"))
        painter.restore()

    def _paint_day(self, painter: QPainter, rect: QRect, words: str) -> None:
        painter.fillRect(rect, self._look.color("alt"))
        painter.setFont(self._day_font)
        painter.setPen(self._look.color("text2"))
        where = rect.adjusted(SPACE_GROUP, 0, -SPACE_GROUP, -1)
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        look, state = self._look, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.color("accent_soft"))
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), look.color("accent_text"))
        else:
            is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
            painter.fillRect(rect, look.color("hover" if is_hovered else "surface"))
        if state & QStyle.StateFlag.State_HasFocus:
            inner = QRectF(rect).adjusted(_BAR + 1, 2, -2, -3)
            rounded(painter, inner, RADIUS_PILL, edge=look.color("focus"), dashed=True)

    def _paint_placeholder(self, painter: QPainter, rect: QRect) -> None:
        """Two quiet bars where the words will be."""
        left, width = rect.left() + _LEFT_OF_WORDS, rect.width() - _LEFT_OF_WORDS - SPACE_GROUP
        for top, share in ((0.3, 0.8), (0.62, 0.5)):
            bar = QRectF(left, rect.top() + top * rect.height(), share * width, SPACE)
            rounded(painter, bar, RADIUS_PILL, fill=self._look.color("sunken"))

    def _paint_job(self, painter: QPainter, rect: QRect, summary: JobSummary, *, is_selected: bool) -> None:
        look = self._look
        icon = "text-speech" if summary.kind == SPEECH else "microphone"
        corner = QPointF(rect.left() + SPACE_GROUP, rect.center().y() - ICON_INLINE / 2 + 1)
        draw_icon(painter, look, icon, "accent_text" if is_selected else "text2", corner, ICON_INLINE)
        upper, lower = self._lines(rect)
        painter.setPen(look.color("text"))
        painter.setFont(self._chosen_font if is_selected else self._title_font)
        metrics = self._chosen_metrics if is_selected else self._title_metrics
        self._draw(painter, upper, title_words(summary), metrics)
        right = self._paint_sign(painter, lower, sign_of(summary))
        lower.setRight(right - SPACE)
        painter.setPen(look.color("text2"))
        painter.setFont(self._detail_font)
        self._draw(painter, lower, detail_words(summary, self._name_of), self._detail_metrics)

    def _lines(self, rect: QRect) -> tuple[QRect, QRect]:
        """Where title and details stand."""
        high, low = self._title_metrics.height(), self._detail_metrics.height()
        left, width = rect.left() + _LEFT_OF_WORDS, rect.width() - _LEFT_OF_WORDS - SPACE_GROUP
        top = rect.top() + (rect.height() - high - low - 1) // 2
        return QRect(left, top, width, high), QRect(left, top + high, width, low)

    def _paint_sign(self, painter: QPainter, line: QRect, sign: Sign) -> int:
        """Icon and words at the right end of a line; where they begin."""
        words = "" if sign.is_quiet else sign.words
        width = self._detail_metrics.horizontalAdvance(words)
        painter.setFont(self._detail_font)
        painter.setPen(self._look.color(sign.role))
        end = QRect(line.right() + 1 - width, line.top(), width, line.height())
        painter.drawText(end, int(Qt.AlignmentFlag.AlignVCenter), words)
        left = end.left() - (SPACE_TIGHT if words else 0) - ICON_INLINE
        corner = QPointF(left, line.top() + (line.height() - ICON_INLINE) / 2)
        if sign.icon:
            draw_icon(painter, self._look, sign.icon, sign.role, corner, ICON_INLINE)
        else:
            draw_arc(painter, self._look, QRectF(corner.x() + 2, corner.y() + 2, 12, 12))
        return left

    def _draw(self, painter: QPainter, where: QRect, words: str, metrics: QFontMetrics) -> None:
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)

    def _restyle(self) -> None:
        look = self._look
        self._title_font, self._chosen_font = look.font(), look.font(demibold=True)
        self._detail_font = look.font(CAPTION, tabular=True)
        self._day_font = look.font(CAPTION, demibold=True)
        self._title_metrics = QFontMetrics(self._title_font)
        self._chosen_metrics = QFontMetrics(self._chosen_font)
        self._detail_metrics = QFontMetrics(self._detail_font)
        self._day_metrics = QFontMetrics(self._day_font)

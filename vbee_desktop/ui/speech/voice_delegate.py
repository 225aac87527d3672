"""Paints one voice: sample ring, name, factor, region and gender, star."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.speech.voice_model import CHOSEN_ROLE, DEMO_ROLE, FAVOURITE_ROLE, REFUSED_ROLE, ROW_ROLE
from vbee_desktop.ui.speech.voice_words import factor_text, place_words
from vbee_desktop.ui.theme import RADIUS_PILL, SPACE, SPACE_GROUP
from vbee_desktop.ui.widgets.paint import ICON_INLINE, draw_icon, rounded
from vbee_desktop.ui.widgets.spinner import draw_arc

if TYPE_CHECKING:
    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.speech.voice_filter import VoiceRow

Part = Literal["demo", "star", "row"]

_RING = 22
_PLAY = 12
_BAR = 3
_PILL_PADDING = 6
_HIT = 32


class VoiceDelegate(QStyledItemDelegate):
    """One painter for all rows; `part_at` tells what lies under a point."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._restyle()
        look.changed.connect(self._restyle)

    def part_at(self, rect: QRect, x: int) -> Part:
        """What a click at ``x`` in the row ``rect`` means."""
        if x < rect.left() + SPACE_GROUP + _RING + SPACE // 2:
            return "demo"
        return "star" if x > rect.right() - _HIT - SPACE // 2 else "row"

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._look.em(14), self._look.height(32))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: VoiceRow = index.data(ROW_ROLE)
        chosen = bool(index.data(CHOSEN_ROLE))
        rect: QRect = option.rect
        painter.save()
        self._paint_ground(painter, option, rect, chosen)
        left = rect.left() + SPACE_GROUP
        if row.voice.demo_url:
            self._paint_ring(
                painter,
                QRectF(left, rect.center().y() - _RING / 2 + 1, _RING, _RING),
                str(index.data(DEMO_ROLE)),
            )
        right = self._paint_star(painter, rect, bool(index.data(FAVOURITE_ROLE)))
        right = self._paint_place(painter, rect, right, row, bool(index.data(REFUSED_ROLE)))
        self._paint_name(painter, rect, left + _RING + SPACE + 2, right - SPACE, row, chosen)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, chosen: bool
    ) -> None:
        state: QStyle.StateFlag = option.state
        if chosen:
            painter.fillRect(rect, self._look.color("accent_soft"))
            painter.fillRect(
                QRect(rect.left(), rect.top(), _BAR, rect.height()), self._look.color("accent_text")
            )
        elif QStyle.StateFlag.State_MouseOver in state:
            painter.fillRect(rect, self._look.color("hover"))
        if QStyle.StateFlag.State_HasFocus in state:
            painter.setPen(Qt.PenStyle.NoPen)
            inner = QRectF(rect).adjusted(_BAR + 1, 2, -2, -2)
            rounded(painter, inner, RADIUS_PILL, edge=self._look.color("focus"), dashed=True)

    def _paint_ring(self, painter: QPainter, ring: QRectF, state: str) -> None:
        look = self._look
        if state == "loading":
            draw_arc(painter, look, ring.adjusted(1, 1, -1, -1))
            return
        playing = state == "playing"
        if playing:
            rounded(painter, ring, _RING / 2, fill=look.color("ink"))
        else:
            rounded(painter, ring, _RING / 2, edge=look.color("border"))
        corner = QPointF(ring.center().x() - _PLAY / 2, ring.center().y() - _PLAY / 2)
        draw_icon(
            painter, look, "stop" if playing else "play", "on_ink" if playing else "text2", corner, _PLAY
        )

    def _paint_star(self, painter: QPainter, rect: QRect, favourite: bool) -> int:
        left = rect.right() - SPACE_GROUP - ICON_INLINE
        corner = QPointF(left, rect.top() + (rect.height() - ICON_INLINE) / 2)
        name, role = ("star-filled", "accent_text") if favourite else ("star", "text3")
        draw_icon(painter, self._look, name, role, corner, ICON_INLINE)
        return left - SPACE_GROUP

    def _paint_place(self, painter: QPainter, rect: QRect, right: int, row: VoiceRow, refused: bool) -> int:
        words = self.tr("not in your plan") if refused else place_words(row.voice)
        width = self._place_metrics.horizontalAdvance(words)
        painter.setFont(self._place_font)
        painter.setPen(self._look.color("warn" if refused else "text2"))
        where = QRect(right - width, rect.top(), width, rect.height())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), words)
        if not refused:
            return right - width
        corner = QPointF(right - width - ICON_INLINE - 4, rect.top() + (rect.height() - ICON_INLINE) / 2)
        draw_icon(painter, self._look, "lock", "warn", corner, ICON_INLINE)
        return right - width - ICON_INLINE - 4

    def _paint_name(
        self, painter: QPainter, rect: QRect, left: int, right: int, row: VoiceRow, chosen: bool
    ) -> None:
        factor = factor_text(row.voice.credit_factor, QLocale())
        pill = self._pill_metrics.horizontalAdvance(factor) + 2 * _PILL_PADDING if factor else 0
        metrics = self._chosen_metrics if chosen else self._name_metrics
        room = right - left - (pill + SPACE if pill else 0)
        shown = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(self._chosen_font if chosen else self._name_font)
        painter.setPen(self._look.color("text"))
        where = QRect(left, rect.top(), max(room, 0), rect.height())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if pill:
            self._paint_pill(painter, rect, left + metrics.horizontalAdvance(shown) + SPACE, pill, factor)

    def _paint_pill(self, painter: QPainter, rect: QRect, left: int, width: int, factor: str) -> None:
        height = self._pill_metrics.height() + 2
        where = QRectF(left, rect.top() + (rect.height() - height) / 2, width, height)
        rounded(painter, where, RADIUS_PILL, fill=self._look.color("sunken"))
        painter.setFont(self._pill_font)
        painter.setPen(self._look.color("text2"))
        painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), factor)

    def _restyle(self) -> None:
        look = self._look
        self._name_font, self._chosen_font = look.font(), look.font(demibold=True)
        self._place_font = look.font(CAPTION)
        self._pill_font = look.font(CAPTION, demibold=True, tabular=True)
        self._name_metrics = QFontMetrics(self._name_font)
        self._chosen_metrics = QFontMetrics(self._chosen_font)
        self._place_metrics = QFontMetrics(self._place_font)
        self._pill_metrics = QFontMetrics(self._pill_font)

"""The **Input level** meter."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QBasicTimer, QElapsedTimer, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import RADIUS_PILL, SPACE, SPACE_TIGHT
from vbee_desktop.ui.widgets.clock_text import number_text
from vbee_desktop.ui.widgets.paint import rounded

if TYPE_CHECKING:
    from PySide6.QtCore import QTimerEvent
    from PySide6.QtGui import QHideEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

FLOOR_DBFS = -60.0
_TARGET_DBFS = (-18.0, -12.0)
_TICKS_DBFS = (-60, -48, -36, -24, -18, -12, -6, 0)
_FALL_DB_PER_S = 20.0
_HOLD_S = 1.5
_FRAME_MS = 33
_CELL = 4
_PITCH = 6
_BAR = 14


class LevelMeter(QLabel):
    """−60…0 dBFS with its title and reading; up at once, down 20 dB/s; the peak line stays 1.5 s.

    The lamp stays lit after a clip until clicked, or until ``reset``.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._level_dbfs = FLOOR_DBFS
        self._input_dbfs = FLOOR_DBFS
        self._peak_dbfs = FLOOR_DBFS
        self._held_s = 0.0
        self._clipped = False
        self._words = (self.tr("Input level"), self.tr("aim here"), self.tr("Too loud"))
        self._timer = QBasicTimer()
        self._clock = QElapsedTimer()
        self.setAccessibleName(self._words[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()
        look.changed.connect(self._restyle)

    @property
    def clipped(self) -> bool:
        """Whether the lamp is lit."""
        return self._clipped

    @property
    def shown_dbfs(self) -> float:
        """The level that the cells show."""
        return self._level_dbfs

    @property
    def held_dbfs(self) -> float:
        """The level of the peak line."""
        return self._peak_dbfs

    def set_level(self, rms_dbfs: float, peak_dbfs: float, clipped: bool) -> None:
        """What the microphone gives now, in dBFS (−inf for silence); call about 30 times a second."""
        self._input_dbfs = _limited(rms_dbfs)
        self._level_dbfs = max(self._level_dbfs, self._input_dbfs)
        peak = _limited(peak_dbfs)
        if peak >= self._peak_dbfs:
            self._peak_dbfs, self._held_s = peak, 0.0
        if clipped and not self._clipped:
            self._clipped = True
            self.setAccessibleDescription(self._words[2])
        self._keep_falling()
        self.update()

    def reset(self) -> None:
        """Nothing heard, lamp off: before the next recording."""
        self._level_dbfs = self._input_dbfs = self._peak_dbfs = FLOOR_DBFS
        self._put_lamp_out()
        self._timer.stop()

    def advance(self, elapsed_s: float) -> None:
        """Let the cells and the peak line fall as they do in ``elapsed_s`` seconds."""
        fall = _FALL_DB_PER_S * elapsed_s
        self._level_dbfs = max(self._level_dbfs - fall, self._input_dbfs)
        over_s = max(self._held_s + elapsed_s - _HOLD_S, 0.0) - max(self._held_s - _HOLD_S, 0.0)
        self._held_s += elapsed_s
        self._peak_dbfs = max(self._peak_dbfs - _FALL_DB_PER_S * over_s, self._level_dbfs)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.em(24), self._ticks_top + self._small.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(16), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._lamp_rect().contains(event.position().toPoint()):
            self._put_lamp_out()

    def timerEvent(self, event: QTimerEvent) -> None:
        self.advance(self._clock.restart() / 1000)
        if self._level_dbfs <= FLOOR_DBFS and self._peak_dbfs <= FLOOR_DBFS:
            self._timer.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        dirty = event.rect()
        if dirty.top() < self._bar_top:
            self._paint_head(painter)
            self._paint_target(painter)
        self._paint_cells(painter)
        self._paint_lamp(painter)
        if dirty.bottom() >= self._ticks_top:
            self._paint_ticks(painter)

    def _paint_head(self, painter: QPainter) -> None:
        look, line = self._look, QRect(0, 0, self.width(), self._head)
        painter.setFont(look.font(demibold=True))
        painter.setPen(look.color("text" if self.isEnabled() else "disabled"))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self._words[0])
        painter.setFont(look.font(CAPTION, tabular=True))
        painter.setPen(look.color("text2" if self.isEnabled() else "disabled"))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(line, right, self._reading())

    def _reading(self) -> str:
        if self._level_dbfs <= FLOOR_DBFS:
            return "−∞ dBFS"
        return f"{number_text(self._level_dbfs, self.locale())} dBFS"

    def _paint_target(self, painter: QPainter) -> None:
        """The bracket over the levels to aim at, with its words on the left."""
        left, right = (self._x(dbfs) for dbfs in _TARGET_DBFS)
        top = self._head + self._small.height() // 2
        colour = self._look.color("ok")
        for rect in (
            QRectF(left, top, right - left, 2),
            QRectF(left, top, 2, self._bar_top - top - 2),
            QRectF(right - 2, top, 2, self._bar_top - top - 2),
        ):
            painter.fillRect(rect, colour)
        painter.setFont(self._look.font(CAPTION, demibold=True))
        painter.setPen(colour)
        words = QRectF(0, self._head, left - 6, self._small.height())
        painter.drawText(
            words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._words[1]
        )

    def _paint_cells(self, painter: QPainter) -> None:
        look, width = self._look, self._bar_width()
        track = QRectF(0, self._bar_top, width, _BAR)
        rounded(painter, track, 2, fill=look.color("meter_track"))
        reach = self._x(self._level_dbfs)
        x = 0
        while x + _CELL <= reach:
            dbfs = FLOOR_DBFS - FLOOR_DBFS * x / width
            painter.fillRect(x, self._bar_top, _CELL, _BAR, look.color(_zone(dbfs)))
            x += _PITCH
        if self._peak_dbfs > FLOOR_DBFS:
            peak = min(self._x(self._peak_dbfs), width - 3)
            painter.fillRect(QRectF(peak, self._bar_top - 3, 3, _BAR + 6), look.color("playhead"))

    def _paint_lamp(self, painter: QPainter) -> None:
        look, rect = self._look, self._lamp_rect()
        fill = look.color("meter_clip") if self._clipped else None
        edge = look.color("meter_clip" if self._clipped else "border")
        rounded(painter, QRectF(rect), RADIUS_PILL, fill=fill, edge=edge)
        painter.setFont(look.font(CAPTION, demibold=self._clipped))
        painter.setPen(look.color("surface" if self._clipped else "text3"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._words[2])

    def _paint_ticks(self, painter: QPainter) -> None:
        look = self._look
        painter.setFont(look.font(CAPTION, tabular=True))
        free_from = -1.0
        for dbfs in _TICKS_DBFS:
            text = number_text(dbfs, self.locale(), 0)
            width = self._small.horizontalAdvance(text)
            x = self._x(dbfs)
            painter.fillRect(
                QRectF(min(x, self._bar_width() - 1), self._ticks_top, 1, 4), look.color("border")
            )
            left = min(max(x - width / 2, 0), self._bar_width() - width / 2)
            if left < free_from:
                continue  # too narrow for this number
            free_from = left + width + SPACE_TIGHT
            painter.setPen(look.color("text2"))
            where = QRectF(left, self._ticks_top + 4, width + 2, self._small.height())
            painter.drawText(where, int(Qt.AlignmentFlag.AlignTop), text)

    def _x(self, dbfs: float) -> float:
        return (dbfs - FLOOR_DBFS) / -FLOOR_DBFS * self._bar_width()

    def _bar_width(self) -> int:
        return max(self.width() - self._lamp_width() - SPACE, _PITCH)

    def _lamp_width(self) -> int:
        return self._bold.horizontalAdvance(self._words[2]) + 14

    def _lamp_rect(self) -> QRect:
        height = self._small.height() + 4
        top = self._bar_top + (_BAR - height) // 2
        return QRect(self.width() - self._lamp_width(), top, self._lamp_width(), height)

    def _put_lamp_out(self) -> None:
        self._clipped = False
        self.setAccessibleDescription("")
        self.update()

    def _keep_falling(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._clock.start()
            self._timer.start(_FRAME_MS, self)

    def _restyle(self) -> None:
        self._small = QFontMetrics(self._look.font(CAPTION))
        self._bold = QFontMetrics(self._look.font(CAPTION, demibold=True))
        self._head = QFontMetrics(self._look.font(demibold=True)).height()
        self._bar_top = self._head + self._small.height() + 2
        self._ticks_top = self._bar_top + _BAR + 4
        self.updateGeometry()
        self.update()


def _limited(dbfs: float) -> float:
    return min(max(dbfs, FLOOR_DBFS), 0.0) if not math.isnan(dbfs) else FLOOR_DBFS


def _zone(dbfs: float) -> str:
    """The token of the cell that begins at ``dbfs``."""
    if dbfs < -18:
        return "meter_low"
    if dbfs < -9:
        return "meter_good"
    return "meter_hot" if dbfs < -1 else "meter_clip"

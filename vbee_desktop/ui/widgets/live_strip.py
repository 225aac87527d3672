"""The strip of sound recorded so far."""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import RADIUS_PILL, SPACE, SPACE_TIGHT
from vbee_desktop.ui.widgets.clock_text import number_text
from vbee_desktop.ui.widgets.paint import dash_line, rounded
from vbee_desktop.ui.widgets.peak_bars import BAR_PITCH

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

_HEIGHT = 48
_LAST_S = 2.0


class LiveStrip(QLabel):
    """One width is ``total_s``; what is not recorded yet is hatched; a dashed line begins the last 2 s.

    A rolling one shows the last ``total_s`` of a recording that may be longer.
    """

    def __init__(self, look: Look, parent: QWidget | None = None, *, total_s: float = 9.8) -> None:
        super().__init__(parent)
        self._look = look
        self._total_s = total_s
        self._is_rolling = False
        self._blocks: deque[tuple[float, float, float]] = deque()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Recorded sound"))
        look.changed.connect(self._restyle)

    @property
    def recorded_s(self) -> float:
        """How much has been recorded, in seconds."""
        return self._blocks[-1][0] if self._blocks else 0.0

    def add_block(self, end_s: float, low: float, high: float) -> None:
        """The loudest swing (−1.0 to 1.0) from the end of the last block to ``end_s``."""
        if self._is_rolling:
            self._roll(end_s, low, high)
            return
        before = self._x(self.recorded_s)
        self._blocks.append((min(end_s, self._total_s), low, high))
        left = int(before) - 2 * BAR_PITCH
        self.update(QRect(left, 0, int(self._x(self.recorded_s)) - left + 2 * BAR_PITCH, _HEIGHT))
        if before < self._x(self._total_s - _LAST_S) <= self._x(self.recorded_s):
            self.update()

    def set_rolling(self, rolling: bool) -> None:
        """For the recordings from now on."""
        if rolling != self._is_rolling:
            self._is_rolling = rolling
            self.clear()

    def clear(self) -> None:
        """Before the next recording."""
        self._blocks.clear()
        self.update()

    def bars(self) -> list[tuple[float, float]]:
        """(lowest, highest) of each bar recorded so far: the loudest of the blocks that end in it."""
        first = round(self._begin_s / self._pitch_s)
        bars: list[tuple[float, float]] = []
        for end_s, low, high in self._blocks:
            index = int(max(end_s - 1e-6, 0.0) / self._pitch_s) - first
            if index < 0:
                continue
            if index < len(bars):
                bars[index] = (min(bars[index][0], low), max(bars[index][1], high))
            else:
                bars.extend([(low, high)] * (index + 1 - len(bars)))
        return bars

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._look.font(CAPTION)).height()
        return QSize(self._look.em(24), _HEIGHT + SPACE_TIGHT + words)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(12), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, strip = self._look, QRectF(0, 0, self.width(), _HEIGHT)
        rounded(painter, strip, RADIUS_PILL, fill=look.color("alt"))
        self._paint_rest(painter, strip)
        self._paint_bars(painter, event.rect())
        if not self._is_rolling:
            last = self._x(self._total_s - _LAST_S)
            dash_line(painter, look.color("err"), QPointF(last, 1), QPointF(last, _HEIGHT - 1))
        rounded(painter, strip, RADIUS_PILL, edge=look.color("line"))
        if self._blocks:
            painter.fillRect(QRectF(self._x(self.recorded_s) - 1, 0, 2, _HEIGHT), look.color("playhead"))
        if event.rect().bottom() > _HEIGHT and not self._is_rolling:
            self._paint_seconds(painter)

    def _paint_rest(self, painter: QPainter, strip: QRectF) -> None:
        ending = self._ending
        rest = QRectF(strip)
        rest.setLeft(self._x(self.recorded_s))
        if ending:
            painter.fillRect(rest, self._look.color("err_soft"))
        hatch = self._look.color("err_line" if ending else "line")
        painter.fillRect(rest, QBrush(hatch, Qt.BrushStyle.BDiagPattern))

    def _paint_bars(self, painter: QPainter, dirty: QRect) -> None:
        centre, reach = _HEIGHT / 2, _HEIGHT / 2 - 4
        lines = []
        for index, (low, high) in enumerate(self.bars()):
            x = index * BAR_PITCH + 1
            if dirty.left() - BAR_PITCH <= x <= dirty.right() + BAR_PITCH:
                top, bottom = centre - high * reach, centre - low * reach
                middle, half = (top + bottom) / 2, max(bottom - top, 1.5) / 2
                lines.append(QLineF(x, middle - half, x, middle + half))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.color("rec"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLines(lines)

    def _paint_seconds(self, painter: QPainter) -> None:
        """Figures under the strip as far as there is room, and the words where the last 2 s begin."""
        look, words, end = self._look, self.tr("last 2 seconds"), number_text(self._total_s, self.locale())
        figures = look.font(CAPTION, tabular=True)
        stressed = look.font(CAPTION, demibold=self._ending)
        end_left = self.width() - QFontMetrics(figures).horizontalAdvance(end) - 1
        words_width = QFontMetrics(stressed).horizontalAdvance(words)
        middle = self._x(self._total_s - _LAST_S)
        words_left = min(middle - words_width / 2, end_left - words_width - SPACE)
        self._words(painter, stressed, "err" if self._ending else "text2", words_left, words)
        self._words(painter, figures, "text2", end_left, end)
        for seconds in range(0, int(self._total_s - _LAST_S), 2):
            width = QFontMetrics(figures).horizontalAdvance(str(seconds))
            left = max(self._x(seconds) - width / 2, 0)
            if left + width + SPACE < words_left:
                self._words(painter, figures, "text2", left, str(seconds))

    def _words(self, painter: QPainter, font: QFont, token: str, left: float, words: str) -> None:
        painter.setFont(font)
        painter.setPen(self._look.color(token))
        painter.drawText(QPointF(left, _HEIGHT + SPACE_TIGHT + painter.fontMetrics().ascent()), words)

    @property
    def _ending(self) -> bool:
        return not self._is_rolling and self.recorded_s >= self._total_s - _LAST_S

    def _roll(self, end_s: float, low: float, high: float) -> None:
        self._blocks.append((end_s, low, high))
        while self._blocks[0][0] < self._begin_s:
            self._blocks.popleft()
        self.update(QRect(0, 0, self.width(), _HEIGHT))

    @property
    def _pitch_s(self) -> float:
        """How long a bar is."""
        return BAR_PITCH / max(self.width(), 1) * self._total_s

    @property
    def _begin_s(self) -> float:
        """What stands at the left end: it moves by whole bars, so that they do not flicker."""
        return max(0, math.ceil((self.recorded_s - self._total_s) / self._pitch_s)) * self._pitch_s

    def _x(self, seconds: float) -> float:
        return (seconds - self._begin_s) / self._total_s * self.width()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

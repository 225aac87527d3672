"""The strokes of the waveform; it paints only what lies in the dirty rectangle."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from vbee_desktop.ui.look import CAPTION
from vbee_desktop.ui.theme import RADIUS_CONTROL
from vbee_desktop.ui.widgets.paint import dash_line, focus_inside, rounded
from vbee_desktop.ui.widgets.peak_bars import BAR_PITCH
from vbee_desktop.ui.widgets.region_handles import LEAST_WIDTH

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from vbee_desktop.ui.look import Look
    from vbee_desktop.ui.widgets.waveform_view import Region, WaveformView

LANE = 14
FLAG = 10
_THINNEST = 1.5
_BAR_WIDTH = 2
KNOB_WIDTH, KNOB_HEIGHT = 6, 14
SHOWN_BAR = 3


class WaveformPainter:
    """Paints one ``WaveformView`` into ``rect``, as far as ``dirty`` asks."""

    def __init__(self, painter: QPainter, look: Look, view: WaveformView, rect: QRect, dirty: QRect) -> None:
        self._painter = painter
        self._look = look
        self._view = view
        self._rect = rect
        self._dirty = dirty
        painter.setFont(look.font(CAPTION, tabular=True))
        lane = max(LANE, painter.fontMetrics().ascent() + 5) if view.regions else 4
        self._wave = rect.adjusted(0, lane, 0, 0)

    def empty(self, sentence: str) -> None:
        """A dashed frame and a sentence."""
        edge = self._look.color("border")
        rounded(self._painter, QRectF(self._rect), RADIUS_CONTROL, edge=edge, dashed=True)
        self._painter.setFont(self._look.font())
        self._painter.setPen(self._look.color("text3"))
        centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        self._painter.drawText(self._rect.adjusted(8, 0, -8, 0), int(centred), sentence)

    def clip(self, stale_word: str) -> None:
        """Bands, bars, lane, range and playhead."""
        self._bands()
        self._bars()
        self._lane(stale_word)
        self._range()
        self._handles()
        self._playhead()
        self._shown_part()

    def focus(self) -> None:
        """The focus ring."""
        focus_inside(self._painter, self._look, QRectF(self._rect))

    def _x(self, seconds: float) -> float:
        return self._view.x_of(seconds, self._rect.width())

    def _bands(self) -> None:
        look, painter, wave = self._look, self._painter, self._wave
        painter.fillRect(wave, look.color("wave_band"))
        for index in self._dirty_regions():
            region = self._view.regions[index]
            left, right = self._x(region.start_s), self._x(region.end_s)
            if right < self._dirty.left() or left > self._dirty.right() + 1:
                continue
            token = "accent_soft" if region.current else "wave_band_alt" if index % 2 else "wave_band"
            band = QRectF(left, wave.top(), right - left, wave.height())
            painter.fillRect(band, look.color(token))
            painter.fillRect(QRectF(right - 1, wave.top(), 1, wave.height()), look.color("line"))

    def _dirty_regions(self, labels: int = 1) -> range:
        """Those that begin in the dirty rectangle, and ``labels`` more whose band or words reach into it."""
        view, width = self._view, self._rect.width()
        first = bisect_right(view.starts_s, view.seconds_at(self._dirty.left(), width))
        last = bisect_right(view.starts_s, view.seconds_at(self._dirty.right() + 2, width))
        return range(max(first - labels, 0), last)

    def _bars(self) -> None:
        """The played bars and the bars to come, each with one call."""
        bars, wave = self._view.bars, self._wave
        first = max(self._dirty.left() // BAR_PITCH - 1, 0)
        last = min(self._dirty.right() // BAR_PITCH + 2, len(bars))
        played = self._x(self._view.position_s)
        centre, reach = wave.top() + wave.height() / 2, wave.height() / 2 - 2
        before: list[QLineF] = []
        after: list[QLineF] = []
        for index in range(first, last):
            low, high = bars[index]
            top, bottom = centre - high * reach, centre - low * reach
            if bottom - top < _THINNEST:
                top, bottom = centre - _THINNEST / 2, centre + _THINNEST / 2
            x = index * BAR_PITCH + _BAR_WIDTH / 2
            (before if x <= played else after).append(QLineF(x, top, x, bottom))
        self._draw_lines(before, "wave_played")
        self._draw_lines(after, "wave")

    def _draw_lines(self, lines: list[QLineF], token: str) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flat = Qt.PenCapStyle.FlatCap
        self._painter.setPen(QPen(self._look.color(token), _BAR_WIDTH, Qt.PenStyle.SolidLine, flat))
        self._painter.drawLines(lines)

    def _lane(self, stale_word: str) -> None:
        regions = self._view.regions
        step = self._step(stale_word)
        for index in self._dirty_regions(step):
            region = regions[index]
            left, right = self._x(region.start_s), self._x(region.end_s)
            has_next = index + step < len(regions)
            until = self._x(regions[index + step].start_s if has_next else self._view.duration_s)
            self._lane_bar(region, left, right)
            if index % step == 0 or region.current:
                self._label(region, _label_of(region, stale_word), max(left, 0.0), until)

    def _lane_bar(self, region: Region, left: float, right: float) -> None:
        bottom = float(self._wave.top())
        look = self._look
        if region.stale and not region.current:
            start, end = QPointF(left, bottom - 2), QPointF(right - 2, bottom - 2)
            dash_line(self._painter, look.color("warn"), start, end, width=2.0)
            return
        height = 3 if region.current else 2
        token = "accent" if region.current else "line"
        bar = QRectF(left + 1, bottom - height, max(right - left - 3, 1), height)
        self._painter.fillRect(bar, look.color(token))

    def _label(self, region: Region, label: str, left: float, until: float) -> None:
        look = self._look
        token = "warn" if region.stale else "accent_text" if region.current else "text2"
        self._painter.setFont(look.font(CAPTION, demibold=region.current, tabular=True))
        self._painter.setPen(look.color(token))
        where = QRectF(left + 2, 0, max(until - left - 4, 8), self._wave.top() - 3)
        self._painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), label)

    def _step(self, stale_word: str) -> int:
        """As `_label_step`; it is measured once for these regions, this width and these fonts."""
        from_s, to_s = self._view.shown
        key = self._rect.width(), self._painter.font().key(), round(to_s - from_s, 6)
        if self._view.label_step is None or self._view.label_step[0] != key:
            labels = [_label_of(region, stale_word) for region in self._view.regions]
            self._view.label_step = key, self._label_step(labels)
        return self._view.label_step[1]

    def _label_step(self, labels: list[str]) -> int:
        """1 where all labels fit; 2 drops every second one, and so on."""
        metrics = QFontMetrics(self._look.font(CAPTION, demibold=True, tabular=True))
        widths = [metrics.horizontalAdvance(label) + 6 for label in labels]
        starts = [self._x(region.start_s) for region in self._view.regions] + [self._x(self._view.duration_s)]
        step = 1
        while step < len(labels) and any(
            widths[i] > starts[min(i + step, len(labels))] - starts[i] for i in range(0, len(labels), step)
        ):
            step *= 2
        return step

    def _range(self) -> None:
        if self._view.marked is None:
            return
        look, wave = self._look, self._wave
        left, right = (self._x(seconds) for seconds in self._view.marked)
        tint = QColor(look.color("info"))
        tint.setAlphaF(0.16)
        self._painter.fillRect(QRectF(left, wave.top(), right - left, wave.height()), tint)
        for x, letter in ((left, "A"), (right - 2, "B")):
            self._painter.fillRect(QRectF(x, wave.top(), 2, wave.height()), look.color("info"))
            self._foot(x, letter)

    def _foot(self, x: float, letter: str) -> None:
        """The letter at the foot of an edge, inside the range."""
        look, painter = self._look, self._painter
        painter.setFont(look.font(CAPTION, demibold=True))
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(letter) + 6, metrics.ascent() + 2
        left = x if letter == "A" else x + 2 - width
        foot = QRectF(left, self._wave.bottom() + 1 - height, width, height)
        painter.fillRect(foot, look.color("info"))
        painter.setPen(look.color("surface"))
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), letter)

    def _shown_part(self) -> None:
        """Which part of the clip this is, as a bar at the foot."""
        if self._view.window is None:
            return
        (from_s, to_s), rect = self._view.window, self._rect
        left, right = (seconds / self._view.duration_s * rect.width() for seconds in (from_s, to_s))
        foot = QRectF(0, rect.bottom() + 1 - SHOWN_BAR, rect.width(), SHOWN_BAR)
        self._painter.fillRect(foot, self._look.color("line"))
        foot.setLeft(left)
        foot.setWidth(max(right - left, 2 * SHOWN_BAR))
        self._painter.fillRect(foot, self._look.color("text3"))

    def _handles(self) -> None:
        """The ends of the current region, which can be dragged: a line with a knob."""
        wave, painter = self._wave, self._painter
        index = self._view.current
        if index is None:
            return
        current = self._view.regions[index]
        if self._x(current.end_s) - self._x(current.start_s) < LEAST_WIDTH:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._look.color("accent_text")
        for seconds in (current.start_s, current.end_s):
            x = self._x(seconds)
            painter.fillRect(QRectF(x - 1, wave.top(), 2, wave.height()), colour)
            knob = QRectF(x - KNOB_WIDTH / 2, wave.bottom() - KNOB_HEIGHT, KNOB_WIDTH, KNOB_HEIGHT)
            rounded(painter, knob, KNOB_WIDTH / 2, fill=colour)

    def _playhead(self) -> None:
        x = round(self._x(self._view.position_s))
        if x + FLAG < self._dirty.left() or x - FLAG > self._dirty.right():
            return
        x = min(max(x, 1), self._rect.width() - 1)
        painter, top = self._painter, float(self._wave.top())
        colour = self._look.color("playhead")
        painter.fillRect(QRectF(x - 1, top, 2, self._wave.height()), colour)
        half = FLAG / 2
        flag = [(-half, -4.0), (half, -4.0), (half, 0.0), (0.0, half), (-half, 0.0)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([QPointF(x + dx, top + dy) for dx, dy in flag]))


def _label_of(region: Region, stale_word: str) -> str:
    return f"{region.label} · {stale_word}" if region.stale else region.label

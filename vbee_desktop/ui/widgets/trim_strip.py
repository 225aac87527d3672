"""A recording from end to end, and the stretch of it that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vbee_desktop.ui.theme import RADIUS_PILL
from vbee_desktop.ui.widgets.paint import rounded, smooth
from vbee_desktop.ui.widgets.peak_bars import BAR_PITCH, bars_for_width
from vbee_desktop.ui.widgets.waveform_paint import KNOB_HEIGHT, KNOB_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from vbee_desktop.ui.look import Look

SHORTEST_S = 0.1
_HEIGHT = 48
_REACH = 12
"""So near to a handle, the mouse takes hold of it."""


class TrimStrip(QWidget):
    """Two handles that are dragged. Whoever has no mouse uses the fields beside it, so it takes no focus."""

    moved = Signal(object)
    """(start, end) in seconds, while a handle is dragged."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._duration_s = 0.0
        self._kept = (0.0, 0.0)
        self._bars: Sequence[tuple[float, float]] = ()
        self._held: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def kept(self) -> tuple[float, float]:
        """What stands between the handles, in seconds."""
        return self._kept

    def set_sound(self, duration_s: float, bars: Sequence[tuple[float, float]]) -> None:
        """Another recording, all of it kept; ``bars`` (lowest, highest; ±1.0) share its length evenly."""
        self._duration_s = duration_s
        self._bars = bars
        self._held = None
        self.set_kept(0.0, duration_s)

    def set_kept(self, start_s: float, end_s: float) -> None:
        """Move the handles; no signal."""
        self._kept = (start_s, end_s)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.em(24), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.em(12), _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._duration_s > SHORTEST_S:
            self._held = self._handle_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._held is not None:
            self._drag(self._held, x / max(self.width(), 1) * self._duration_s)
        near = self._held is not None or self._handle_at(x) is not None
        self.setCursor(Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def leaveEvent(self, event: QEvent) -> None:
        self.unsetCursor()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, strip = self._look, QRectF(self.rect())
        rounded(painter, strip, RADIUS_PILL, fill=look.color("alt"))
        left, right = (self._x(seconds) for seconds in self._kept)
        self._paint_bars(painter, left, right)
        for dropped in (QRectF(0, 0, left, _HEIGHT), QRectF(right, 0, self.width() - right, _HEIGHT)):
            painter.fillRect(dropped, QBrush(look.color("line"), Qt.BrushStyle.BDiagPattern))
        rounded(painter, strip, RADIUS_PILL, edge=look.color("line"))
        self._paint_handle(painter, left)
        self._paint_handle(painter, right)

    def _paint_bars(self, painter: QPainter, left: float, right: float) -> None:
        """What is kept stands out."""
        levels = [(1, [low for low, _ in self._bars], [high for _, high in self._bars])] if self._bars else []
        centre, reach = _HEIGHT / 2, _HEIGHT / 2 - 4
        lines: dict[bool, list[QLineF]] = {True: [], False: []}
        for index, (low, high) in enumerate(bars_for_width(levels, self.width())):
            x = index * BAR_PITCH + 1
            top, bottom = centre - high * reach, centre - low * reach
            middle, half = (top + bottom) / 2, max(bottom - top, 1.5) / 2
            lines[left <= x <= right].append(QLineF(x, middle - half, x, middle + half))
        smooth(painter)
        for is_kept, token in ((True, "rec"), (False, "border")):
            flat = Qt.PenCapStyle.FlatCap
            painter.setPen(QPen(self._look.color(token), 2, Qt.PenStyle.SolidLine, flat))
            painter.drawLines(lines[is_kept])

    def _paint_handle(self, painter: QPainter, x: float) -> None:
        colour = self._look.color("accent_text")
        x = min(max(x, 1.0), self.width() - 1.0)
        painter.fillRect(QRectF(x - 1, 0, 2, _HEIGHT), colour)
        left = min(max(x - KNOB_WIDTH / 2, 0.0), self.width() - float(KNOB_WIDTH))
        knob = QRectF(left, (_HEIGHT - KNOB_HEIGHT) / 2, KNOB_WIDTH, KNOB_HEIGHT)
        rounded(painter, knob, KNOB_WIDTH / 2, fill=colour)

    def _handle_at(self, x: float) -> int | None:
        """0 or 1: the nearer one of those in reach."""
        away = [abs(self._x(seconds) - x) for seconds in self._kept]
        nearer = away.index(min(away))
        return nearer if away[nearer] <= _REACH else None

    def _drag(self, handle: int, seconds: float) -> None:
        start_s, end_s = self._kept
        if handle == 0:
            start_s = min(max(seconds, 0.0), end_s - SHORTEST_S)
        else:
            end_s = max(min(seconds, self._duration_s), start_s + SHORTEST_S)
        self.set_kept(start_s, end_s)
        self.moved.emit(self._kept)

    def _x(self, seconds: float) -> float:
        return seconds / self._duration_s * self.width() if self._duration_s else 0.0

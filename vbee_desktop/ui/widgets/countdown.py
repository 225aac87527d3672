"""The ring that counts a recording down."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QBasicTimer, QElapsedTimer, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from vbee_desktop.ui.look import CAPTION, COUNTDOWN
from vbee_desktop.ui.widgets.clock_text import number_text
from vbee_desktop.ui.widgets.paint import draw_icon, smooth
from vbee_desktop.ui.widgets.spinner import draw_arc

if TYPE_CHECKING:
    from PySide6.QtCore import QTimerEvent
    from PySide6.QtGui import QHideEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

CountdownState = Literal["idle", "opening", "counting", "ending"]

_TICK_S = 0.2
_ENDING_S = 2.0
_TURN_MS = 1200
_FRAME_MS = 33
_LONGEST_TICK = 20
_CHORD = 1.15  # the words stand below the middle, where the ring is narrower


class Countdown(QLabel):
    """One tick for every 0.2 s left. The last 2 s change colour, shape and words; opening has no number."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, total_s: float = 9.8) -> None:
        super().__init__(parent)
        self._look = look
        self._total_s = total_s
        self._remaining_s = total_s
        self._state: CountdownState = "idle"
        self._timer = QBasicTimer()
        self._clock = QElapsedTimer()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self.set_idle()

    @property
    def state(self) -> CountdownState:
        """What the ring shows."""
        return self._state

    def set_idle(self) -> None:
        """Before a recording: the whole time, quietly."""
        self._remaining_s = self._total_s
        self._enter("idle")

    def set_opening(self) -> None:
        """The microphone opens: a turning arc, no number yet."""
        self._enter("opening")

    def set_remaining(self, seconds: float) -> None:
        """Seconds left; the last 2 s look different."""
        self._remaining_s = min(max(seconds, 0.0), self._total_s)
        self._enter("ending" if self._remaining_s <= _ENDING_S else "counting")

    def lit_ticks(self) -> int:
        """How many ticks are lit."""
        return math.ceil(round(self._remaining_s / _TICK_S, 6))

    def sizeHint(self) -> QSize:
        number = QFontMetrics(self._look.font(COUNTDOWN, demibold=True))
        small = QFontMetrics(self._look.font(CAPTION))
        words = max(small.horizontalAdvance(self._caption(state)) for state in ("idle", "counting"))
        inner = max(round(words * _CHORD), number.horizontalAdvance("0,0"), number.height() + 30)
        side = max(inner + 2 * _LONGEST_TICK + 20, 160)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def timerEvent(self, event: QTimerEvent) -> None:
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        side = min(self.width(), self.height())
        ring = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        if self._state == "opening":
            self._paint_opening(painter, ring)
            return
        if self._state == "ending":
            self._paint_ground(painter, ring)
        self._paint_ticks(painter, ring)
        self._paint_number(painter, ring)

    def _paint_opening(self, painter: QPainter, ring: QRectF) -> None:
        turned = self._clock.elapsed() % _TURN_MS / _TURN_MS if self._timer.isActive() else 0.0
        reach = _LONGEST_TICK / 2
        arc = ring.adjusted(reach, reach, -reach, -reach)
        draw_arc(painter, self._look, arc, start_degrees=90 - 360 * turned, width=4)
        painter.setFont(self._look.font())
        painter.setPen(self._look.color("text2"))
        words = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(ring.adjusted(16, 16, -16, -16), words, self._caption("opening"))

    def _paint_ground(self, painter: QPainter, ring: QRectF) -> None:
        reach = _LONGEST_TICK + 6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("err_soft"))
        painter.drawEllipse(ring.adjusted(reach, reach, -reach, -reach))

    def _paint_ticks(self, painter: QPainter, ring: QRectF) -> None:
        count = round(self._total_s / _TICK_S)
        lit, outer = self.lit_ticks(), ring.width() / 2 - 4
        ending = self._state == "ending"
        for index in range(count):
            on = index < lit and self._state != "idle"
            width, length = ((6, 20) if ending else (4, 10)) if on else (2, 6)
            colour = self._look.color("rec" if on else "border")
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            start = outer - (0 if on else 6)
            angle = 2 * math.pi * index / count
            painter.drawLine(_on_ring(ring, start, angle), _on_ring(ring, start - length, angle))

    def _paint_number(self, painter: QPainter, ring: QRectF) -> None:
        look, ending = self._look, self._state == "ending"
        painter.setFont(look.font(COUNTDOWN, demibold=True, tabular=True))
        figures = painter.fontMetrics().capHeight()
        centre = ring.center()
        baseline = centre.y() + figures / 2 + (2 if ending else -4)
        text = number_text(self._remaining_s, self.locale())
        width = painter.fontMetrics().horizontalAdvance(text)
        below = painter.fontMetrics().descent() * 0.45
        painter.setPen(look.color("text3" if self._state == "idle" else "text"))
        painter.drawText(QPointF(centre.x() - width / 2, baseline), text)
        if ending:
            corner = QPointF(centre.x() - 10, baseline - figures - 26)
            draw_icon(painter, look, "warning", "err", corner, 20)
        painter.setFont(look.font(CAPTION))
        painter.setPen(look.color("text2"))
        line = QRectF(ring.left(), baseline + below, ring.width(), painter.fontMetrics().height() + 2)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignHCenter), self._caption(self._state))

    def _caption(self, state: CountdownState) -> str:
        if state == "opening":
            return self.tr("Opening the microphone…")
        return self.tr("seconds at most") if state == "idle" else self.tr("seconds left")

    def _enter(self, state: CountdownState) -> None:
        changed = state != self._state
        self._state = state
        if state == "opening" and not self._look.reduced_motion:
            self._clock.start()
            self._timer.start(_FRAME_MS, self)
        else:
            self._timer.stop()
        if changed or not self.accessibleName():
            self.setAccessibleName(self._name())
        self.update()

    def _name(self) -> str:
        if self._state == "opening":
            return self._caption("opening")
        return f"{number_text(self._remaining_s, self.locale())} {self._caption(self._state)}"

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def _on_ring(ring: QRectF, radius: float, angle: float) -> QPointF:
    """The point ``radius`` from the centre, ``angle`` clockwise from the top."""
    centre = ring.center()
    return QPointF(centre.x() + radius * math.sin(angle), centre.y() - radius * math.cos(angle))

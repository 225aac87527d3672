"""A turning arc for work without numbers. Never alone: words stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBasicTimer, QElapsedTimer, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QTimerEvent
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from vbee_desktop.ui.look import Look

_TURN_MS = 1200
_FRAME_MS = 33


class Spinner(QWidget):
    """One turn in 1.2 s while started; a still arc when motion is reduced; nothing when stopped."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, size: int = 18) -> None:
        super().__init__(parent)
        self._look = look
        self._size = size
        self._running = False
        self._timer = QBasicTimer()
        self._clock = QElapsedTimer()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def running(self) -> bool:
        """Whether it shows work."""
        return self._running

    def start(self) -> None:
        """Show the arc."""
        self._running = True
        self._clock.start()
        self._sync_timer()

    def stop(self) -> None:
        """Show nothing."""
        self._running = False
        self._sync_timer()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        self._sync_timer()

    def hideEvent(self, event: QHideEvent) -> None:
        self._sync_timer()

    def timerEvent(self, event: QTimerEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._running:
            return
        painter = QPainter(self)
        turned = self._clock.elapsed() % _TURN_MS / _TURN_MS if self._timer.isActive() else 0.0
        draw_arc(painter, self._look, QRectF(self.rect()), start_degrees=90 - 360 * turned)

    def _sync_timer(self) -> None:
        if self._running and self.isVisible() and not self._look.reduced_motion:
            if not self._timer.isActive():
                self._timer.start(_FRAME_MS, self)
        else:
            self._timer.stop()
        self.update()


def draw_arc(
    painter: QPainter, look: Look, rect: QRectF, *, start_degrees: float = 90.0, width: float = 2.5
) -> None:
    """A third of a ring in ``info`` on a faint whole ring: work that goes on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2
    ring = rect.adjusted(half, half, -half, -half)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.color("info_line"), width))
    painter.drawEllipse(ring)
    painter.setPen(QPen(look.color("info"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawArc(ring, round(start_degrees * 16), -120 * 16)

"""Progress by parts, by a fraction, or without numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBasicTimer, QElapsedTimer, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from vbee_desktop.ui.theme import RADIUS_PILL
from vbee_desktop.ui.widgets.paint import rounded

if TYPE_CHECKING:
    from PySide6.QtCore import QTimerEvent
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

_HEIGHT = 8
_STRIPE = 7
_SWEEP_MS = 1200
_FRAME_MS = 33


class PartProgress(QProgressBar):
    """Green done, red hatched failed, blue running; the numbers stand in words above it.

    Without numbers it is indeterminate, never 0 %.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._done = self._failed = self._running = 0.0
        self._timer = QBasicTimer()
        self._clock = QElapsedTimer()
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_indeterminate()
        look.changed.connect(self.update)

    def set_parts(self, done: int, failed: int, running: int, total: int) -> None:
        """Counts of parts; ``total`` of 0 is indeterminate."""
        if total <= 0:
            self.set_indeterminate()
            return
        self._show(done / total, failed / total, running / total)
        self.setRange(0, total)
        self.setValue(min(done + failed, total))

    def set_fraction(self, fraction: float) -> None:
        """What the server says of one job, 0.0 to 1.0."""
        fraction = min(max(fraction, 0.0), 1.0)
        self._show(0.0, 0.0, fraction)
        self.setRange(0, 100)
        self.setValue(round(fraction * 100))

    def set_indeterminate(self) -> None:
        """Work goes on, nobody knows how far."""
        self._show(0.0, 0.0, 0.0)
        self.setRange(0, 0)
        self._sync_timer()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, _HEIGHT)

    def showEvent(self, event: QShowEvent) -> None:
        self._sync_timer()

    def hideEvent(self, event: QHideEvent) -> None:
        self._sync_timer()

    def timerEvent(self, event: QTimerEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self._look
        rect = QRectF(self.rect())
        rounded(painter, rect, RADIUS_PILL, fill=look.color("sunken"))
        clip = QPainterPath()
        clip.addRoundedRect(rect, RADIUS_PILL, RADIUS_PILL)
        painter.setClipPath(clip)
        if self._indeterminate:
            self._paint_sweep(painter)
        else:
            self._paint_parts(painter)
        painter.setClipping(False)
        rounded(painter, rect, RADIUS_PILL, edge=look.color("border"))

    @property
    def _indeterminate(self) -> bool:
        return self.maximum() == 0

    def _show(self, done: float, failed: float, running: float) -> None:
        self._done, self._failed, self._running = done, failed, running
        self._timer.stop()
        self.update()

    def _paint_parts(self, painter: QPainter) -> None:
        left = 0.0
        for share, state in ((self._done, "ok"), (self._failed, "err"), (self._running, "info")):
            width = share * self.width()
            where = QRectF(left, 0, width, self.height())
            painter.fillRect(where, self._look.color(state))
            if state == "err":
                self._hatch(painter, where)
            left += width

    def _hatch(self, painter: QPainter, where: QRectF) -> None:
        painter.save()
        painter.setClipRect(where, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("err_soft"), 2.5))
        x, height = where.left() - self.height(), self.height()
        while x < where.right():
            painter.drawLine(QPointF(x, height), QPointF(x + height, 0))
            x += _STRIPE
        painter.restore()

    def _paint_sweep(self, painter: QPainter) -> None:
        width = self.width() / 3
        phase = self._clock.elapsed() % _SWEEP_MS / _SWEEP_MS if self._timer.isActive() else 0.5
        left = -width + phase * (self.width() + width)
        painter.fillRect(QRectF(left, 0, width, self.height()), self._look.color("info"))

    def _sync_timer(self) -> None:
        if self._indeterminate and self.isVisible() and not self._look.reduced_motion:
            if not self._timer.isActive():
                self._clock.start()
                self._timer.start(_FRAME_MS, self)
        else:
            self._timer.stop()
        self.update()

"""The waveform of a clip: regions above, bars below, a playhead and an A–B range."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractSlider, QApplication, QSizePolicy

from vbee_desktop.ui.widgets.clock_text import clock_text
from vbee_desktop.ui.widgets.peak_bars import PeakLevel, bars_for_width
from vbee_desktop.ui.widgets.region_handles import RegionHandles
from vbee_desktop.ui.widgets.waveform_paint import FLAG, LANE, WaveformPainter
from vbee_desktop.ui.widgets.waveform_view import Region, WaveformView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

__all__ = ["PeakLevel", "Region", "Waveform"]

_SHORTEST_RANGE_S = 0.05
_NOTCH = 120
"""What Qt tells for one step of a usual wheel."""

_ZOOM_STEP = 1.4
_SCROLL_SHARE = 0.15


class Waveform(QAbstractSlider):
    """Click seeks, on a region's number to the region's start; drag marks A–B, or moves an end of the current
    region; arrows go 1 s (Shift 5 s), Escape takes A–B away. Ctrl and the wheel, or + and −, zoom, and 0
    shows all; Shift and the wheel scroll what is zoomed.

    For assistive technology it is a slider in milliseconds whose description is the time in words; both
    follow once a second while it plays.
    """

    seek_requested = Signal(object)
    """Seconds, a float."""
    range_changed = Signal(object)
    """(a_s, b_s) as floats, or None when the range was taken away."""
    region_moved = Signal(object, object)
    """The current region begins or ends elsewhere: start and end in seconds, floats."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._levels: Sequence[PeakLevel] = ()
        self._view = WaveformView()
        self._empty_text = self.tr("Nothing to play yet")
        self._pressed_x: int | None = None
        self._range_before: tuple[float, float] | None = None
        self._handles = RegionHandles()
        self._current_label: str | None = None
        self.setMouseTracking(True)
        self._following = False
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Waveform"))
        self.setRange(0, 0)
        self.setSingleStep(1000)
        self.setPageStep(5000)
        self.valueChanged.connect(self._on_value)
        look.changed.connect(self._restyle)

    @property
    def duration_s(self) -> float:
        """Length of the clip in seconds; 0.0 when there is nothing to play."""
        return self._view.duration_s

    @property
    def position_s(self) -> float:
        """Where the playhead stands, in seconds."""
        return self._view.position_s

    @property
    def marked(self) -> tuple[float, float] | None:
        """The A–B range in seconds."""
        return self._view.marked

    def set_peaks(self, levels: Sequence[PeakLevel]) -> None:
        """The powers-of-two pyramid of the clip, fine to coarse; see ``PeakLevel``."""
        self._levels = levels
        self._rebuild_bars()

    def set_regions(self, regions: Sequence[Region]) -> None:
        """Paragraphs or utterances, in the order of their starts."""
        self._view.regions = tuple(regions)
        self._view.starts_s = [region.start_s for region in regions]
        self._view.label_step = None
        self._handles = RegionHandles()
        self._bring_current()
        self.update()

    def set_duration(self, seconds: float) -> None:
        """Length of the clip in seconds."""
        if seconds != self.duration_s:
            self._view.window = None
        self._view.duration_s = max(seconds, 0.0)
        self._follow_range()
        self._rebuild_bars()

    def set_position(self, seconds: float) -> None:
        """Move the playhead; only the strip between the old and the new place is painted again."""
        seconds = min(max(seconds, 0.0), self.duration_s)
        if seconds == self.position_s:
            return
        before, before_s = self._x_of(self.position_s), self.position_s
        self._view.position_s = seconds
        after = self._x_of(seconds)
        if self._view.turn_page(before_s):
            self._rebuild_bars()
        elif before != after:
            left, right = min(before, after) - FLAG, max(before, after) + FLAG
            self.update(QRect(left, 0, right - left + 1, self.height()))
        self._tell_value(whole_seconds=True)

    def look_at(self, window: tuple[float, float] | None) -> None:
        """Show this part of the clip, in seconds, or the whole."""
        self._view.look_at(*(window or (0.0, self.duration_s)))
        self._rebuild_bars()

    @property
    def shown(self) -> tuple[float, float]:
        """The part of the clip that is shown, in seconds."""
        return self._view.shown

    def set_range(self, marked: tuple[float, float] | None) -> None:
        """Show an A–B range, or none; no signal."""
        self._view.marked = marked
        self.update()

    def set_empty_text(self, text: str) -> None:
        """The sentence shown while there is nothing to play."""
        self._empty_text = text
        self.update()

    def clear(self) -> None:
        """Nothing to play."""
        self._levels = ()
        self._view = WaveformView()
        self._follow_range()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 60)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 44)

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Painting follows ``set_position``; Qt's own way would paint the whole width at every step."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rebuild_bars()

    def paintEvent(self, event: QPaintEvent) -> None:
        painting = WaveformPainter(QPainter(self), self._look, self._view, self.rect(), event.rect())
        if self.duration_s <= 0:
            painting.empty(self._empty_text)
        else:
            painting.clip(self.tr("stale"))
        if self.hasFocus():
            painting.focus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.duration_s <= 0:
            return
        if not self._handles.take(self._view, event.position().x(), self.width()):
            self._pressed_x = event.position().toPoint().x()
            self._range_before = self.marked

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._handles.is_held:
            self._handles.drag(self._view, self._seconds_at(event.position().toPoint().x()))
            self.update()
            return
        if self._pressed_x is None:
            is_near = self._handles.edge_at(self._view, event.position().x(), self.width()) is not None
            self.setCursor(Qt.CursorShape.SplitHCursor if is_near else Qt.CursorShape.ArrowCursor)
            return
        x = event.position().toPoint().x()
        if abs(x - self._pressed_x) >= QApplication.startDragDistance():
            a, b = sorted((self._seconds_at(self._pressed_x), self._seconds_at(x)))
            self.set_range((a, b) if b - a >= _SHORTEST_RANGE_S else self._range_before)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._handles.is_held:
            self._let_region_go(event.position().toPoint())
            return
        if self._pressed_x is None:
            return
        pressed_x, self._pressed_x = self._pressed_x, None
        if self.marked != self._range_before:
            self.range_changed.emit(self.marked)
        else:
            self.seek_requested.emit(self._target_at(pressed_x, event.position().toPoint().y()))

    def _let_region_go(self, place: QPoint) -> None:
        """An end that was pressed and not moved is a place like any other."""
        moved = self._handles.let_go(self._view)
        if moved is not None:
            self.region_moved.emit(*moved)
        else:
            self.seek_requested.emit(self._target_at(place.x(), place.y()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms around the pointer, with Shift or sideways it scrolls; else it seeks."""
        across, down = event.angleDelta().x(), event.angleDelta().y()
        from_s, to_s = self._view.shown
        if self.duration_s > 0 and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            around_s = self._view.seconds_at(event.position().x(), self.width())
            self._view.zoom(_ZOOM_STEP ** (-(down or across) / _NOTCH), around_s)
        elif across or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._view.scroll(-(across or down) / _NOTCH * _SCROLL_SHARE * (to_s - from_s))
        else:
            super().wheelEvent(event)
            return
        event.accept()
        self._rebuild_bars()

    def _zoom_by_key(self, key: Qt.Key) -> bool:
        """+ and − zoom around the playhead, 0 shows all."""
        if key == Qt.Key.Key_0:
            self.look_at(None)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus) and self.duration_s > 0:
            self._view.zoom(_ZOOM_STEP if key == Qt.Key.Key_Minus else 1 / _ZOOM_STEP, self.position_s)
            self._rebuild_bars()
        else:
            return False
        return True

    def _bring_current(self) -> None:
        """Another region is the current one: what is zoomed goes there."""
        index = self._view.current
        now = None if index is None else self._view.regions[index].label
        if now is not None and now != self._current_label and index is not None:
            region = self._view.regions[index]
            if self._view.bring(region.start_s, region.end_s):
                self._rebuild_bars()
        self._current_label = now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = 5.0 if shift else 1.0
        targets = {
            Qt.Key.Key_Left: self.position_s - step,
            Qt.Key.Key_Right: self.position_s + step,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self.duration_s,
        }
        key = Qt.Key(event.key())
        if key in targets and self.duration_s > 0:
            self.seek_requested.emit(min(max(targets[key], 0.0), self.duration_s))
        elif key == Qt.Key.Key_Escape and self.marked is not None:
            self.set_range(None)
            self.range_changed.emit(None)
        elif not self._zoom_by_key(key):
            event.ignore()

    def region_at(self, seconds: float) -> Region | None:
        """The region that holds a moment, if any."""
        regions = self._view.regions
        index = bisect.bisect_right(self._view.starts_s, seconds) - 1
        return regions[index] if index >= 0 and seconds <= regions[index].end_s else None

    def _x_of(self, seconds: float) -> int:
        return round(self._view.x_of(seconds, self.width()))

    def _seconds_at(self, x: int) -> float:
        return self._view.seconds_at(x, self.width())

    def _target_at(self, x: int, y: int) -> float:
        """Where a click leads: in the lane of the numbers to the start of that region."""
        seconds = self._seconds_at(x)
        region = self.region_at(seconds) if y < LANE else None
        return seconds if region is None else region.start_s

    def _rebuild_bars(self) -> None:
        length_s = self.duration_s or 1.0
        from_s, to_s = self._view.shown
        part = (from_s / length_s, to_s / length_s) if self._view.window is not None else (0.0, 1.0)
        self._view.bars = bars_for_width(self._levels, self.width(), part)
        self.update()

    def _follow_range(self) -> None:
        self._following = True
        self.setMaximum(round(self.duration_s * 1000))
        self._following = False
        self._tell_value(whole_seconds=False)

    def _tell_value(self, *, whole_seconds: bool) -> None:
        """Tell assistive technology; while it plays only once a second, or nothing else could be said."""
        value = round(self.position_s * 1000)
        if whole_seconds and value // 1000 == self.value() // 1000:
            return
        self._following = True
        self.setValue(value)
        self._following = False
        words = self.tr("%1 of %2").replace("%1", clock_text(self.position_s, self.locale()))
        self.setAccessibleDescription(words.replace("%2", clock_text(self.duration_s, self.locale())))

    def _on_value(self, value: int) -> None:
        if not self._following:  # a screen reader set it
            self.seek_requested.emit(value / 1000)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

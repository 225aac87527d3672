"""Carries news from any thread into the main thread without flooding it."""

from __future__ import annotations

import threading
import time
from collections import deque

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from vbee_desktop.worker.news import ENDINGS, News, NewsKind

PROGRESS_INTERVAL_MS = 16


class Mailbox(QObject):
    """Lives in the main thread, where ``arrived`` brings each `News`; any thread may call `post`.

    Progress is kept apart: of each job only the newest value waits, and all that wait are delivered together,
    at most every `PROGRESS_INTERVAL_MS`. The end of a job takes its last progress along. So however often a
    job reports, the main thread wakes about sixty times a second.
    """

    arrived = Signal(object)
    _news_waiting = Signal()
    _progress_waiting = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._news: deque[News] = deque()
        self._progress: dict[int, News] = {}
        self._news_announced = False
        self._progress_announced = False
        self._delivered_s = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._deliver_progress)
        self._news_waiting.connect(self.deliver, Qt.ConnectionType.QueuedConnection)
        self._progress_waiting.connect(self._pace_progress, Qt.ConnectionType.QueuedConnection)

    def post(self, news: News) -> None:
        """Deliver `news` soon, after what was posted before it."""
        if news.kind is NewsKind.PROGRESS:
            self._post_progress(news)
            return
        with self._lock:
            last_progress = self._progress.pop(news.job_id, None) if news.kind in ENDINGS else None
            if last_progress is not None:
                self._news.append(last_progress)
            self._news.append(news)
            announce, self._news_announced = not self._news_announced, True
        if announce:
            self._news_waiting.emit()

    def _post_progress(self, news: News) -> None:
        with self._lock:
            self._progress[news.job_id] = news
            announce, self._progress_announced = not self._progress_announced, True
        if announce:
            self._progress_waiting.emit()

    def deliver(self) -> None:
        """Deliver all news now, in the main thread; progress keeps its pace."""
        with self._lock:
            news = list(self._news)
            self._news.clear()
            self._news_announced = False
        for item in news:
            self.arrived.emit(item)

    def drop_progress(self) -> None:
        """Forget the progress that waits: its jobs are over."""
        self._timer.stop()
        with self._lock:
            self._progress.clear()
            self._progress_announced = False

    def _pace_progress(self) -> None:
        wait_ms = PROGRESS_INTERVAL_MS - int((time.monotonic() - self._delivered_s) * 1000)
        if self._progress and wait_ms > 0:
            self._timer.start(wait_ms)
        else:
            self._deliver_progress()

    def _deliver_progress(self) -> None:
        self.deliver()  # a job's start comes before its progress
        with self._lock:
            progress = list(self._progress.values())
            self._progress.clear()
            self._progress_announced = False
        self._delivered_s = time.monotonic()
        for item in progress:
            self.arrived.emit(item)

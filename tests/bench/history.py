"""The history with 100,000 jobs: how long the GUI thread is held by opening it and by a frame of scrolling,
and how long a search takes until its rows are there.

Opening and scrolling are told beside a list of as many plain rows in Qt's own view, which knows all of them;
a search beside the count that SQLite makes of the same words.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QStringListModel
from PySide6.QtWidgets import QApplication, QListView

from tests.bench.table import Row
from tests.support.history_room import HistoryRoom
from tests.support.past_jobs import write_past_jobs
from vbee_desktop.app.window import SWITCH_INTERVAL_S
from vbee_desktop.store.database import open_reader
from vbee_desktop.store.history import match_of
from vbee_desktop.store.home import Home
from vbee_desktop.ui.look import Look

JOBS = 100_000
FRAMES = 400
ROUNDS = 5
SEARCHES = ("robusta 4321", "don gian", "ca phe phin", "buon ma thuot 99")
LIMIT_S = 20.0


def measure() -> Iterator[Row]:
    """Three rows: opening (the longest hold of the GUI thread), a frame of scrolling, a search."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["bench", "-style", "Fusion"])
    assert isinstance(app, QApplication)
    QLocale.setDefault(QLocale("en_US"))
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    look = Look()
    look.set_reduced_motion(True)
    look.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        write_past_jobs(home.journal_file, JOBS)
        yield Row("history, open: longest hold", _plain_open(), _open(look, home), "ms", 20, is_absolute=True)
        room = HistoryRoom(None, look, home)
        room.panel.show()
        _until(lambda: room.rows.listed_query is not None and not room.missing())
        plain = _plain_list()
        frames = _frames(room.view)
        yield Row("history, scroll: frame, 99 %", _frames(plain), frames, "ms", 8, is_absolute=True)
        yield Row("history, search", _counts(home), _searches(room), "ms", 30, is_absolute=True)
        plain.deleteLater()
        room.close()


def _open(look: Look, home: Home) -> float:
    """The longest turn of the event loop, or the making and showing itself, from nothing to rows in sight."""
    holds = []
    for _ in range(ROUNDS):
        room = HistoryRoom(None, look, home)
        _until(lambda room=room: room.jobs.account.has_credentials)  # type: ignore[misc]
        began = time.perf_counter()
        room.panel.show()
        longest = time.perf_counter() - began
        longest = max(
            longest,
            _until(lambda room=room: room.rows.listed_query is not None and not room.missing()),  # type: ignore[misc]
        )
        holds.append(longest * 1000)
        room.close()
    return statistics.median(holds)


def _plain_list() -> QListView:
    view = QListView()
    view.setModel(QStringListModel([f"row {number}" for number in range(JOBS)], view))
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.resize(320, 580)
    view.show()
    QCoreApplication.processEvents()
    return view


def _plain_open() -> float:
    began = time.perf_counter()
    _plain_list().deleteLater()
    return (time.perf_counter() - began) * 1000


def _frames(view: object) -> float:
    """The time of a frame while a person drags the bar and turns the wheel: all of one turn of the loop."""
    bar = view.verticalScrollBar()  # type: ignore[attr-defined]
    times = []
    for step in range(FRAMES):
        began = time.perf_counter()
        bar.setValue(bar.value() + 60 if step % 4 else bar.maximum() * step // FRAMES)
        view.viewport().repaint()  # type: ignore[attr-defined]
        QCoreApplication.processEvents()
        times.append((time.perf_counter() - began) * 1000)
    return sorted(times)[len(times) * 99 // 100]


def _searches(room: HistoryRoom) -> float:
    """From the words to the list, through the worker."""
    times = []
    for words in SEARCHES * ROUNDS:
        room.panel.filter.field.setText("")
        _until(lambda: room.rows.job_count == JOBS)
        began = time.perf_counter()
        room.panel.filter.field.setText(words)
        _until(lambda words=words: room.rows.query.words == words and room.rows.job_count < JOBS)  # type: ignore[misc]
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _counts(home: Home) -> float:
    times = []
    with closing(open_reader(home.journal_file)) as connection:
        for words in SEARCHES * ROUNDS:
            began = time.perf_counter()
            match = (match_of(words),)
            connection.execute("SELECT count(*) FROM job_words WHERE job_words MATCH ?", match).fetchone()
            times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _until(is_so: Callable[[], bool]) -> float:
    """Turn the event loop until then; its longest turn, in seconds."""
    longest, end = 0.0, time.monotonic() + LIMIT_S
    while not is_so():
        began = time.perf_counter()
        QCoreApplication.processEvents()
        longest = max(longest, time.perf_counter() - began)
        if time.monotonic() > end:
            raise TimeoutError("the history does not come to rest")
    return longest

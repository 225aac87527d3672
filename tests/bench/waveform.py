"""The waveform of an hour: how long until it is drawn again, and what a frame costs while it plays, beside a
plain widget of the same size that fills its ground.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.stopwatch import taken_ms
from tests.bench.table import Row
from tests.bench.ticks import until
from vbee_desktop.audio.clip import Clip
from vbee_desktop.audio.encode import write_wav
from vbee_desktop.jobs.clips import load_clip
from vbee_desktop.jobs.services import Services
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.ports import Desk, Playable
from vbee_desktop.ui.shell.playback import Playback
from vbee_desktop.ui.widgets.transport_bar import TransportBar
from vbee_desktop.worker.api_worker import ApiWorker
from vbee_desktop.worker.job_handle import JobHandle

HOUR_S, RATE_HZ = 3600, 24_000
ROUNDS, FRAMES = 20, 300
WIDTH, HEIGHT = 1366, 80


class Plain(QWidget):
    """The floor: one colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), Qt.GlobalColor.white)


class LoadingDesk:
    """Decodes in a worker, as the program does."""

    def __init__(self) -> None:
        self.worker: ApiWorker[Services] = ApiWorker(_nothing)
        self.worker.start()

    def load_clip(self, path: Path) -> JobHandle:
        return self.worker.submit(load_clip, path)


class NoSettings:
    """Nothing is remembered."""

    def get(self, _name: str, default: object = None) -> object:
        return default

    def set(self, _name: str, _value: object) -> None:
        return


def measure() -> Iterator[Row]:
    """Two rows, in milliseconds of the GUI thread."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["bench", "-style", "Fusion"])
    assert isinstance(app, QApplication)
    look, desk = Look(), LoadingDesk()
    look.apply(app)
    bar, plain = TransportBar(look), Plain()
    for widget in (bar, plain):
        widget.resize(WIDTH, HEIGHT)
        widget.show()
    playback = Playback(cast("Desk", desk), bar, NoSettings())
    with tempfile.TemporaryDirectory() as folder:
        hour, minute = _clip(Path(folder), HOUR_S), _clip(Path(folder), 60)
        _show(playback, bar, hour)
        again = []
        for _ in range(ROUNDS):
            _show(playback, bar, minute)
            again.append(taken_ms(lambda: _draw(playback, bar, hour)))
        floor = [taken_ms(lambda: _plain_frame(plain)) for _ in range(FRAMES)]
        yield Row(
            "waveform of 1 h, seen before",
            statistics.median(floor),
            statistics.median(again),
            "ms",
            120,
            is_absolute=True,
        )
        until(lambda: bar.state == "stopped", "the clip")
        frames = [taken_ms(lambda at=frame: _frame(bar, at)) for frame in range(FRAMES)]  # type: ignore[misc]
        yield Row(
            "waveform of 1 h, a frame",
            statistics.median(floor),
            statistics.median(frames),
            "ms",
            4,
            is_absolute=True,
        )
    playback.shutdown()
    desk.worker.shutdown()


def _clip(folder: Path, length_s: int) -> Playable:
    path = folder / f"{length_s}.wav"
    write_wav(path, noise(length_s))
    return Playable(path, "noise")


def noise(length_s: int) -> Clip:
    """So many seconds of it."""
    samples = np.random.default_rng(length_s).uniform(-0.3, 0.3, (length_s * RATE_HZ, 1))
    return Clip(samples.astype(np.float32), RATE_HZ)


def _show(playback: Playback, bar: TransportBar, playable: Playable) -> None:
    playback.show(playable)
    until(lambda: bar.state == "stopped", "the clip")


def _draw(playback: Playback, bar: TransportBar, playable: Playable) -> None:
    playback.show(playable)
    bar.repaint()


def _plain_frame(plain: Plain) -> None:
    plain.update()
    QCoreApplication.processEvents()


def _frame(bar: TransportBar, frame: int) -> None:
    """The playhead goes on, and the whole waveform is drawn with it."""
    bar.set_position(frame * HOUR_S / FRAMES)
    bar.waveform.update()
    QCoreApplication.processEvents()


@asynccontextmanager
async def _nothing() -> AsyncIterator[Services]:
    yield cast("Services", None)

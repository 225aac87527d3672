"""Cold start: from the start of the process to a window that is painted and answers, against a bare
QMainWindow; and to the last part of the window, which is built behind what is painted.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from tests.bench.table import Count, Row
from tests.e2e.harness.xvfb import running_xvfb

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 15
WHOLE_ROUNDS = 5
TARGET_RATIO = 1.25

BARE = """
import os, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

def answer():
    print(time.time(), flush=True)
    os._exit(0)

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, answer)
        return False

app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
first_paint = FirstPaint()
window.installEventFilter(first_paint)
window.show()
app.exec()
"""

AFTER_THE_PAINT = "vbee_desktop.app.draft_keeper"
"""What is imported first after the first paint, in the turn of the event loop that follows it."""
AFTER_ALL_ELSE = "vbee_desktop.app.door"
"""What is imported for the last step of building the window."""

OURS = """
import os, sys, time

class Stop:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == sys.argv[2]:
            print(time.time(), flush=True)
            os._exit(0)

sys.meta_path.insert(0, Stop)
from vbee_desktop.cli.main import main
main(["--home", sys.argv[1], "--lang", "vi"])
"""


def measure() -> Iterator[Row | Count]:
    """A row for Qt's offscreen platform and, where Xvfb is installed, one for a real X display."""
    yield _compare("start (offscreen)", {"QT_QPA_PLATFORM": "offscreen"})
    yield _whole("start (offscreen), the whole window", {"QT_QPA_PLATFORM": "offscreen"})
    with ExitStack() as stack:
        display = stack.enter_context(running_xvfb("1280x800"))
        yield _compare("start (Xvfb)", {"QT_QPA_PLATFORM": "xcb", **display})


def as_installed(environment: dict[str, str], folder: str) -> dict[str, str]:
    """Both programs run from compiled modules, as an installed one does, wherever the checkout keeps them."""
    kept = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}


def _compare(name: str, platform: dict[str, str]) -> Row:
    """Medians in milliseconds; bare and ours by turns, so that both meet the same machine; the first pair
    warms up.
    """
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as home:
        for _ in range(ROUNDS + 1):
            bare.append(_start_ms(BARE, home, platform))
            ours.append(_start_ms(OURS, home, platform, AFTER_THE_PAINT))
    return Row(name, statistics.median(bare[1:]), statistics.median(ours[1:]), "ms", TARGET_RATIO)


def _whole(name: str, platform: dict[str, str]) -> Count:
    """A median without a floor: no bare window has these parts."""
    with tempfile.TemporaryDirectory() as home:
        taken_ms = [_start_ms(OURS, home, platform, AFTER_ALL_ELSE) for _ in range(WHOLE_ROUNDS + 1)]
    return Count(name, f"{statistics.median(taken_ms[1:]):.1f} ms")


def _start_ms(script: str, home: str, platform: dict[str, str], *arguments: str) -> float:
    environment = as_installed({**os.environ, **platform}, home)
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, home, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return (float(done.stdout) - begun) * 1000

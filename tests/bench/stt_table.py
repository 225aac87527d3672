"""60,000 utterances: the gaps of the GUI thread while they are opened, scrolled, heard and corrected, beside
a bare table of the same texts that is opened and scrolled.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.bench.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 3
FRAME_MS = 16.7
MEASURED = """
import gc, json, sys, tempfile
from pathlib import Path
from typing import cast
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTableView
from tests.bench.ticks import Ticks, repeat, rest, until
from tests.ui.transcription.bench_desk import BenchDesk, PlaybackLog, SettingsDict
from vbee_desktop.app.window import SWITCH_INTERVAL_S
from vbee_desktop.core.models import Transcript, Utterance
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.transcription.transcription_tab import TranscriptionTab

ROWS, EVERY_MS, STEPS = 60_000, 16, 150
sys.setswitchinterval(SWITCH_INTERVAL_S)
words = "Mới năm giờ rưỡi sáng mà ghe xuồng đã tấp nập kín cả một khúc sông"
rows = tuple(Utterance(f"{words} {n}.", n * 2.0, n * 2.0 + 1.8) for n in range(ROWS))
transcript = Transcript("job", "remote", " ".join(row.text for row in rows), rows, ROWS * 2)
app = QApplication([])
ticks = Ticks()

def scrolled(bar):
    def scroll(step):
        bar.setValue(bar.value() + 60 if step % 4 else bar.maximum() * step // STEPS)
    repeat(scroll, STEPS, EVERY_MS)

def bare():
    view, text = QTableView(), QPlainTextEdit()
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    for widget in (view, text):
        widget.resize(900, 400)
        widget.show()
    rest(200)
    ticks.start()
    view.setModel(QStringListModel([row.text for row in rows], view))
    text.setPlainText("\\n".join(row.text for row in rows))
    rest(300)
    scrolled(view.verticalScrollBar())
    scrolled(text.verticalScrollBar())
    return ticks.stop()

def real():
    look = Look()
    look.apply(app)
    folder = tempfile.TemporaryDirectory()
    desk, playback = BenchDesk(Path(folder.name)), PlaybackLog()
    tab = TranscriptionTab(look, cast("object", desk), playback, SettingsDict({"transcription.source": 1}))
    tab.resize(1366, 620)
    tab.show()
    rest(500)
    found = {}
    ticks.start()
    tab.show_earlier(transcript, "long.wav", ROWS * 2.0)
    until(lambda: tab.editor.can_find, "the rows")
    text = tab.findChild(QPlainTextEdit)
    until(lambda: text.blockCount() == ROWS, "the transcript")
    table = tab._results.table
    scrolled(table.verticalScrollBar())
    scrolled(text.verticalScrollBar())
    found["open and scroll"] = ticks.stop()
    path = Path("long.wav")
    ticks.start()
    repeat(lambda step: playback.tell(path, step * 400.0 + step / 30), STEPS, 33)
    edits = table.rows.edits
    def correct(step):
        row = step * 399
        table.choose(row)
        kinds = (edits.retext(row, f"Sửa {step}"), edits.split(row), edits.merge(row), edits.delete(row))
        table.rows.do(kinds[step % 4])
    repeat(correct, STEPS, 33)
    rest(1500)
    found["follow and correct"] = ticks.stop()
    tab.shutdown()
    desk.shutdown()
    return found

gc.disable()
found = real() if sys.argv[1] == "real" else {"open and scroll": bare()}
print(json.dumps({name: gaps[len(gaps) // 1000] for name, gaps in found.items()}))
"""
STRETCHES = ("open and scroll", "follow and correct")


def measure() -> Iterator[Row]:
    """The gap that one tick in a thousand exceeds, in milliseconds; medians over the rounds."""
    runs = [(_run("bare"), _run("real")) for _ in range(ROUNDS)]
    floor = statistics.median(bare[STRETCHES[0]] for bare, _ in runs)
    for name in STRETCHES:
        figure = statistics.median(real[name] for _, real in runs)
        yield Row(f"60,000 utterances, {name}: gap, 99.9 %", floor, figure, "ms", FRAME_MS, is_absolute=True)


def _run(side: str) -> dict[str, float]:
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    command = [sys.executable, "-c", MEASURED, side]
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=180)
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found

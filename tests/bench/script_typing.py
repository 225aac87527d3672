"""Typing in a script of 333 made paragraphs of 300 characters, each key until it is drawn, beside a bare
QPlainTextEdit, by turns; and what is done once the typing rests. Times are those that the GUI thread itself
works.
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

ONE_FRAME_MS = 16.7
MOST_RATIO = 2.0
MEASURED = """
import json, time
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from tests.ui.speech.gallery import REQUEST, Loudspeaker, Settings, StillDesk
from vbee_desktop.core.models import AudioFormat, Take
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.speech.speech_tab import SpeechTab

PARAGRAPHS, LENGTH, KEYS, ROUNDS = 333, 300, 20, 8
texts = [f"{number} " + "Trời xanh mây trắng. " * 20 for number in range(PARAGRAPHS)]
texts = [text[:LENGTH - 1] + "." for text in texts]

def work_ms(act):
    begun = time.thread_time()
    act()
    QApplication.processEvents()
    return (time.thread_time() - begun) * 1000

def typed(editor):
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(PARAGRAPHS // 2).position() + LENGTH // 2)
    editor.setTextCursor(cursor)
    editor.setFocus()
    QApplication.processEvents()
    return [work_ms(lambda: QTest.keyClick(editor, Qt.Key.Key_A)) for _ in range(KEYS)]

app = QApplication([])
look = Look()
look.set_reduced_motion(True)
look.apply(app)
bare = QPlainTextEdit()
bare.resize(860, 500)
bare.setFont(look.font(1.23))
bare.setPlainText("\\n".join(texts))
bare.show()
tab = SpeechTab(look, StillDesk(), Loudspeaker(), Settings())
tab.resize(1280, 624)
tab.show()
tab.script.editor.setPlainText("\\n".join(texts))
tab.script.count_now()
requests = [replace(REQUEST, text=text, audio_format=AudioFormat.WAV) for text in texts]
known = ((f"j{n}", Path(f"/t/{n}.wav"), request) for n, request in enumerate(requests))
takes = [Take(*each, 20.0, 48000, LENGTH, LENGTH) for each in known]
tab._takes_desk.add_found(tuple(takes))
assert {tab.script.editor.mark_of(n) for n in range(PARAGRAPHS)} == {"made"}
floor, figure = [], []
for _ in range(ROUNDS):
    floor += typed(bare)
    figure += typed(tab.script.editor)
    tab.script.count_now()
def rest():
    QTest.keyClick(tab.script.editor, Qt.Key.Key_A)
    tab.script.count_now()
print(json.dumps([floor, figure, [work_ms(rest) for _ in range(20)]]))
"""


def measure() -> Iterator[Row]:
    """The median key against the bare one; what one in twenty exceeds against a frame."""
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    command = [sys.executable, "-c", MEASURED]
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=120)
    bare, ours, rest = json.loads(ran.stdout.splitlines()[-1])
    name = "typing in 333 paragraphs"
    yield Row(f"{name}: a key", statistics.median(bare), statistics.median(ours), "ms", MOST_RATIO)
    yield Row(f"{name}: a slow key", _high(bare), _high(ours), "ms", ONE_FRAME_MS, is_absolute=True)
    yield Row(f"{name}: when it rests", _high(bare), _high(rest), "ms", ONE_FRAME_MS, is_absolute=True)


def _high(times_ms: list[float]) -> float:
    return statistics.quantiles(times_ms, n=20)[-1]

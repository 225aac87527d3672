"""2,000 voices: a letter in the search and a page of scrolling, each until it is drawn, beside a bare list
of names with Qt's own filter. Times are those that the GUI thread itself works.
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
MEASURED = """
import asyncio, json, time
from PySide6.QtCore import QSortFilterProxyModel, QStringListModel
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from tests.bench import gap_loads
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.speech.voice_panel import VoicePanel
from vbee_desktop.ui.speech.voice_view import VoiceView

gap_loads.VOICES = 2000
TYPED = "n ng ngo ngoc ngoc1 x xu xua xuan minh m tha".split()
app = QApplication([])

def until_drawn(act, argument):
    begun = time.thread_time()
    act(argument)
    app.processEvents()
    return (time.thread_time() - begun) * 1000

def measured(view, search):
    app.processEvents()
    typed = [until_drawn(search, text) for _ in range(5) for text in TYPED]
    search("")
    app.processEvents()
    bar = view.verticalScrollBar()
    page = max(bar.maximum() // 60, 1)
    return typed, [until_drawn(bar.setValue, place) for place in range(0, bar.maximum(), page)]

voices = asyncio.run(gap_loads.many_voices(None, None))
look = Look()
look.apply(app)
panel = VoicePanel(look)
panel.resize(400, 700)
panel.show()
panel.show_voices(voices)
search = next(each for each in panel.findChildren(QLineEdit) if each.accessibleName() == "Search voices")
ours = measured(panel.findChildren(VoiceView)[0], search.setText)

bare = QListView()
proxy = QSortFilterProxyModel()
proxy.setSourceModel(QStringListModel([voice.name for voice in voices.voices]))
bare.setModel(proxy)
bare.setUniformItemSizes(True)
bare.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
bare.resize(400, 400)
bare.show()
print(json.dumps([ours, measured(bare, proxy.setFilterFixedString)]))
"""


def measure() -> Iterator[Row]:
    """The times that one in twenty exceeds."""
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    command = [sys.executable, "-c", MEASURED]
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=120)
    ours, bare = json.loads(ran.stdout.splitlines()[-1])
    for name, figure, floor in zip(("a letter", "a page of scrolling"), ours, bare, strict=True):
        yield Row(f"2,000 voices: {name}", _high(floor), _high(figure), "ms", ONE_FRAME_MS, is_absolute=True)


def _high(times_ms: list[float]) -> float:
    return statistics.quantiles(times_ms, n=20)[-1]

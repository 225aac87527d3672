"""What others wrote is shown as it stands: no label, tool tip or box takes it for HTML, or is steered."""

from __future__ import annotations

import json
import unicodedata
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QMessageBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.app.everywhere import fill, views, write_history
from tests.app.started import Start
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.readings import Reading
from vbee_desktop.store.home import Home
from vbee_desktop.store.readings import ReadingsFile

MARKUP = '<img src="file:///probe.png"> <b>x &amp; y'
PROBE = f"{MARKUP}\u202egnp\u2066"
FILE_NAME = "<img src=probe.png> <b>x &amp; y\u202egnp.wav"
STEERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
MOST_ROWS = 60
OWN_PAGES = "HelpView"
"""The pages that are shipped with the program."""
SEEN_IN = {"speech", "transcription", "recorder", "history", "points", "Batch…", "Readings…"}
DIALOGS = {"Save audio…", "Export transcript…", "Settings…", "Compare voices…", "Copy diagnostics…", "points"}

pytestmark = pytest.mark.allowed_logs(
    "PortAudio", "ALSA", "does not support raise", "does not support grabbing"
)


def voices_with_odd_names(sandbox: SandboxProcess) -> str:
    """The sandbox's own first page of voices under names that are markup."""
    asked = urllib.request.Request(
        f"{sandbox.url}/api/public/v1/voices?limit=20&voiceOwnership=VBEE",
        headers={"App-Id": "app", "Authorization": "Bearer token"},
    )
    with urllib.request.urlopen(asked) as answer:
        page = json.loads(answer.read())
    for number, voice in enumerate(page["result"]["voices"]):
        voice["name"] = f"{number} {PROBE}"
    page["result"]["pagination"]["has_next_page"] = False
    return json.dumps(page)


def test_no_widget_renders_what_others_wrote(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    odd = {"stage": "voices", "action": "body", "body": voices_with_odd_names(sandbox)}
    sandbox.set_faults({"rules": [odd]})
    home = Home(tmp_path / "home")
    write_history(home, PROBE)
    ReadingsFile(home.readings_file).save([Reading(MARKUP[:20], MARKUP)])
    program = start()
    fill(program, qtbot, PROBE, tmp_path / FILE_NAME)
    faults: set[str] = set()
    seen: set[str] = set()
    names: set[str] = set()
    for name, view in views(program, qtbot):
        names.add(name)
        faults |= {f"{name}: {fault}" for fault in faults_of(view)}
        if any(MARKUP[:10] in text for text in texts_of(view)):
            seen.add(name)
    assert not faults, "\n".join(sorted(faults))
    assert seen >= SEEN_IN
    assert names >= DIALOGS


def faults_of(view: QWidget) -> Iterator[str]:
    for widget in [view, *view.findChildren(QWidget)]:
        what = f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()!r}"
        if GuiQt.mightBeRichText(widget.toolTip()):
            yield f"{what}: the tool tip {widget.toolTip()!r} is HTML"
        if isinstance(widget, QLabel | QMessageBox) and takes_html(widget):
            yield f"{what} takes HTML: {widget.text()!r}"
        if isinstance(widget, QTextEdit) and type(widget).__name__ != OWN_PAGES:
            yield f"{what} takes HTML"
        for text in own_texts(widget):
            if left := steering(text):
                yield f"{what} shows {sorted(map(hex, map(ord, left)))} in {text!r}"
        if isinstance(widget, QAbstractItemView | QComboBox):
            yield from (f"{what}: {fault}" for fault in model_faults(widget.model()))
    for action in view.findChildren(QAction):
        if GuiQt.mightBeRichText(action.toolTip()) or steering(action.text()):
            yield f"entry {action.text()!r}"


def model_faults(model: QAbstractItemModel | None) -> Iterator[str]:
    for index in cells(model):
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        if isinstance(tip, str) and GuiQt.mightBeRichText(tip):
            yield f"the tool tip {tip!r} of a row is HTML"
        if left := steering(str(index.data() or "")):
            yield f"a row shows {sorted(map(hex, map(ord, left)))}"


def takes_html(widget: QLabel | QMessageBox) -> bool:
    """Labels that paint themselves, and Qt's own in a box, show no text as a label does."""
    paints_itself = type(widget).paintEvent not in (QLabel.paintEvent, QMessageBox.paintEvent)
    is_of_qt = widget.objectName().startswith("qt_")
    return widget.textFormat() != Qt.TextFormat.PlainText and not (paints_itself or is_of_qt)


def texts_of(view: QWidget) -> Iterator[str]:
    for widget in view.findChildren(QWidget):
        if widget.isVisible():
            yield from own_texts(widget)
            if isinstance(widget, QAbstractItemView):
                yield from (str(index.data() or "") for index in cells(widget.model()))


def own_texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    yield widget.toolTip()
    yield widget.windowTitle()


def cells(model: QAbstractItemModel | None) -> Iterator[QModelIndex]:
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(min(model.rowCount(QModelIndex()), MOST_ROWS)):
        yield from (model.index(row, column) for column in range(columns))


def steering(text: str) -> set[str]:
    return {
        mark
        for mark in text
        if mark in STEERING or (unicodedata.category(mark) == "Cc" and mark not in "\n\t")
    }

"""Every view and dialog in both languages: nothing untranslated, no placeholder left, nothing cut off."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from tests.app.everywhere import is_comparison_shown
from tests.app.started import LIMIT_MS, Start
from tests.app.test_corrections import tab_of
from tests.app.test_studio import opened
from tests.support.shown_words import PLACEHOLDER, cut_off, english_only, widgets_of, words_of
from vbee_desktop.core.models import Transcript, Utterance
from vbee_desktop.core.resources import resource_path
from vbee_desktop.ui.settings.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from vbee_desktop.app.window import WindowProgram

pytestmark = pytest.mark.allowed_logs("PortAudio", "ALSA", "does not support raise")
SIZES = (QSize(1366, 768), QSize(683, 384))
"""A small screen, and the same one at 200 %."""
OF_OURS = {
    "AboutDialog",
    "AccountDialog",
    "BatchDialog",
    "CompareDialog",
    "ConnectionDialog",
    "DiagnosticsDialog",
    "ExportDialog",
    "PointsDialog",
    "ReadingsDialog",
    "SaveDialog",
    "SentDialog",
    "SettingsDialog",
}
SETTLED_MS = 2000
SCRIPT = "Đoạn thứ nhất.\nĐoạn thứ hai."


class Reader:
    """Looks at what stands on the screen, in every size, and notes what is wrong with it."""

    def __init__(self, qtbot: QtBot, program: WindowProgram, language: str) -> None:
        self._qtbot = qtbot
        self._program = program
        self._is_vietnamese = language == "vi"
        self.defects: dict[str, str] = {}

    def read(self, view: str, window: QWidget | None = None) -> None:
        target = window if window is not None else self._program.window
        for size in SIZES:
            target.resize(size if target is self._program.window else target.sizeHint().boundedTo(size))
            for _ in range(4):
                QApplication.processEvents()
            with suppress(TimeoutError):  # a message that has just come takes its room in turns
                self._qtbot.waitUntil(lambda: not lacks(target), timeout=SETTLED_MS)
            for words in {words for widget in widgets_of(target) for words in words_of(widget)}:
                self._judge(f"{view} {size.width()}", words)
            self.defects.update(dict.fromkeys(lacks(target), f"{view} {size.width()}"))

    def _judge(self, view: str, words: str) -> None:
        if PLACEHOLDER.search(words):
            self.defects.setdefault(f"placeholder: {words}", view)
        if self._is_vietnamese and words in english_only():
            self.defects.setdefault(f"English: {words}", view)


def lacks(target: QWidget) -> list[str]:
    return [lack for widget in widgets_of(target) if (lack := cut_off(widget))]


def dialogs(program: WindowProgram) -> list[QDialog]:
    return [each for each in program.window.findChildren(QDialog) if each.isVisible()]


def openers(program: WindowProgram) -> Iterator[Callable[[], object]]:
    """What opens a dialog of ours: entries of the menus, and buttons that have no entry."""
    bar = program.window.menuBar()
    for menu in (action.menu() for action in bar.actions()):
        for action in menu.actions():  # type: ignore[attr-defined]  # a bar holds menus only
            is_ours = action.shortcut().toString() not in {"Ctrl+O", "Ctrl+F"}
            is_about = action.menuRole() == QAction.MenuRole.AboutRole
            if is_about or (is_ours and action.text().endswith("…")):
                yield action.trigger
    script = program.window.workbench.speech.script
    yield script.readings_wanted.emit
    yield script.sent_wanted.emit
    yield program.window.workbench.status.points_button.click


def read_dialogs(qtbot: QtBot, program: WindowProgram, reader: Reader) -> set[str]:
    read = set()
    for place, opens in enumerate(openers(program)):
        opens()
        qtbot.waitUntil(lambda: is_comparison_shown(program), timeout=LIMIT_MS)
        for dialog in dialogs(program):
            read.add(type(dialog).__name__)
            reader.read(f"dialog {place} {type(dialog).__name__}", dialog)
            pages = dialog.pages if isinstance(dialog, SettingsDialog) else None
            for page in range(pages.count() if pages is not None else 0):
                pages.setCurrentRow(page)  # type: ignore[union-attr]
                reader.read(f"page {page} of the settings", dialog)
            dialog.reject()
        qtbot.waitUntil(lambda: not dialogs(program), timeout=LIMIT_MS)
    return read


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_view_and_dialog_can_be_read(qtbot: QtBot, start: Start, language: str) -> None:
    program = start(language=language)
    reader = Reader(qtbot, program, language)
    workbench = program.window.workbench
    speech = opened(qtbot, program)
    reader.read("an empty script")
    program.window.editor.setPlainText(SCRIPT)
    speech.script.count_now()
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    reader.read("a script")
    speech.main_act()
    qtbot.waitUntil(lambda: len(speech.takes.takes()) == 2, timeout=LIMIT_MS)
    speech.script.open_find()
    reader.read("takes and the find bar")
    QTest.keyClick(program.window, Qt.Key.Key_F9)
    reader.read("the history")
    QTest.keyClick(program.window, Qt.Key.Key_F9)
    workbench.show_tab(1)
    reader.read("the recorder")
    tab = tab_of(program)
    tab.open_file(resource_path("samples", "english.wav"))
    qtbot.waitUntil(lambda: tab.can_transcribe, timeout=LIMIT_MS)
    reader.read("a file")
    rows = (Utterance("Câu thứ nhất.", 0.2, 2.5), Utterance("Câu thứ hai.", 2.5, 4.1))
    tab.show_earlier(Transcript("job", "remote", "Câu thứ nhất. Câu thứ hai.", rows, 5), "english.wav", 9.8)
    qtbot.waitUntil(lambda: tab.editor.can_find, timeout=LIMIT_MS)
    reader.read("a transcript")
    read = read_dialogs(qtbot, program, reader)
    qtbot.waitUntil(lambda: not program.desk.waiting, timeout=LIMIT_MS)
    assert read >= OF_OURS
    assert not reader.defects, "\n".join(f"{view}: {defect}" for defect, view in reader.defects.items())


def test_the_menus_of_fields_speak_vietnamese(start: Start) -> None:
    program = start(language="vi")
    fields: list[QLineEdit | QPlainTextEdit] = [program.window.editor]
    fields.extend(program.window.findChildren(QLineEdit)[:1])
    for field in fields:
        menu = field.createStandardContextMenu()
        words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        assert words[:2] == ["&Hoàn tác", "&Làm lại"]
        assert not english_only().intersection(words)
        menu.deleteLater()

"""The menu of the whole program: its entries act in the tabs and in dialogs of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QTableView

from tests.app.started import LIMIT_MS, Start
from tests.ui.transcription.finding import is_there, named
from vbee_desktop.core.models import Transcript, Utterance
from vbee_desktop.ui.help.help_window import HelpWindow
from vbee_desktop.ui.shell.about_dialog import AboutDialog, ShortcutsDialog
from vbee_desktop.ui.shell.workbench import SPEECH, TRANSCRIPTION

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from vbee_desktop.app.window import WindowProgram


def choose(program: WindowProgram, name: str) -> None:
    actions = program.window.menuBar().findChildren(QAction)
    next(action for action in actions if action.text().replace("&", "") == name).trigger()


def open_dialogs(program: WindowProgram, kind: type[QDialog]) -> list[QDialog]:
    return [dialog for dialog in program.window.findChildren(kind) if dialog.isVisible()]


def test_entries_bring_their_tab_to_the_front(start: Start) -> None:
    program = start()
    workbench = program.window.workbench
    choose(program, "Speech to text")
    assert workbench.current_tab == TRANSCRIPTION
    choose(program, "Copy transcript")
    assert workbench.current_tab == TRANSCRIPTION
    choose(program, "Search voices")
    assert workbench.current_tab == SPEECH
    choose(program, "Export transcript…")
    assert workbench.current_tab == TRANSCRIPTION
    choose(program, "Text to speech")
    assert workbench.current_tab == SPEECH


def test_the_main_act_is_that_of_the_tab_in_front(qtbot: QtBot, start: Start) -> None:
    program = start()
    speech = program.window.workbench.speech
    speech.script.editor.insertPlainText("Một câu.")
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    choose(program, "Speech to text")
    choose(program, "Create or transcribe")
    assert not speech.cancel_act()
    choose(program, "Text to speech")
    choose(program, "Create or transcribe")
    qtbot.waitUntil(lambda: speech.takes.current is not None, timeout=LIMIT_MS)


def test_saving_without_a_take_says_what_to_do_first(start: Start) -> None:
    program = start()
    choose(program, "Save audio…")
    message = program.window.workbench.speech.script.message
    assert message is not None
    assert message.title() == "There is no audio to save yet."


@pytest.mark.parametrize(
    ("name", "kind"), [("Shortcuts", ShortcutsDialog), ("About Vbee Desktop", AboutDialog)]
)
def test_a_closed_help_dialog_is_gone(qtbot: QtBot, start: Start, name: str, kind: type[QDialog]) -> None:
    program = start()
    choose(program, name)
    (dialog,) = open_dialogs(program, kind)
    dialog.close()
    qtbot.waitUntil(lambda: not program.window.findChildren(kind), timeout=LIMIT_MS)


def test_f1_helps_with_the_tab_in_front(qtbot: QtBot, start: Start) -> None:
    program = start()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow, timeout=LIMIT_MS)
    QTest.keyClick(program.window, Qt.Key.Key_F1)
    (help_window,) = open_dialogs(program, HelpWindow)
    assert isinstance(help_window, HelpWindow)
    assert help_window.page == "text-to-speech"
    help_window.close()
    choose(program, "Speech to text")
    choose(program, "Using Vbee Desktop")
    assert open_dialogs(program, HelpWindow) == [help_window]
    assert help_window.page == "speech-to-text"


def test_undo_is_that_of_the_field_or_of_the_rows_in_front(qtbot: QtBot, start: Start) -> None:
    program = start()
    workbench = program.window.workbench
    editor, transcription = workbench.speech.script.editor, workbench.transcription
    assert transcription is not None
    editor.setFocus()
    editor.insertPlainText("Một câu.")
    choose(program, "Undo")
    assert editor.toPlainText() == ""
    choose(program, "Redo")
    assert editor.toPlainText() == "Một câu."
    transcription.show_earlier(
        Transcript("", "", "Hai từ.", (Utterance("Hai từ.", 0.0, 1.0),), 1), "two.wav", 1.0
    )
    choose(program, "Speech to text")
    transcription.editor.split()
    choose(program, "Undo")
    assert not transcription.editor.acts.undo.isEnabled()
    table = named(transcription, QTableView, "Utterances")
    table.setFocus()
    QTest.keyClick(
        table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert transcription.editor.acts.undo.isEnabled()
    assert editor.toPlainText() == "Một câu."
    menu = next(each for each in program.window.menuBar().findChildren(QMenu) if each.title() == "&Edit")
    menu.aboutToShow.emit()
    enabled = {action.text(): action.isEnabled() for action in menu.actions()}
    assert (enabled["&Undo"], enabled["&Redo"]) == (True, False)
    QTest.keyClick(table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert is_there(transcription, QLineEdit, "Replace with")


def test_quit_closes_the_window(qtbot: QtBot, start: Start) -> None:
    program = start()
    choose(program, "Quit")
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=LIMIT_MS)

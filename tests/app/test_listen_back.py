"""A take of the real window checked by the recogniser of the sandbox, which hears English only."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu

from tests.app.started import LIMIT_MS, Start
from tests.ui.transcription.finding import click, is_there

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.sandbox_process import SandboxProcess
    from vbee_desktop.app.window import WindowProgram
    from vbee_desktop.ui.listening.listen_dialog import ListenDialog

ENGLISH_VOICE = "en-US-EmmaNeural"
SENTENCE = "The quick brown fox jumps over the lazy dog."


def choose(program: WindowProgram, name: str) -> None:
    actions = program.window.menuBar().findChildren(QAction)
    next(action for action in actions if action.text().replace("&", "") == name).trigger()


def checked(qtbot: QtBot, program: WindowProgram) -> ListenDialog:
    """The dialog for the take that is shown, once the words have been heard."""
    link = program.window.workbench.listening
    assert link is not None
    dialog = link.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: is_there(dialog, QAbstractButton, "Transcribe"), timeout=LIMIT_MS)
    click(dialog, "Transcribe")
    qtbot.waitUntil(dialog.heard.isVisible, timeout=LIMIT_MS)
    return dialog


def speak(qtbot: QtBot, program: WindowProgram) -> None:
    speech = program.window.workbench.speech
    qtbot.waitUntil(lambda: program.desk.has_credentials, timeout=LIMIT_MS)
    speech.script.editor.insertPlainText(SENTENCE)
    speech.voices.choose(ENGLISH_VOICE)
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    choose(program, "Create or transcribe")
    qtbot.waitUntil(lambda: speech.takes.current is not None, timeout=LIMIT_MS)


@pytest.mark.allowed_logs("does not support raise", "does not support grabbing")
def test_a_take_is_checked_and_billed_once(qtbot: QtBot, start: Start, sandbox: SandboxProcess) -> None:
    program = start()
    qtbot.waitUntil(lambda: program.window.workbench.listening is not None, timeout=LIMIT_MS)
    speak(qtbot, program)
    take = program.window.workbench.speech.takes.current
    assert take is not None
    choose(program, "Check what is heard…")
    assert len(sandbox.ledger()) == 1  # the speech
    dialog = checked(qtbot, program)
    billed = math.ceil(take.duration_s)
    marked = [mark.cursor.selectedText() for mark in dialog.sent.extraSelections()]
    assert 0 < len(marked) < 6
    assert not {"quick", "brown", "fox"} & set(marked)
    assert "of 9 words were heard differently. " in dialog.summary.text()
    assert dialog.summary.text().endswith(f"{billed} s billed.")
    assert len(sandbox.ledger()) == 2
    dialog.reject()
    chip = program.window.workbench.speech.takes.chip_of(take)
    chip.menu_requested.emit(chip.mapToGlobal(chip.rect().center()))
    menu = program.window.workbench.speech.takes.findChild(QMenu)
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Check what is heard…").trigger()
    menu.close()
    again = checked(qtbot, program)
    assert again.summary.text().endswith("Billed before, nothing was sent.")
    assert len(sandbox.ledger()) == 2


def test_without_a_take_there_is_nothing_to_check(qtbot: QtBot, start: Start) -> None:
    program = start()
    qtbot.waitUntil(lambda: program.window.workbench.listening is not None, timeout=LIMIT_MS)
    choose(program, "Check what is heard…")
    message = program.window.workbench.speech.script.message
    assert message is not None
    assert message.title() == "There is no audio to check yet."

"""Recognised words in the real window: handed to the editor, never in the place of what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from tests.app.started import LIMIT_MS, Start
from tests.ui.transcription.finding import click, is_there
from vbee_desktop.core.models import Transcript, Utterance
from vbee_desktop.ui.shell.workbench import SPEECH, TRANSCRIPTION

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vbee_desktop.app.window import WindowProgram

WORDS = (Utterance("Chào cả nhà.", 0.5, 1.5), Utterance("Hẹn gặp lại.", 2.0, 3.0))
TEXT = "Chào cả nhà.\nHẹn gặp lại."


def send(qtbot: QtBot, program: WindowProgram) -> None:
    """Show a transcript and press **Send to Text to speech**."""
    workbench = program.window.workbench
    qtbot.waitUntil(lambda: workbench.transcription is not None, timeout=LIMIT_MS)
    tab = workbench.transcription
    assert tab is not None
    workbench.show_tab(TRANSCRIPTION)
    tab.show_earlier(Transcript("job", "remote", TEXT, WORDS, 4), "chợ.wav", 4.0)
    qtbot.waitUntil(lambda: is_there(tab, QAbstractButton, "Send to Text to speech"), timeout=LIMIT_MS)
    click(tab, "Send to Text to speech")
    assert workbench.current_tab == SPEECH


def test_words_fill_the_empty_editor_or_stand_below_what_is_written(qtbot: QtBot, start: Start) -> None:
    program = start()
    script = program.window.workbench.speech.script
    send(qtbot, program)
    assert script.text() == TEXT
    assert script.message is not None
    assert script.message.title() == "The transcript is in the editor."
    send(qtbot, program)
    assert script.text() == f"{TEXT}\n{TEXT}"
    assert script.message.title() == "The transcript stands below your text."
    assert script.editor.current_paragraph() == 2
    script.editor.undo()
    assert script.text() == TEXT
    script.editor.undo()
    assert not script.text()

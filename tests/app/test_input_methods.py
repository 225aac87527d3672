"""Words composed by an input method, such as Vietnamese Telex, in every field of the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.app.started import LIMIT_MS, Start
from tests.app.test_corrections import tab_of
from tests.app.test_language import correct_a_few_words
from tests.app.test_studio import opened, rest
from tests.ui.transcription.finding import named
from vbee_desktop.core.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.sandbox_process import SandboxProcess

pytestmark = pytest.mark.allowed_logs("PortAudio", "ALSA")
Field = QLineEdit | QPlainTextEdit
STEPS = ("t", "ti", "tie", "tiê", "tiên", "tiêng", "tiếng")
"""What Telex shows while t, i, e, e, n, g, s are struck."""


def written(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def show(field: QWidget, words: str) -> None:
    QApplication.sendEvent(field, QInputMethodEvent(words, []))


def commit(field: QWidget, words: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def fields_in(view: QWidget) -> Iterator[Field]:
    """What can be written into now; numbers are not composed."""
    found: list[Field] = [*view.findChildren(QLineEdit), *view.findChildren(QPlainTextEdit)]
    for field in found:
        is_number = isinstance(field.parent(), QAbstractSpinBox)
        if field.isVisible() and field.isEnabled() and not field.isReadOnly() and not is_number:
            yield field


def compose_into(qtbot: QtBot, field: Field) -> None:
    """A word comes in whole, and nobody hears of it before."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    before = written(field)
    heard: list[str] = []
    if isinstance(field, QLineEdit):
        field.textChanged.connect(heard.append)
    for words in STEPS:
        show(field, words)
        assert written(field) == before
    assert not heard
    commit(field, STEPS[-1])
    assert STEPS[-1] in written(field), field.accessibleName()


def test_words_are_composed_in_every_field(qtbot: QtBot, start: Start) -> None:
    program = start()
    workbench = program.window.workbench
    speech = opened(qtbot, program)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow, timeout=LIMIT_MS)
    speech.script.open_find()
    QTest.keyClick(program.window, Qt.Key.Key_F9)
    names = set()
    for field in list(fields_in(program.window)):
        compose_into(qtbot, field)
        names.add(field.accessibleName())
    workbench.show_tab(1)
    tab_of(program).open_file(resource_path("samples", "english.wav"))
    for field in list(fields_in(program.window)):
        if field.accessibleName() not in names:
            compose_into(qtbot, field)
            names.add(field.accessibleName())
    assert {"Text to speak", "Search voices", "Voice code", "Search history", "Audio link"} <= names


def test_the_list_of_voices_waits_for_the_whole_word(qtbot: QtBot, start: Start) -> None:
    program = start()
    speech = opened(qtbot, program)
    speech.focus_search()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    before = speech.voices.model.rowCount()
    show(field, "zzzz")
    assert speech.voices.model.rowCount() == before
    commit(field, "zzzz")
    qtbot.waitUntil(lambda: speech.voices.model.rowCount() < before, timeout=LIMIT_MS)


def test_keys_struck_amid_a_word_do_nothing_else(qtbot: QtBot, start: Start, sandbox: SandboxProcess) -> None:
    sandbox.set_faults({"rules": [{"stage": "create", "action": "delay", "seconds": 2}]})
    program = start()
    speech = opened(qtbot, program)
    editor = program.window.editor
    editor.setPlainText("Một câu")
    speech.script.count_now()
    rest(qtbot, speech)
    speech.act.button.click()
    qtbot.waitUntil(lambda: not program.window.workbench.is_at_rest, timeout=LIMIT_MS)
    counted = speech.script.facts.characters
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    show(editor, "tiê")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_F9, Qt.Key.Key_F8):
        QTest.keyClick(editor, key)
    QTest.keyClick(editor, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not program.window.workbench.is_at_rest, "Esc belongs to the word, not to the create"
    assert not program.window.workbench.history.is_shown
    assert program.window.workbench.current_tab == 0
    speech.script.count_now()
    assert speech.script.facts.characters == counted
    commit(editor, " tiếng")
    speech.script.count_now()
    assert editor.toPlainText() == "Một câu tiếng"
    assert speech.script.facts.characters == counted + len(" tiếng")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: program.window.workbench.is_at_rest, timeout=LIMIT_MS)


def test_a_row_of_the_transcript_is_composed_and_stays_open(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    program = start()
    correct_a_few_words(qtbot, program, tmp_path)
    table = tab_of(program)._results.table  # noqa: SLF001
    table.setFocus()
    table.choose(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    field = named(table, QPlainTextEdit, "Text of the row")
    field.selectAll()
    show(field, "tiê")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
        QTest.keyClick(field, key)
    assert field.isVisible()
    commit(field, "tiếng")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert table.rows.utterances[0].text == "tiếng"

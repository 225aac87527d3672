"""Voices compared in the real program: from the sentence of the cursor to the voice of the text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.desk import NOBODY
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.models import Account
from vbee_desktop.ui.compare.compare_dialog import CompareDialog

SCRIPT = "Chào mừng các bạn.\n\nTráng phin bằng nước sôi. Bước nhỏ này giúp phin nóng đều.\n"
KNOWN = Account(is_demo=False, has_credentials=True)
TRUNG_KIEN = "sg_male_trungkien_vdts_48k-fhg"


def open_dialog(program: WindowProgram) -> CompareDialog:
    actions = program.window.menuBar().findChildren(QAction)
    next(action for action in actions if action.text().replace("&", "") == "Compare voices…").trigger()
    link = program.window.workbench.compare
    assert link is not None
    assert link.dialog is not None
    return link.dialog


def test_the_winner_of_a_comparison_is_the_voice_of_the_text(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    program = start()
    speech = program.window.workbench.speech
    qtbot.waitUntil(lambda: speech.voices.model.known_count() > 0, timeout=LIMIT_MS)
    speech.voices.model.set_favourites([TRUNG_KIEN])
    editor = speech.script.editor
    editor.insertPlainText(SCRIPT)
    cursor = QTextCursor(editor.document().findBlockByNumber(2))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    dialog = open_dialog(program)
    assert dialog.sentence.editor.toPlainText() == "Bước nhỏ này giúp phin nóng đều."
    assert [each.code for each in dialog.contest.contenders] == [speech.voices.code, TRUNG_KIEN]
    qtbot.waitUntil(lambda: dialog.card(1).act.text() == "Create sample", timeout=LIMIT_MS)
    dialog.card(1).act.click()
    qtbot.waitUntil(dialog.foot.choose.isEnabled, timeout=LIMIT_MS)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert speech.voices.code == TRUNG_KIEN
    assert speech.voices.model.recents()[0] == TRUNG_KIEN
    assert len(sandbox.ledger()) == 1


def test_the_window_closes_while_voices_are_compared(qtbot: QtBot, start: Start) -> None:
    program = start()
    qtbot.waitUntil(lambda: program.desk.has_credentials, timeout=LIMIT_MS)
    dialog = open_dialog(program)
    qtbot.waitUntil(lambda: dialog.card(0).act.text() == "Create sample", timeout=LIMIT_MS)
    dialog.card(0).act.click()
    assert program.close()


def test_who_asks_may_become_known_while_the_dialog_is_open(qtbot: QtBot, start: Start) -> None:
    program = start()
    account = program.desk.account
    program.desk._account = NOBODY  # noqa: SLF001  # as in the first moments of the program
    dialog = open_dialog(program)
    assert dialog.message.title() == "Enter App ID and token first."
    assert not dialog.card(0).act.isVisible()
    program.desk._take_account(account if account.has_credentials else KNOWN)  # noqa: SLF001
    qtbot.waitUntil(lambda: dialog.card(0).act.text() == "Create sample", timeout=LIMIT_MS)
    assert dialog.message.isHidden()


def test_in_the_demo_all_prices_are_nothing(qtbot: QtBot, start: Start) -> None:
    program = start(VBEE_OTHER="nothing")
    qtbot.waitUntil(lambda: program.desk.is_demo, timeout=LIMIT_MS)
    voices = program.window.workbench.speech.voices.model
    qtbot.waitUntil(lambda: voices.known_count() > 0, timeout=LIMIT_MS)
    dialog = open_dialog(program)
    qtbot.waitUntil(lambda: dialog.card(0).foot() == "0 points (demo)", timeout=LIMIT_MS)
    assert dialog.foot.create_all.text() == "Create all"

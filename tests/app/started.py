"""What tests of the whole program share; the fixture `start` is in ``conftest``."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from vbee_desktop.app.window import WindowProgram
from vbee_desktop.ui.account.account_dialog import AccountDialog

Start = Callable[..., WindowProgram]
LIMIT_MS = 20_000


def account_dialog(program: WindowProgram) -> AccountDialog:
    """The dialog for App ID and token, opened as the menu opens it."""
    program.window.workbench.ask_for_account()
    dialog = program.window.findChild(AccountDialog)
    assert dialog is not None
    return dialog


def enter_account(qtbot: QtBot, program: WindowProgram, app_id: str, token: str) -> None:
    """Type both values, save them and wait until they are kept."""
    dialog = account_dialog(program)
    QTest.keyClicks(dialog.app_id, app_id)
    QTest.keyClicks(dialog.token, token)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: program.window.findChild(AccountDialog) is None, timeout=LIMIT_MS)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow, timeout=LIMIT_MS)

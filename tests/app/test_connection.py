"""Off the network and back, and Check connection, in the real window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.app.test_language import VIETNAMESE, choose_language, speaks
from tests.support.relay import Switch, switch_to
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.support.control import SupportControl
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.connection import CheckStep, StepState
from vbee_desktop.ui.settings.settings_dialog import SettingsDialog
from vbee_desktop.ui.support.connection_dialog import ConnectionDialog


@pytest.fixture
def network(sandbox: SandboxProcess) -> Iterator[Switch]:
    """The network between the window and the sandbox, off at first."""
    with switch_to(sandbox.url) as switch:
        yield switch


def opened_check(program: WindowProgram, qtbot: QtBot) -> ConnectionDialog:
    """The dialog as the menu opens it, when its check has ended."""
    qtbot.waitUntil(lambda: program.window.findChild(SupportControl) is not None, timeout=LIMIT_MS)
    next(
        each for each in program.window.findChildren(QAction) if each.text() == "Check &connection…"
    ).trigger()
    dialog = program.window.findChild(ConnectionDialog)
    assert isinstance(dialog, ConnectionDialog)
    qtbot.waitUntil(lambda: ended(dialog), timeout=LIMIT_MS)
    return dialog


def ended(dialog: ConnectionDialog) -> bool:
    return dialog.again_button.isEnabled() and bool(dialog.message.title())


def words_in(dialog: ConnectionDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel))


def test_what_cannot_be_sent_waits_and_goes_out_by_itself(
    start: Start, network: Switch, sandbox: SandboxProcess, qtbot: QtBot
) -> None:
    program = start(url=network.url)
    speech, status = program.window.workbench.speech, program.window.workbench.status
    qtbot.waitUntil(status.offline_button.isVisible, timeout=LIMIT_MS)
    assert status.offline_button.text() == "Offline: waiting for the network"
    speech.script.editor.setPlainText("Xin chào.")
    speech.script.count_now()
    speech.act.button.click()
    words = "Offline: waiting for the network; 1 job"
    qtbot.waitUntil(lambda: status.offline_button.text().startswith(words), timeout=LIMIT_MS)
    assert sandbox.ledger() == []
    network.turn_on()
    qtbot.waitUntil(lambda: not status.offline_button.isVisible(), timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: len(sandbox.ledger()) == 1, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: program.window.workbench.is_at_rest, timeout=LIMIT_MS)


def test_what_waits_for_the_network_holds_no_language_back_and_goes_out_in_the_other(
    start: Start, network: Switch, sandbox: SandboxProcess, qtbot: QtBot
) -> None:
    program = start(url=network.url)
    speech, status = program.window.workbench.speech, program.window.workbench.status
    qtbot.waitUntil(status.offline_button.isVisible, timeout=LIMIT_MS)
    speech.script.editor.setPlainText("Xin chào.")
    speech.script.count_now()
    speech.act.button.click()
    qtbot.waitUntil(lambda: "1 job" in status.offline_button.text(), timeout=LIMIT_MS)
    choose_language(qtbot, program, VIETNAMESE)
    message = program.window.workbench.message
    qtbot.waitUntil(lambda: message.title().startswith("The language changes when"), timeout=LIMIT_MS)
    (button,) = message.action_buttons()
    button.click()
    qtbot.waitUntil(lambda: speaks(program, VIETNAMESE), timeout=LIMIT_MS)
    network.turn_on()
    qtbot.waitUntil(lambda: len(sandbox.ledger()) == 1, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: len(program.window.workbench.speech.takes.takes()) == 1, timeout=LIMIT_MS)
    assert len(sandbox.ledger()) == 1


def test_each_step_is_shown_with_its_time_and_nothing_secret_is_copied(start: Start, qtbot: QtBot) -> None:
    dialog = opened_check(start(), qtbot)
    assert [each.step for each in dialog.steps][:3] == [
        CheckStep.NAME,
        CheckStep.CONNECTED,
        CheckStep.ANSWERED,
    ]
    assert {each.state for each in dialog.steps if each.step is not CheckStep.AUDIO} == {StepState.PASSED}
    assert dialog.message.title() == "Everything works."
    for words in ("Name found", "Account accepted", "127.0.0.1", " ms"):
        assert words in words_in(dialog)
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "✓ Connected · 127.0.0.1 · " in copied
    assert "Everything works." in copied
    assert "token" not in copied.replace("App ID and the token", "")


def test_the_step_that_fails_is_named_with_what_to_do_and_tried_again(
    start: Start, network: Switch, qtbot: QtBot
) -> None:
    program = start(url=network.url)
    dialog = opened_check(program, qtbot)
    assert dialog.message.title() == "Cannot connect to Vbee."
    assert "firewall" in dialog.message.text()
    assert [each.accessibleName() for each in dialog.rows][2] == "Vbee answers, 127.0.0.1, not tried"
    dialog.copy_button.click()
    assert "✗ Connected · 127.0.0.1" in QGuiApplication.clipboard().text()
    network.turn_on()
    dialog.again_button.click()
    qtbot.waitUntil(lambda: dialog.message.title() == "Everything works." and ended(dialog), timeout=LIMIT_MS)
    assert len(dialog.rows) == len(dialog.steps)


def test_a_step_that_fails_leads_to_the_settings(start: Start, network: Switch, qtbot: QtBot) -> None:
    program = start(url=network.url)
    dialog = opened_check(program, qtbot)
    (button,) = dialog.message.action_buttons()
    assert button.text() == "Settings"
    button.click()
    qtbot.waitUntil(lambda: program.window.findChild(ConnectionDialog) is None, timeout=LIMIT_MS)
    settings = program.window.findChild(SettingsDialog)
    assert isinstance(settings, SettingsDialog)
    settings.network.check_button.click()
    again = settings.findChild(ConnectionDialog)
    assert isinstance(again, ConnectionDialog)
    qtbot.waitUntil(lambda: ended(again), timeout=LIMIT_MS)
    assert again.message.action_buttons() == [], "they are behind it already"
    again.close_button.click()
    settings.reject()


def test_a_check_that_is_left_ends(start: Start, sandbox: SandboxProcess, qtbot: QtBot) -> None:
    program = start()
    qtbot.waitUntil(lambda: program.window.findChild(SupportControl) is not None, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: not program.desk.waiting, timeout=LIMIT_MS)
    sandbox.set_faults({"rules": [{"stage": "voices", "action": "black_hole"}]})
    program.window.workbench.connection_check_wanted.emit()
    dialog = program.window.findChild(ConnectionDialog)
    assert isinstance(dialog, ConnectionDialog)
    qtbot.waitUntil(lambda: not dialog.again_button.isEnabled(), timeout=LIMIT_MS)
    dialog.close_button.click()
    qtbot.waitUntil(lambda: program.window.findChild(ConnectionDialog) is None, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: not program.desk.waiting, timeout=LIMIT_MS)


@pytest.mark.parametrize("tab", ["speech", "transcription"])
def test_a_message_about_the_connection_leads_to_the_check(start: Start, qtbot: QtBot, tab: str) -> None:
    program = start()
    qtbot.waitUntil(lambda: program.window.findChild(SupportControl) is not None, timeout=LIMIT_MS)
    workbench = program.window.workbench
    asking = workbench.speech if tab == "speech" else workbench.transcription
    assert asking is not None
    asking.connection_check_wanted.emit()
    dialog = program.window.findChild(ConnectionDialog)
    assert isinstance(dialog, ConnectionDialog)
    qtbot.waitUntil(lambda: ended(dialog), timeout=LIMIT_MS)


def test_the_settings_lead_to_the_check_before_them(start: Start, qtbot: QtBot) -> None:
    program = start()
    qtbot.waitUntil(lambda: program.window.findChild(SupportControl) is not None, timeout=LIMIT_MS)
    program.window.workbench.settings_wanted.emit()
    settings = program.window.findChild(SettingsDialog)
    assert isinstance(settings, SettingsDialog)
    settings.network.check_button.click()
    dialog = settings.findChild(ConnectionDialog)
    assert isinstance(dialog, ConnectionDialog)
    qtbot.waitUntil(lambda: ended(dialog), timeout=LIMIT_MS)
    dialog.close_button.click()
    settings.reject()

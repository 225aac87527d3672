"""App ID and token through the real window: tried at the sandbox before they are kept."""

from __future__ import annotations

import base64
import json
import sys
import time
from dataclasses import replace

import keyring
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start, account_dialog, enter_account
from tests.support.memory_keyring import MemoryKeyring
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.core.models import Credentials
from vbee_desktop.core.provision import Feature, Provision
from vbee_desktop.core.resources import SANDBOX_VOICE
from vbee_desktop.store.secrets import Secrets
from vbee_desktop.ui.account.account_dialog import AccountDialog

NOTHING = {"VBEE_OTHER": "nothing"}
DAY_S = 86_400


@pytest.fixture(autouse=True)
def ring() -> MemoryKeyring:
    ring = MemoryKeyring()
    keyring.set_keyring(ring)
    return ring


def jwt(expires_in_s: float) -> str:
    """A token that tells when it expires, seconds from now."""
    claims = json.dumps({"exp": int(time.time() + expires_in_s)}).encode()
    return f"eyJhbGciOiJIUzI1NiJ9.{base64.urlsafe_b64encode(claims).rstrip(b'=').decode()}.c2ln"


def test_what_works_is_kept_and_the_person_is_told_where_and_until_when(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess
) -> None:
    program, token = start(**NOTHING), jwt(30 * DAY_S)
    enter_account(qtbot, program, "app", token)
    message = program.window.workbench.message
    qtbot.waitUntil(lambda: message.title() == "App ID and token work.", timeout=LIMIT_MS)
    assert message.text().startswith("Valid until ")
    assert message.text().endswith("They are saved in this computer's key store.")
    assert Secrets({}).load()[0] == Credentials("app", token)
    assert any("/voices" in str(each) for each in sandbox.requests())
    assert sandbox.ledger() == []


@pytest.mark.parametrize("token", ["bad", jwt(-DAY_S)], ids=["unknown", "expired"])
def test_what_vbee_refuses_is_not_kept_unless_the_person_wants_it(
    qtbot: QtBot, start: Start, token: str
) -> None:
    program = start(**NOTHING)
    dialog = account_dialog(program)
    QTest.keyClicks(dialog.app_id, "app")
    QTest.keyClicks(dialog.token, token)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "did not accept" in dialog.message.title(), timeout=LIMIT_MS)
    assert Secrets({}).load()[0] is None
    assert dialog.token.hasFocus() or dialog.token.isEnabled()
    dialog.message.action_buttons()[0].click()
    qtbot.waitUntil(lambda: Secrets({}).load()[0] == Credentials("app", token), timeout=LIMIT_MS)
    said = program.window.workbench.message
    qtbot.waitUntil(lambda: "untried" in said.title(), timeout=LIMIT_MS)


def test_without_a_connection_the_person_decides(qtbot: QtBot, start: Start, sandbox: SandboxProcess) -> None:
    program = start(**NOTHING)
    sandbox.set_faults({"rules": [{"stage": "connect", "action": "refuse", "times": 6}]})
    dialog = account_dialog(program)
    QTest.keyClicks(dialog.app_id, "app")
    QTest.keyClicks(dialog.token, "token")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: len(dialog.message.action_buttons()) == 1, timeout=LIMIT_MS)
    assert dialog.message.text().endswith("Nothing is kept yet.")
    assert Secrets({}).load()[0] is None
    dialog.reject()


def test_pasted_junk_is_gone_as_soon_as_it_is_there(start: Start) -> None:
    dialog = account_dialog(start(**NOTHING))
    token = jwt(3 * DAY_S)
    for field, pasted in (
        (dialog.app_id, ' "abc-\u200b1" \n'),
        (dialog.token, f"Authorization: Bearer {token}\r\n"),
    ):
        QApplication.clipboard().setText(pasted)
        field.paste()
    assert (dialog.app_id.text(), dialog.token.text()) == ("abc-1", token)
    assert dialog.expiry.text().startswith("Valid until ")
    dialog.token.setText(jwt(-DAY_S))
    assert dialog.expiry.text().startswith("It expired on ")
    dialog.reject()


def test_a_token_of_the_administrator_cannot_be_entered_over(qtbot: QtBot, start: Start) -> None:
    program = start()
    provision = Provision(app_id="a", token="t", locked=frozenset({"token"}))
    program.desk.use(replace(program.desk.setup, provision=provision))
    program.window.workbench.ask_for_account()
    assert program.window.findChild(AccountDialog) is None
    assert program.window.workbench.message.title() == "Set by your administrator."


def test_with_the_company_s_app_id_only_the_token_is_entered(qtbot: QtBot, start: Start) -> None:
    program = start(**NOTHING)
    provision = Provision(app_id="company", locked=frozenset({"app_id"}))
    program.desk.use(replace(program.desk.setup, provision=provision))
    dialog = account_dialog(program)
    QTest.keyClicks(dialog.app_id, "x")
    assert dialog.app_id.text() == "company"
    assert dialog.app_id_note.text() == "Set by your administrator."
    QTest.keyClicks(dialog.token, "token")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: Secrets({}).load()[0] == Credentials("company", "token"), timeout=LIMIT_MS)


@pytest.mark.parametrize("is_installed", [True, False], ids=["closed", "not installed"])
def test_where_there_is_no_demo_it_is_not_offered(
    qtbot: QtBot, start: Start, is_installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(**NOTHING)
    closed = Provision(features=frozenset(Feature) - {Feature.DEMO}) if is_installed else Provision()
    if not is_installed:
        monkeypatch.setitem(sys.modules, SANDBOX_VOICE, None)  # as where it cannot be imported
    program.desk.use(replace(program.desk.setup, server=None, provision=closed))
    message = program.window.workbench.message
    qtbot.waitUntil(message.isVisible, timeout=LIMIT_MS)
    assert [each.text() for each in message.action_buttons()] == ["Enter App ID and token"]
    dialog = account_dialog(program)
    assert dialog.demo_button.isHidden()
    dialog.reject()

"""Profiles through the real window: each has its own token, service, server and limits."""

from __future__ import annotations

import base64
import json
import time
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start, enter_account
from tests.support.logs import AllowedLogs
from tests.support.memory_keyring import MemoryKeyring
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.models import Credentials, SpeechApi
from vbee_desktop.store.secrets import Secrets
from vbee_desktop.ui.account.profile_dialog import ProfileDialog
from vbee_desktop.ui.account.profile_menu import ProfileMenu

DAY_S = 86_400
NOTHING = {"VBEE_OTHER": "nothing"}


@pytest.fixture(autouse=True)
def ring(allowed_logs: AllowedLogs) -> MemoryKeyring:
    allowed_logs("This plugin does not support")
    ring = MemoryKeyring()
    keyring.set_keyring(ring)
    Secrets({}).save(Credentials("first-app", "first-token"))
    return ring


def jwt(expires_in_s: float) -> str:
    claims = json.dumps({"exp": int(time.time() + expires_in_s)}).encode()
    return f"eyJhbGciOiJIUzI1NiJ9.{base64.urlsafe_b64encode(claims).rstrip(b'=').decode()}.c2ln"


def choose(program: WindowProgram, words: str) -> None:
    """Open the menu of the status line and choose an entry."""
    program.window.workbench.status.account_button.click()
    menu = next(each for each in program.window.findChildren(ProfileMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == words).trigger()
    menu.close()


def entries(program: WindowProgram) -> list[tuple[str, bool]]:
    program.window.workbench.status.account_button.click()
    menu = next(each for each in program.window.findChildren(ProfileMenu) if each.isVisible())
    found = [(each.text(), each.isChecked()) for each in menu.actions() if each.isCheckable()]
    menu.close()
    return found


def profile_dialog(program: WindowProgram) -> ProfileDialog:
    dialog = program.window.findChild(ProfileDialog)
    assert dialog is not None
    return dialog


def add_profile(qtbot: QtBot, program: WindowProgram, name: str) -> None:
    choose(program, "New profile…")
    dialog = profile_dialog(program)
    QTest.keyClicks(dialog.name, name)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: program.window.findChild(ProfileDialog) is None, timeout=LIMIT_MS)


def speak(qtbot: QtBot, program: WindowProgram, text: str) -> None:
    speech = program.window.workbench.speech
    before = speech.takes.current
    speech.script.editor.setPlainText(text)
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.main_act()
    qtbot.waitUntil(lambda: speech.takes.current is not before, timeout=LIMIT_MS)


def kept(tmp_path: Path) -> dict[str, object]:
    values: dict[str, object] = json.loads((tmp_path / "home" / "settings.json").read_text("utf-8"))
    return values


def profiles_in(tmp_path: Path) -> list[dict[str, object]]:
    profiles = kept(tmp_path)["profiles"]
    assert isinstance(profiles, list)
    return profiles


def chip(program: WindowProgram) -> str:
    return program.window.workbench.status.account_button.text()


def test_each_profile_pays_with_its_own_app(
    qtbot: QtBot, start: Start, sandbox: SandboxProcess, ring: MemoryKeyring
) -> None:
    program = start(**NOTHING)
    qtbot.waitUntil(lambda: program.desk.account.kept_in == "keyring", timeout=LIMIT_MS)
    assert entries(program) == [("Usual profile", True)]
    add_profile(qtbot, program, "Work & Co")
    assert entries(program) == [("Usual profile", False), ("Work && Co", True)]
    enter_account(qtbot, program, "work-app", "work-token")
    qtbot.waitUntil(lambda: not program.desk.is_demo, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: chip(program).startswith("Work & Co"), timeout=LIMIT_MS)
    speak(qtbot, program, "Một.")
    choose(program, "Usual profile")
    qtbot.waitUntil(lambda: chip(program) == "Vbee account", timeout=LIMIT_MS)
    speak(qtbot, program, "Hai.")
    assert [each["app_id"] for each in sandbox.ledger()] == ["work-app", "first-app"]


def test_the_profile_of_the_last_time_is_used_again(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start(**NOTHING)
    add_profile(qtbot, program, "Work")
    profiles = profiles_in(tmp_path)
    assert [each["name"] for each in profiles] == ["", "Work"]
    assert kept(tmp_path)["profile"] == profiles[1]["id"] != ""


def test_a_removed_profile_takes_its_secrets_along(
    qtbot: QtBot, start: Start, ring: MemoryKeyring, tmp_path: Path
) -> None:
    program = start(**NOTHING)
    add_profile(qtbot, program, "Work")
    enter_account(qtbot, program, "work-app", "work-token")
    qtbot.waitUntil(lambda: program.desk.account.kept_in == "keyring", timeout=LIMIT_MS)
    choose(program, "Remove profile…")
    question = program.window.findChild(QMessageBox)
    assert question is not None
    assert question.text() == "Remove the profile Work?"
    assert question.defaultButton().text() == "Cancel"
    next(each for each in question.buttons() if each.text() == "Remove").click()
    qtbot.waitUntil(lambda: chip(program) == "Vbee account", timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: not [name for name in ring.entries if "(" in name[0]], timeout=LIMIT_MS)
    assert kept(tmp_path)["profile"] == ""
    assert len(profiles_in(tmp_path)) == 1
    assert Secrets({}).load()[0] == Credentials("first-app", "first-token")


def test_the_service_belongs_to_the_profile(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start(**NOTHING)
    panel = program.window.workbench.speech.settings
    add_profile(qtbot, program, "Work")
    panel.set_way(replace(panel.way(), api=SpeechApi.CURRENT))
    choose(program, "Edit profile…")
    assert profile_dialog(program).service.currentText() == "Current"
    profile_dialog(program).service.setCurrentIndex(1)
    profile_dialog(program).save_button.click()
    assert panel.way().api is SpeechApi.LEGACY
    panel.set_way(replace(panel.way(), api=SpeechApi.CURRENT))
    choose(program, "Usual profile")
    assert panel.way().api is SpeechApi.LEGACY
    choose(program, "Work")
    assert panel.way().api is SpeechApi.CURRENT
    assert program.desk.setup.api is SpeechApi.CURRENT
    assert [each["service"] for each in profiles_in(tmp_path)] == [None, "current"]


def test_what_is_wrong_with_a_profile_is_told_under_its_field(qtbot: QtBot, start: Start) -> None:
    program = start(**NOTHING)
    add_profile(qtbot, program, "Work")
    choose(program, "New profile…")
    dialog = profile_dialog(program)
    dialog.save_button.click()
    assert dialog.notes["profile_name"].text() == "Give it a name."
    QTest.keyClicks(dialog.name, "wORK")
    assert dialog.notes["profile_name"].text() == ""
    dialog.save_button.click()
    assert "Another profile" in dialog.notes["profile_name"].text()
    QTest.keyClicks(dialog.name, " 2")
    QTest.keyClicks(dialog.server, "http://vbee.example")
    dialog.save_button.click()
    assert "https://" in dialog.notes["server"].text()
    dialog.reject()


def test_a_limit_of_the_profile_holds_at_once(qtbot: QtBot, start: Start, sandbox: SandboxProcess) -> None:
    program = start(**NOTHING)
    choose(program, "Edit profile…")
    dialog = profile_dialog(program)
    dialog.points.setValue(3)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: program.desk.setup.profile.daily_points == 3, timeout=LIMIT_MS)
    speech = program.window.workbench.speech
    speech.script.editor.setPlainText("Xin chào thế giới")
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.main_act()
    qtbot.waitUntil(lambda: speech.script.message is not None, timeout=LIMIT_MS)
    assert speech.script.message is not None
    assert speech.script.message.title() == "Your own limit for today is reached."
    assert sandbox.ledger() == []


@pytest.mark.parametrize(
    ("left_s", "title"),
    [
        (6.5 * DAY_S, "The token expires in "),
        (DAY_S / 2, "The token expires within a day."),
        (-DAY_S, "The token has expired."),
    ],
)
def test_the_end_of_a_token_is_told_in_time(qtbot: QtBot, start: Start, left_s: float, title: str) -> None:
    Secrets({}).save(Credentials("first-app", jwt(left_s)))
    program = start(**NOTHING)
    message = program.window.workbench.message
    qtbot.waitUntil(lambda: message.title().startswith(title), timeout=LIMIT_MS)
    assert [each.text() for each in message.action_buttons()] == ["Enter new token"]
    enter_account(qtbot, program, "first-app", jwt(90 * DAY_S))
    qtbot.waitUntil(lambda: message.title() == "App ID and token work.", timeout=LIMIT_MS)


def test_that_a_token_expires_soon_is_told_once_a_day(qtbot: QtBot, start: Start) -> None:
    Secrets({}).save(Credentials("first-app", jwt(3.5 * DAY_S)))
    program = start(**NOTHING)
    message = program.window.workbench.message
    qtbot.waitUntil(message.isVisible, timeout=LIMIT_MS)
    program.close()
    again = start(**NOTHING)
    qtbot.waitUntil(lambda: "token expires in" in chip(again), timeout=LIMIT_MS)
    assert not again.window.workbench.message.isVisible()

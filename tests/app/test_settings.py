"""Settings take effect in the real program as soon as they are saved."""

from __future__ import annotations

import json
import socket
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import keyring
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.support.logs import AllowedLogs
from tests.support.memory_keyring import MemoryKeyring
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.proxy_choice import ProxyLogin
from vbee_desktop.store.secrets import ProxySecret
from vbee_desktop.ui.settings.settings_dialog import SettingsDialog
from vbee_desktop.ui.support.connection_dialog import ConnectionDialog
from vbee_desktop.ui.transcription.record_options import RecordOptions

ADDRESS = "https://tunnel.example"


def dialog_of(qtbot: QtBot, program: WindowProgram) -> SettingsDialog:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow, timeout=LIMIT_MS)
    QTest.keyClick(program.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = program.window.findChild(SettingsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def save_and_close(qtbot: QtBot, program: WindowProgram, dialog: SettingsDialog) -> None:
    dialog.save_button.click()
    qtbot.waitUntil(lambda: program.window.findChild(SettingsDialog) is None, timeout=LIMIT_MS)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with closing(socket.socket()) as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def kept(tmp_path: Path) -> dict[str, object]:
    values: dict[str, object] = json.loads((tmp_path / "home" / "settings.json").read_text("utf-8"))
    return values


def test_the_theme_changes_at_once_and_the_menu_follows(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start()
    dialog = dialog_of(qtbot, program)
    dialog.general.theme.setCurrentIndex(2)
    dialog.general.language.setCurrentIndex(1)
    save_and_close(qtbot, program, dialog)
    assert program.look.dark
    ticked = [action.text() for action in program.window.findChildren(QAction) if action.isChecked()]
    assert "&Dark" in ticked
    assert kept(tmp_path)["window.theme"] == "dark"
    assert kept(tmp_path)["window.language"] == "vi"


def test_callbacks_are_received_as_soon_as_they_are_saved(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program, port = start(), free_port()
    dialog = dialog_of(qtbot, program)
    dialog.callbacks.switch.click()
    dialog.callbacks.address.setText(ADDRESS)
    dialog.callbacks.port.setValue(port)
    save_and_close(qtbot, program, dialog)
    assert answers(port)
    dialog = dialog_of(qtbot, program)
    qtbot.waitUntil(lambda: ADDRESS in dialog.callbacks.state.text(), timeout=LIMIT_MS)
    dialog.callbacks.switch.click()
    save_and_close(qtbot, program, dialog)
    qtbot.waitUntil(lambda: not answers(port), timeout=LIMIT_MS)
    assert kept(tmp_path)["callbacks.enabled"] is False


def test_a_port_in_use_keeps_the_dialog_open_and_the_program_works_on(
    qtbot: QtBot, start: Start, allowed_logs: AllowedLogs
) -> None:
    program = start()
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        dialog = dialog_of(qtbot, program)
        dialog.callbacks.switch.click()
        dialog.callbacks.address.setText(ADDRESS)
        dialog.callbacks.port.setValue(other.getsockname()[1])
        dialog.save_button.click()
        qtbot.waitUntil(lambda: dialog.callbacks.port_note.text() != "", timeout=LIMIT_MS)
        assert "uses port" in dialog.callbacks.port_note.text()
        assert dialog.isVisible()
        port = other.getsockname()[1]
    save_and_close(qtbot, program, dialog)  # the same again, now that the other program has gone
    assert answers(port)
    qtbot.waitUntil(lambda: program.desk.has_credentials, timeout=LIMIT_MS)


def test_what_cannot_be_written_is_told_and_nothing_changes(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    program = start()
    (tmp_path / "home" / "settings.json").mkdir()
    dialog = dialog_of(qtbot, program)
    dialog.general.theme.setCurrentIndex(2)
    dialog.save_button.click()
    assert dialog.isVisible()
    assert "settings.json" in dialog.message.title()
    assert not program.look.dark
    dialog.reject()
    (tmp_path / "home" / "settings.json").rmdir()


def test_everything_that_was_made_can_be_deleted(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start()
    speech = program.window.workbench.speech
    speech.script.editor.insertPlainText("Xin chào")
    qtbot.waitUntil(speech.act.button.isEnabled, timeout=LIMIT_MS)
    speech.main_act()
    qtbot.waitUntil(lambda: speech.takes.current is not None, timeout=LIMIT_MS)
    assert list((tmp_path / "home" / "audio").iterdir())
    points = program.window.workbench.status.points_button
    qtbot.waitUntil(lambda: points.text() == "8 points today", timeout=LIMIT_MS)
    dialog = dialog_of(qtbot, program)
    dialog.history.delete_button.click()
    question = dialog.findChild(QMessageBox)
    assert question is not None
    next(each for each in question.buttons() if each.text() == "Delete everything").click()
    qtbot.waitUntil(lambda: dialog.history.note.text() == "Everything was deleted.", timeout=LIMIT_MS)
    assert not list((tmp_path / "home" / "audio").iterdir())
    assert points.text() == "8 points today"
    dialog.reject()


def test_another_way_to_the_servers_counts_at_once_and_its_login_is_in_the_key_store(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    ring = MemoryKeyring()
    keyring.set_keyring(ring)
    program = start()
    program.desk.use(replace(program.desk.setup, proxy_secret=ProxySecret()))
    dialog = dialog_of(qtbot, program)
    dialog.network.mode.setCurrentIndex(2)
    dialog.network.address.setText("proxy.example:3128")
    QTest.keyClicks(dialog.network.name, "me")
    QTest.keyClicks(dialog.network.password, "s3cret")
    save_and_close(qtbot, program, dialog)
    assert program.desk.setup.proxy.words == "http://proxy.example:3128"
    assert kept(tmp_path)["network.proxy"] == "http://proxy.example:3128"
    assert "s3cret" not in (tmp_path / "home" / "settings.json").read_text("utf-8")
    assert ProxySecret().load() == ProxyLogin("me", "s3cret")
    dialog = dialog_of(qtbot, program)
    qtbot.waitUntil(lambda: dialog.network.name.text() == "me", timeout=LIMIT_MS)
    dialog.network.mode.setCurrentIndex(0)
    save_and_close(qtbot, program, dialog)
    assert program.desk.setup.proxy.words == "system"
    assert ProxySecret().load() == ProxyLogin("me", "s3cret")
    qtbot.waitUntil(lambda: program.desk.has_credentials, timeout=LIMIT_MS)


def test_how_recordings_are_to_be_counts_at_once(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start()
    dialog = dialog_of(qtbot, program)
    dialog.recording.chained.click()
    save_and_close(qtbot, program, dialog)
    assert kept(tmp_path)["transcription.chained"] is True
    options = program.window.findChild(RecordOptions)
    assert options is not None
    assert options.wish.is_chained


def test_the_connection_can_be_checked_from_the_settings(qtbot: QtBot, start: Start) -> None:
    program = start()
    qtbot.waitUntil(program.window.workbench.status.points_button.isVisible, timeout=LIMIT_MS)
    dialog = dialog_of(qtbot, program)
    dialog.network.check_button.click()
    check = dialog.findChild(ConnectionDialog)
    assert check is not None
    check.reject()
    dialog.reject()

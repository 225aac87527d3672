"""What the machine's administrator decided, in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS
from tests.support.logs import AllowedLogs
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.configuration import make_setup
from vbee_desktop.app.setup import Demo, Wishes
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.models import SpeechApi, SpeechWay
from vbee_desktop.core.server import server_at
from vbee_desktop.store.home import Home
from vbee_desktop.ui.widgets.tab_bar import TabBar

Provisioned = Callable[[str], WindowProgram]


@pytest.fixture
def provisioned(
    qtbot: QtBot, qapp: QApplication, sandbox: SandboxProcess, tmp_path: Path, allowed_logs: AllowedLogs
) -> Iterator[Provisioned]:
    """Starts the program on a machine with this provisioning file."""
    allowed_logs("This plugin does not support")
    programs: list[WindowProgram] = []

    def start(text: str) -> WindowProgram:
        path = tmp_path / "provisioning.toml"
        path.write_text(text, "utf-8")
        environment = {"VBEE_DESKTOP_PROVISIONING": str(path), "VBEE_APP_ID": "a", "VBEE_TOKEN": "t"}
        home, wishes = Home(tmp_path / "home"), Wishes(server_variable=server_at(sandbox.url))
        program = WindowProgram(
            qapp, home, lambda: make_setup(home, environment, wishes, Demo.NEVER, is_strict=False), "en"
        )
        programs.append(program)
        program.window.show()
        qtbot.waitUntil(lambda: program.is_complete, timeout=LIMIT_MS)
        points = program.window.workbench.status.points_button  # shown after all else has been built
        qtbot.waitUntil(points.isVisible, timeout=LIMIT_MS)
        return program

    yield start
    for program in programs:
        assert program.close()
        program.window.deleteLater()
    qapp.processEvents()


def entries(program: WindowProgram) -> set[str]:
    """What the menus offer."""
    menus = program.window.menuBar().findChildren(QMenu)
    return {each.text().replace("&", "") for menu in menus for each in menu.actions() if each.isVisible()}


def choices(program: WindowProgram) -> list[str]:
    """What the menu of the main act offers."""
    menu = program.window.workbench.speech.act.button.menu()
    return [] if menu is None else [each.text() for each in menu.actions()]


def test_without_restrictions_everything_is_there(provisioned: Provisioned) -> None:
    program = provisioned("")
    assert {"Batch…", "Compare voices…", "Speech to text", "Record or stop recording"} <= entries(program)
    assert program.window.workbench.batch is not None


def test_what_is_not_allowed_is_not_there(qtbot: QtBot, provisioned: Provisioned, tmp_path: Path) -> None:
    program = provisioned('features = ["speech"]')
    hidden = {"Batch…", "Compare voices…", "Speech to text", "Record or stop recording"}
    assert not hidden & entries(program)
    assert {"Text to speech", "Settings…"} <= entries(program)
    workbench = program.window.workbench
    assert (workbench.batch, workbench.compare, workbench.listening) == (None, None, None)
    workbench.speech.script.editor.setPlainText("Xin chào")
    qtbot.waitUntil(workbench.speech.act.button.isEnabled, timeout=LIMIT_MS)
    assert not [each for each in choices(program) if "Compare" in each]
    tabs = program.window.findChild(TabBar)
    assert tabs is not None
    assert [tabs.isTabVisible(index) for index in range(2)] == [True, False]
    workbench.show_tab(1)
    assert workbench.current_tab == 0
    workbench.open_path(tmp_path / "a.wav")
    assert "not open to the users" in workbench.message.title()


def test_recognition_alone(provisioned: Provisioned) -> None:
    workbench = provisioned('features = ["transcription"]').window.workbench
    assert workbench.current_tab == 1
    assert workbench.transcription is not None
    assert workbench.transcription.isVisible()


def test_a_file_that_cannot_be_used_is_told_and_decides_nothing(provisioned: Provisioned) -> None:
    program = provisioned("servr = 1")
    message = program.window.workbench.message
    assert message.title() == "What your administrator has set cannot be used."
    assert "provisioning.toml: It has a key that does not exist: servr." in message.text()


def test_a_locked_service_cannot_be_changed(provisioned: Provisioned) -> None:
    program = provisioned('service = "current"\nlocked = ["service"]')
    panel = program.window.workbench.speech.settings
    assert panel.way().api is SpeechApi.CURRENT
    panel.set_way(SpeechWay(SpeechApi.LEGACY))
    assert panel.way().api is SpeechApi.CURRENT


def test_a_default_voice_stands_where_the_person_chose_none(provisioned: Provisioned) -> None:
    program = provisioned('default_voice = "sg_male_minhhoang_full_48k-fhg"')
    assert program.window.workbench.speech.voices.code == "sg_male_minhhoang_full_48k-fhg"


def test_history_and_callbacks_follow_the_administrator(provisioned: Provisioned) -> None:
    program = provisioned('keep_history = false\nlocked = ["keep_history"]\nfeatures = ["speech"]')
    program.settings.set("callbacks.enabled", True)
    program.settings.set("history.keep", True)
    assert program.settings.get("callbacks.enabled") is False
    assert program.settings.get("history.keep") is False

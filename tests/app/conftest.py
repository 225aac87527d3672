"""What a program in this process leaves on the one QApplication of the tests is taken away again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.app.started import LIMIT_MS, Start
from tests.support.logs import AllowedLogs
from tests.support.sandbox_process import SandboxProcess
from vbee_desktop.app.setup import Demo, Setup, Wishes
from vbee_desktop.app.window import WindowProgram
from vbee_desktop.core.file_lock import FileLock
from vbee_desktop.core.server import server_at
from vbee_desktop.store.home import Home
from vbee_desktop.store.secrets import Secrets


@pytest.fixture(autouse=True)
def _application_as_it_was(qapp: QApplication) -> Iterator[None]:
    locale, interval_s = QLocale(), sys.getswitchinterval()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    sys.setswitchinterval(interval_s)


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, sandbox: SandboxProcess, tmp_path: Path, allowed_logs: AllowedLogs
) -> Iterator[Start]:
    """Starts the program against the sandbox, or where it is told; every program is closed at the end."""
    allowed_logs("does not support propagateSizeHints")
    programs: list[WindowProgram] = []

    def start(
        *,
        language: str = "en",
        lock: FileLock | None = None,
        crash: str = "",
        url: str = "",
        **environment: str,
    ) -> WindowProgram:
        known = environment or {"VBEE_APP_ID": "app", "VBEE_TOKEN": "token"}
        server = server_at(url or sandbox.url)
        wishes = Wishes(server_variable=server)
        setup = Setup(Home(tmp_path / "home"), Secrets(known), server, Demo.NEVER, wishes=wishes)
        program = WindowProgram(qapp, setup.home, lambda: setup, language, lock=lock, crash=crash)
        programs.append(program)
        program.window.show()
        qtbot.waitUntil(lambda: program.is_complete, timeout=LIMIT_MS)
        return program

    yield start
    for program in programs:
        assert program.close()
        program.window.deleteLater()
    qapp.setStyleSheet("")
    qapp.processEvents()

"""The light look in English, and a room to compare in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.logs import AllowedLogs
from tests.support.sandbox_process import SandboxProcess
from tests.ui.compare.room import CompareRoom
from vbee_desktop.store.home import Home
from vbee_desktop.ui.look import Look


@pytest.fixture
def look(qtbot: QtBot, qapp: QApplication, allowed_logs: AllowedLogs) -> Iterator[Look]:
    """The light look, numbers in English."""
    allowed_logs("This plugin does not support")
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    look = Look()
    look.set_reduced_motion(True)
    look.set_mode("light")
    look.apply(qapp)
    yield look
    qapp.setStyleSheet("")
    QLocale.setDefault(before)


@pytest.fixture
def room(qtbot: QtBot, look: Look, sandbox: SandboxProcess, tmp_path: Path) -> Iterator[CompareRoom]:
    """Nobody compares yet."""
    room = CompareRoom(qtbot, look, Home(tmp_path / "home"), sandbox.url)
    yield room
    room.close()

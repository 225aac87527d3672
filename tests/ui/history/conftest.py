"""The look in English, and a room with a few jobs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.history_room import HistoryRoom
from tests.support.logs import AllowedLogs
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
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def room(qtbot: QtBot, look: Look, home: Home) -> Iterator[HistoryRoom]:
    """An empty history, not yet shown."""
    room = HistoryRoom(qtbot, look, home)
    yield room
    room.close()

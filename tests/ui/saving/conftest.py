"""The look, in English, and a desk for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.logs import AllowedLogs
from tests.ui.saving.room import SavingRoom
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
def desk(qtbot: QtBot) -> Iterator[SavingRoom]:
    """A desk whose worker ends with the test."""
    desk = SavingRoom()
    yield desk
    assert desk.worker.shutdown()

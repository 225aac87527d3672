"""One look for all tests of the tab, and a fresh tab for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.speech.room import MemoryDesk, Room, Settings
from vbee_desktop.ui.look import Look

NOT_OF_OFFSCREEN = r"This plugin does not support"


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The light look, numbers in English."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    look = Look()
    look.set_reduced_motion(True)
    look.set_mode("light")
    look.apply(qapp)
    yield look
    QLocale.setDefault(before)


@pytest.fixture
def settings() -> Settings:
    """What is remembered."""
    return Settings()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[MemoryDesk]:
    """A desk whose worker ends with the test."""
    desk = MemoryDesk(tmp_path)
    yield desk
    assert desk.worker.shutdown()


@pytest.fixture
def room(
    qtbot: QtBot, look: Look, desk: MemoryDesk, settings: Settings, allowed_logs: object
) -> Iterator[Room]:
    """A tab, not yet shown."""
    allowed_logs(NOT_OF_OFFSCREEN)  # type: ignore[operator]
    room = Room(qtbot, look, desk, settings)
    yield room
    room.tab.shutdown()

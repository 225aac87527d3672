"""A fresh tab for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.speech.room import MemoryDesk, Room, Settings
from vbee_desktop.ui.look import Look


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
def room(qtbot: QtBot, look: Look, desk: MemoryDesk, settings: Settings) -> Iterator[Room]:
    """A tab, not yet shown."""
    room = Room(qtbot, look, desk, settings)
    yield room
    room.tab.shutdown()

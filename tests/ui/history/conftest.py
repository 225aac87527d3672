"""A room with a few jobs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.history_room import HistoryRoom
from vbee_desktop.store.home import Home
from vbee_desktop.ui.look import Look


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def room(qtbot: QtBot, look: Look, home: Home) -> Iterator[HistoryRoom]:
    """An empty history, not yet shown."""
    room = HistoryRoom(qtbot, look, home)
    yield room
    room.close()

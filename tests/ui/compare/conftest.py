"""A room to compare in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.sandbox_process import SandboxProcess
from tests.ui.compare.room import CompareRoom
from vbee_desktop.store.home import Home
from vbee_desktop.ui.look import Look


@pytest.fixture
def room(qtbot: QtBot, look: Look, sandbox: SandboxProcess, tmp_path: Path) -> Iterator[CompareRoom]:
    """Nobody compares yet."""
    room = CompareRoom(qtbot, look, Home(tmp_path / "home"), sandbox.url)
    yield room
    room.close()

"""A desk for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.saving.room import SavingRoom


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[SavingRoom]:
    """A desk whose worker ends with the test."""
    desk = SavingRoom()
    yield desk
    assert desk.worker.shutdown()

"""A ledger of one test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.points.bench_ledger import BenchLedger

NOW_S = datetime(2026, 7, 2, 9, 30).timestamp()  # noqa: DTZ001  # a Thursday, where the test runs


@pytest.fixture
def ledger(qtbot: QtBot, tmp_path: Path) -> Iterator[BenchLedger]:
    """An empty ledger."""
    ledger = BenchLedger(tmp_path, NOW_S)
    yield ledger
    ledger.close()

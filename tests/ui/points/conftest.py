"""The look, in English, and a ledger of one test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.logs import AllowedLogs
from tests.ui.points.bench_ledger import BenchLedger
from vbee_desktop.ui.look import Look

NOW_S = datetime(2026, 7, 2, 9, 30).timestamp()  # noqa: DTZ001  # a Thursday, where the test runs


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
def ledger(qtbot: QtBot, tmp_path: Path) -> Iterator[BenchLedger]:
    """An empty ledger."""
    ledger = BenchLedger(tmp_path, NOW_S)
    yield ledger
    ledger.close()

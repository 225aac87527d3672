"""The look that the widgets under test wear."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.logs import AllowedLogs
from vbee_desktop.ui.look import Look


@pytest.fixture
def look(qtbot: QtBot, qapp: QApplication, allowed_logs: AllowedLogs) -> Iterator[Look]:
    """The light look, without motion, on the running application; numbers in English."""
    allowed_logs("This plugin does not support")  # sizes of windows and the like, on `offscreen`
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    look = Look()
    look.set_reduced_motion(True)
    look.set_mode("light")
    look.apply(qapp)
    yield look
    qapp.setStyleSheet("")
    look.deleteLater()
    QLocale.setDefault(before)

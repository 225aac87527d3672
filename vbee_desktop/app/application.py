"""The QApplication: its name and style, files that the system asks it to open, signals that end it."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QLoggingCategory, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

SIGNAL_CHECK_MS = 200


class Application(QApplication):
    """``file_asked``: a ``Path``. macOS does not start the program anew for "Open with" or a file dropped on
    its icon: it tells the running one, and a fresh one soon after its start.
    """

    file_asked = Signal(object)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(Path(event.file()))
            return True
        return super().event(event)


def make_application() -> Application:
    """The QApplication with the program's name. Fusion from the start: no other style is made only to be
    replaced.
    """
    # A computer without fonts for the scripts of some languages is no news, and no fault of anybody's.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    app = Application([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("Vbee Desktop")
    app.setDesktopFileName("vbee-desktop")
    return app


def let_python_see_signals(app: QApplication) -> None:
    """Ctrl+C and a termination end the program in the usual way: Python needs to run now and then to see
    them.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QTimer.singleShot(0, app, app.quit))  # not amid what runs
    timer = QTimer(app)
    timer.timeout.connect(lambda: None)
    timer.start(SIGNAL_CHECK_MS)

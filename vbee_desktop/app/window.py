"""The application with its window: start, run, quit in stages."""

from __future__ import annotations

import faulthandler
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from vbee_desktop.app.desk import JobDesk
from vbee_desktop.app.language import chosen_language, speak
from vbee_desktop.core.resources import resource_path
from vbee_desktop.store.settings import SettingsFile
from vbee_desktop.ui.look import Look
from vbee_desktop.ui.shell.main_window import MainWindow
from vbee_desktop.worker.garbage import MainThreadCollector

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vbee_desktop.app.setup import Setup
    from vbee_desktop.core.models import Credentials

SIGNAL_CHECK_MS = 200


class WindowProgram(QObject):
    """The object graph of the window. `close` must be called before the QApplication goes."""

    def __init__(self, app: QApplication, setup: Setup, language: str | None = None) -> None:
        super().__init__()
        self._app = app
        self.settings = SettingsFile(setup.home.settings_file)
        speak(app, chosen_language(language, self.settings.get("window.language")))
        self.look = Look()
        mode = self.settings.get("window.theme", "system")
        self.look.apply(app)
        if mode in {"light", "dark"}:
            self.look.set_mode(mode)
        self.desk = JobDesk(setup)
        self.window = MainWindow(self.look, self.desk, self.settings)
        self.window.setWindowIcon(QIcon(str(resource_path("icons", "app.svg"))))
        self._collector = MainThreadCollector(self)
        self._connect()

    def close(self) -> bool:
        """Close the window and end all work, in stages; false when something hung and was abandoned."""
        self.window.close()
        self._collector.stop()
        return self.desk.shutdown()

    def _connect(self) -> None:
        self.window.painted.connect(self._start_work)
        self.desk.account_changed.connect(self.window.show_account)
        self.desk.account_changed.connect(self._greet)
        self.window.credentials_entered.connect(self._use_credentials)
        self.window.demo_wanted.connect(self._use_demo)

    def _start_work(self) -> None:
        self._collector.start()
        self.desk.start()

    def _greet(self) -> None:
        """Somebody who has neither the demo nor credentials is offered both, once an account is known."""
        if self.desk.has_credentials:
            self.window.message.dismiss()
            return
        self.window.message.show_message(
            "info",
            self.tr("No App ID or token yet."),
            self.tr("Enter the two values from Vbee's studio, or try the demo with a robot's voice."),
            [
                (self.tr("Enter App ID and token"), self.window.ask_for_account),
                (self.tr("Try the demo"), self._use_demo),
            ],
        )

    def _use_credentials(self, credentials: Credentials) -> None:
        handle = self.desk.save_credentials(credentials)
        handle.succeeded.connect(self._take_place)

    def _take_place(self, place: object) -> None:
        from dataclasses import replace

        from vbee_desktop.app.setup import Demo

        self.desk.use(replace(self.desk.setup, demo=Demo.NEVER))
        self.window.tell_where_token_is(place)

    def _use_demo(self) -> None:
        from dataclasses import replace

        from vbee_desktop.app.setup import Demo

        self.desk.use(replace(self.desk.setup, demo=Demo.ALWAYS))


def run_window(setup: Setup, language: str | None, file: Path | None) -> int:
    """Show the window and stay until it is closed; the exit code."""
    faulthandler.enable()
    app = make_application()
    program = WindowProgram(app, setup, language)
    if file is not None:
        program.window.open_path(file)
    program.window.show()
    ticking = let_python_see_signals(app.quit)
    code = app.exec()
    ticking.stop()
    if not program.close():
        sys.stderr.flush()
        os._exit(code)
    return code


def make_application() -> QApplication:
    """The QApplication with the program's name."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Vbee Desktop")
    app.setDesktopFileName("vbee-desktop")
    return app


def let_python_see_signals(quit_program: Callable[[], None]) -> QTimer:
    """Ctrl+C and a termination end the program in the usual way: Python needs to run now and then to see
    them.
    """
    import signal

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: quit_program())
    timer = QTimer()
    timer.timeout.connect(lambda: None)
    timer.start(SIGNAL_CHECK_MS)
    return timer

"""The real window in a process of its own, told by its arguments what to say: ``HOME URL TEXT …``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from vbee_desktop.app.application import make_application
from vbee_desktop.app.window import WindowProgram

if TYPE_CHECKING:
    from collections.abc import Sequence

LOOK_EVERY_MS = 5


class Presses:
    """Creates speech of one text after the other, as soon as the window lets a person do so."""

    def __init__(self, program: WindowProgram, texts: Sequence[str]) -> None:
        self._program = program
        self._texts = list(texts)
        self._is_busy = False
        self._take_before: object = None
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_EVERY_MS)

    def _look(self) -> None:
        if not self._program.is_complete or not self._texts:
            return
        speech = self._program.window.workbench.speech
        editor, take = speech.script.editor, speech.takes.current
        if self._is_busy and take is self._take_before:
            return
        self._is_busy = False
        if editor.toPlainText() != self._texts[0]:
            editor.setPlainText(self._texts[0])
        elif speech.act.button.isEnabled():
            self._is_busy, self._take_before = True, take
            del self._texts[0]
            speech.main_act()


def main(arguments: Sequence[str]) -> int:
    """Runs until it is ended from outside."""
    home, url, *texts = arguments
    app = make_application()
    from vbee_desktop.app.setup import Setup
    from vbee_desktop.core.server import server_at
    from vbee_desktop.store.home import Home
    from vbee_desktop.store.secrets import Secrets

    credentials = {"VBEE_APP_ID": "app-1", "VBEE_TOKEN": "token-1"}
    where = Home(Path(home))
    program = WindowProgram(app, where, lambda: Setup(where, Secrets(credentials), server_at(url)), "en")
    presses = Presses(program, texts)
    program.window.show()
    try:
        return app.exec()
    finally:
        del presses


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""One window that is closed: ``quit_child real|bare URL FOLDER`` prints the time and ends."""

from __future__ import annotations

import gc
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.ticks import rest, until
from vbee_desktop.app.quick_imports import import_quickly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbee_desktop.app.window import WindowProgram
    from vbee_desktop.core.models import Progress

TRANSFERS = 4
QUIET_MS = 1000


def main(arguments: Sequence[str]) -> int:
    """The exit code."""
    side, url, folder = arguments
    gc.disable()
    import_quickly()
    from vbee_desktop.app.application import make_application

    app = make_application()
    if side == "bare":
        from PySide6.QtWidgets import QMainWindow

        window = QMainWindow()
        window.show()
        rest(QUIET_MS)
        _tell()
        window.close()
        return 0
    from vbee_desktop.app.setup import Setup
    from vbee_desktop.app.window import WindowProgram
    from vbee_desktop.core.server import server_at
    from vbee_desktop.store.home import Home
    from vbee_desktop.store.secrets import Secrets

    setup = Setup(Home(Path(folder)), Secrets({}), server_at(url))
    program = WindowProgram(app, setup.home, lambda: setup, "en")
    program.window.show()
    until(lambda: program.is_complete and program.desk.has_credentials, "the whole window")
    _begin_transfers(program)
    rest(QUIET_MS)
    _tell()
    has_ended = program.close()
    app.shutdown()  # from here on as `app.window.run_window` does
    os._exit(0 if has_ended else 1)


def _begin_transfers(program: WindowProgram) -> None:
    from tests.bench.gap_loads import short_requests

    fetching: set[str] = set()
    for request in short_requests()[:TRANSFERS]:
        handle = program.desk.create_speech(request)
        handle.progress.connect(partial(_note, fetching, request.text))
    until(lambda: len(fetching) == TRANSFERS, "the downloads")


def _note(fetching: set[str], text: str, progress: Progress) -> None:
    if progress.stage == "downloading":
        fetching.add(text)


def _tell() -> None:
    print(time.time(), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

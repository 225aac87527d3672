"""What is left of a program that crashed: written by the fault handler, offered at the next start.

Imported before the first paint, so it needs next to nothing.
"""

from __future__ import annotations

import faulthandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import TextIOWrapper

    from vbee_desktop.store.home import Home

CRASH_NAME = "crash.txt"
EARLIER_NAME = "crash-before.txt"


class CrashWatch:
    """While it is open, a crash of the process leaves `CRASH_NAME` in the folder of the log."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._stream: TextIOWrapper | None = None

    def open(self) -> str:
        """Begin to watch; gives the report of the last run, empty when it did not crash."""
        from vbee_desktop.core.errors import StorageError

        try:
            path = self._home.logs_folder / CRASH_NAME
            report = path.read_text("utf-8", "replace") if path.exists() else ""
            if report:
                path.replace(path.with_name(EARLIER_NAME))
            self._stream = path.open("w", encoding="utf-8")
        except (OSError, StorageError):  # a disk that takes nothing: the store will say so
            faulthandler.enable()
            return ""
        faulthandler.enable(self._stream)
        return report

    def close(self) -> None:
        """The program ends as it should: nothing is left to tell of."""
        faulthandler.disable()
        if self._stream is not None:
            self._stream.close()
            (self._home.logs_folder / CRASH_NAME).unlink(missing_ok=True)

"""Notes in the log what broke in a slot or a thread: its kind and place, never its words."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from vbee_desktop.app.support.log_file import where_it_broke

if TYPE_CHECKING:
    from types import TracebackType

_log = logging.getLogger(__name__)


class BrokenWatch:
    """Stands before Python's own hooks, which go on as before."""

    def __init__(self) -> None:
        self._hook_before = sys.excepthook
        self._thread_hook_before = threading.excepthook

    def open(self) -> None:
        """Begin to take note."""
        sys.excepthook = self._note
        threading.excepthook = self._note_thread

    def close(self) -> None:
        """Take note of nothing more."""
        sys.excepthook = self._hook_before
        threading.excepthook = self._thread_hook_before

    def _note(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _tell(kind, trace)
        self._hook_before(kind, error, trace)

    def _note_thread(self, broken: threading.ExceptHookArgs) -> None:
        _tell(broken.exc_type, broken.exc_traceback)
        self._thread_hook_before(broken)


def _tell(kind: type[BaseException], trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        _log.error("broken: %s at %s", kind.__name__, where_it_broke(trace))

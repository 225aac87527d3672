"""Finds the threads, QThreads and QTimers that a test leaves running, and the line that started each."""

from __future__ import annotations

import threading
import time
import traceback
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QThread, QTimer
from shiboken6 import isValid

GRACE_S = 2.0


class LeakWatch:
    """Notes who starts what while it is installed; `left_running` tells what did not end by itself."""

    def __init__(self) -> None:
        self._before = set(threading.enumerate())
        self._started_at: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()

    def install(self, patch: pytest.MonkeyPatch) -> None:
        for kind in (threading.Thread, QThread, QTimer):
            patch.setattr(kind, "start", self._noting(kind.start))

    def _noting(self, start: Callable[..., Any]) -> Callable[..., Any]:
        def start_noted(thing: Any, *args: Any, **kwargs: Any) -> Any:
            self._started_at[thing] = calling_line()
            return start(thing, *args, **kwargs)

        return start_noted

    def left_running(self) -> list[str]:
        """One line for each thing that still runs after a short grace for threads about to end."""
        threads = [thread for thread in threading.enumerate() if thread not in self._before]
        end_s = time.monotonic() + GRACE_S
        for thread in threads:
            if not is_placeholder(thread) and thread is not threading.current_thread():
                thread.join(max(0.0, end_s - time.monotonic()))
        return [
            f"{thing!r} started at {self._started_at.get(thing, 'an unknown line')}"
            for thing in self._running()
        ]

    def _running(self) -> Iterator[Any]:
        for thread in threading.enumerate():
            if thread not in self._before and not is_placeholder(thread):
                yield thread
        for thing in list(self._started_at):
            if isinstance(thing, QThread) and isValid(thing) and thing.isRunning():
                yield thing
            if isinstance(thing, QTimer) and isValid(thing) and thing.isActive():
                yield thing


def is_placeholder(thread: threading.Thread) -> bool:
    """Python's stand-in for a thread that it did not start (a QThread); it stays after the thread's end."""
    return thread.name.startswith("Dummy-")


def calling_line() -> str:
    """File, line and function of the call two frames up."""
    frame = traceback.extract_stack(limit=3)[0]
    return f"{frame.filename}:{frame.lineno} in {frame.name}"

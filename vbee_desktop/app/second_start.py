"""What a start does that finds the window of its home open already."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtNetwork import QLocalSocket

from vbee_desktop.app.instance import END, TAKEN, Call, encoded, find_place
from vbee_desktop.core.file_lock import AlreadyLocked, FileLock

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE_S = 10.0
"""So long may the first window need until it has been built, or has ended."""
RETRY_S = 0.1
LOOK_MS = 200
"""Between two looks whether somebody wants to stop waiting (Ctrl+C)."""


class NobodyAnswers(Exception):
    """The first window holds its lock and takes no call."""


def hand_over(lock_path: Path, call: Call, patience_s: float) -> FileLock | None:
    """Give the call to the first window: None when it has taken it.

    When the first window has ended meanwhile, its lock comes back: then this start is the first. Raises
    `NobodyAnswers` when neither comes true in ``patience_s``.
    """
    let_first_window_come_to_front()
    pause, end_s = threading.Event(), time.monotonic() + patience_s
    while time.monotonic() < end_s:
        with suppress(AlreadyLocked):
            return FileLock(lock_path)
        place = find_place(lock_path)
        if place is not None and _is_taken(place, encoded(call), end_s):
            return None
        pause.wait(RETRY_S)
    raise NobodyAnswers


def _is_taken(place: str, message: bytes, end_s: float) -> bool:
    """Whether somebody listens there, and took the message."""
    socket = QLocalSocket()
    socket.connectToServer(place)
    if not socket.waitForConnected(LOOK_MS):
        return False
    socket.write(message)
    answer = b""
    while END not in answer and time.monotonic() < end_s:
        if not socket.waitForReadyRead(LOOK_MS) and not _is_connected(socket):
            break
        answer += bytes(socket.readAll().data())
    return answer == TAKEN


def _is_connected(socket: QLocalSocket) -> bool:
    return socket.state() == QLocalSocket.LocalSocketState.ConnectedState


def let_first_window_come_to_front() -> None:
    """Windows lets a window come forward only when the program allows it that was started last: this one."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)

"""Ending with the program that started the sandbox: by its standard input, or by its process number."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable

_LOOK_EVERY_S = 1.0


def when_stdin_ends(act: Callable[[], None]) -> None:
    """Calls ``act``, in a thread of its own, once nobody holds the other end of standard input."""
    threading.Thread(target=_read_to_end, args=(act,), name="stdin", daemon=True).start()


def when_process_ends(pid: int, act: Callable[[], None]) -> None:
    """Calls ``act``, in a thread of its own, within about a second of that process's end."""
    threading.Thread(target=_watch, args=(pid, act), name="parent", daemon=True).start()


def _read_to_end(act: Callable[[], None]) -> None:
    # Not through sys.stdin: its lock, held by a daemon thread, would abort the interpreter's end.
    try:
        while os.read(0, 4096):
            pass
    except OSError:
        pass
    act()


def _watch(pid: int, act: Callable[[], None]) -> None:
    while _is_alive(pid):
        time.sleep(_LOOK_EVERY_S)
    act()


def _is_alive(pid: int) -> bool:
    if sys.platform == "win32":
        return _is_alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_alive_on_windows(pid: int) -> bool:
    import ctypes

    synchronize, still_waiting = 0x00100000, 0x102
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(synchronize, False, pid)
    if not handle:
        return False
    alive = bool(kernel.WaitForSingleObject(handle, 0) == still_waiting)
    kernel.CloseHandle(handle)
    return alive

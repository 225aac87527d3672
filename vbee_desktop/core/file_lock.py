"""A lock on a file, held by one process at most; the system frees it when that process ends, however it ends.

Our own few lines, since it is taken before the first paint, which may import nothing that takes long: the
usual library for it takes 33 ms to import, this module one.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_READ_WRITE_BY_ITS_USER = 0o600

if sys.platform == "win32":
    import msvcrt

    _LOCKED_BYTE = 1 << 30
    """Beyond all content: Windows keeps others from reading what is locked."""

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise AlreadyLocked from error

else:
    import fcntl

    def _lock(handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyLocked from error


class AlreadyLocked(Exception):
    """Another process, or another lock of this one, holds the file."""


class FileLock:
    """Holds ``path`` locked until `release`. The file stays: who would delete it could part two that wait.

    Raises `AlreadyLocked`, or OSError where the file cannot be made or locked.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, _READ_WRITE_BY_ITS_USER)  # no child inherits it
        try:
            _lock(self._handle)
        except BaseException:
            os.close(self._handle)
            raise

    def release(self) -> None:
        """Let others have it. Call it once."""
        os.close(self._handle)

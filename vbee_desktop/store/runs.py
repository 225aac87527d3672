"""Which runs of the program are alive: each holds an OS lock, which the kernel lets go when its process
dies.
"""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.file_lock import AlreadyLocked, FileLock
from vbee_desktop.core.safe_file import storage_error

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ENDING = ".lock"
_TRIES = 5


class Run:
    """One run: alive from here until `close`, or until its process dies. ``id`` is 32 hexadecimal digits.

    Raises `StorageError` when the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock: FileLock | None = _new_lock(folder)
        self.id = self._lock.path.stem

    def close(self) -> None:
        """End the run; safe to call twice."""
        if self._lock is not None:
            _end(self._lock)
            self._lock = None


def _new_lock(folder: Path) -> FileLock:
    """A lock with a name of its own. Another run that looks who is alive may have taken the file for a dead
    one's in the moment before it was locked, and deleted it.
    """
    for _ in range(_TRIES):
        path = folder / f"{uuid.uuid4().hex}{_ENDING}"
        try:
            lock = FileLock(path)
        except AlreadyLocked:
            continue
        except OSError as error:
            raise storage_error(path, error) from error
        if path.exists():
            return lock
        lock.release()
    raise StorageError(detail="no run could be begun", path=str(folder))


def dead_runs(folder: Path, run_ids: Iterable[str]) -> frozenset[str]:
    """Those of the runs that have ended, in whatever way. One whose lock cannot be looked at counts as
    alive: a live job must never be touched.
    """
    return frozenset(run_id for run_id in run_ids if _is_dead(folder / f"{run_id}{_ENDING}"))


def living_runs(folder: Path, *, but: str) -> frozenset[str]:
    """The runs that have not ended, without the one that asks."""
    known = frozenset(path.stem for path in folder.glob(f"*{_ENDING}"))
    return known - dead_runs(folder, known - {but}) - {but}


def _is_dead(path: Path) -> bool:
    if not path.exists():
        return True
    try:
        lock = FileLock(path)
    except (AlreadyLocked, OSError):
        return False
    _end(lock)
    return True


def _end(lock: FileLock) -> None:
    """Let it go and delete its file, first of all where the system allows it: who locks the file afterwards
    finds it gone. Windows does not let go of a file that is open.
    """
    with suppress(OSError):
        lock.path.unlink()
    lock.release()
    if os.name == "nt":
        with suppress(OSError):
            lock.path.unlink(missing_ok=True)

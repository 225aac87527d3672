"""Which runs of the program are alive: each holds an OS lock, which the kernel lets go when its process
dies.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from vbee_desktop.core.safe_file import storage_error

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ENDING = ".lock"


class Run:
    """One run: alive from here until `close`, or until its process dies. ``id`` is 32 hexadecimal digits.

    Raises `StorageError` when the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.id = uuid.uuid4().hex
        self.folder = folder
        self._path = folder / f"{self.id}{_ENDING}"
        # Released from whichever thread closes the services, so not bound to the one that took it.
        self._lock = FileLock(self._path, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except OSError as error:
            raise storage_error(self._path, error) from error

    def close(self) -> None:
        """End the run; safe to call twice."""
        if self._lock.is_locked:
            self._lock.release()
            _remove(self._path)


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
    lock = FileLock(path, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return False
    lock.release()
    _remove(path)
    return True


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # an empty file that nobody locks does no harm

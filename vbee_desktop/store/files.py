"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write by way of a ``.part`` file: flush, fsync, rename. Raises `StorageError`; then ``path`` is as it
    was.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StorageError(detail=error.strerror or "", path=str(path)) from error


class AudioFiles:
    """Finished audio, one file a job, named by us and never by a server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path_of(self, job_id: str, ending: str) -> Path:
        """Where the audio of a job lies; ``ending`` is ``mp3`` or ``wav``."""
        return self._folder / f"{job_id}.{ending}"

    def keep(self, job_id: str, ending: str, data: bytes) -> Path:
        """File the audio of a job. Raises `StorageError`."""
        path = self.path_of(job_id, ending)
        write_whole(path, data)
        return path


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where a folder can be opened (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

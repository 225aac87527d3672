"""The audio that was made, one file a job."""

from __future__ import annotations

from pathlib import Path

from vbee_desktop.core.safe_file import write_whole
from vbee_desktop.store.joined import JoinedSounds
from vbee_desktop.store.unfinished import UnfinishedScripts


class AudioFiles:
    """Finished audio, named by us and never by a server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path_of(self, job_id: str, ending: str) -> Path:
        """Where the audio of a job lies; ``ending`` is ``mp3`` or ``wav``."""
        return self._folder / f"{job_id}.{ending}"

    def named(self, name: str) -> Path:
        """Where a file lies whose name the journal knows."""
        return self._folder / name

    @property
    def joined(self) -> JoinedSounds:
        """The files that were joined of several."""
        return JoinedSounds(self._folder)

    @property
    def unfinished(self) -> UnfinishedScripts:
        """The scripts that are not all here."""
        return UnfinishedScripts(self._folder)

    def keep(self, job_id: str, ending: str, data: bytes) -> Path:
        """File the audio of a job. Raises `StorageError`."""
        path = self.path_of(job_id, ending)
        write_whole(path, data)
        return path

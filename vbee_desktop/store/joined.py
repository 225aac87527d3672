"""Sound that was joined of several jobs' sound: what of it is in which file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.core.safe_file import remove, storage_error, write_whole

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

NOTE_SUFFIX = ".joined"


class JoinedSounds:
    """A note of the ids of its jobs lies beside each joined file, in the folder of audio. Raises
    `StorageError`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def note(self, name: str, job_ids: Collection[str]) -> None:
        """The file of this name, whatever its ending, is about to hold the sound of these jobs."""
        write_whole(self._folder / f"{name}{NOTE_SUFFIX}", "\n".join(job_ids).encode())

    def remove(self, name: str) -> None:
        """Delete a joined file with its note; what still holds it keeps it."""
        for path in sorted(self._folder.glob(f"{name}.*"), key=lambda path: path.suffix == NOTE_SUFFIX):
            try:
                remove(path)
            except OSError as error:
                raise storage_error(path, error) from error

    def remove_with(self, job_ids: Collection[str]) -> None:
        """Delete every joined file in which any of these jobs is heard."""
        for note in self._folder.glob(f"*{NOTE_SUFFIX}"):
            if not set(job_ids).isdisjoint(_ids_in(note)):
                self.remove(note.stem)


def _ids_in(note: Path) -> list[str]:
    try:
        return note.read_text(errors="replace").split()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise storage_error(note, error) from error

"""Text that was typed and not yet used: kept so that a crash costs nobody their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.safe_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path


class Drafts:
    """One UTF-8 file a name, in the drafts folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, name: str, text: str) -> None:
        """Keep a text. Raises `StorageError`."""
        write_whole(self._folder / f"{name}.txt", text.encode("utf-8", "surrogatepass"))

    def load(self, name: str) -> str:
        """The kept text, or an empty one. Raises `StorageError` when it is there but cannot be read."""
        path = self._folder / f"{name}.txt"
        try:
            return path.read_bytes().decode("utf-8", "replace")
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise StorageError(detail=error.strerror or "", path=str(path), reading=True) from error

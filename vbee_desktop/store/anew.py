"""Which texts are being bought anew: an act that was broken off goes on instead of beginning again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.safe_file import remove, storage_error, write_whole

if TYPE_CHECKING:
    from pathlib import Path

LASTS_S = 86_400.0
"""Who comes back later than this means all of it anew."""


class BoughtAnew:
    """A mark in the drafts folder, from the beginning of an act to its end; ``name`` is that of the text and
    of all that decides how it sounds. Raises `StorageError`.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / f"anew-{name}.txt"

    def begin(self, now_s: float) -> float:
        """When the act was begun, in seconds since 1970: ``now_s`` unless an earlier one is left."""
        begun_s = self._begun_s()
        if begun_s is not None and 0 <= now_s - begun_s < LASTS_S:
            return begun_s
        write_whole(self._path, repr(now_s).encode())
        return now_s

    def end(self) -> None:
        """All of it is here."""
        try:
            remove(self._path)
        except OSError as error:
            raise storage_error(self._path, error) from error

    def _begun_s(self) -> float | None:
        try:
            return float(self._path.read_bytes())
        except (FileNotFoundError, ValueError):
            return None
        except OSError as error:
            raise StorageError(detail=error.strerror or "", path=str(self._path), reading=True) from error

"""Where a result is to go, looked at before anything is paid."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from vbee_desktop.core.errors import BadInput, Code, StorageError
from vbee_desktop.core.safe_file import storage_error

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def ending_of(path: Path) -> str:
    """``mp3`` for ``a.MP3``; empty when there is none."""
    return path.suffix.lower().lstrip(".")


def check_destination(path: Path, endings: Collection[str] | None) -> None:
    """Make sure that a file can appear at ``path``. Leaves nothing behind.

    Raises `BadInput` (``BAD_SETTING``, field ``ending``) when the name ends in none of ``endings`` (None: any
    will do), `StorageError` when the folder is missing, the name impossible or taken by something that is no
    file, or no file can be made there.
    """
    if endings is not None and ending_of(path) not in endings:
        wanted = tuple(f".{each}" for each in endings)
        raise BadInput(Code.BAD_SETTING, "ending of the file's name", field="ending", choices=wanted)
    try:
        _check_place(path)
        with tempfile.NamedTemporaryFile(dir=path.absolute().parent, prefix=".vbee-"):
            pass
    except OSError as error:
        raise storage_error(path, error) from error


def _check_place(path: Path) -> None:
    """Raises `StorageError` for what is told in words of its own, OSError for an impossible name."""
    if not path.absolute().parent.is_dir():
        raise StorageError(detail="no such folder", path=str(path), reason="no_folder")
    try:
        path.lstat()
    except FileNotFoundError:
        return
    if not path.is_file():
        raise StorageError(detail="not a file", path=str(path), reason="not_a_file")

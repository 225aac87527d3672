"""Scripts whose parts are not all here: what of them is paid is not forgotten, or it would be paid twice."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, NamedTuple

from vbee_desktop.core.safe_file import remove, storage_error, write_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

UNFINISHED_SUFFIX = ".unfinished"
KEPT_S = 3 * 86_400.0
"""Whoever has not come back to a script by then has dropped it."""
_UNTIL_ENDED = "until ended"
_HASH = re.compile(r"[0-9a-f]{64}")


class Unfinished(NamedTuple):
    """A script and the hashes of its parts; ``until_ended`` is needed even when all parts are here."""

    name: str
    hashes: frozenset[str]
    until_ended: bool


class UnfinishedScripts:
    """A note of the content hashes of its parts for each script, in the folder of audio. Raises
    `StorageError`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def note(self, name: str, hashes: Iterable[str], *, until_ended: bool = False) -> None:
        """A script is being made; a later one of the same name takes its place."""
        self._drop_old()
        lines = [*([_UNTIL_ENDED] if until_ended else []), *hashes]
        write_whole(self._folder / f"{name}{UNFINISHED_SUFFIX}", "\n".join(lines).encode())

    def end(self, name: str) -> None:
        """All of it is here, or nobody wants it any more."""
        _remove(self._folder / f"{name}{UNFINISHED_SUFFIX}")

    def end_all(self) -> None:
        """Nobody wants any of them any more."""
        for path in self._notes():
            _remove(path)

    def scripts(self) -> list[Unfinished]:
        """Each script that was noted and not dropped."""
        self._drop_old()
        return [_read(path) for path in self._notes()]

    def _notes(self) -> Collection[Path]:
        return list(self._folder.glob(f"*{UNFINISHED_SUFFIX}"))

    def _drop_old(self) -> None:
        for path in self._notes():
            try:
                is_old = time.time() - path.stat().st_mtime > KEPT_S
            except FileNotFoundError:
                continue
            if is_old:
                _remove(path)


def _read(path: Path) -> Unfinished:
    """Only what can be a hash counts as one: it becomes part of a statement."""
    try:
        text = path.read_text(errors="replace")
        return Unfinished(path.stem, frozenset(_HASH.findall(text)), text.startswith(_UNTIL_ENDED))
    except FileNotFoundError:
        return Unfinished(path.stem, frozenset(), until_ended=False)
    except OSError as error:
        raise storage_error(path, error) from error


def _remove(path: Path) -> None:
    try:
        remove(path)
    except OSError as error:
        raise storage_error(path, error) from error

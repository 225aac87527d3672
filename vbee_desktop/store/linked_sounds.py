"""Sound that was fetched from a link: kept among the recordings, and known by what it holds."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from vbee_desktop.core.file_names import safe_name
from vbee_desktop.core.safe_file import remove, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


MOST_UNUSED = 3


class LinkedSounds:
    """Files named by what they hold, since an address may lead to another sound tomorrow. The address itself
    is kept in memory alone: it may hold a secret.

    ``is_used`` tells whether a file belongs to a job: of the others fetched in this session only the last
    few stay.
    """

    def __init__(self, folder: Path, is_used: Callable[[Path], bool]) -> None:
        self._folder = folder
        self._is_used = is_used
        self._fetched: list[Path] = []
        self._links: dict[str, str] = {}

    def keep(self, link: str, ending: str, data: bytes) -> Path:
        """File what a link led to. Raises `StorageError`."""
        digest = _digest(data)
        path = self._folder / safe_name(_stem(link), ending, f"-{digest[:8]}")
        write_whole(path, data)
        self._links[digest] = link
        self._fetched = [*(each for each in self._fetched if each != path), path]
        for old in self._fetched[:-MOST_UNUSED]:
            self._let_go(old)
        return path

    def link_to(self, content_hash: str) -> str | None:
        """Where a sound with this SHA-256 lies on the web, if it was fetched in this session."""
        return self._links.get(content_hash)

    def _let_go(self, path: Path) -> None:
        if self._is_used(path):
            return
        with suppress(OSError):  # somebody plays it: the next time, then
            remove(path)
            self._fetched.remove(path)


def _stem(link: str) -> str:
    """The last name in the address, without its ending."""
    name = unquote(urlsplit(link).path).rstrip("/").rpartition("/")[2]
    return name.rpartition(".")[0] or name or "link"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

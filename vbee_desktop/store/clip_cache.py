"""Voice samples that were heard: kept on the disk up to a bound, those not heard for longest go first."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from vbee_desktop.core.safe_file import remove, write_whole

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 64_000_000
"""A sample is 100 to 500 kB: some hundred voices."""
ENDINGS = ("mp3", "wav")


class ClipCache:
    """Files named by the digest of the address that they came from."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def find(self, url: str) -> Path | None:
        """The sample that came from ``url``; it counts as heard now."""
        for ending in ENDINGS:
            path = self._path(url, ending)
            if path.is_file():
                with suppress(OSError):  # a folder that cannot be written to can still be read
                    os.utime(path)
                return path
        return None

    def keep(self, url: str, ending: str, data: bytes) -> Path:
        """Keep a sample, and let go of old ones where there are too many. Raises `StorageError`."""
        path = self._path(url, ending)
        write_whole(path, data)
        self._make_room(path)
        return path

    def _path(self, url: str, ending: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.{ending}"

    def _make_room(self, newest: Path) -> None:
        clips = [path for ending in ENDINGS for path in self._folder.glob(f"*.{ending}") if path != newest]
        facts = sorted((_heard_and_size(path), path) for path in clips)
        size_bytes = newest.stat().st_size + sum(size for (_heard, size), _path in facts)
        for (_heard, size), path in facts:
            if size_bytes <= self._most_bytes:
                return
            with suppress(OSError):  # somebody plays it
                remove(path)
                size_bytes -= size


def _heard_and_size(path: Path) -> tuple[int, int]:
    try:
        facts = path.stat()
    except OSError:
        return 0, 0  # another process let go of it
    return facts.st_mtime_ns, facts.st_size

"""Files appear whole or not at all: written beside their final name, brought to the disk, then renamed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

from vbee_desktop.core.errors import StorageError

PART_SUFFIX = ".part"
HELD_ERRORS = frozenset({5, 32, 33})
"""Windows' "access denied", "sharing violation" and "lock violation": an antivirus or an indexer looks at a
fresh file for a moment, and meanwhile nobody may rename or remove it.
"""
RETRY_DELAYS_S = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.4)
"""One second in all."""

R = TypeVar("R")
Sleep = Callable[[float], None]


@contextmanager
def appearing(path: Path, *, sleep: Sleep = time.sleep) -> Iterator[BinaryIO]:
    """A file to write and read that gets its name ``path`` when the block ends well, and vanishes when not.

    Two writers of one path never share a part. Raises `StorageError` when the disk refuses; then ``path`` is
    as it was.
    """
    part = path.with_name(f"{os.urandom(8).hex()}{PART_SUFFIX}")
    try:
        with part.open("w+b") as stream:
            yield stream
            bring_to_disk(stream)
        replace(part, path, sleep=sleep)
        _bring_name_to_disk(path.parent)
    except OSError as error:
        _try_to_remove(part, sleep)
        raise storage_error(path, error) from error
    except BaseException:
        _try_to_remove(part, sleep)
        raise


def write_whole(path: Path, data: bytes) -> None:
    """Write a whole file. Raises `StorageError`; then ``path`` is as it was."""
    with appearing(path) as stream:
        stream.write(data)


def replace(source: Path, path: Path, *, sleep: Sleep = time.sleep) -> None:
    """Give a file another name, in the place of what has it now. Raises OSError."""
    patiently(lambda: source.replace(path), sleep)


def remove(path: Path, *, sleep: Sleep = time.sleep) -> None:
    """Remove a file, if it is there. Raises OSError."""
    patiently(lambda: path.unlink(missing_ok=True), sleep)


def patiently(act: Callable[[], R], sleep: Sleep = time.sleep) -> R:
    """Do something again for about a second, as long as Windows says that somebody else holds the file."""
    for delay_s in RETRY_DELAYS_S:
        try:
            return act()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in HELD_ERRORS:
                raise
        sleep(delay_s)
    return act()


def bring_to_disk(stream: BinaryIO) -> None:
    """Flush and fsync. Raises OSError."""
    stream.flush()
    os.fsync(stream.fileno())


def storage_error(path: Path, error: OSError) -> StorageError:
    """What a refusing disk means for the person: which path, and why (``reason`` is the system's words, or
    no_folder: it has vanished).
    """
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        return StorageError(detail=reason, path=str(path.parent), reason="no_folder")
    return StorageError(detail=reason, path=str(path), reason=reason)


def _bring_name_to_disk(folder: Path) -> None:
    """Make the rename itself durable, where a folder can be opened (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _try_to_remove(part: Path, sleep: Sleep) -> None:
    try:
        remove(part, sleep=sleep)
    except OSError:
        return  # the error that brought us here says more

"""Files appear whole or not at all: written beside their final name, brought to the disk, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vbee_desktop.core.errors import StorageError

PART_SUFFIX = ".part"


@contextmanager
def appearing(path: Path) -> Iterator[BinaryIO]:
    """A file to write and read that gets its name ``path`` when the block ends well, and vanishes when not.

    Two writers of one path never share a part. Raises `StorageError` when the disk refuses; then ``path`` is
    as it was.
    """
    part = path.with_name(f"{os.urandom(8).hex()}{PART_SUFFIX}")
    try:
        with part.open("w+b") as stream:
            yield stream
            bring_to_disk(stream)
        part.replace(path)
        _bring_name_to_disk(path.parent)
    except OSError as error:
        _remove(part)
        raise storage_error(path, error) from error
    except BaseException:
        _remove(part)
        raise


def write_whole(path: Path, data: bytes) -> None:
    """Write a whole file. Raises `StorageError`; then ``path`` is as it was."""
    with appearing(path) as stream:
        stream.write(data)


def bring_to_disk(stream: BinaryIO) -> None:
    """Flush and fsync. Raises OSError."""
    stream.flush()
    os.fsync(stream.fileno())


def storage_error(path: Path, error: OSError) -> StorageError:
    """What a refusing disk means for the person: which path, and why (``reason`` is the system's words)."""
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
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


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the error that brought us here says more

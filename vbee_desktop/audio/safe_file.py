"""Files appear whole or not at all: written beside their final name, brought to the disk, then renamed."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from vbee_desktop.core.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PART_SUFFIX = ".part"


@contextmanager
def appearing(path: Path) -> Iterator[BinaryIO]:
    """A file to write and read that gets its name ``path``
    when the block ends well, and vanishes when it does not.

    Raises `StorageError` when the disk refuses.
    """
    part = path.with_name(path.name + PART_SUFFIX)
    try:
        with part.open("w+b") as stream:
            yield stream
            bring_to_disk(stream)
        part.replace(path)
    except OSError as error:
        _remove(part)
        raise storage_error(path, error) from error
    except BaseException:
        _remove(part)
        raise


def bring_to_disk(stream: BinaryIO) -> None:
    """Flush and fsync. Raises OSError."""
    stream.flush()
    os.fsync(stream.fileno())


def storage_error(path: Path, error: OSError) -> StorageError:
    """What a refusing disk means for the person: which
    path, and why (``reason`` is the system's error name).
    """
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    return StorageError(detail=reason, path=str(path), reason=reason)


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the error that brought us here says more

"""A disk of its own for a test: small, so that it can be filled, and one that can be made read-only."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

SIZE_BYTES = 1_000_000
FILLER = "filler"
BLOCK_BYTES = 4096


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A tmpfs on ``folder``, which is made. Skips the test where nothing may be mounted: it takes root, be it
    of a user namespace.
    """
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={SIZE_BYTES}", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        _run("umount", "--lazy", str(folder))


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing can be written below ``folder``, by root neither; what is open for writing stays so."""
    _mount("--bind", str(folder), str(folder))
    try:
        _mount("-o", "remount,bind,ro", str(folder))
        yield
    finally:
        _run("umount", "--lazy", str(folder))


def fill(disk: Path, left_bytes: int = 0) -> None:
    """Write until the disk is full, then give back ``left_bytes``."""
    filler = disk / FILLER
    with filler.open("wb", buffering=0) as stream, suppress(OSError):
        while True:
            stream.write(bytes(BLOCK_BYTES))
    size_bytes = filler.stat().st_size
    assert size_bytes < 2 * SIZE_BYTES  # or this is no small disk
    os.truncate(filler, max(0, size_bytes - left_bytes))


def make_room(disk: Path) -> None:
    """Take the filling away again."""
    (disk / FILLER).unlink(missing_ok=True)


def _mount(*words: str) -> None:
    if sys.platform != "linux":
        pytest.skip("mounts disks as Linux does")
    done = _run("mount", *words)
    if done.returncode:
        pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, check=False, capture_output=True, text=True)

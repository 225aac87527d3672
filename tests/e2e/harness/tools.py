"""Looks for the programs that a harness needs; a test without one is skipped and names the package."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest


def need_linux() -> None:
    """Skip the test elsewhere: these harnesses are made of Linux programs."""
    if sys.platform != "linux":
        pytest.skip("runs on Linux only")


def need_program(name: str, *, package: str) -> str:
    """Path of the program `name` (a name or an absolute path), or skip the test."""
    need_linux()
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs the Debian package {package}: there is no {name}")
    return found


def need_file(pattern: str, *, package: str) -> Path:
    """First file that matches the absolute glob `pattern`, or skip the test."""
    need_linux()
    found = next(Path("/").glob(pattern.removeprefix("/")), None)
    if found is None:
        pytest.skip(f"needs the Debian package {package}: there is no {pattern}")
    return found

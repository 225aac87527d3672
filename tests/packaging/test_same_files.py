"""The packages are made of what is in the program, and not of when, where and by whom they are built."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from devtools.debian_package import build_deb
from devtools.environment import Environment
from devtools.linux_archive import build_archive
from tests.e2e.harness.tools import need_linux, need_program

ROOT = Path(__file__).resolve().parents[2]
FASTEST = 0


@pytest.fixture
def built_twice(tmp_path: Path) -> Callable[[Callable[..., Path]], list[bytes]]:
    """Builds a package of one small program twice: in two folders, of files of two ages, and by two people
    of whom one lets nobody else read what they make.
    """

    def build(make: Callable[..., Path]) -> list[bytes]:
        packages = []
        for name, age_s, mask in (("one", 0, 0o022), ("two", 10**8, 0o077)):
            before = os.umask(mask)
            try:
                program = small_program(tmp_path / name / "vbee-desktop", age_s)
                package = make(Environment(ROOT), program, tmp_path / name, "0.1.0", level=FASTEST)
            finally:
                os.umask(before)
            packages.append(package.read_bytes())
        return packages

    return build


def small_program(folder: Path, age_s: int) -> Path:
    """A program of this system and a text, as if they had been installed long ago."""
    inside = folder / "_internal"
    inside.mkdir(parents=True)
    shutil.copyfile("/usr/bin/true", folder / "vbee-desktop")
    (folder / "vbee-desktop").chmod(0o700)
    (inside / "text").write_text("Xin chào")
    for path in (folder / "vbee-desktop", inside / "text", inside):
        os.utime(path, (10**9 - age_s, 10**9 - age_s))
    return folder


@pytest.mark.parametrize("make", [build_deb, build_archive])
def test_two_builds_give_the_same_bytes(
    make: Callable[..., Path], built_twice: Callable[[Callable[..., Path]], list[bytes]]
) -> None:
    need_linux()
    need_program("dpkg-deb", package="dpkg")
    first, second = built_twice(make)
    assert first == second

"""What the files of the program need from the system is asked of real programs and libraries."""

from __future__ import annotations

import shutil
import struct
import sys
from pathlib import Path

import pytest

from devtools import elf
from devtools.steps import StepFailed
from tests.e2e.harness.tools import need_program

PROGRAM_HEADERS_AT, HEADER_BYTES, LOAD = 32, 56, 1


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program of this system, in a folder of its own."""
    need_program("objdump", package="binutils")
    return Path(shutil.copy("/bin/ls", tmp_path))


def test_what_is_no_program_is_passed_over(program: Path) -> None:
    (program.parent / "notes").write_text("not a program")
    (program.parent / "link").symlink_to(program)
    assert elf.elf_files(program.parent) == [program]


def test_libraries_that_travel_along_are_not_asked_of_the_system(program: Path) -> None:
    assert "libc.so.6" in elf.sonames_needed([program])
    along = shutil.copy(program, program.with_name("libc.so.6"))
    assert "libc.so.6" not in elf.sonames_needed([program, Path(along)])


def test_the_package_and_the_version_of_the_c_library_are_found(program: Path) -> None:
    need_program("dpkg-query", package="dpkg")
    assert elf.packages_of({"libc.so.6"}) == {"libc6"}
    assert tuple(map(int, elf.oldest_glibc([program]).split("."))) >= (2, 2)


def test_a_library_that_nobody_brings_is_told(tmp_path: Path) -> None:
    need_program("dpkg-query", package="dpkg")
    with pytest.raises(StepFailed, match="not installed here: libnever"):
        elf.packages_of({"libnever.so.1"})
    with pytest.raises(StepFailed, match="no package brings"):
        elf.owners_of({tmp_path / "libstray.so"})


@pytest.mark.skipif(
    sys.byteorder != "little", reason="the header below is written for little-endian machines"
)
def test_parts_that_the_system_cannot_map_are_noticed(program: Path) -> None:
    """As strip leaves libraries whose wheel moved their parts about."""
    assert elf.is_loadable(program)
    content = bytearray(program.read_bytes())
    (table,) = struct.unpack_from("<Q", content, PROGRAM_HEADERS_AT)
    first = next(at for at in range(table, table + 64 * HEADER_BYTES, HEADER_BYTES) if content[at] == LOAD)
    struct.pack_into("<Q", content, first + 8, 16)  # where the part begins in the file
    program.write_bytes(content)
    assert not elf.is_loadable(program)

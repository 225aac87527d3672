"""The relocatable archive: the frozen folder, what a desktop wants to know, and `install-for-me`."""

from __future__ import annotations

import platform
import shutil
import stat
import tarfile
from pathlib import Path

from devtools.elf import run_tool
from devtools.environment import Environment
from devtools.frozen import release_time_s
from devtools.linux_share import LEVEL, SOURCES, THREADS, fill_share
from devtools.steps import step

INSTALLER = "install-for-me"


def build_archive(
    environment: Environment, program: Path, folder: Path, version: str, *, level: int = LEVEL
) -> Path:
    """Put the frozen `program` into a .tar.xz in `folder`; it unpacks into one folder with its version."""
    name = f"vbee-desktop-{version}"
    tree = folder / name
    shutil.rmtree(tree, ignore_errors=True)
    archive = folder / f"{name}-linux-{platform.machine()}.tar.xz"
    with step("Building the archive"):
        shutil.copytree(program, tree / "program", symlinks=True)
        fill_share(environment, program, tree / "share", version)
        shutil.copy(environment.root / SOURCES / INSTALLER, tree)
        pack(tree, archive, release_time_s(environment.root), level)
    shutil.rmtree(tree)
    return archive


def pack(tree: Path, archive: Path, time_s: int, level: int) -> None:
    """Write the archive: in the order of names, of nobody in particular, all of one time, open to all."""

    def neutral(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = time_s
        member.mode = 0o755 if member.isdir() or member.mode & stat.S_IXUSR else 0o644
        return member

    plain = archive.with_suffix("")
    with tarfile.open(plain, "w") as file:
        file.add(tree, tree.name, filter=neutral)
    run_tool("xz", f"-{level}", "--force", f"--threads={THREADS}", plain)

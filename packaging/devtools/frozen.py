"""Freezing the program: one folder with a Python of its own, made by PyInstaller from its spec."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from devtools import elf
from devtools.environment import Environment
from devtools.steps import StepFailed, run_quietly, step, telling_line

SPEC = Path("packaging", "pyinstaller", "vbee-desktop.spec")
PROGRAM = "vbee-desktop"
SANDBOX = "vbee-sandbox"
NO_RELEASE_TIME = "1767225600"
"""Seconds since 1970 that stand in built files when there is no git to ask: the first of January 2026."""


def freeze(
    environment: Environment, folder: Path, *, with_demo: bool = True, dress: Mapping[str, str] | None = None
) -> Path:
    """Make the frozen program below `folder`; the folder of the program is returned. Takes about a minute.
    `dress` are the variables by which the spec finds what Windows and macOS want to know of it.
    """
    work = folder / "work"
    shutil.rmtree(folder / PROGRAM, ignore_errors=True)
    variables = {
        **environment.variables(),
        **reproducible(environment.root),
        "VBEE_BUILD_DEMO": "1" if with_demo else "0",
        "PYINSTALLER_CONFIG_DIR": str(work / "cache"),
        **(dress or {}),
    }
    options = ("--noconfirm", "--clean", "--log-level", "WARN", "--distpath", folder, "--workpath", work)
    with step(f"Freezing the program{'' if with_demo else ' without the demo'}"):
        exit_code, output = run_quietly(
            *(environment.python, "-m", "PyInstaller", *options, environment.root / SPEC),
            env=variables,
            cwd=environment.root,
        )
    if exit_code != 0:
        raise StepFailed(f"PyInstaller failed: {telling_line(output)}")
    shutil.rmtree(work)
    strip(folder / PROGRAM)
    return folder / PROGRAM


def strip(program: Path) -> None:
    """Take the debugging symbols out of the libraries; on Linux only. The programs themselves carry Python
    code at their end, which strip would lose; libraries that cannot be loaded afterwards stay as they were.
    """
    if sys.platform != "linux":
        return
    for path in elf.elf_files(program):
        slim = path.with_name(f"{path.name}.slim")
        if path.parent == program:
            continue
        elf.run_tool("strip", "--strip-unneeded", "-o", slim, path)
        if elf.is_loadable(slim):
            slim.chmod(0o644)
            slim.replace(path)
        else:
            slim.unlink()


def reproducible(root: Path) -> dict[str, str]:
    """Environment variables under which a second build of the same sources gives the same files."""
    return {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(release_time_s(root))}


def release_time_s(root: Path) -> int:
    """When the sources were committed, in seconds since 1970; SOURCE_DATE_EPOCH wins."""
    exit_code, output = run_quietly("git", "-C", root, "log", "-1", "--format=%ct")
    committed = output.strip() if exit_code == 0 and output.strip().isdigit() else NO_RELEASE_TIME
    return int(os.environ.get("SOURCE_DATE_EPOCH") or committed)


def has_demo(program: Path) -> bool:
    """Whether a frozen program comes with the sandbox."""
    return any(program.glob(f"{SANDBOX}*"))


def size_bytes(folder: Path) -> int:
    """Bytes of all files below a folder; links count nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)

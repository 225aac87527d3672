"""Writing packaging/dev.lock: every package, its version and the hashes of all its files, for all platforms.

uv resolves for all platforms and Pythons at once, which pip cannot. It is used for nothing else.
"""

from __future__ import annotations

import sys
from pathlib import Path

from devtools import debian
from devtools.environment import LOCK, QUIET_PIP, packages_for_venv
from devtools.steps import StepFailed, run_quietly, step, telling_line, with_defaults

COMPILE = (
    *("pip", "compile", "pyproject.toml", "--quiet"),
    *("--all-extras", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links"),
    *("--custom-compile-command", "python3 packaging/dev.py lock"),
)


def write_lock(root: Path, *, upgrade: bool) -> None:
    """Rewrite the lock. Versions that still fit are kept, unless `upgrade`."""
    uv = root / ".tools" / "uv"
    python = uv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        debian.provide(packages_for_venv())
        with step("Fetching uv into .tools"):
            run_or_fail(sys.executable, "-m", "venv", uv)
            run_or_fail(python, "-m", "pip", "install", "--quiet", "uv")
    with step(f"Resolving into {LOCK.as_posix()}"):
        options = ["--upgrade"] if upgrade else []
        run_or_fail(python, "-m", "uv", *COMPILE, *options, "--output-file", LOCK, cwd=root)


def run_or_fail(*command: str | Path, cwd: Path | None = None) -> None:
    """Run quietly; a failure is told in one line."""
    exit_code, output = run_quietly(*command, env=with_defaults(QUIET_PIP), cwd=cwd)
    if exit_code != 0:
        raise StepFailed(f"the lock was not written: {telling_line(output)}")

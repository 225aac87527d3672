"""The project's own Python in .venv: made once, brought up to date when the lock or the project changes."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import sys
from pathlib import Path

from devtools import debian
from devtools.steps import StepFailed, run_quietly, step, telling_line, with_defaults

OLDEST_PYTHON = (3, 11)
STAMP = "vbee-desktop-setup.stamp"
SETUP_LOG = "vbee-desktop-setup.log"
LOCK = Path("packaging", "dev.lock")
INSTALLED_FROM = (LOCK, Path("pyproject.toml"), Path("vbee_desktop", "__init__.py"))
"""What the environment is made from; the last one holds the version."""

QUIET_PIP = {
    "PIP_ROOT_USER_ACTION": "ignore",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_PROGRESS_BAR": "off",
}


class Environment:
    """The virtual environment of the checkout at `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.programs = self.folder / ("Scripts" if os.name == "nt" else "bin")

    def program(self, name: str) -> Path:
        """Path of a program installed in the environment."""
        return self.programs / (f"{name}.exe" if os.name == "nt" else name)

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.program("python")

    def variables(self) -> dict[str, str]:
        """Environment variables under which its programs find each other."""
        path = os.pathsep.join([str(self.programs), os.environ.get("PATH", os.defpath)])
        return {**os.environ, "VIRTUAL_ENV": str(self.folder), "PATH": path}

    def provide(self) -> None:
        """Make it or bring it up to date; nothing is done when nothing has changed."""
        if self.is_current():
            return
        if not self.is_usable():
            self.create()
        with step(f"Installing the locked packages ({LOCK.as_posix()})"):
            self.pip("install", "--require-hashes", "--requirement", self.root / LOCK)
            self.pip("install", "--no-deps", "--no-build-isolation", "--editable", self.root)
        (self.folder / STAMP).write_text(self.digest(), encoding="ascii")

    def is_current(self) -> bool:
        """Whether the last set-up was finished, and from the same files, Python and place."""
        stamp = self.folder / STAMP
        return stamp.is_file() and self.is_usable() and stamp.read_text(encoding="ascii") == self.digest()

    def is_usable(self) -> bool:
        """Whether there is an environment whose Python exists and is new enough."""
        return self.python.exists() and python_version(self.configuration()) >= OLDEST_PYTHON

    def configuration(self) -> str:
        """Text of pyvenv.cfg, which names the Python it was made from; empty when there is none."""
        file = self.folder / "pyvenv.cfg"
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def digest(self) -> str:
        """Fingerprint of all that an up-to-date environment depends on."""
        fingerprint = hashlib.sha256(f"{self.root}\n{self.configuration()}".encode())
        for file in INSTALLED_FROM:
            fingerprint.update((self.root / file).read_bytes())
        return fingerprint.hexdigest()

    def create(self) -> None:
        """Make it anew with the Python that runs this."""
        with step(f"Making .venv with Python {sys.version.split(maxsplit=1)[0]}"):
            shutil.rmtree(self.folder, ignore_errors=True)
            exit_code, output = run_quietly(sys.executable, "-m", "venv", self.folder)
        if exit_code != 0:
            raise StepFailed(f".venv could not be made: {telling_line(output)}")

    def pip(self, *arguments: str | Path) -> None:
        """Run pip in the environment; what it says is kept in a log beside it."""
        exit_code, output = run_quietly(
            self.python, "-m", "pip", *arguments, env=with_defaults(QUIET_PIP), cwd=self.root
        )
        log = self.folder / SETUP_LOG
        log.write_text(output, encoding="utf-8")
        if exit_code != 0:
            raise StepFailed(
                f"pip failed: {telling_line(output)} (all of it: {log.relative_to(self.root).as_posix()})"
            )


def python_version(configuration: str) -> tuple[int, int]:
    """(major, minor) out of the text of a pyvenv.cfg; (0, 0) when it names none."""
    for line in configuration.splitlines():
        key, _, value = line.partition("=")
        if key.strip() in {"version", "version_info"}:
            major, minor = value.strip().split(".")[:2]
            return int(major), int(minor)
    return 0, 0


def packages_for_venv() -> tuple[debian.Alternatives, ...]:
    """The part of Python that Debian splits off and without which no environment can be made, if missing."""
    if importlib.util.find_spec("ensurepip") is not None:
        return ()
    if not Path(sys.executable).resolve().is_relative_to("/usr/bin"):
        raise StepFailed(f"{sys.executable} has no ensurepip: install it, or use another Python")
    return ((f"python{sys.version_info.major}.{sys.version_info.minor}-venv", "python3-venv"),)

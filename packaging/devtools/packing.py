"""What is handed to people: the packages of the frozen program on each system, its parts, and the sums."""

from __future__ import annotations

import sys
from pathlib import Path

from devtools import bill, debian_package, linux_archive, macos, publisher, windows
from devtools.environment import Environment
from devtools.frozen import size_bytes
from devtools.steps import StepFailed
from devtools.sums import write_sums

SYSTEMS = {"linux": "linux", "windows": "win32", "macos": "darwin"}
"""What can be built, and the platform that it can be built on."""


def refuse_elsewhere(what: str) -> None:
    """A program can only be frozen on the system that it is for."""
    if SYSTEMS.get(what, sys.platform) != sys.platform:
        raise StepFailed(f"the program for {what} can only be built there; see packaging/README.md")


def dress(environment: Environment, folder: Path, version: str) -> dict[str, str]:
    """Icons and version resources into `folder`, and the variables by which the spec finds them."""
    if sys.platform == "win32":
        windows.write_dress(environment, folder, version)
    elif sys.platform == "darwin":
        macos.write_dress(environment, folder)
    return {"VBEE_BUILD_DRESS": str(folder), "VBEE_BUILD_VERSION": version}


def pack(
    what: str, environment: Environment, program: Path, folder: Path, version: str, *, with_demo: bool
) -> list[Path]:
    """Make the packages, the list of parts and the sums in `folder`; each is told with its size."""
    made = packages(what, environment, program, folder, version)
    whole = folder / macos.APP if what == "macos" else program
    made.append(bill.write_bill(environment, whole, folder, version, with_demo=with_demo))
    made.append(write_sums(made, folder))
    for file in made:
        print(f"   {size_of(file)} in {file.relative_to(environment.root)}")
    if word := publisher.warning(publisher.read_publisher(environment.root)):
        print(word, file=sys.stderr, flush=True)
    return made


def packages(what: str, environment: Environment, program: Path, folder: Path, version: str) -> list[Path]:
    """The packages for one system."""
    if what == "windows":
        return [windows.build_installer(environment, program, folder, version)]
    if what == "macos":
        return [macos.build_image(folder / macos.APP, folder, version)]
    build = (debian_package.build_deb, linux_archive.build_archive)
    return [each(environment, program, folder, version) for each in build]


def size_of(path: Path) -> str:
    """How big a file or folder is, for people."""
    size = size_bytes(path) if path.is_dir() else path.stat().st_size
    return f"{size / 1e6:.0f} MB" if size >= 1e6 else f"{-(-size // 1000)} kB"

"""Prints, as JSON, the versions of what goes into the frozen program: run by the environment's Python, since
only that knows them. `python` are Python packages by name, `native` the names that parts.toml uses.
"""

from __future__ import annotations

import json
import platform
import pyexpat
import shutil
import sqlite3
import ssl
import sys
import zlib
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from devtools import elf
from devtools.distributions import bundled_distributions


def in_lxml(name: str) -> str:
    """Version of a library in lxml, by the name of lxml's constant."""
    numbers = getattr(import_module("lxml.etree"), name)
    return ".".join(map(str, numbers))


def libsoxr() -> str:
    """Version of the library in soxr."""
    import soxr

    return str(soxr.__libsoxr_version__)


def openblas() -> str:
    """Version of the library in numpy; nothing where numpy computes with the system's own."""
    import numpy as np

    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    return str(blas["version"]) if "openblas" in blas["name"] else ""


def portaudio() -> str:
    """Version of the library in sounddevice's wheel; on Linux that of the system, which is not bundled."""
    if platform.system() == "Linux":
        return ""
    import sounddevice

    return str(sounddevice.get_portaudio_version()[1]).split(",", maxsplit=1)[0]


def of_the_wheel(name: str) -> str:
    """Version of a Python package; nothing where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def of_the_system(library: str) -> str:
    """Version of the package of this Linux that brings a library which travels along; nothing elsewhere."""
    if shutil.which("dpkg-query") is None:
        return ""
    place = elf.library_places().get(library)
    if place is None:
        return ""
    [package] = elf.owners_of({place})
    return elf.run_tool("dpkg-query", "--show", "--showformat=${Version}\\n", package).splitlines()[0]


CARRIED = (
    *("libffi.so.8", "libbz2.so.1.0", "liblzma.so.5", "libxcb-cursor.so.0", "libxcb-icccm.so.4"),
    *("libxcb-image.so.0", "libxcb-keysyms.so.1", "libxcb-render-util.so.0", "libxcb-util.so.1"),
)
COMPILED = ("numpy", "lxml", "cryptography", "cffi", "pocketsphinx", "lameenc")
NATIVE: dict[str, Callable[[], str]] = {
    **{name: partial(of_the_system, name) for name in CARRIED},
    **{name: partial(of_the_wheel, name) for name in COMPILED},
    "python": platform.python_version,
    "pyinstaller": lambda: version("pyinstaller"),
    "openssl": lambda: ssl.OPENSSL_VERSION.split()[1],
    "sqlite": lambda: sqlite3.sqlite_version,
    "expat": lambda: pyexpat.EXPAT_VERSION.removeprefix("expat_"),
    "zlib": lambda: zlib.ZLIB_RUNTIME_VERSION,
    "qt": lambda: version("PySide6-Essentials"),
    "libxml2": partial(in_lxml, "LIBXML_VERSION"),
    "libxslt": partial(in_lxml, "LIBXSLT_VERSION"),
    "libsoxr": libsoxr,
    "openblas": openblas,
    "portaudio": portaudio,
}


def main() -> None:
    """Print them."""
    packages = bundled_distributions(with_demo="--without-demo" not in sys.argv)
    versions = {
        "python": {name: package.version for name, package in packages.items()},
        "native": {name: find() for name, find in NATIVE.items()},
    }
    json.dump(versions, sys.stdout)


if __name__ == "__main__":
    main()

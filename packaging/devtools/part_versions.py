"""Prints, as JSON, the versions of what goes into the frozen program: run by the environment's Python, since
only that knows them. `python` are Python packages by name, `native` the names that parts.toml uses.
"""

from __future__ import annotations

import json
import platform
import pyexpat
import sqlite3
import ssl
import sys
import zlib
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.metadata import version

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


NATIVE: dict[str, Callable[[], str]] = {
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

"""The one place that knows where the shipped files lie: in a checkout, in a wheel and in a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Path of a shipped file or folder under ``resources/``, for example ``resource_path("icons",
    "play.svg")``.
    """
    return resources_root().joinpath(*parts)


def resources_root() -> Path:
    """The ``resources`` folder of the checkout, of the installed wheel or of the frozen program."""
    unpacked = getattr(sys, "_MEIPASS", None)  # set by PyInstaller only
    if unpacked:
        return Path(unpacked) / "resources"
    package = Path(__file__).resolve().parent.parent
    in_wheel = package / "resources"
    return in_wheel if in_wheel.is_dir() else package.parent / "resources"

"""The one place that knows where the shipped files lie: in a checkout, in a wheel and in a frozen program.

A frozen program is a folder: the application, beside it the sandbox as a program of its own, and libraries.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

SANDBOX_PROGRAM = "vbee-sandbox"
SANDBOX_VOICE = "espeakng_loader"
"""An engine without which the sandbox has no voice: it comes with all the others, or none is there."""


def resource_path(*parts: str) -> Path:
    """Path of a shipped file or folder under ``resources/``, for example ``resource_path("icons",
    "play.svg")``.
    """
    return resources_root().joinpath(*parts)


def sandbox_command() -> list[str] | None:
    """How the sandbox is started as a process of its own; None where this installation comes without it: a
    frozen program that was built so, or a wheel without its extra ``demo``.
    """
    if not is_frozen():
        has_voice = importlib.util.find_spec(SANDBOX_VOICE) is not None
        return [sys.executable, "-m", "vbee_desktop.sandbox"] if has_voice else None
    program = Path(sys.executable).with_name(SANDBOX_PROGRAM + Path(sys.executable).suffix)
    return [str(program)] if program.is_file() else None


def is_frozen() -> bool:
    """Whether this is an installed program that carries its own Python."""
    return hasattr(sys, "_MEIPASS")


def resources_root() -> Path:
    """The ``resources`` folder of the checkout, of the installed wheel or of the frozen program."""
    unpacked = getattr(sys, "_MEIPASS", None)  # set by PyInstaller only
    if unpacked:
        return Path(unpacked) / "resources"
    package = Path(__file__).resolve().parent.parent
    in_wheel = package / "resources"
    return in_wheel if in_wheel.is_dir() else package.parent / "resources"

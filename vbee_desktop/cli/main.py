"""``vbee-desktop``: reads the arguments and hands over to one command; without one, the window opens."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "say": "vbee_desktop.cli.say",
    "transcribe": "vbee_desktop.cli.transcribe",
    "voices": "vbee_desktop.cli.voices",
    "doctor": "vbee_desktop.cli.doctor",
    "tour": "vbee_desktop.cli.tour",
    "sandbox": "vbee_desktop.cli.sandbox",
}
"""Each module has ``main(argv, environment) -> exit code``; only the one that is asked for is imported."""

WINDOW = "vbee_desktop.cli.window"


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code. Anything that goes wrong is one clear line on standard error."""
    words = list(sys.argv[1:] if argv is None else argv)
    module = COMMANDS.get(words[0]) if words else None
    command = import_module(module or WINDOW)
    arguments = words[1:] if module else words
    return int(command.main(arguments, os.environ))

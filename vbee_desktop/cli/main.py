"""``vbee-desktop``: reads the arguments and hands over to one command; without one, the window opens."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from vbee_desktop.cli.output import discard_output, speak_utf8

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

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

SECRET_VARIABLES = ("VBEE_APP_ID", "VBEE_TOKEN")

PIPE_CLOSED_EXIT_CODE = 141
"""What a shell gives a program that ends because nobody reads its output (128 + SIGPIPE)."""
INTERRUPTED_EXIT_CODE = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code. Anything that goes wrong is one clear line on standard error."""
    speak_utf8()
    environment = _taken(os.environ)
    words = list(sys.argv[1:] if argv is None else argv)
    name = words[0] if words and words[0] in COMMANDS else ""
    try:
        command = import_module(COMMANDS.get(name, WINDOW))
        return int(command.main(words[1:] if name else words, environment))
    except BrokenPipeError:
        discard_output()
        return PIPE_CLOSED_EXIT_CODE
    except KeyboardInterrupt:
        print(f"{f'vbee-desktop {name}'.strip()}: stopped", file=sys.stderr)
        return INTERRUPTED_EXIT_CODE


def _taken(environment: MutableMapping[str, str]) -> dict[str, str]:
    """A copy of the environment of this process, out of which the secrets are taken: what it starts (the
    sandbox, the recogniser, a browser) inherits the rest.
    """
    copy = dict(environment)
    for name in SECRET_VARIABLES:
        environment.pop(name, None)
    return copy

"""``vbee-desktop sandbox``: the local Vbee, as a program of its own."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from vbee_desktop.cli.running import tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """The exit code of the sandbox."""
    del environment
    if importlib.util.find_spec("espeakng_loader") is None:
        tell("vbee-desktop sandbox: the demo's engines are not installed (pip install 'vbee-desktop[demo]')")
        return 1
    from vbee_desktop.sandbox.main import main as run_sandbox

    return run_sandbox(list(argv))

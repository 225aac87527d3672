"""``vbee-desktop sandbox``: the local Vbee, as a program of its own."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from vbee_desktop.cli.running import tell
from vbee_desktop.core.resources import is_frozen, sandbox_command

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """The exit code of the sandbox."""
    del environment
    command = sandbox_command()
    if command is None:
        how = "" if is_frozen() else " (pip install 'vbee-desktop[demo]')"
        tell(f"vbee-desktop sandbox: this installation comes without the demo's engines{how}")
        return 1
    if is_frozen():
        return _run_program([*command, *argv])
    from vbee_desktop.sandbox.main import main as run_sandbox

    return run_sandbox(list(argv))


def _run_program(command: Sequence[str]) -> int:
    """The sandbox of a frozen program, which ends with this one."""
    with subprocess.Popen(command) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the terminal told the sandbox too
            return process.wait()

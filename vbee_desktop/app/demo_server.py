"""The sandbox as a child process: started for demo mode, ended with the program."""

from __future__ import annotations

import subprocess

from vbee_desktop.core.errors import Code, NotSent
from vbee_desktop.core.resources import sandbox_command

READY_PREFIX = "Vbee sandbox: "
STOP_TIMEOUT_S = 3.0


class DemoServer:
    """A running sandbox. It also ends by itself when this program dies: its standard input closes."""

    def __init__(self, process: subprocess.Popen[str], url: str) -> None:
        self._process = process
        self.url = url

    def stop(self) -> None:
        """End it, and make sure; safe to call twice."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        if self._process.stdout is not None:
            self._process.stdout.close()
        try:
            self._process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def demo_command() -> list[str]:
    """How the sandbox is started. Raises `NotSent` where this installation comes without it."""
    command = sandbox_command()
    if command is None:
        raise NotSent(Code.NO_CONNECTION, "built without the sandbox", step="demo", reason="absent")
    return command


def start_demo_server() -> DemoServer:
    """Start the sandbox on a free port and wait until it answers. Blocks; raises `NotSent` when it cannot
    start.
    """
    return answering(launched())


def launched() -> subprocess.Popen[str]:
    """The process of a sandbox, which may not answer yet. Raises `NotSent` where there is none."""
    return subprocess.Popen(
        [*demo_command(), "--port", "0", "--exit-with-stdin"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def answering(process: subprocess.Popen[str]) -> DemoServer:
    """The sandbox of a process, once it answers. Blocks until then, or until the process ends; raises
    `NotSent` when it cannot start.
    """
    line = process.stdout.readline() if process.stdout else ""
    if not line.startswith(READY_PREFIX):
        raise NotSent(Code.NO_CONNECTION, f"the sandbox did not start: {_last_words(process)}", step="demo")
    if process.stderr:
        process.stderr.close()
    return DemoServer(process, line.removeprefix(READY_PREFIX).strip())


def _last_words(process: subprocess.Popen[str]) -> str:
    process.kill()
    _out, errors = process.communicate()
    lines = errors.strip().splitlines()
    return lines[-1] if lines else f"exit code {process.returncode}"

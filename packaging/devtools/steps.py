"""Running other programs as named, timed steps whose failure is one clear line."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


class StepFailed(Exception):
    """A step could not be done. The message is one line for the developer."""


@contextmanager
def step(title: str) -> Iterator[None]:
    """Print the title, then how long the block took."""
    print(f"== {title}", flush=True)
    started_s = time.monotonic()
    yield
    print(f"   {time.monotonic() - started_s:.1f} s", flush=True)


def run_visibly(*command: str | Path, cwd: Path, env: Mapping[str, str]) -> int:
    """Run a program that speaks for itself; its exit code is returned.

    Ctrl+C reaches it without our help, and SIGTERM is passed on: it then ends as it sees fit; we wait for it.
    """
    with subprocess.Popen([str(part) for part in command], cwd=cwd, env=env) as process:
        previous = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        try:
            return wait_through_interrupts(process)
        finally:
            signal.signal(signal.SIGTERM, previous)


def wait_through_interrupts(process: subprocess.Popen[bytes]) -> int:
    """Exit code of the process, waiting on when Ctrl+C is pressed meanwhile."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def run_quietly(
    *command: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> tuple[int, str]:
    """Run a program and keep what it says: (exit code, output with errors)."""
    done = subprocess.run(
        [str(part) for part in command],
        env=env,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def with_defaults(defaults: Mapping[str, str]) -> dict[str, str]:
    """This process's environment; what the developer has set there wins over `defaults`."""
    return {**defaults, **os.environ}


def telling_line(output: str) -> str:
    """The line of a program's output that best says why it failed: its last error, else its last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith(("e:", "error"))]
    return (errors or lines or ["it said nothing"])[-1]

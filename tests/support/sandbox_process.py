"""The sandbox as the tests use it: the real program in a process of its own, and its control door."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROJECT_ROOT = Path(__file__).resolve().parents[2]
READY = "Vbee sandbox: "
START_LIMIT_S = 30
ANSWER_LIMIT_S = 30
MOST_REFUSALS = 10


class SandboxProcess:
    """A running sandbox. `url` is its address, without a slash at the end."""

    def __init__(self, url: str, process: subprocess.Popen[str]) -> None:
        self.url = url
        self.process = process

    def reset(self) -> None:
        """As freshly started: no jobs, no charges, no faults, settings and clock as they were."""
        self._ask("POST", "/sandbox/reset")

    def ledger(self) -> list[dict[str, Any]]:
        """What was charged, in order: ``product``, ``request_id``, ``characters`` or seconds, ``points`` …"""
        return list(self._ask("GET", "/sandbox/ledger"))

    def requests(self) -> list[dict[str, Any]]:
        """The requests that arrived, in order, without the control door's own."""
        return list(self._ask("GET", "/sandbox/requests"))

    def set_faults(self, plan: dict[str, Any]) -> None:
        """Misbehave from now on as `plan` says (see the sandbox's documentation)."""
        self._ask("POST", "/sandbox/faults", plan)

    def settings(self, **changes: Any) -> None:
        """Change the account and the service that the sandbox plays."""
        self._ask("POST", "/sandbox/settings", changes)

    def shift_clock(self, shift_s: float) -> None:
        """Move the sandbox's clock by this many seconds from real time."""
        self._ask("POST", "/sandbox/clock", {"shift_s": shift_s})

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"} if data else {}
        request = urllib.request.Request(self.url + path, data=data, headers=headers, method=method)
        for _ in range(MOST_REFUSALS):
            try:
                with urllib.request.urlopen(request, timeout=ANSWER_LIMIT_S) as answer:
                    return json.loads(answer.read() or b"null")
            except urllib.error.HTTPError:
                raise
            except (ConnectionError, urllib.error.URLError):
                continue  # a fault of the stage connect, which knows no door
        raise ConnectionError(f"the sandbox refuses {path}")


@contextmanager
def running_sandbox(*arguments: str) -> Iterator[SandboxProcess]:
    """A sandbox on a free port until the block ends; it ends by itself if the tests die before."""
    with tempfile.TemporaryFile("w+") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-m", "vbee_desktop.sandbox", "--port", "0", "--exit-with-stdin", *arguments],
            cwd=PROJECT_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
        )
        with process:
            try:
                yield SandboxProcess(address_told_by(process), process)
            except NotReady as error:
                process.kill()
                complaints.seek(0)
                raise RuntimeError(f"the sandbox did not start ({error}): {complaints.read()}") from None
            finally:
                end(process)


class NotReady(Exception):
    """The process said something else than its address, or nothing in time."""


def address_told_by(process: subprocess.Popen[str]) -> str:
    """The address in the one line that the sandbox prints when it accepts connections."""
    assert process.stdout is not None
    alarm = threading.Timer(START_LIMIT_S, process.kill)
    alarm.start()
    try:
        line = process.stdout.readline()
    finally:
        alarm.cancel()
    if not line.startswith(READY):
        raise NotReady(repr(line))
    return line.removeprefix(READY).strip()


def end(process: subprocess.Popen[str]) -> None:
    """Close its standard input, which ends it; kill it if that does not."""
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()

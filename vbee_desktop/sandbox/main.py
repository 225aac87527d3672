"""The sandbox's command line."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from vbee_desktop.sandbox.faults import FaultPlan
    from vbee_desktop.sandbox.server import SandboxServer

DEFAULT_PORT = 8700
RECOGNIZER_FLAG = "--recognizer"


def main(argv: Sequence[str], recognizer_command: Sequence[str] | None = None) -> int:
    """Runs the sandbox until it is told to end; returns the exit code.

    ``recognizer_command`` starts this same function with ``--recognizer`` as its only argument; the default
    is right for ``python -m vbee_desktop.sandbox`` and for a frozen executable whose entry is this function.
    """
    if list(argv) == [RECOGNIZER_FLAG]:
        from vbee_desktop.sandbox.recognizer import serve

        return serve()
    options = _parser().parse_args(argv)
    try:
        listener = _listen(options.host, options.port)
        plan = _read_plan_file(options.fault_plan)
    except (OSError, ValueError) as problem:
        print(f"Vbee sandbox: {problem}", file=sys.stderr)
        return 1
    asyncio.run(_serve(options, listener, plan, recognizer_command or _own_recognizer_command()))
    return 0


class _OneLineParser(argparse.ArgumentParser):
    """Tells a wrong argument in one line, without the usage above it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Vbee sandbox: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(
        prog="vbee-desktop sandbox",
        description="A local Vbee server: real speech and recognition, nothing charged.",
    )
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="0: any free port (default: 8700)")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--fault-plan", type=Path, metavar="FILE", help="a JSON file: what is to go wrong")
    parser.add_argument("--verbose", action="store_true", help="log requests to standard error")
    end = parser.add_mutually_exclusive_group()
    end.add_argument("--parent-pid", type=int, metavar="N", help="end when that process ends")
    end.add_argument("--exit-with-stdin", action="store_true", help="end when standard input closes")
    return parser


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named TCP, or asyncio would leave Nagle's algorithm on, and every answer would wait 40 ms for an ACK.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # on Windows this option would let two servers share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as problem:
        listener.close()
        reason = getattr(problem, "strerror", None) or str(problem)
        raise OSError(f"cannot listen on {host} port {port}: {reason}") from problem
    return listener


def _read_plan_file(path: Path | None) -> FaultPlan:
    from vbee_desktop.sandbox.fault_actions import KNOWN_ACTIONS
    from vbee_desktop.sandbox.faults import FaultPlan, read_plan

    if path is None:
        return FaultPlan()
    try:
        return read_plan(json.loads(path.read_text(encoding="utf-8")), KNOWN_ACTIONS)
    except (OSError, ValueError) as problem:
        raise ValueError(f"cannot read the fault plan {path}: {problem}") from problem


def _own_recognizer_command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, RECOGNIZER_FLAG]
    return [sys.executable, "-m", "vbee_desktop.sandbox", RECOGNIZER_FLAG]


async def _serve(
    options: argparse.Namespace, listener: socket.socket, plan: FaultPlan, recognizer_command: Sequence[str]
) -> None:
    import uvicorn

    from vbee_desktop.sandbox.application import make_application
    from vbee_desktop.sandbox.sandbox import Sandbox
    from vbee_desktop.sandbox.server import SandboxServer, connection_class

    if options.verbose:
        logging.basicConfig(level=logging.INFO)
    sandbox = Sandbox(recognizer_command)
    sandbox.faults = plan
    config = uvicorn.Config(
        make_application(sandbox),
        http=connection_class(sandbox.bytes_of_connection),
        loop="asyncio",
        lifespan="off",
        ws="none",
        log_config=None,
        log_level="info" if options.verbose else "critical",
        access_log=options.verbose,
        server_header=False,
    )
    server = SandboxServer(config, on_ready=lambda: _announce(listener))
    _end_when_told(server, options)
    try:
        await server.serve(sockets=[listener])
    finally:
        await sandbox.close()


def _announce(listener: socket.socket) -> None:
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"Vbee sandbox: http://{shown}:{port}", flush=True)


def _end_when_told(server: SandboxServer, options: argparse.Namespace) -> None:
    from vbee_desktop.sandbox.guards import when_process_ends, when_stdin_ends

    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda _number, _frame: server.stop())
    if options.exit_with_stdin:
        when_stdin_ends(server.stop)
    if options.parent_pid is not None:
        when_process_ends(options.parent_pid, server.stop)

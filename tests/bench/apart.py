"""A bench in a process of its own: what it leaves behind reaches no other, nor does its failure."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from tests.bench.table import Count, Row
from tests.support.sandbox_process import PROJECT_ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MARK = "bench row: "
"""Leads each line that is a row; what else a bench prints is passed on."""
END_S = 30.0


def measured(module: str, limit_s: float) -> Iterator[Row | Count]:
    """The rows of a module's ``measure()``, as they come; the last one tells why, when it fails, crashes or
    takes longer than ``limit_s``.
    """
    command = [sys.executable, "-m", "tests.bench.apart", module]
    process = subprocess.Popen(
        command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    is_late = threading.Event()
    watch = threading.Thread(target=_watch, args=(process, limit_s, is_late))
    watch.start()
    with process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if line.startswith(MARK):
                    yield row_of(line.removeprefix(MARK))
                else:
                    print(line, end="", file=sys.stderr, flush=True)
            code = process.wait()
        finally:
            process.send_signal(signal.SIGINT)  # nothing happens to one that has ended
            watch.join()
    if is_late.is_set():
        yield failure(module, f"took longer than {limit_s:g} s")
    elif code < 0:
        yield failure(module, f"ended by {signal.Signals(-code).name}")


def failure(module: str, why: str) -> Count:
    """The row of a bench that did not come to its end."""
    return Count(module.rpartition(".")[2].replace("_", "-"), f"failed: {why}", "a figure", is_met=False)


def line_of(row: Row | Count) -> str:
    """A row on its way to the other process."""
    return json.dumps([type(row).__name__, row._asdict()])


def row_of(line: str) -> Row | Count:
    """The row again."""
    kind, values = json.loads(line)
    return Row(**values) if kind == Row.__name__ else Count(**values)


def _watch(process: subprocess.Popen[str], limit_s: float, is_late: threading.Event) -> None:
    """Interrupt it at the limit, as Ctrl+C does, so that it ends what it has started; what it leaves behind
    all the same, and would hold its standard output open, is killed.
    """
    try:
        process.wait(limit_s)
    except subprocess.TimeoutExpired:
        is_late.set()
        process.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        process.wait(END_S)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def main(module: str) -> int:
    """Measure here, and print the rows for the other process."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it
    try:
        measure: Callable[[], Iterator[Row | Count]] = import_module(module).measure
        for row in measure():
            print(MARK + line_of(row), flush=True)
    except (Exception, pytest.skip.Exception) as error:  # noqa: BLE001 - the other benches go on
        traceback.print_exc()
        why = " ".join(f"{type(error).__name__}: {error}".split())[:100]
        print(MARK + line_of(failure(module, why)), flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

"""A display without a screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from tests.e2e.harness.helper_process import HelperProcess
from tests.e2e.harness.tools import need_program


@contextmanager
def running_xvfb(size: str = "1366x768") -> Iterator[dict[str, str]]:
    """The environment of a fresh X server on a free display, for the time of the block."""
    xvfb = need_program("Xvfb", package="xvfb")
    server = HelperProcess(
        [xvfb, "-displayfd", "1", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"], os.environ
    )
    try:
        display = server.wait_for_line(r"^(\d+)$")[1]
        yield {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb", "XDG_SESSION_TYPE": "x11"}
    finally:
        server.stop()

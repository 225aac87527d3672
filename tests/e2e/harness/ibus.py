"""A real input method in a desktop session: IBus with Unikey, which composes Vietnamese from Telex keys."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.harness.helper_process import HelperProcess
from tests.e2e.harness.tools import need_file, need_program

ENGINE = "Unikey"
START_LIMIT_S = 30.0


@contextmanager
def running_ibus(session: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The environment in which a program of `session` is typed into by way of Unikey, as it is freshly
    installed.
    """
    with TemporaryDirectory(prefix="ibus-") as folder:  # a short path: sockets lie in it
        yield from _running_in(Path(folder), session)


def _running_in(folder: Path, session: Mapping[str, str]) -> Iterator[dict[str, str]]:
    daemon = need_program("ibus-daemon", package="ibus")
    need_file("/usr/share/ibus/component/unikey.xml", package="ibus-unikey")
    way = {
        "XDG_CONFIG_HOME": str(folder / "config"),
        "QT_IM_MODULE": "ibus",
    }  # Qt looks there for its address
    machine = os.environ | dict(session) | way
    machine |= {"XDG_CACHE_HOME": str(folder / "cache"), "GSETTINGS_BACKEND": "memory"}
    parts = ("--panel=disable", "--config=disable", "--emoji-extension=disable")
    process = HelperProcess([daemon, "--single", *parts], machine)
    try:
        _choose_engine(machine)
        yield way
    finally:
        process.stop()


def _choose_engine(machine: Mapping[str, str]) -> None:
    """Until it is the engine of the session. The first command fails while the daemon starts, and also when
    the keyboard's layout cannot be changed, which does not matter.
    """
    pause, end_s = threading.Event(), time.monotonic() + START_LIMIT_S
    while _ibus(machine, "engine").stdout.strip() != ENGINE:
        assert time.monotonic() < end_s, "the input method does not come"
        _ibus(machine, "engine", ENGINE)
        pause.wait(0.05)


def _ibus(machine: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = ["ibus", *words]
    return subprocess.run(command, env=dict(machine), capture_output=True, text=True, timeout=30, check=False)

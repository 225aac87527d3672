"""A real Secret Service in a private D-Bus session, as GNOME has it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from jeepney import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import Proxy, open_dbus_connection  # type: ignore[import-untyped]

from tests.e2e.harness.helper_process import HelperProcess
from tests.e2e.harness.tools import need_program

_NAME = "org.freedesktop.secrets"
_SCRIPT = 'printf "%s" "$1" | "$2" --foreground --unlock --components=secrets'
_START_LIMIT_S = 20.0


@contextmanager
def running_secret_service(session: Mapping[str, str], data_folder: Path) -> Iterator[None]:
    """The key store of `session`, unlocked and empty, for the time of the block."""
    daemon = need_program("gnome-keyring-daemon", package="gnome-keyring")
    (data_folder / "keyrings").mkdir(parents=True)
    environment = os.environ | dict(session) | {"XDG_DATA_HOME": str(data_folder)}
    process = HelperProcess(["/bin/sh", "-c", _SCRIPT, "sh", "a password", daemon], environment)
    try:
        _wait_for_owner(session["DBUS_SESSION_BUS_ADDRESS"])
        yield
    finally:
        process.stop()


def _wait_for_owner(bus: str) -> None:
    """Until the service has its name: who asks earlier would have the bus start another one."""
    pause, end_s = threading.Event(), time.monotonic() + _START_LIMIT_S
    with open_dbus_connection(bus) as connection:
        asked = Proxy(message_bus, connection)
        while not asked.NameHasOwner(_NAME)[0]:
            assert time.monotonic() < end_s, "the key store does not come"
            pause.wait(0.02)

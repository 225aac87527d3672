"""A private D-Bus session with the accessibility bus, as a desktop has it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.e2e.harness.helper_process import HelperProcess
from tests.e2e.harness.tools import need_file, need_program


@contextmanager
def running_session(display: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The environment of a desktop session on `display`; assistive technology sees the Qt programs in it."""
    dbus_daemon = need_program("dbus-daemon", package="dbus-daemon")
    launcher = need_file("/usr/lib*/at-spi-bus-launcher", package="at-spi2-core")
    with tempfile.TemporaryDirectory() as runtime_folder:
        environment = {
            **display,
            "XDG_RUNTIME_DIR": runtime_folder,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            # Qt lacks GetApplicationBusAddress
            "QT_LOGGING_RULES": "qt.accessibility.atspi.warning=false",
        }
        bus = HelperProcess(
            [dbus_daemon, "--session", "--nofork", "--nopidfile", "--print-address=1"],
            os.environ | environment,
        )
        try:
            environment["DBUS_SESSION_BUS_ADDRESS"] = bus.wait_for_line(r"^(unix:\S+)$")[1]
            with accessibility_bus(str(launcher), environment):
                yield environment
        finally:
            bus.stop()


@contextmanager
def accessibility_bus(launcher: str, environment: Mapping[str, str]) -> Iterator[None]:
    """Without a session manager nobody starts it before the first program asks."""
    process = HelperProcess([launcher, "--launch-immediately"], os.environ | environment)
    try:
        yield
    finally:
        process.stop()

"""What stands between an office and the Internet: squid, which asks who you are, and mitmproxy, which reads
along by a certificate of its own.
"""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.api.wire_server import free_port
from tests.e2e.harness.helper_process import HelperProcess
from tests.e2e.harness.tools import need_file, need_program
from vbee_desktop.core.proxy_choice import ProxyLogin

REROUTING = Path(__file__).with_name("far_away.py")
START_LIMIT_S = 30.0
NOBODY_IS_ASKED = ("connection_strategy=lazy", "upstream_cert=false")
"""No server but the sandbox is looked for, nor its name."""
SQUID = """
http_port 127.0.0.1:{port}
hosts_file {folder}/hosts
auth_param basic program {helper} {folder}/passwords
auth_param basic children 1 startup=1
acl staff proxy_auth REQUIRED
http_access allow staff
http_access deny all
cache deny all
visible_hostname office
shutdown_lifetime 0 seconds
pid_filename none
access_log stdio:{folder}/access.log
cache_log {folder}/cache.log
coredump_dir {folder}
"""


class OfficeProxy:
    """A running proxy. ``address`` is ``host:port``."""

    def __init__(self, port: int, process: HelperProcess, folder: Path) -> None:
        self.address = f"127.0.0.1:{port}"
        self.port = port
        self._process = process
        self._folder = folder

    @property
    def certificate(self) -> Path:
        """The root by which mitmproxy vouches for every server."""
        return self._folder / "mitmproxy-ca-cert.pem"

    @property
    def tunnels(self) -> list[tuple[str, str]]:
        """Of squid's log: status and target of each CONNECT."""
        lines = (self._folder / "access.log").read_text().splitlines()
        words = [line.split() for line in lines]
        return [(each[3].rpartition("/")[2], each[6]) for each in words if each[5] == "CONNECT"]

    @property
    def read_along(self) -> list[str]:
        """What mitmproxy has read of encrypted connections: method, and address without the scheme."""
        return [line.removeprefix("read ") for line in self._process.lines if line.startswith("read ")]


@contextmanager
def running_squid(login: ProxyLogin, names: tuple[str, ...]) -> Iterator[OfficeProxy]:
    """A squid that lets ``login`` through and nobody else; it finds the ``names`` on this computer."""
    squid = need_program("squid", package="squid")
    helper = need_file("/usr/lib*/squid/basic_ncsa_auth", package="squid")
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        folder.chmod(0o777)  # started by root, it works as a user of its own
        (folder / "hosts").write_text("".join(f"127.0.0.1 {each}\n" for each in names))
        (folder / "passwords").write_text(f"{login.name}:{_hashed(login.password)}\n")
        (folder / "squid.conf").write_text(SQUID.format(port=port, folder=folder, helper=helper))
        process = HelperProcess([squid, "-N", "-f", str(folder / "squid.conf")], os.environ)
        try:
            _wait_until_listening(port, process)
            yield OfficeProxy(port, process, folder)
        finally:
            process.stop()


@contextmanager
def running_mitmproxy(sandbox_url: str, *, is_proxy: bool = True) -> Iterator[OfficeProxy]:
    """A mitmproxy behind which every server is the sandbox. Not as a proxy it plays such a server itself, by
    TLS.
    """
    mitmdump = need_program("mitmdump", package="mitmproxy")
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        mode = "regular" if is_proxy else f"reverse:{sandbox_url}"
        place = ("--listen-host", "127.0.0.1", "--listen-port", str(port))
        choices = (f"confdir={folder}", "keep_host_header=true", *NOBODY_IS_ASKED)
        settings = [word for choice in choices for word in ("--set", choice)]
        command = [mitmdump, "--mode", mode, *place, *settings, "--scripts", str(REROUTING)]
        process = HelperProcess(command, os.environ | {"SANDBOX": sandbox_url, "PYTHONUNBUFFERED": "1"})
        try:
            _wait_until_listening(port, process)
            yield OfficeProxy(port, process, Path(folder))
        finally:
            process.stop()


def _hashed(password: str) -> str:
    openssl = need_program("openssl", package="ca-certificates")
    done = subprocess.run(
        [openssl, "passwd", "-apr1", "-stdin"], input=password, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _wait_until_listening(port: int, process: HelperProcess) -> None:
    pause, end_s = threading.Event(), time.monotonic() + START_LIMIT_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < end_s, "\n".join(process.lines)
            pause.wait(0.05)
        else:
            return

"""Keeps the tests on loopback: a connection or a name look-up that would leave the machine fails the test."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

import pytest

LOCAL_NAMES = frozenset({"", "localhost", "ip6-localhost", socket.gethostname()})
RESERVED_ENDINGS = (".invalid", ".test", ".example")


class NetworkGuard:
    """Replaces the doors to the network in `socket`; `attempts` names what outside loopback was tried."""

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def install(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(socket.socket, "connect", self._guarded(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", self._guarded(socket.socket.connect_ex))
        patch.setattr(socket, "getaddrinfo", self._guarded_lookup(socket.getaddrinfo))

    def _guarded(self, connect: Callable[..., Any]) -> Callable[..., Any]:
        def connect_on_loopback(sock: socket.socket, address: Any) -> Any:
            if sock.family in (socket.AF_INET, socket.AF_INET6) and not is_loopback(str(address[0])):
                self._refuse(str(address[0]))
            return connect(sock, address)

        return connect_on_loopback

    def _guarded_lookup(self, look_up: Callable[..., Any]) -> Callable[..., Any]:
        def look_up_locally(host: Any, *args: Any, **kwargs: Any) -> Any:
            name = host.decode() if isinstance(host, bytes) else host
            if name is None or name in LOCAL_NAMES or is_address(name):
                return look_up(host, *args, **kwargs)
            if name.endswith(
                RESERVED_ENDINGS
            ):  # these never exist: answer as a name server would, without asking one
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            return self._refuse(name)

        return look_up_locally

    def _refuse(self, host: str) -> None:
        self.attempts.append(host)
        raise OSError(f"tests stay on loopback, and this one tried {host}")


def is_address(host: str) -> bool:
    """Whether `host` is a literal IP address."""
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether connecting to `host` stays on this machine; names other than the local ones do not."""
    if is_address(host):
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    return host in LOCAL_NAMES

"""Where the services are: the public hosts, or one address that replaces them all."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from vbee_desktop.core.errors import BadInput, Code

_LOOPBACK_NAMES = frozenset({"localhost", "localhost.localdomain"})


@dataclass(frozen=True, slots=True)
class Server:
    """Base addresses without a trailing slash: ``legacy`` (TTS), ``current`` (TTS and STT) and ``voices``."""

    legacy: str
    current: str
    voices: str

    @property
    def is_loopback(self) -> bool:
        """Whether the API itself is on this machine: only then may links and http point to private
        addresses.
        """
        return is_loopback_host(urlsplit(self.current).hostname or "")


PUBLIC_SERVER = Server(legacy="https://vbee.vn", current="https://api.vbee.vn", voices="https://vbee.vn")


def server_at(address: str) -> Server:
    """The server at one base address (``VBEE_SERVER``). Plain http is taken for loopback only; raises
    `BadInput`.
    """
    base = address.strip().rstrip("/")
    try:
        parts = urlsplit(base)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise BadInput(Code.BAD_SETTING, "server address", field="server", reason="address") from error
    plain_ok = parts.scheme == "http" and is_loopback_host(host)
    if (
        not host
        or parts.username
        or parts.query
        or parts.fragment
        or not (plain_ok or parts.scheme == "https")
    ):
        raise BadInput(Code.BAD_SETTING, "server address", field="server", reason="address")
    return Server(base, base, base)


def is_loopback_host(host: str) -> bool:
    """Whether a host name or literal address is this machine, without asking the DNS."""
    if host.lower() in _LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

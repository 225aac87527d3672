"""Where Vbee may call back: the public address of the user's tunnel or proxy, and the port it leads to."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.server import is_loopback_host

PORT_FIELD = "callbacks.port"
ADDRESS_FIELD = "callbacks.public_url"
PORT_RANGE = (1024, 65_535)
"""Ports below are the system's own."""

PORT_TAKEN = "port_taken"
USUAL_PORT = 8765
"""The fact ``reason`` of the error when somebody else listens there."""

CALLBACK_PATH = "/cb/"
MAX_ADDRESS_CHARACTERS = 1_000
TOKEN_BYTES = 16
_USUAL_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class CallbackAddress:
    """``public_url`` is what Vbee is told, without a slash at its end; ``port`` is where we listen, on
    loopback.

    The public address may have a path: the tunnel or proxy then takes it off again.
    """

    public_url: str
    port: int

    def url(self, token: str) -> str:
        """The address for one job."""
        return f"{self.public_url}{CALLBACK_PATH}{token}"

    @property
    def hosts(self) -> frozenset[str]:
        """What a ``Host`` header may say, in lower case, when it names the public address."""
        parts = urlsplit(self.public_url)
        name = parts.netloc.lower()
        usual_port = _USUAL_PORTS[parts.scheme]
        if parts.port not in {None, usual_port}:
            return frozenset({name})
        bare = name.removesuffix(f":{usual_port}")
        return frozenset({bare, f"{bare}:{usual_port}"})


def callback_address(*, public_url: str, port: int) -> CallbackAddress:
    """The checked address of a receiver: https to any host, plain http to this machine only.

    Raises `BadInput` with the fact ``field`` (`PORT_FIELD` or `ADDRESS_FIELD`).
    """
    lowest, highest = PORT_RANGE
    if not lowest <= port <= highest:
        raise BadInput(Code.BAD_SETTING, "callback port", field=PORT_FIELD, lowest=lowest, highest=highest)
    address = public_url.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        is_fit = _is_plain(address) and _is_allowed(parts, host) and parts.port != 0
    except ValueError as error:
        raise _bad_address() from error
    if not is_fit:
        raise _bad_address()
    return CallbackAddress(_spelt_for_the_wire(parts, host), port)


def new_token() -> str:
    """128 random bits in 32 hexadecimal digits: nobody guesses the callback address of a create."""
    return secrets.token_hex(TOKEN_BYTES)


def digest_of(token: str) -> str:
    """The SHA-256 of a token, in hexadecimal digits: what is kept of it. Looked up by that, the time that
    it takes tells nothing of the token.
    """
    return hashlib.sha256(token.encode()).hexdigest()


def _is_plain(address: str) -> bool:
    """`urlsplit` drops line ends silently, and browsers take a backslash for a slash: neither is let in."""
    is_short = len(address) <= MAX_ADDRESS_CHARACTERS
    return is_short and address.isprintable() and not set(address) & set(' \\?#@<>"')


def _is_allowed(parts: SplitResult, host: str) -> bool:
    is_plain_here = parts.scheme == "http" and is_loopback_host(host)
    return bool(host) and (parts.scheme == "https" or is_plain_here)


def _spelt_for_the_wire(parts: SplitResult, host: str) -> str:
    """A host name in other letters travels as its ASCII form, in the address and in ``Host``."""
    bracketed = f"[{host}]" if ":" in host else host
    port = "" if parts.port is None else f":{parts.port}"
    return f"{parts.scheme}://{bracketed}{port}{parts.path}"


def _bad_address() -> BadInput:
    return BadInput(Code.BAD_SETTING, "callback address", field=ADDRESS_FIELD, reason="address")

"""By which way the servers are reached: as the system says, directly, or by way of a proxy of one's own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import quote, urlsplit

from vbee_desktop.core.errors import BadInput, Code

FIELD = "proxy"
_USUAL_PORTS = {"http": 80, "https": 443}


class ProxyMode(StrEnum):
    """``SYSTEM`` is what the operating system or the environment says."""

    SYSTEM = "system"
    NONE = "none"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class ProxyLogin:
    """Name and password for basic authentication."""

    name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ProxyChoice:
    """``address`` is ``http://host:port`` or ``https://host:port`` with `ProxyMode.MANUAL`, else empty."""

    mode: ProxyMode = ProxyMode.SYSTEM
    address: str = ""
    login: ProxyLogin | None = None

    @property
    def url(self) -> str:
        """The address with its login, for the HTTP library alone: it holds a password."""
        if self.login is None or not self.address:
            return self.address
        scheme, _, place = self.address.partition("://")
        return f"{scheme}://{quote(self.login.name, safe='')}:{quote(self.login.password, safe='')}@{place}"

    @property
    def words(self) -> str:
        """As it is written down, in settings and for support; a login is never in it."""
        return self.address or str(self.mode)

    def with_login(self, login: ProxyLogin | None) -> ProxyChoice:
        """The same way; only a proxy of one's own is given a login."""
        return replace(self, login=login if self.mode is ProxyMode.MANUAL else None)


def proxy_choice(words: str) -> ProxyChoice:
    """``system``, ``none``, or the address of a proxy (``host:port`` is http). Raises `BadInput` with the
    fact ``field``; an address with a login in it is refused: it would be written into a file.
    """
    text = words.strip()
    if text.lower() in {ProxyMode.SYSTEM, ProxyMode.NONE}:
        return ProxyChoice(ProxyMode(text.lower()))
    return ProxyChoice(ProxyMode.MANUAL, _address(text))


def _address(text: str) -> str:
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        port = parts.port or _USUAL_PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise _bad("address") from error
    if parts.scheme not in _USUAL_PORTS:
        raise _bad("scheme")
    if parts.username or parts.password:
        raise _bad("login")
    if not parts.hostname or not _is_bare(text) or parts.query or parts.fragment or parts.path.strip("/"):
        raise _bad("address")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{port}"


def _is_bare(text: str) -> bool:
    return text.isprintable() and not any(mark.isspace() for mark in text)


def _bad(reason: str) -> BadInput:
    return BadInput(Code.BAD_SETTING, "proxy address", field=FIELD, reason=reason)

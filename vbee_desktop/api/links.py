"""Which addresses audio may be fetched from. A link is the server's word: data, not an order."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from vbee_desktop.core.errors import Code, SomethingBadCameBack
from vbee_desktop.core.server import Server, is_loopback_host

_UNSAFE_MARKS = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_NUMBERS_ONLY = re.compile(r"(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+))*", re.IGNORECASE)
_HOME_ENDINGS = (".localhost", ".local", ".localdomain", ".internal", ".intranet", ".lan", ".home.arpa")


def check_link(link: str, server: Server) -> None:
    """Refuse a link that the audio client must not follow.

    Allowed is https to a public host; when the API itself is on loopback, also http to loopback and https to
    any host. Raises `SomethingBadCameBack` (``BAD_ANSWER``; the fact ``reason`` is ``link_shape``,
    ``link_https`` or ``link_private``), whose detail never shows the link.
    """
    parts = _split(link)
    host = (parts.hostname or "").rstrip(".")
    if not host or not host.isascii() or parts.username is not None or parts.password is not None:
        raise forbidden_link("is no plain address")
    plain_ok = parts.scheme == "http" and server.is_loopback and is_loopback_host(host)
    if parts.scheme != "https" and not plain_ok:
        raise forbidden_link("is not https", "link_https")
    if not server.is_loopback and is_private_host(host):
        raise private_link()


def next_hop(link: str, location: str) -> str:
    """Where a redirect leads, without its fragment."""
    try:
        return urldefrag(urljoin(link, location.strip())).url
    except ValueError as error:
        raise forbidden_link("is no address") from error


def is_private_host(host: str) -> bool:
    """Whether a name or literal address belongs to this machine or its neighbours, without asking the DNS.

    Numbers that are no ordinary address (``2130706433``, ``0x7f.1``) count as private: resolvers read them
    as one.
    """
    name = host.lower().rstrip(".")
    try:
        return is_private_address(name)
    except ValueError:
        return "." not in name or name.endswith(_HOME_ENDINGS) or bool(_NUMBERS_ONLY.fullmatch(name))


def is_private_address(address: str) -> bool:
    """Whether a literal IP address is anything but a public one. Raises ValueError when it is no address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_private_address(str(inner))
    return not ip.is_global or ip.is_multicast


def forbidden_link(why: str, reason: str = "link_shape") -> SomethingBadCameBack:
    """A plain `SomethingBadCameBack`: asking again would bring the same, so it is not retried."""
    return SomethingBadCameBack(Code.BAD_ANSWER, f"the link {why}", reason=reason)


def private_link() -> SomethingBadCameBack:
    """The refusal of a link into somebody's own network."""
    return forbidden_link("leads to a private address", "link_private")


def _split(link: str) -> SplitResult:
    if _UNSAFE_MARKS.search(link):
        raise forbidden_link("is no plain address")
    try:
        parts = urlsplit(link)
        _port = parts.port
    except ValueError as error:
        raise forbidden_link("is no address") from error
    return parts
